"""The one clock. Everything that asks what time or day it is asks here, so that one place decides it.

``now()`` is the recorded moment, in UTC. ``today(place)`` is the legal day at a place: a deadline ends at midnight
there, not in London. Only the demo (a simulated calendar) and tests may set the clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

HOME = "Asia/Bishkek"

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


class ClockIsReal(RuntimeError):
    """The clock of a serving instance cannot be set."""


def now() -> datetime:
    """Return this moment in UTC, or the simulated one inside :func:`at`."""
    return _set_to.get() or datetime.now(UTC)


def today(place: str = HOME) -> date:
    """Return the legal day at ``place``, an IANA time zone such as ``Europe/Moscow``."""
    return now().astimezone(ZoneInfo(place)).date()


def end_of(day: date, place: str = HOME) -> datetime:
    """Return the last second of ``day`` at ``place``: when a deadline on that day is over."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=ZoneInfo(place))


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Live at ``moment`` (aware) for the length of the block.

    Raises:
        ClockIsReal: outside the demo and tests (setting ``SAPAR_CLOCK_MAY_BE_SET``).
        ValueError: when the moment has no time zone.
    """
    if not settings.SAPAR_CLOCK_MAY_BE_SET:
        raise ClockIsReal
    if moment.tzinfo is None:
        raise ValueError("The moment needs a time zone.")
    token = _set_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
