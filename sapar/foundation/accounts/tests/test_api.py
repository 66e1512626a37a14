"""The API takes the session of a signed-in account, and only with its CSRF token."""

import pytest
from django.test import Client
from django.urls import clear_url_caches, path

from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.tests import pages
from sapar.foundation.accounts.tests.conftest import AIGUL, last_code, pass_step
from sapar.foundation.actions.doors.api import make_api

JSON = {"content_type": "application/json"}


@pytest.fixture
def api(monkeypatch):
    """Put the API beside the pages."""
    monkeypatch.setattr(pages, "urlpatterns", [*pages.urlpatterns, path("api/v1/", make_api().urls)])
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def strict(api, aigul):
    """A browser that is signed in, whose posts are checked like a real one's."""
    browser = Client(enforce_csrf_checks=True)
    token = {"csrfmiddlewaretoken": _token(browser)}
    browser.post("/sign-in", {"contact": AIGUL, **token})
    browser.post("/sign-in/code", {"code": last_code(), **token})
    return browser


def _token(browser):
    browser.get("/sign-in")
    return browser.cookies["csrftoken"].value


def choose(browser, account, **headers):
    """Choose a language over the API."""
    url = f"/api/v1/accounts/{account.ref}/choose-language"
    return browser.post(url, {"language": "en"}, headers=headers, **JSON)


def test_a_session_that_owes_the_second_step_does_not(strict, aigul):
    answer = choose(strict, aigul.account, **{"x-csrftoken": strict.cookies["csrftoken"].value})
    assert (answer.status_code, answer.json()["code"]) == (403, "second_step")
    assert Account.objects.get(pk=aigul.account.pk).language == "ru"


def test_a_session_with_its_token_acts(strict, aigul):
    pass_step(strict)
    answer = choose(strict, aigul.account, **{"x-csrftoken": strict.cookies["csrftoken"].value})
    assert answer.status_code == 200
    assert Account.objects.get(pk=aigul.account.pk).language == "en"


def test_a_session_without_its_token_does_not(strict, aigul):
    pass_step(strict)
    assert choose(strict, aigul.account).status_code == 403
    assert Account.objects.get(pk=aigul.account.pk).language == "ru"


def test_visitors_have_pages_and_no_api(api, aigul, browser):
    assert choose(browser, aigul.account).status_code == 401
