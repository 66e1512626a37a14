"""Noting who was there."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import Refused
from sapar.pre_employment.orientation import tasks
from sapar.pre_employment.orientation.actions import hold_session, note_attended, note_missed
from sapar.pre_employment.orientation.errors import NotYet, QuizOver
from sapar.pre_employment.orientation.tests.sessions import at_day, attended, booked, now, opened, told


def test_one_form_notes_everybody_and_tells_each(cast):
    session = opened(cast)
    came, stayed = booked(cast, session), booked(cast, session, "gulnara")
    with at_day(10):
        assert hold_session(session, by=cast.begimai, attended=[came.ref]).record.state == "held"
    assert (now(came).state, now(stayed).state) == ("attended", "missed")
    assert (told("quiz"), told("missed")) == (["+996555777888"], ["+996555777889"])


def test_before_its_hour_nobody_was_there(cast):
    seat = booked(cast)
    with at_day(10, hour=9), pytest.raises(NotYet):
        attended(cast, seat)
    with pytest.raises(NotYet):
        note_attended(seat, by=cast.begimai)


def test_only_who_booked_can_have_been_there(cast):
    session, other = opened(cast), booked(cast)
    with at_day(10), pytest.raises(ValidationError):
        hold_session(session, by=cast.begimai, attended=[other.ref])


def test_a_mistake_is_put_right_until_the_session_is_closed(cast):
    seat = booked(cast)
    with at_day(10):
        attended(cast, seat)
        assert note_missed(now(seat), by=cast.begimai).record.state == "missed"
        assert note_attended(now(seat), by=cast.begimai).record.state == "attended"
    with at_day(31):
        tasks.close_session(now(seat).session, by=cast.begimai)
        with pytest.raises(QuizOver):
            note_missed(now(seat), by=cast.begimai)


def test_only_trainers_note_attendance(cast):
    seat = booked(cast)
    with at_day(10):
        for who in (cast.rustam, cast.holder("nurlan")):
            with pytest.raises(Refused):
                note_attended(seat, by=who)
            with pytest.raises(Refused):
                hold_session(seat.session, by=who, attended=[])
