"""Planning, opening, moving, closing and cancelling a session."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.orientation import tasks
from sapar.pre_employment.orientation.actions import (
    cancel_session,
    close_session,
    move_session,
    open_session,
    plan_session,
)
from sapar.pre_employment.orientation.errors import InThePast
from sapar.pre_employment.orientation.models import OrientationSession, Seat
from sapar.pre_employment.orientation.tests.sessions import (
    DAY,
    at_day,
    attended,
    booked,
    now,
    opened,
    planned,
    told,
)


def test_a_trainer_plans_a_session_that_others_do_not_see_yet(cast):
    session = planned(cast)
    assert (session.state, session.when) == ("planned", "10.03.2026, 10:00")
    assert not OrientationSession.visible_to(cast.timur).exists()
    assert OrientationSession.visible_to(cast.rustam).exists()
    open_session(session, by=cast.begimai)
    assert OrientationSession.visible_to(cast.timur).exists()


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"seats": 0}, ValidationError),
        ({"seats": 201}, ValidationError),
        ({"hour": "ten"}, ValidationError),
        ({"country": "XX"}, ValidationError),
        ({"day": date(2026, 3, 1)}, InThePast),
    ],
)
def test_what_is_wrong_about_a_session_is_refused(cast, wrong, error):
    with pytest.raises(error):
        planned(cast, **wrong)


@pytest.mark.parametrize("who", ["rustam", "aigul", "bakyt"])
def test_only_trainers_of_the_office_plan_sessions(cast, who):
    with pytest.raises(Refused):
        plan_session(
            cast.office("centre"), by=getattr(cast, who), country="RU", language="ky", day=DAY, hour="10:00", place="x",
            seats=1,
        )  # fmt: skip


def test_a_trainer_of_another_office_may_not(cast):
    with pytest.raises(Refused):
        plan_session(
            cast.office("osh"), by=cast.begimai, country="RU", language="ky", day=DAY, hour="10:00", place="x", seats=1
        )


def test_a_session_whose_hour_has_passed_is_not_opened(cast):
    session = planned(cast)
    with at_day(10), pytest.raises(InThePast):
        open_session(session, by=cast.begimai)


def test_whoever_booked_is_told_that_it_moved_and_is_reminded_anew(cast):
    seat = booked(cast)
    with at_day(9):
        assert tasks.remind_of_sessions(date(2026, 3, 9)) == 1
        session = move_session(seat.session, by=cast.begimai, day=date(2026, 3, 12), hour="15:30", place="Чүй 1").record
    assert (session.when, session.place) == ("12.03.2026, 15:30", "Чүй 1")
    assert told("moved") == ["+996555777888"]
    with at_day(11):
        assert tasks.remind_of_sessions(date(2026, 3, 11)) == 1


def test_a_cancelled_session_frees_everybody_and_tells_them(cast):
    seat = booked(cast)
    cancel_session(seat.session, by=cast.begimai, reason="The trainer is ill")
    assert now(seat).state == "cancelled"
    assert told("seat_cancelled") == ["+996555777888"]
    assert booked(cast, opened(cast)).state == "booked"


def test_a_session_closes_when_the_quiz_is_over(cast):
    seat = booked(cast)
    with at_day(10):
        attended(cast, seat)
    assert tasks.close_sessions(date(2026, 4, 9)) == 0
    with at_day(31):
        assert tasks.close_sessions(date(2026, 4, 10)) == 1
    assert OrientationSession.objects.get().state == "closed"


def test_a_session_that_was_not_held_is_not_closed(cast):
    with pytest.raises(WrongState):
        close_session(opened(cast), by=System("test"))


def test_another_office_does_not_see_what_is_only_planned(cast):
    session = planned(cast)
    with pytest.raises(NotVisible):
        open_session(session, by=cast.aigul)
    assert not Seat.objects.exists()


def asked(cast):
    return [
        (task.asks, f"{task.due_at.astimezone(ZoneInfo('Asia/Bishkek')):%d.%m}")
        for task in Task.objects.of(cast.begimai)
    ]


def afresh(session):
    return OrientationSession.objects.get(pk=session.pk)


def test_an_open_session_waits_on_the_desk_of_its_trainers_until_its_day(cast):
    session = planned(cast)
    assert asked(cast) == []
    open_session(session, by=cast.begimai)
    assert asked(cast) == [("hold_session", "10.03")]
    move_session(afresh(session), by=cast.begimai, day=date(2026, 3, 20), hour="10:00", place="x")
    assert asked(cast) == [("hold_session", "20.03")]
    cancel_session(afresh(session), by=cast.begimai, reason="x")
    assert asked(cast) == []


def test_whoever_was_there_is_noted_and_the_desk_is_empty(cast):
    seat = booked(cast)
    with at_day(10):
        attended(cast, seat)
    assert asked(cast) == []
