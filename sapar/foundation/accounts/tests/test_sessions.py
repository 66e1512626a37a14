"""Sessions: ended elsewhere, run out in the middle of typing, and never the wrong person's."""

import re
from datetime import timedelta
from urllib.parse import quote

from django.test import Client

from sapar.foundation import clock
from sapar.foundation.accounts.tests.conftest import AIGUL, last_code, pass_step
from sapar.registers.organizations.actions import end_membership
from sapar.registers.organizations.models import Membership
from tests.unguarded import end_all_sessions

STORY = "Акча төлөнгөн жок & <b>үч ай</b>"


def sign_in_again(browser, place, contact=AIGUL):
    """Sign in from the page one was sent to, with both steps, and return the page one comes back to."""
    browser.post(place, {"contact": contact})
    back = browser.post("/sign-in/code", {"code": last_code()}).headers["location"]
    pass_step(browser)
    return back


def test_what_was_typed_is_sent_again_after_the_session_ran_out(signed_in):
    browser = signed_in()
    end_all_sessions()
    place = browser.post("/tell?step=2", {"story": STORY}).headers["location"]
    assert place.startswith("/sign-in?next=")
    assert "Your sign-in ran out" in browser.get(place).text
    page = browser.get(sign_in_again(browser, place))
    assert "Акча төлөнгөн жок &amp; &lt;b&gt;үч ай" in page.text
    assert 'action="/tell?step=2"' in page.text
    assert "Айгүл Асанова" in page.text
    answers = page.context["answers"]
    assert browser.post(answers.url, dict(answers.fields)).text == f"Taken: {STORY}"


def test_another_account_may_go_on_where_the_first_stopped(cast, signed_in):
    assert cast.samat
    browser = signed_in()
    end_all_sessions()
    place = browser.post("/tell", {"story": STORY}).headers["location"]
    assert "Акча" in browser.get(sign_in_again(browser, place, "+996700000002")).text


def test_what_was_typed_is_sealed_and_only_this_browsers(signed_in):
    browser = signed_in()
    end_all_sessions()
    place = browser.post("/tell", {"story": "Nobody pays"}).headers["location"]
    assert "Nobody pays" not in str(dict(browser.session))
    back = sign_in_again(browser, place)
    assert signed_in().get(back).headers["location"] == "/"


def test_what_was_typed_does_not_wait_for_ever(signed_in):
    browser = signed_in()
    end_all_sessions()
    back = sign_in_again(browser, browser.post("/tell", {"story": STORY}).headers["location"])
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert browser.get(back).headers["location"] == "/"


def test_whoever_opens_a_record_without_an_account_is_asked_to_sign_in(cast, signed_in):
    url = f"/do/close-account/{cast.aigul.account.ref}"
    assert Client().get(url).headers["location"] == f"/sign-in?next={quote(url, safe='')}"
    assert cast.samat
    assert signed_in("+996700000002").get(url).status_code == 404


def test_a_fragment_asked_for_by_htmx_sends_the_whole_page_to_sign_in(browser):
    answer = browser.get("/tell", headers={"hx-request": "true"})
    assert answer.headers["hx-redirect"].startswith("/sign-in?next=")


def test_signing_out_everywhere_else_keeps_this_session_alone(signed_in):
    here, there = signed_in(), signed_in()
    assert here.post("/account/sessions").headers["location"] == "/account"
    assert here.get("/who").text.startswith("member:")
    assert there.get("/who").text.startswith("visitor:")


def test_signing_out_leaves_nothing(signed_in):
    browser = signed_in()
    assert browser.post("/sign-out").headers["location"] == "/"
    assert browser.get("/who").text.startswith("visitor:")
    assert browser.get("/sign-out").status_code == 405


def test_an_ended_membership_ends_the_standing_of_a_running_session(cast, signed_in):
    browser = signed_in()
    assert browser.get("/who").text.startswith("member:")
    end_membership(Membership.objects.get(account=cast.aigul.account), by=cast.asel, reason="Moved")
    with clock.at(clock.now() + timedelta(days=1)):
        assert browser.get("/who").text.startswith("holder:")


def test_a_membership_whose_day_is_over_is_no_standing(signed_in):
    browser = signed_in()
    with clock.at(clock.now() + timedelta(days=366)):
        login_again = Client()
        login_again.post("/sign-in", {"contact": AIGUL})
        login_again.post("/sign-in/code", {"code": last_code()})
        assert login_again.get("/who").text.startswith("holder:")
    assert browser.get("/who").text.startswith("member:")


def test_a_session_that_looks_on_is_not_written(cast, signed_in, django_assert_num_queries):
    browser = signed_in()
    with django_assert_num_queries(3) as asked:
        browser.get("/who")
    assert not [query for query in asked if not re.match("SELECT", query["sql"])]
