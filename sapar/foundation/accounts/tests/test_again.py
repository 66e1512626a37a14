"""A page whose token is stale: what was typed is sent again, unless it came from elsewhere or holds a secret."""

import pytest
from django.test import Client

HERE = {"origin": "http://testserver"}
STORY = {"story": "Үч ай\nакча жок", "csrfmiddlewaretoken": "of another tab"}


def strict(account=None):
    """A browser whose tokens are checked, signed in where there is an account."""
    browser = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    if account:
        browser.force_login(account)
    return browser


def test_what_was_typed_with_a_stale_token_is_sent_again_by_one_press(cast):
    browser = strict(cast.aigul.account)
    page = browser.post("/tell?step=2", STORY, headers=HERE)
    assert page.status_code == 403
    assert "This page was open too long" in page.text
    assert "Nothing you typed is lost" in page.text
    answers = page.context["answers"]
    assert answers.fields == (("story", STORY["story"]),)
    fresh = {**dict(answers.fields), "csrfmiddlewaretoken": page.context["csrf_token"]}
    assert browser.post(answers.url, fresh, headers=HERE).text == f"Taken: {STORY['story']}"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"referer": "https://elsewhere.example/form"},
        {"referer": "/tell"},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        {},
    ],
)
def test_what_comes_from_elsewhere_is_offered_to_nobody(cast, headers):
    page = strict(cast.aigul.account).post("/tell", STORY, headers=headers)
    assert page.status_code == 403
    assert "Үч ай" not in page.text
    assert "Send again" not in page.text


def test_an_older_browser_vouches_by_the_page_it_came_from(cast):
    page = strict(cast.aigul.account).post("/tell", STORY, headers={"referer": "http://testserver/tell"})
    assert "Send again" in page.text


@pytest.mark.parametrize("field", ["code", "password", "secret"])
def test_a_secret_is_never_carried_by_a_page(cast, field):
    page = strict(cast.aigul.account).post("/sign-in/code", {field: "271828"}, headers=HERE)
    assert page.status_code == 403
    assert "271828" not in page.text
    assert "load the page again" in page.text


def test_more_than_a_page_can_carry_is_not_carried(cast):
    page = strict(cast.aigul.account).post("/tell", {"story": "а" * 300_000}, headers=HERE)
    assert page.status_code == 403
    assert len(page.content) < 30_000
