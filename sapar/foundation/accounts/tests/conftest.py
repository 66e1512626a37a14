"""What the tests of signing in share: browsers, and reading the code out of the outbox."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sapar.foundation.accounts import asking, factors, second_step
from sapar.foundation.accounts.middleware import PASSED
from sapar.foundation.accounts.securing import add_code_app, make_recovery_codes
from sapar.foundation.notices.models import OutboxMessage

AIGUL = "+996700000001"
PAGES = "sapar.foundation.accounts.tests.pages"


@pytest.fixture(autouse=True)
def _pages(settings, monkeypatch):
    settings.ROOT_URLCONF, settings.SAPAR_FRAME = PAGES, f"{PAGES}.frame"
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 0)
    looked_at = {"who", "tell", "help"}  # small pages, to see signing in alone
    monkeypatch.setattr(second_step, "OPEN", second_step.OPEN | looked_at)


@pytest.fixture
def browser(db: None) -> Client:
    """A browser that nobody has signed in with; English, so that sentences can be read."""
    return Client(headers={"accept-language": "en"})


def last_code() -> str:
    """Return the code in the newest message."""
    message = OutboxMessage.objects.filter(notice="accounts/code").order_by("pk").last()
    found = re.search(r"\b\d{6}\b", message.body)
    return found[0]


@pytest.fixture
def aigul(cast):
    """Aigul, who has an account with a phone."""
    return cast.aigul


@pytest.fixture
def with_app(aigul):
    """Aigul, with an app on her phone; and the key in it."""
    key = factors.new_secret()
    add_code_app(aigul.account, by=aigul, secret=key, code=code_at(key))
    make_recovery_codes(aigul.account, by=aigul)
    aigul.account.refresh_from_db()
    return aigul, key


def code_at(key: str, steps: int = 0) -> str:
    """Return what an app with this key shows, so many half minutes from now."""
    return factors._code_at(key, factors._now() + steps)


def first_step() -> Client:
    """Return a browser in which Aigul typed the code we sent, and no other."""
    browser = Client(headers={"accept-language": "en"})
    browser.post("/sign-in", {"contact": AIGUL})
    browser.post("/sign-in/code", {"code": last_code()})
    return browser


@pytest.fixture
def signed_in(aigul) -> Callable[[str], Client]:
    """Return a function that signs in a browser with a contact, over HTTP."""

    def sign_in(contact: str = AIGUL) -> Client:
        browser = Client(headers={"accept-language": "en"})
        browser.post("/sign-in", {"contact": contact})
        browser.post("/sign-in/code", {"code": last_code()})
        pass_step(browser)
        return browser

    return sign_in


def pass_step(browser: Client, at: str = "9999-12-31T00:00:00+00:00") -> None:
    """Have a browser's session as if it had passed the second step."""
    session = browser.session
    session[PASSED] = at
    session.save()
