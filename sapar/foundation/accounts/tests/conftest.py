"""What the tests of signing in share: browsers, and reading the code out of the outbox."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sapar.foundation.accounts import asking
from sapar.foundation.notices.models import OutboxMessage

AIGUL = "+996700000001"
PAGES = "sapar.foundation.accounts.tests.pages"


@pytest.fixture(autouse=True)
def _pages(settings, monkeypatch):
    settings.ROOT_URLCONF, settings.SAPAR_FRAME = PAGES, f"{PAGES}.frame"
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 0)


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
def signed_in(aigul) -> Callable[[str], Client]:
    """Return a function that signs in a browser with a contact, over HTTP."""

    def sign_in(contact: str = AIGUL) -> Client:
        browser = Client(headers={"accept-language": "en"})
        browser.post("/sign-in", {"contact": contact})
        browser.post("/sign-in/code", {"code": last_code()})
        return browser

    return sign_in
