"""Acting for one of several organisations."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.accounts.tests.conftest import AIGUL
from sapar.registers.organizations.actions import add_member, end_membership
from sapar.registers.organizations.models import Role


@pytest.fixture
def twice(cast, signed_in):
    """Aigul, who also works for the hotline of Osh; and that membership."""
    until = clock.today() + timedelta(days=9)
    second = add_member(
        cast.office("osh"), by=cast.asel, name="A", contact=AIGUL, role=Role.HOTLINE_CLERK, until=until
    ).record
    return signed_in(), second


def test_whoever_has_several_roles_is_asked_in_which_they_act(cast, twice):
    browser, second = twice
    page = browser.get("/acting").text
    assert "Hotline clerk" in page
    assert "Employment officer" in page
    choice = f"hotline_clerk@{second.organization.ref}"
    assert browser.post("/acting?next=/who", {"standing": choice}).headers["location"] == "/who"
    assert choice in browser.get("/who").text


def test_nobody_acts_in_a_role_they_do_not_have(cast, twice):
    browser, second = twice
    answer = browser.post("/acting", {"standing": f"administrator@{second.organization.ref}"})
    assert answer.status_code == 422
    assert "administrator" not in browser.get("/who").text


def test_a_chosen_role_that_ended_is_not_acted_in_any_more(cast, twice):
    browser, second = twice
    browser.post("/acting", {"standing": f"hotline_clerk@{second.organization.ref}"})
    end_membership(second, by=cast.asel, reason="Moved")
    assert "employment_officer@" in browser.get("/who").text


def test_visitors_sign_in_first_and_those_without_roles_go_home(cast, browser):
    assert browser.get("/acting").headers["location"] == "/sign-in?next=%2Facting"


def test_every_page_says_in_which_role_one_acts_and_leads_to_where_it_is_changed(signed_in):
    page = signed_in().get("/account").text
    assert '<a href="/account">' in page
    assert "Айгүл Асанова · Employment officer, Бишкек" in page


def test_a_visitor_is_nobody_in_the_header(browser):
    assert "who-is-here" not in browser.get("/sign-in").text
