"""A person's seat: booking it, giving it up, being reminded, having been there or not."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError, NotVisible, Refused
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.pre_employment.orientation.errors import NoSeatLeft, NotYet, QuizOver, SeatBooked, SessionNotOpen
from sapar.pre_employment.orientation.models import At, OrientationSession, Seat
from sapar.pre_employment.orientation.permissions import (
    books_for,
    gives_up,
    may_book,
    notes_attendance,
    system,
)
from sapar.pre_employment.orientation.queries import booked_seat, seats_left
from sapar.pre_employment.orientation.telling import to_person
from sapar.registers.people.models import Person


@action(
    subject=OrientationSession, creates=Seat, allowed_to=may_book, law="orientation", label=_("Book a seat"),
    has_button=False,
)  # fmt: skip
def book_seat(
    session: OrientationSession,
    *,
    by: Actor,
    on: date,
    person: Annotated[Person, Ask(_("Number of the person"))],  # type: ignore[valid-type]
) -> Done:
    """Book a seat for oneself, or by an officer for somebody. It costs nothing.

    The session's row is locked until the booking is written: of two for the last seat, one gets it.
    """
    if not Person.visible_to(by).filter(pk=person.pk).exists():
        raise NotVisible
    if not books_for(by, person):
        raise Refused
    if session.state != At.OPEN or session.has_begun:
        raise SessionNotOpen
    if earlier := booked_seat(person, session.country):
        raise SeatBooked(number=earlier.number)
    if seats_left(session) < 1:
        raise NoSeatLeft
    seat = Seat(session=session, person=person, booked_on=on, booked_by=by.account if by.kind == Kind.MEMBER else None)
    seat.save()  # the message names its number
    return Done({"session": session}, created=seat, tell=[to_person(seat, "booked", when=session.when)])


@follows("orientation.cancelled")
@action(subject=Seat, allowed_to=gives_up, law="orientation", label=_("Cancel the seat"))
def cancel_seat(seat: Seat, *, by: Actor, on: date) -> Done:
    """Give up a seat: somebody else can book it at once."""
    return Done(tell=[to_person(seat, "seat_cancelled", when=seat.session.when)])


class AlreadyReminded(ActionError):
    """This reminder has been sent."""

    code = "orientation_reminded"
    sentence = _("This reminder was already sent")


@action(subject=Seat, allowed_to=system, law="orientation", label=_("Remind of the session"), has_button=False)
def remind_of_session(seat: Seat, *, by: Actor, on: date) -> Done:
    """Tell somebody the day before that their session is near, once."""
    if seat.reminded_on:
        raise AlreadyReminded
    seat.reminded_on = on
    return Done(tell=[to_person(seat, "tomorrow", when=seat.session.when)])


@follows("orientation.came")
@action(subject=Seat, allowed_to=notes_attendance, law="orientation", label=_("Note: was there"))
def note_attended(seat: Seat, *, by: Actor, on: date) -> Done:
    """Note that somebody was there: the quiz is open to them."""
    _may_note(seat)
    return Done(tell=[to_person(seat, "quiz")])


@follows("orientation.stayed")
@action(subject=Seat, allowed_to=notes_attendance, law="orientation", label=_("Note: was not there"))
def note_missed(seat: Seat, *, by: Actor, on: date) -> Done:
    """Note that somebody was not there; they can book another session."""
    _may_note(seat)
    return Done(tell=[to_person(seat, "missed")])


def _may_note(seat: Seat) -> None:
    """Raise before the session's hour, and once it is closed."""
    if not seat.session.has_begun:
        raise NotYet(when=seat.session.when)
    if seat.session.state not in (At.OPEN, At.HELD):
        raise QuizOver
