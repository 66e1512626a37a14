"""What a session remembers between asking for a code and typing it. The contact itself is not kept, only hinted at."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from django.http import HttpRequest

from sapar.foundation.accounts import codes
from sapar.foundation.accounts.sessions import ASKED
from sapar.foundation.limits.limit import Limit

DOTS = "•••"
ANSWER_SECONDS = 0.1  # sending takes about 10 ms, not sending 2: the time to answer must not tell which it was


@dataclass(frozen=True)
class Asked:
    """A code was asked for: its row, the contact half hidden, and where to go afterwards."""

    code: int
    to: str
    next: str


def limit() -> Limit:
    """Return how many codes a browser asks for, whatever the contacts: twice those of one. Signing in begins anew."""
    return Limit("codes", free=2 * codes.codes_an_hour(), first=5, longest=60, network=300)


def asked_in(request: HttpRequest) -> Asked | None:
    """Return what this session asked for, if anything."""
    kept = request.session.get(ASKED)
    return Asked(**kept) if kept else None


def ask(request: HttpRequest, contact: str, place: str) -> None:
    """Send a code to ``contact`` and remember it in the session.

    Raises:
        TooManyTries: when the contact, this browser or its network has to wait.
    """
    limit().take(request)
    with no_faster_than(ANSWER_SECONDS):
        row = codes.send_code(contact)
    request.session[ASKED] = asdict(Asked(row.pk, half_hidden(contact), place))


@contextmanager
def no_faster_than(seconds: float) -> Iterator[None]:
    """Make the block take at least so long."""
    begun = time.monotonic()
    try:
        yield
    finally:
        time.sleep(max(0, begun + seconds - time.monotonic()))


def half_hidden(contact: str) -> str:
    """Return enough of a contact to notice a slip of the finger: ``+996 ••• 01``, ``a•••@example.org``."""
    name, at, domain = contact.partition("@")
    return f"{name[0]}{DOTS}@{domain}" if at else f"{contact[:4]} {DOTS} {contact[-2:]}"
