"""The second step: nothing opens before it, whatever is asked and however."""

from datetime import timedelta

import pytest
from django.test import Client

from sapar.foundation import clock
from sapar.foundation.accounts import factors
from sapar.foundation.accounts.middleware import PASSED
from sapar.foundation.accounts.securing import add_code_app
from sapar.foundation.accounts.tests.conftest import AIGUL, code_at, first_step, last_code
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.audit.trail import opened
from sapar.registers.organizations.actions import end_membership
from sapar.registers.organizations.models import Membership

STEP = "/second-step?next=%2Fdesk"


def passed(browser):
    return browser.get("/desk").status_code == 200


@pytest.mark.parametrize(
    "path", ["/desk", "/account", "/acting", "/account/tokens", "/account/second-step/recovery-codes"]
)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options"])
def test_a_session_that_owes_it_reaches_nothing(with_app, path, method):
    answer = getattr(first_step(), method)(path)
    assert answer.headers["location"].startswith("/second-step?next=")


@pytest.mark.parametrize("path", ["/account/second-step", "/account/second-step/app", "/account/second-step/passkey"])
def test_with_a_factor_no_other_can_be_added_before_it_was_passed(with_app, path):
    for answer in (first_step().get(path), first_step().post(path, {"code": "1"})):
        assert answer.headers["location"].startswith("/second-step?next=")
    assert factors.kinds_of(with_app[0].account) == {factors.APP, factors.RECOVERY}


def test_the_language_and_the_way_out_stay_open(with_app):
    browser = first_step()
    assert (
        browser.post("/language/setlang/", {"language": "ky", "next": "/second-step"}).headers["location"]
        == "/second-step"
    )
    assert browser.post("/sign-out").headers["location"] == "/"
    assert browser.get("/who").text.startswith("visitor:")


def test_the_page_shows_no_navigation_that_leads_nowhere(with_app):
    page = first_step().get(STEP).text
    assert "Second step: code from your app or key" in page
    assert "/sign-out" in page
    assert 'href="/account"' not in page


def test_a_code_of_the_app_lets_in_and_leads_where_one_was_going(with_app):
    browser = first_step()
    answer = browser.post(STEP, {"code": code_at(with_app[1], 1)})
    assert answer.headers["location"] == "/desk"
    assert passed(browser)


def test_the_key_of_the_session_changes_with_what_it_opens(with_app):
    browser = first_step()
    before = browser.session.session_key
    browser.post(STEP, {"code": code_at(with_app[1], 1)})
    assert browser.session.session_key != before


def test_a_code_works_once(with_app):
    code = code_at(with_app[1], 1)
    first_step().post(STEP, {"code": code})
    thief = first_step()
    assert thief.post(STEP, {"code": code}).status_code == 422
    assert not passed(thief)


@pytest.mark.parametrize("steps", [-2, 2, 40])
def test_a_code_of_another_time_does_not(with_app, steps):
    answer = first_step().post(STEP, {"code": code_at(with_app[1], steps)})
    assert answer.status_code == 422
    assert "This code does not fit" in answer.text


@pytest.mark.parametrize(
    "given", [{}, {"code": ""}, {"code": "abc"}, {"code": "9" * 21}, {"credential": "{}"}, {"credential": "["}]
)
def test_nonsense_is_answered_with_a_sentence(with_app, given):
    browser = first_step()
    assert browser.post(STEP, given).status_code == 422
    assert not passed(browser)


def test_a_recovery_code_lets_in_once(with_app):
    code = factors.recovery_codes_of(with_app[0].account)[3]
    browser, again = first_step(), first_step()
    browser.post(STEP, {"code": f"{code[:4]} {code[4:]}"})
    assert passed(browser)
    assert again.post(STEP, {"code": code}).status_code == 422
    assert len(factors.recovery_codes_of(with_app[0].account)) == 9


def test_what_was_typed_waits_behind_it(with_app):
    browser = first_step()
    place = browser.post("/desk", {"note": "Long"}).headers["location"]
    back = browser.post(place, {"code": code_at(with_app[1], 1)}).headers["location"]
    assert dict(browser.get(back).context["answers"].fields)["note"] == "Long"


def test_nobody_is_sent_to_another_site(with_app):
    answer = first_step().post("/second-step?next=https://evil.example/", {"code": code_at(with_app[1], 1)})
    assert answer.headers["location"] == "/"


def test_a_page_asked_for_by_htmx_is_sent_as_a_whole(with_app):
    answer = first_step().get("/desk", headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"].startswith("/second-step")


def test_a_visitor_is_asked_for_the_first_step_first(browser):
    assert browser.get("/second-step").headers["location"].startswith("/sign-in")


def test_a_member_without_one_sets_it_up_before_anything_else(aigul):
    browser = first_step()
    assert browser.get("/desk").headers["location"] == STEP
    assert browser.get(STEP).headers["location"] == "/account/second-step?next=%2Fdesk"
    page = browser.get("/account/second-step?next=%2Fdesk").text
    assert "Set up your second step" in page
    assert "/account/second-step/app?next=%2Fdesk" in page


def test_a_holder_is_not_asked_unless_they_chose_to_be(cast):
    nurlan, browser, key = cast.holder("nurlan"), Client(), factors.new_secret()
    browser.force_login(nurlan.account)
    assert passed(browser)
    add_code_app(nurlan.account, by=nurlan, secret=key, code=code_at(key))
    assert not passed(browser)
    browser.post(STEP, {"code": code_at(key, 1)})
    assert passed(browser)


def test_whoever_had_one_as_a_member_keeps_it_afterwards(cast, with_app):
    end_membership(Membership.objects.get(account=with_app[0].account), by=cast.asel, reason="Moved")
    with clock.at(clock.now() + timedelta(days=1)):
        assert not passed(first_step())


def test_the_next_to_sign_in_in_this_browser_passes_it_again(with_app):
    browser = first_step()
    browser.post(STEP, {"code": code_at(with_app[1], 1)})
    browser.post("/sign-in", {"contact": AIGUL})
    assert PASSED in browser.session
    browser.post("/sign-in/code", {"code": last_code()})
    assert PASSED not in browser.session


def test_the_trail_says_that_it_was_passed_and_when_it_was_not(with_app):
    browser = first_step()
    browser.post(STEP, {"code": "000000"})
    assert Refusal.objects.filter(action="note_sign_in", subject_ref=with_app[0].account.ref).count() == 1
    browser.post(STEP, {"code": code_at(with_app[1], 1)})
    ways = [opened(event.details)["way"] for event in AuditEvent.objects.filter(action="note_sign_in").order_by("pk")]
    assert ways == ["code", "second_step"]
