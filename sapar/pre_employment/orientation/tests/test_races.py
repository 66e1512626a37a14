"""Fifty people at once for twenty seats: twenty get one, on either database."""

import time

import pytest
from django.db import OperationalError

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.privacy.models import DataKey
from sapar.pre_employment.orientation.actions import book_seat, cancel_seat
from sapar.pre_employment.orientation.errors import NoSeatLeft, SeatBooked
from sapar.pre_employment.orientation.models import TAKEN, Seat
from sapar.pre_employment.orientation.tests.sessions import at_day, booked, opened, told
from sapar.registers.people.models import Person
from tests.cast import Cast
from tests.faults.test_races import at_once
from tests.unguarded import unguarded

pytestmark = pytest.mark.slow


@pytest.fixture
def town(transactional_db):
    """The cast in a database that other threads see."""
    return Cast()


def patient(call):
    """Return a call that is pressed again while the database is busy, as somebody with a phone does."""

    def again():
        for _ in range(600):
            try:
                return call()
            except OperationalError:
                time.sleep(0.05)
        return call()

    return again


def crowd(cast, count):
    """Make people with accounts, written straight into the tables; return (person, actor) of each."""
    office, made = cast.office("bishkek"), []
    with unguarded():
        for number in range(count):
            key, phone = DataKey.make(), f"+9967003{number:05d}"
            account = Account.objects.create(name=f"Нур{number}", phone=phone, language="ru", key=key)
            person = Person.objects.create(
                key=key, account=account, office=office, registered_on="2026-03-02", family_name="Нуров",
                given_name=f"Нур{number}", phone=phone, language="ru",
            )  # fmt: skip
            made.append((person, Actor(Kind.HOLDER, account=account)))
    return made


def on_that_day(call):
    """Return a call that lives on the tests' Monday: a thread of its own has a clock of its own."""

    def then():
        with at_day(2):
            return patient(call)()

    return then


def race(*calls):
    """Run calls in threads that start together, on the tests' Monday."""
    return at_once(*map(on_that_day, calls))


def book(session, person, by):
    return lambda: book_seat(session, by=by, person=person)


def won(results):
    return sum(not isinstance(result, Exception) for result in results)


def test_fifty_people_race_for_twenty_seats_and_twenty_get_one(town):
    session = opened(town, seats=20)
    results = race(*[book(session, person, by) for person, by in crowd(town, 50)])
    assert won(results) == 20
    assert sum(isinstance(result, NoSeatLeft) for result in results) == 30
    assert Seat.objects.filter(session=session, state__in=TAKEN).count() == 20
    assert Seat.objects.values("person").distinct().count() == 20
    assert AuditEvent.objects.filter(action="book_seat").count() == len(told("booked")) == 20


def test_one_person_pressing_twice_has_one_seat(town):
    session, ((person, by),) = opened(town), crowd(town, 1)
    results = race(*[book(session, person, by)] * 4)
    assert won(results) == 1
    assert sum(isinstance(result, SeatBooked) for result in results) == 3
    assert Seat.objects.count() == 1


def test_a_seat_given_up_while_others_press_goes_to_one_at_most(town):
    session = opened(town, seats=1)
    seat, nurlan = booked(town, session), town.holder("nurlan")
    calls = [book(session, person, by) for person, by in crowd(town, 6)]
    race(lambda: cancel_seat(seat, by=nurlan), *calls)
    assert Seat.objects.filter(session=session, state__in=TAKEN).count() <= 1
