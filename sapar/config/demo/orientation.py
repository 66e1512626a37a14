"""Orientation in the demo: whoever goes through an agency comes to a session, and others book for the next ones."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sapar.config.demo.calendar import Life
from sapar.config.demo.world import Worker, World
from sapar.foundation import clock
from sapar.pre_employment.orientation.actions import book_seat, hold_session, open_session, plan_session, take_quiz
from sapar.pre_employment.orientation.certifying import Chosen
from sapar.pre_employment.orientation.models import OrientationSession, SeatState, SessionState
from sapar.pre_employment.orientation.queries import booked_seat, seats_left
from sapar.pre_employment.orientation.quiz import questions
from sapar.registers.journeys.models import JourneyState

SEATS, BOOKED = 20, 6
LAST_PLANS = 3  # days before the end of the demo when the sessions that are still ahead are planned
AHEAD = {"RU": 7, "KZ": 9, "TR": 12, "KR": 14}  # countries, and in how many days from then
PLACE = "Бишкек, Чүй проспектиси 120, 3-кабинет"
HOUR = "08:00"


def begin_orientation(world: World) -> None:
    """Let Begimai plan the sessions that lie ahead when the demo is opened."""
    world.calendar.begin(world.calendar.ago(LAST_PLANS), _sessions_ahead(world))


def orient(world: World, worker: Worker) -> Life:
    """Have somebody book a seat, come to the session, and pass the quiz."""
    session = _next_session(world, worker.journey.destination)
    seat = book_seat(session, by=worker.themself, person=worker.record).record
    yield session.day
    session.refresh_from_db()
    if session.state == SessionState.OPEN:
        booked = session.booked.filter(state=SeatState.BOOKED)
        hold_session(session, by=world.staff.begimai, attended=[each.ref for each in booked])
    right = Chosen(f"{question.id}.{question.right}" for question in questions())
    take_quiz(type(seat).objects.get(pk=seat.pk), by=worker.themself, chosen=right)


def _next_session(world: World, country: str) -> OrientationSession:
    """Return the next session for a country that still has a seat; Begimai plans one where there is none."""
    ahead = OrientationSession.objects.filter(country=country, state=SessionState.OPEN, starts_at__gt=clock.now())
    return next((each for each in ahead if seats_left(each)), None) or _planned(world, country, 4)


def _planned(world: World, country: str, days: int) -> Any:
    centre, begimai = world.offices["centre"], world.staff.begimai
    made = plan_session(
        centre, by=begimai, country=country, language="ky", day=clock.today() + timedelta(days=days), hour=HOUR,
        place=PLACE, seats=SEATS,
    ).record  # fmt: skip
    return open_session(made, by=begimai).record


def _sessions_ahead(world: World) -> Life:
    for country, days in AHEAD.items():
        session = _planned(world, country, days)
        for worker in _going(world, country):
            book_seat(session, by=worker.themself, person=worker.record)
    yield from ()


def _going(world: World, country: str) -> Iterator[Worker]:
    """Yield some who have planned a journey to a country, have an account and have no seat yet."""
    planned = (each for each in world.workers if each.planned and each.with_account)
    going = (each for each in planned if each.journey.destination == country and _has_not_left(each))
    free = (each for each in going if booked_seat(each.record, country) is None)
    yield from (each for each, _ in zip(free, range(BOOKED), strict=False))


def _has_not_left(worker: Worker) -> bool:
    worker.journey.refresh_from_db()
    return bool(worker.journey.state == JourneyState.PLANNED)
