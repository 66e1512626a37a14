"""The public register of organizations."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sapar.registers.organizations.actions import close_organization, name_employer
from sapar.registers.organizations.models import Membership, Role
from tests.cast import sign_in


def browser(actor=None):
    """Return a browser, signed in as this actor."""
    client = Client(headers={"accept-language": "en"})
    if actor is not None:
        sign_in(client, actor.account)
    return client


def text_of(response):
    """Return the page."""
    return response.content.decode()


def test_anyone_finds_an_office_on_any_keyboard(cast):
    name_employer(cast.office("osh"), by=cast.meerim, kind="employer", name="Өңүктүрүү Строй", country="RU")
    page = text_of(browser().get(reverse("organizations:list"), {"q": "онуктуруу СТРОЙ"}))
    assert "Өңүктүрүү Строй" in page
    assert "Бишкек" not in page


def test_a_closed_one_is_found_by_name_only(cast):
    office = cast.office("osh")
    close_organization(office, by=cast.asel, reason="Moved")
    url = reverse("organizations:detail", args=[office.ref])
    assert url not in text_of(browser().get(reverse("organizations:list")))
    assert url in text_of(browser().get(reverse("organizations:list"), {"q": "ош"}))


def test_kinds_can_be_chosen(cast):
    posts = text_of(browser().get(reverse("organizations:list"), {"kind": "post"}))
    assert cast.office("moscow").name not in posts
    posts = text_of(browser().get(reverse("organizations:list"), {"kind": "post"}))
    assert "Москва" in posts


def test_the_list_costs_the_same_for_five_and_for_fifty(cast):
    client, office = browser(), cast.office("osh")
    client.get(reverse("organizations:list"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("organizations:list"))
    for number in range(50):
        name_employer(office, by=cast.meerim, kind="employer", name=f"Firm {number}", country="RU")
    with CaptureQueriesContext(connection) as many:
        client.get(reverse("organizations:list"))
    assert len(many) == len(few)


@pytest.mark.parametrize(("who", "sees"), [("aigul", True), ("asel", True), ("meerim", False), (None, False)])
def test_members_are_shown_to_colleagues_and_administrators(cast, who, sees):
    cast.everyone()
    client = browser(getattr(cast, who) if who else None)
    page = text_of(client.get(reverse("organizations:detail", args=[cast.office("bishkek").ref])))
    assert ("Самат Орозов" in page) == sees


def test_a_head_has_buttons_for_others_but_not_for_the_own_membership(cast):
    cast.everyone()
    page = text_of(browser(cast.samat).get(reverse("organizations:detail", args=[cast.office("bishkek").ref])))
    here = Membership.objects.filter(organization=cast.office("bishkek"))
    own, other = (here.get(role=role).ref for role in (Role.OFFICE_HEAD, Role.EMPLOYMENT_OFFICER))
    assert (f"end-membership/{other}" in page, f"end-membership/{own}" in page) == (True, False)


def test_only_employers_and_agencies_are_offered_to_be_named(cast):
    page = browser(cast.aigul).get(reverse("actions:do", args=["name-employer", cast.office("bishkek").ref]))
    assert [code for code, _label in page.context["form"].fields["kind"].choices] == ["employer", "agency"]


def test_an_employer_is_not_shown_as_part_of_an_office(cast):
    named = name_employer(cast.office("osh"), by=cast.meerim, kind="employer", name="Ege", country="TR").record
    page = text_of(browser(cast.aigul).get(reverse("organizations:detail", args=[named.ref])))
    assert "Part of" not in page


def test_a_membership_leads_to_its_organization(cast):
    own = Membership.objects.get(account=cast.aigul.account)
    page = browser(cast.aigul).get(reverse("organizations:membership", args=[own.ref]))
    assert page["Location"] == reverse("organizations:detail", args=[cast.office("bishkek").ref])
    assert browser().get(reverse("organizations:membership", args=[own.ref]))["Location"].startswith("/sign-in")
