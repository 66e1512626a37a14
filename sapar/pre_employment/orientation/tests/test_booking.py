"""Booking a seat and giving it up."""

from datetime import date

import pytest

from sapar.foundation.actions.errors import ChangedMeanwhile, NotVisible, Refused, WrongState
from sapar.pre_employment.orientation import tasks
from sapar.pre_employment.orientation.actions import book_seat, cancel_seat, remind_of_session
from sapar.pre_employment.orientation.errors import NoSeatLeft, SeatBooked, SessionNotOpen
from sapar.pre_employment.orientation.models import Seat
from sapar.pre_employment.orientation.seats import AlreadyReminded
from sapar.pre_employment.orientation.tasks import DUTY
from sapar.pre_employment.orientation.tests.sessions import at_day, booked, now, opened, planned, told


def test_a_worker_books_a_seat_and_is_told(cast):
    seat = booked(cast)
    assert (seat.state, seat.booked_by) == ("booked", None)
    assert told("booked") == ["+996555777888"]


@pytest.mark.parametrize("who", ["aigul", "begimai", "bakyt", "chinara", "timur"])
def test_who_may_book_for_somebody(cast, who):
    session, person, by = opened(cast), cast.worker("nurlan"), getattr(cast, who)
    if who == "aigul":
        assert book_seat(session, by=by, person=person).record.booked_by == by.account
    else:
        with pytest.raises(Refused):
            book_seat(session, by=by, person=person)


def test_nobody_books_for_another_person_by_their_own_account(cast):
    session, gulnara = opened(cast), cast.worker("gulnara")
    with pytest.raises(NotVisible):
        book_seat(session, by=cast.holder("nurlan"), person=gulnara)
    assert not Seat.objects.exists()


def test_the_last_seat_is_the_last(cast):
    session = opened(cast, seats=1)
    seat = booked(cast, session)
    with pytest.raises(NoSeatLeft):
        booked(cast, session, "gulnara")
    cancel_seat(seat, by=cast.holder("nurlan"))
    assert booked(cast, session, "gulnara").state == "booked"


def test_one_seat_at_a_time_for_a_country(cast):
    booked(cast)
    with pytest.raises(SeatBooked):
        booked(cast, opened(cast))
    assert booked(cast, opened(cast, country="KZ")).state == "booked"


def test_what_is_only_planned_or_has_begun_cannot_be_booked(cast):
    session = planned(cast)
    with pytest.raises(SessionNotOpen):
        book_seat(session, by=cast.rustam, person=_seen_by_rustam(cast))
    open_one = opened(cast)
    with at_day(10), pytest.raises(SessionNotOpen):
        booked(cast, open_one)


def _seen_by_rustam(cast):
    from sapar.registers.people.actions import register_person

    return register_person(
        cast.office("centre"), by=cast.rustam, family_name="Исаков", given_name="Улан", born_on=date(1990, 1, 1),
        phone="+996700199999",
    ).record  # fmt: skip


def test_only_the_person_and_officers_cancel_a_seat(cast):
    seat = booked(cast)
    with pytest.raises(Refused):
        cancel_seat(seat, by=cast.begimai)
    with pytest.raises(NotVisible):
        cancel_seat(seat, by=cast.holder("gulnara"))
    cancel_seat(seat, by=cast.aigul)
    assert now(seat).state == "cancelled"
    with pytest.raises((WrongState, ChangedMeanwhile)):
        cancel_seat(seat, by=cast.aigul)


def test_the_day_before_everybody_is_reminded_once(cast):
    seat = booked(cast)
    assert tasks.remind_of_sessions(date(2026, 3, 2)) == 0
    with at_day(9):
        assert [tasks.remind_of_sessions(date(2026, 3, 9)) for _ in range(2)] == [1, 0]
        with pytest.raises(AlreadyReminded):
            remind_of_session(now(seat), by=DUTY)
    assert told("tomorrow") == ["+996555777888"]


def test_whoever_cancelled_is_not_reminded(cast):
    cancel_seat(booked(cast), by=cast.holder("nurlan"))
    with at_day(9):
        assert tasks.remind_of_sessions(date(2026, 3, 9)) == 0


@pytest.mark.parametrize(("who", "sees"), [("begimai", 1), ("rustam", 1), ("aigul", 1), ("bakyt", 0), ("daniyar", 0)])
def test_who_sees_a_seat(cast, who, sees):
    booked(cast)
    assert Seat.visible_to(getattr(cast, who)).count() == sees
    assert Seat.visible_to(cast.timur).count() == 0
    assert Seat.visible_to(cast.holder("gulnara")).count() == 0
