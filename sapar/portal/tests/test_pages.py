"""Where people are led: what waits for their answer, and nothing that is refused to them."""

import pytest
from django.test import Client
from django.urls import reverse

from sapar.employment.stays.tests.staying import NOON, abroad, asked
from sapar.foundation import clock
from sapar.foundation.accounts.middleware import HELPING
from sapar.foundation.accounts.models import Account
from sapar.registers.data_rights.actions import trust_person
from sapar.registers.people.belongings import begin_assisting
from tests.unguarded import unguarded


@pytest.fixture(autouse=True)
def _noon():
    with clock.at(NOON):
        yield


def links_of(page) -> set[str]:
    """Return the addresses in the navigation of a page."""
    return {link.url for link in page.context["frame"].nav}


def own_page(holder):
    """Open my journey as this holder."""
    client = Client()
    client.force_login(holder.account)
    return client.get(reverse("portal:journey"))


def test_a_check_in_that_waits_stands_on_my_journey(cast):
    check_in, nurlan = asked(cast)
    page = own_page(nurlan)
    assert reverse("actions:do", args=["answer-check-in", check_in.ref]) in page.content.decode()


def test_where_nothing_waits_nothing_is_asked_and_the_whole_journey_is_one_press_away(cast):
    journey, nurlan = abroad(cast)
    page = own_page(nurlan)
    assert page.context["asked"] is None
    assert reverse("journeys:detail", args=[journey.ref]) in page.content.decode()


def test_a_helper_sees_the_journey_of_the_person_and_is_led_to_their_pages(cast):
    nurlan = cast.worker("nurlan")
    client = cast.client_for("salima")
    begin_assisting(nurlan, by=cast.salima, consent_of="person", how="phone")
    session = client.session
    session[HELPING] = nurlan.ref
    session.save()
    page = client.get(reverse("portal:journey"))
    assert "Нурлан" in page.content.decode()
    assert reverse("portal:journey") in links_of(page)
    assert reverse("people:search") not in links_of(page)


def test_a_member_without_a_journey_is_led_to_the_desk(cast):
    assert cast.client_for("aigul").get(reverse("portal:journey"))["Location"] == reverse("portal:desk")


@pytest.mark.parametrize("who", ["asel", "tilek"])
def test_nobody_is_led_to_a_search_that_is_refused_to_them(cast, who):
    client = cast.client_for(who)
    assert client.get(reverse("people:search")).status_code == 403
    assert reverse("people:search") not in links_of(client.get(reverse("portal:desk")))


@pytest.mark.parametrize(
    ("who", "led"), [("aigul", {"returns:list", "reintegration:list"}), ("ermek", {"reintegration:list"}),
                     ("daniyar", {"returns:list"}), ("kanykei", {"reintegration:list"}), ("asel", set())],
)  # fmt: skip
def test_each_is_led_to_the_returns_and_services_that_are_theirs(cast, who, led):
    links = links_of(cast.client_for(who).get(reverse("portal:desk")))
    assert {name for name in ("returns:list", "reintegration:list") if reverse(name) in links} == led


def test_an_officer_is_led_to_people(cast):
    assert reverse("people:search") in links_of(cast.client_for("aigul").get(reverse("portal:desk")))


def test_whoever_is_trusted_and_has_no_record_is_led_to_those_who_trust_them(cast):
    nurlan, phone = cast.holder("nurlan"), "+996555000077"
    trust_person(cast.worker("nurlan"), by=nurlan, name="Чолпон", tie="parent", phone=phone)
    with unguarded():
        account = Account.opened_for("Чолпон", phone, "ky")
    client = Client()
    client.force_login(account)
    assert client.get(reverse("portal:journey"))["Location"] == reverse("data_rights:family")
