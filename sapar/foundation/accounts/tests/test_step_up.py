"""Grave acts of staff ask for the second step again; what was typed waits behind it."""

from datetime import timedelta

import pytest
from django.test import Client

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.tests.conftest import code_at, first_step, pass_step
from sapar.foundation.actions.errors import SecondStepAgain
from sapar.registers.organizations.actions import close_organization
from sapar.registers.organizations.models import Organization, OrganizationState

ASEL = "+996700000008"


@pytest.fixture
def asel(cast, signed_in):
    """Asel's browser, a quarter of an hour after her second step; and the page where she closes an office."""
    office, _ = cast.office("osh"), cast.asel
    browser = signed_in(ASEL)
    passed_ago(browser, 16)
    return browser, f"/do/close-organization/{office.ref}"


def passed_ago(browser, minutes):
    pass_step(browser, (clock.now() - timedelta(minutes=minutes)).isoformat())


def is_open(cast):
    return Organization.objects.get(pk=cast.office("osh").pk).state == OrganizationState.ACTIVE


def test_the_page_of_a_grave_act_asks_before_one_writes(asel):
    browser, page = asel
    assert browser.get(page).headers["location"] == f"/second-step?next={page.replace('/', '%2F')}"
    passed_ago(browser, 14)
    assert browser.get(page).status_code == 200


def test_sending_it_asks_too_and_what_was_typed_waits(cast, asel):
    browser, page = asel
    passed_ago(browser, 1)
    token = browser.get(page).context["form"]["token"].value()
    passed_ago(browser, 16)
    answer = browser.post(page, {"reason": "Көчүп кетти", "token": token})
    assert answer.headers["location"].startswith("/second-step?next=")
    assert is_open(cast)
    passed_ago(browser, 0)
    back = browser.get(answer.headers["location"]).headers["location"]
    assert "Көчүп кетти" in browser.get(back).text


def test_a_light_act_does_not_ask(cast, asel):
    browser, _page = asel
    assert browser.get(f"/do/correct-organization/{cast.office('osh').ref}").status_code == 200


def test_the_act_itself_asks_whatever_door_it_came_through(cast):
    office, old = cast.office("osh"), clock.now() - timedelta(minutes=16)
    by = Actor(Kind.MEMBER, account=cast.asel.account, standing=cast.asel.standing, proved_at=old)
    with pytest.raises(SecondStepAgain):
        close_organization(office, by=by, reason="x")
    assert is_open(cast)


def test_how_long_is_a_setting(settings, asel):
    settings.SAPAR_STEP_UP_MINUTES = 30
    assert asel[0].get(asel[1]).status_code == 200


def test_holders_close_their_account_without_it(cast):
    browser, nurlan = Client(), cast.holder("nurlan")
    browser.force_login(nurlan.account)
    assert browser.get(f"/do/close-account/{nurlan.account.ref}").status_code == 200


def test_passing_it_again_starts_the_time_anew(with_app):
    browser = first_step()
    browser.post("/second-step", {"code": code_at(with_app[1], 1)})
    assert browser.get(f"/do/close-account/{with_app[0].account.ref}").status_code == 200
