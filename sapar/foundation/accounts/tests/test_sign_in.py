"""Signing in with a code, through HTTP, as people do."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils.http import urlencode

from sapar.foundation import clock
from sapar.foundation.accounts import asking
from sapar.foundation.accounts.actions import close_account, note_sign_in
from sapar.foundation.accounts.models import SignInCode
from sapar.foundation.accounts.tasks import tidy_sign_in
from sapar.foundation.accounts.tests.conftest import AIGUL, last_code
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role

UNKNOWN = "+996555999999"
WRONG = {"code": "no"}


def ask(browser, contact=AIGUL, after=""):
    return browser.post(f"/sign-in?{urlencode({'next': after})}" if after else "/sign-in", {"contact": contact})


def test_a_phone_signs_in_with_the_code_that_was_sent_to_it(cast, browser):
    account = cast.aigul.account
    assert ask(browser, "0700 00 00 01").headers["location"] == "/sign-in/code"
    assert OutboxMessage.objects.get(notice="accounts/code").address == AIGUL
    answer = browser.post("/sign-in/code", {"code": last_code()})
    assert answer.headers["location"] == "/"
    assert account.ref in browser.get("/who").text


def test_an_e_mail_address_signs_in_whatever_its_letters(cast, browser):
    until = clock.today() + timedelta(days=9)
    add_member(
        cast.office("osh"), by=cast.asel, name="A", contact="aida@example.org", role=Role.HOTLINE_CLERK, until=until
    )
    ask(browser, " Aida@Example.org ")
    message = OutboxMessage.objects.get(notice="accounts/code")
    assert last_code() not in message.subject
    browser.post("/sign-in/code", {"code": last_code()})
    assert browser.get("/who").text.startswith("member:")


def test_a_code_may_be_typed_with_a_space(aigul, browser):
    ask(browser)
    browser.post("/sign-in/code", {"code": f" {last_code()[:3]} {last_code()[3:]}"})
    assert browser.get("/who").text.startswith("member:")


def test_a_wrong_code_does_not_sign_in_and_says_so(aigul, browser):
    ask(browser)
    answer = browser.post("/sign-in/code", WRONG)
    assert answer.status_code == 422
    assert "This is not the code we sent" in answer.text
    assert browser.get("/who").text.startswith("visitor:")


def test_a_code_works_once(aigul, browser):
    ask(browser)
    pending = dict(browser.session)["sign_in"]
    browser.post("/sign-in/code", {"code": last_code()})
    thief = Client(headers={"accept-language": "en"})
    session = thief.session
    session["sign_in"] = pending
    session.save()
    answer = thief.post("/sign-in/code", {"code": last_code()})
    assert "does not work any more" in answer.text
    assert thief.get("/who").text.startswith("visitor:")


def test_a_code_works_only_in_the_session_that_asked(aigul, browser):
    ask(browser)
    code, other = last_code(), Client()
    assert other.post("/sign-in/code", {"code": code}).headers["location"] == "/sign-in"
    ask(other, UNKNOWN)
    assert other.post("/sign-in/code", {"code": code}).status_code == 422


@pytest.mark.parametrize(("minutes", "status"), [(9, 302), (11, 422)])
def test_a_code_lives_ten_minutes(aigul, browser, minutes, status):
    with clock.at(clock.now()):
        ask(browser)
        with clock.at(clock.now() + timedelta(minutes=minutes)):
            assert browser.post("/sign-in/code", {"code": last_code()}).status_code == status


def test_after_too_many_tries_even_the_right_code_waits_and_the_neighbour_does_not(cast, aigul, browser):
    assert cast.samat
    ask(browser)
    answers = [browser.post("/sign-in/code", WRONG) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 429]
    assert "Minutes to wait: 15" in answers[-1].text
    assert browser.post("/sign-in/code", {"code": last_code()}).status_code == 429
    assert ask(browser).status_code == 429
    neighbour = Client()  # the same address: the test client has one
    ask(neighbour, "+996700000002")
    assert neighbour.post("/sign-in/code", {"code": last_code()}).status_code == 302


def test_waiting_ends(aigul, browser):
    ask(browser)
    for _ in range(5):
        browser.post("/sign-in/code", WRONG)
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert ask(browser).status_code == 302


def test_a_contact_is_not_flooded_with_codes_from_however_many_sessions(aigul):
    answers = [ask(Client(headers={"accept-language": "en"})) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert OutboxMessage.objects.filter(notice="accounts/code").count() == 5
    assert "Minutes to wait: 60" in answers[-1].text


def test_a_session_does_not_try_one_contact_after_another_for_ever(browser):
    statuses = [ask(browser, f"+9965559999{n}").status_code for n in range(10, 21)]
    assert statuses == [302] * 10 + [429]


def test_a_day_of_wrong_tries_is_limited_too(aigul):
    start = clock.now()
    for hour in range(4):
        with clock.at(start + timedelta(hours=hour)):
            guesser = Client()
            ask(guesser)
            for _ in range(5):
                guesser.post("/sign-in/code", WRONG)
    with clock.at(start + timedelta(hours=5)):
        assert ask(Client()).status_code == 429
    with clock.at(start + timedelta(hours=24, minutes=1)):
        assert ask(Client()).status_code == 302


def walk(browser, contact):
    """Return everything somebody without the code sees, until and beyond the limit."""
    pages = [ask(browser, contact)]
    pages.append(browser.get("/sign-in/code"))
    pages += [browser.post("/sign-in/code", {"code": "x"}) for _ in range(6)]
    pages.append(ask(browser, contact))
    return [(page.status_code, page.headers.get("location"), _but_for(contact, page.text)) for page in pages]


def _but_for(contact, text):
    """Leave out the form's token and what was typed."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text).replace(contact, "")


def test_an_unknown_contact_gets_the_same_answers_and_no_code(aigul, browser):
    other = Client(headers={"accept-language": "en"})
    assert walk(browser, AIGUL) == walk(other, "+996555000001")
    assert OutboxMessage.objects.filter(notice="accounts/code").count() == 1
    assert SignInCode.objects.filter(account=None).count() == 1


def test_what_is_neither_phone_nor_address_is_said_in_words(browser):
    answer = ask(browser, "12")
    assert answer.status_code == 422
    assert "Write the phone with country code" in answer.text
    assert 'value="12"' in answer.text


@pytest.mark.parametrize("place", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "http:\\\\evil"])
def test_nobody_is_sent_to_another_site(aigul, browser, place):
    ask(browser, after=place)
    assert browser.post("/sign-in/code", {"code": last_code()}).headers["location"] == "/"


def test_one_returns_to_what_one_began(aigul, browser):
    ask(browser, after="/tell?for=me")
    assert browser.post("/sign-in/code", {"code": last_code()}).headers["location"] == "/tell?for=me"


def test_the_key_of_the_session_is_a_new_one(aigul, browser):
    ask(browser)
    before = browser.session.session_key
    browser.post("/sign-in/code", {"code": last_code()})
    assert browser.session.session_key != before


def test_a_post_without_its_token_is_refused(cast):
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/sign-in", {"contact": AIGUL}).status_code == 403


def test_looking_at_the_page_leaves_no_session(browser):
    assert browser.get("/sign-in").status_code == 200
    assert "sessionid" not in browser.cookies


def test_a_closed_account_gets_no_code(cast, browser):
    close_account(cast.aigul.account, by=cast.aigul)
    ask(browser)
    assert not OutboxMessage.objects.filter(notice="accounts/code").exists()


def test_old_codes_are_forgotten(aigul, browser):
    ask(browser)
    assert tidy_sign_in(clock.today()) == 0
    with clock.at(clock.now() + timedelta(days=3)):
        assert tidy_sign_in(clock.today()) == 1


@pytest.mark.parametrize("contact", [AIGUL, UNKNOWN])
def test_the_time_to_answer_does_not_tell_who_has_an_account(aigul, browser, monkeypatch, contact):
    waited = []
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 60)
    monkeypatch.setattr(asking.time, "sleep", waited.append)
    ask(browser, contact)
    assert 59 < waited[0] < 60


def test_the_trail_says_who_signed_in_with_what_and_who_failed(cast, browser):
    account = cast.aigul.account
    ask(browser)
    browser.post("/sign-in/code", WRONG)
    refused = Refusal.objects.get(action="note_sign_in")
    assert (refused.subject_ref, refused.code) == (account.ref, "wrong_code")
    assert not AuditEvent.objects.filter(action="note_sign_in").exists()
    browser.post("/sign-in/code", {"code": last_code()})
    noted = AuditEvent.objects.get(action="note_sign_in")
    assert (noted.subject_ref, opened(noted.details)["way"]) == (account.ref, "code")


def test_only_the_system_notes_a_sign_in(cast):
    with pytest.raises(Refused):
        note_sign_in(cast.aigul.account, by=cast.aigul, way="code")
