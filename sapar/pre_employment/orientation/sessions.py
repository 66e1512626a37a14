"""Planning a session, opening it for booking, moving, holding, closing or cancelling it."""

from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.pre_employment.orientation.errors import InThePast, NotYet
from sapar.pre_employment.orientation.models import MOST_SEATS, At, Language, OrientationSession, S, Seat
from sapar.pre_employment.orientation.permissions import trains, trains_at, trains_or_system
from sapar.pre_employment.orientation.telling import to_person
from sapar.registers.journeys.choices import countries
from sapar.registers.organizations.models import Organization, Role


class Refs(list[str]):
    """Numbers of seats."""


def check_hour(text: str) -> None:
    """Refuse what is no hour of the day."""
    try:
        time.fromisoformat(text)
    except ValueError as error:
        raise ValidationError(_("Write the hour like 10:00"), code="hour") from error


def check_seats(seats: int) -> None:
    """Refuse a number of seats that no session has."""
    if not 1 <= seats <= MOST_SEATS:
        raise ValidationError(_("Write a number from 1 to 200"), code="seats")


def check_country(code: str) -> None:
    """Refuse a country that the list does not hold."""
    if code not in {each for each, _name in countries()}:
        raise ValidationError(_("Choose from the list"), code="country")


Day = Annotated[date, Ask(_("Day"))]
Hour = Annotated[str, Ask(_("Begins at"), hint=_("For example 10:00"), max_length=5, data_class=P0, check=check_hour)]
Place = Annotated[str, Ask(_("Place"), hint=_("Street, house, room: as people find it"), data_class=P0,
                           as_it_stands=True)]  # fmt: skip


def moment(office: Organization, day: date, hour: str) -> datetime:
    """Return when a session begins, by the clock of its office. Raises InThePast for what has been."""
    begins = datetime.combine(day, time.fromisoformat(hour), ZoneInfo(office.time_zone))
    if begins <= clock.now():
        raise InThePast
    return begins


@action(
    subject=Organization, creates=OrientationSession, allowed_to=trains_at, law="orientation",
    label=_("Plan a session"),
)  # fmt: skip
def plan_session(
    office: Organization,
    *,
    by: Actor,
    on: date,
    country: Annotated[str, Ask(_("Country"), data_class=P0, choices=countries, check=check_country)],
    language: Annotated[Language, Ask(_("Language"))],
    day: Day,
    hour: Hour,
    place: Place,
    seats: Annotated[int, Ask(_("Seats"), check=check_seats)],
) -> Done:
    """Plan a session. Nobody sees it before it is opened for booking."""
    session = OrientationSession(
        office=office, country=country, language=language, place=place, seats=seats, trainer=by.account,
        starts_at=moment(office, day, hour),
    )  # fmt: skip
    return Done({"country": country, "day": day, "seats": seats}, created=session,
                silent_because="nobody has a seat yet")  # fmt: skip


@action(subject=OrientationSession, allowed_to=trains, law="orientation", label=_("Open the booking"))
def open_session(session: OrientationSession, *, by: Actor, on: date) -> Done:
    """Publish a session: from now on seats can be booked."""
    if session.has_begun:
        raise InThePast
    _ask_who_was_there(session)
    return Done(silent_because="the public list shows it")


@action(subject=OrientationSession, allowed_to=trains, law="orientation", label=_("Change day or place"))
def move_session(session: OrientationSession, *, by: Actor, on: date, day: Day, hour: Hour, place: Place) -> Done:
    """Move a session to another hour or place. Whoever booked is told, and reminded anew."""
    session.starts_at, session.place = moment(session.office, day, hour), place
    booked = _waiting(session)
    for seat in booked:
        seat.session = session
        seat.reminded_on = None
        seat.save()
    close_tasks(session)
    if session.state == At.OPEN:
        _ask_who_was_there(session)
    told = [to_person(seat, "moved", when=session.when) for seat in booked]
    return Done({"day": day, "hour": hour}, tell=told, silent_because="nobody has a seat yet")


@action(
    subject=OrientationSession, allowed_to=trains, law="orientation", label=_("Note who was there"), has_button=False
)
def hold_session(
    session: OrientationSession,
    *,
    by: Actor,
    on: date,
    attended: Annotated[Refs, Ask(_("Who was there"), data_class=P1)],
) -> Done:
    """Note for everybody who booked whether they came. Whoever came can take the quiz now."""
    if not session.has_begun:
        raise NotYet(when=session.when)
    booked = _waiting(session)
    if set(attended) - {seat.ref for seat in booked}:
        raise ValidationError({"attended": _("Choose from the list")})
    came = [FollowUp("orientation.came", seat) for seat in booked if seat.ref in attended]
    stayed = [FollowUp("orientation.stayed", seat) for seat in booked if seat.ref not in attended]
    return Done({"attended": len(came), "booked": len(booked)}, then=[*came, *stayed],
                silent_because="each person is told about theirs")  # fmt: skip


@action(subject=OrientationSession, allowed_to=trains_or_system, law="orientation", label=_("Close the session"))
def close_session(session: OrientationSession, *, by: Actor, on: date) -> Done:
    """End the time for the quiz. Whoever has not passed comes to another session."""
    return Done(silent_because="the day was told with the invitation to the quiz")


@action(subject=OrientationSession, allowed_to=trains, law="orientation", label=_("Cancel the session"), grave=True)
def cancel_session(
    session: OrientationSession,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("Reason"), data_class=P1, who_sees=_("The offices"))],
) -> Done:
    """Cancel a session. Everybody who booked is told and can choose another."""
    booked = _waiting(session)
    close_tasks(session)
    then = [FollowUp("orientation.cancelled", seat) for seat in booked]
    return Done({"reason": reason, "booked": len(booked)}, then=then,
                silent_because="each person is told about their seat")  # fmt: skip


def _ask_who_was_there(session: OrientationSession) -> None:
    """Put a session on the desk of its trainers, for the evening of its day."""
    evening = datetime.combine(session.day, time(23, 59, 59), ZoneInfo(session.office.time_zone))
    open_task(session, asks="hold_session", role=Role.TRAINER, due=evening, office_ref=session.office.ref)


def _waiting(session: OrientationSession) -> list[Seat]:
    return list(session.booked.filter(state=S.BOOKED).select_related("person__key", "session__office").order_by("pk"))
