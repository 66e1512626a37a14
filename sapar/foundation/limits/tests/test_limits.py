"""Limits on tries: the wait grows for who tries, and a network is slowed down far later."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory

from sapar.foundation import clock
from sapar.foundation.limits.limit import Limit, TooManyTries
from sapar.foundation.limits.models import Tally
from sapar.foundation.limits.tasks import forget_old_tries
from sapar.foundation.limits.tried_by import network_of

pytestmark = pytest.mark.django_db
LIMIT = Limit("test", free=2, first=1, longest=4, network=6)
CAFE = "95.47.1.1"


@pytest.fixture(autouse=True)
def _noon():
    """Live at noon: at midnight the tries of a day are forgotten."""
    with clock.at(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        yield


def asks(address=CAFE, session=None, **headers):
    """Return a request of a browser in a network, a new one unless its session is given."""
    request = RequestFactory(REMOTE_ADDR=address, headers=headers).post("/")
    request.session = session or SessionStore()
    return request


def test_the_wait_doubles_up_to_the_longest():
    waits = []
    for _ in range(6):
        LIMIT.count("a")
        try:
            LIMIT.check("a")
            waits.append(0)
        except TooManyTries as error:
            waits.append(error.values["n"])
    assert waits == [0, 1, 2, 4, 4, 4]


def test_others_do_not_wait():
    for _ in range(5):
        LIMIT.count("a")
    LIMIT.check("b", "")


def test_the_wait_ends_and_the_right_code_forgets():
    for _ in range(2):
        LIMIT.count("a")
    with pytest.raises(TooManyTries), clock.at(clock.now() + timedelta(seconds=30)):
        LIMIT.check("a")
    with clock.at(clock.now() + timedelta(minutes=2)):
        LIMIT.check("a")
    LIMIT.forget("a")
    LIMIT.check("a")


def test_each_day_begins_anew_and_old_tries_are_forgotten():
    for _ in range(4):
        LIMIT.count("a")
    with clock.at(clock.now() + timedelta(days=1)):
        LIMIT.count("a")
        LIMIT.check("a")
        assert forget_old_tries(clock.today()) == 0
    with clock.at(clock.now() + timedelta(days=3)):
        assert forget_old_tries(clock.today()) == 2


def test_in_one_network_each_browser_has_its_own_tries():
    for _ in range(2):
        session = SessionStore()
        LIMIT.take(asks(session=session))
        LIMIT.take(asks(session=session))
        with pytest.raises(TooManyTries):
            LIMIT.take(asks(session=session))


def test_a_network_over_its_ceiling_goes_on_at_one_try_a_minute():
    for _ in range(6):
        LIMIT.take(asks())
    with pytest.raises(TooManyTries, match="1"):
        LIMIT.take(asks())
    LIMIT.take(asks(address="95.47.1.2"))
    for minute in (1, 2):
        with clock.at(clock.now() + timedelta(minutes=minute, seconds=1)):
            LIMIT.take(asks())


@pytest.mark.parametrize(
    ("address", "network"),
    [
        (CAFE, "network 95.47.1.1/32"),
        ("2a03:2880::1:2", "network 2a03:2880::/64"),
        ("127.0.0.1", ""),
        ("172.18.0.2", ""),
        ("", ""),
    ],
)
def test_a_private_address_tells_no_network(address, network):
    assert network_of(asks(address)) == network


def test_behind_our_proxy_the_last_address_counts_and_elsewhere_none_that_is_claimed(settings):
    request = asks("10.0.0.1", **{"x-forwarded-for": "1.1.1.1, 95.47.1.1"})
    assert network_of(request) == ""
    settings.SAPAR_BEHIND_PROXY = True
    assert network_of(request) == "network 95.47.1.1/32"


def test_neither_browser_nor_address_is_kept():
    request = asks()
    LIMIT.take(request)
    kept = " ".join(Tally.objects.values_list("who", flat=True))
    assert CAFE not in kept
    assert request.session.session_key not in kept
