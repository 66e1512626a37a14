"""Passkeys over HTTP, with a key made of software."""

import html
import re

import pytest
from allauth.mfa.models import Authenticator

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.securing import add_passkey
from sapar.foundation.accounts.tests.conftest import first_step, pass_step
from sapar.foundation.accounts.tests.soft_key import SoftKey

ADD = "/account/second-step/passkey"
STEP = "/second-step?next=/desk"


def wish_on(page):
    """Return what the page has for the browser."""
    return html.unescape(re.search(r'data-wish="([^"]+)"', page.text)[1])


@pytest.fixture
def key(aigul):
    """The key on Aigul's ring, with which she set up her second step."""
    made, browser = SoftKey(), first_step()
    answer = browser.post(ADD, {"name": "Менин ачкычым", "credential": made.made_for(wish_on(browser.get(ADD)))})
    assert "Print or write down these codes now" in answer.text
    assert browser.get("/desk").status_code == 200
    return made


def test_a_passkey_opens_the_second_step(aigul, key):
    browser = first_step()
    answer = browser.post(STEP, {"credential": key.used_for(wish_on(browser.get(STEP)))})
    assert answer.headers["location"] == "/desk"
    assert browser.get("/desk").status_code == 200


def test_an_answer_works_once_and_only_for_what_was_asked(key):
    browser, thief = first_step(), first_step()
    answer = key.used_for(wish_on(browser.get(STEP)))
    wish_on(thief.get(STEP))
    assert thief.post(STEP, {"credential": answer}).status_code == 422
    browser.post(STEP, {"credential": answer})
    again = first_step()
    assert again.post(STEP, {"credential": answer}).status_code == 422


def test_another_key_does_not(key):
    stranger, browser = SoftKey(), first_step()
    stranger.id = key.id
    answer = browser.post(STEP, {"credential": stranger.used_for(wish_on(browser.get(STEP)))})
    assert answer.status_code == 422
    assert "The passkey was not accepted" in answer.text


def test_a_page_that_only_looks_like_ours_gets_nothing(key):
    key.origin, browser = "https://testserver.evil.example", first_step()
    assert browser.post(STEP, {"credential": key.used_for(wish_on(browser.get(STEP)))}).status_code == 422


def test_only_what_this_page_asked_for_is_kept(aigul):
    browser, other = first_step(), SoftKey()
    wish = wish_on(browser.get(ADD))
    browser.get(ADD)
    answer = browser.post(ADD, {"name": "x", "credential": other.made_for(wish)})
    assert answer.status_code == 422
    assert factors.factors_of(aigul.account) == []


@pytest.mark.parametrize("credential", ["", "[]", "{}", "null", "1", '{"id": 1, "rawId": "x", "response": {}}'])
def test_nonsense_makes_no_passkey(aigul, credential):
    browser = first_step()
    browser.get(ADD)
    assert browser.post(ADD, {"name": "x", "credential": credential}).status_code == 422


def test_its_name_lies_sealed_and_is_shown_to_its_holder(aigul, key, signed_in):
    assert "Менин" not in str(Authenticator.objects.get(type=factors.PASSKEY).data)
    browser = signed_in()
    pass_step(browser)
    assert "Менин ачкычым" in browser.get("/account").text
    assert add_passkey.name == "add_passkey"


def test_without_a_passkey_the_page_asks_for_none(with_app):
    assert "data-passkey" not in first_step().get(STEP).text
