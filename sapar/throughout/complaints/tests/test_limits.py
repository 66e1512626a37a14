"""Limits on tries: the wait grows, and never by network address."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.throughout.complaints.limits import FORGETS_AFTER, Limit, TooManyTries

LIMIT = Limit("test", free=2, first=1, longest=4)


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


def test_a_quiet_day_forgets():
    for _ in range(4):
        LIMIT.count("a")
    with clock.at(clock.now() + FORGETS_AFTER + timedelta(hours=1)):
        LIMIT.count("a")
        LIMIT.check("a")
