"""Sessions and seats at every stage, made through the actions, for the tests of this room and of those above it.

from sapar.pre_employment.orientation.tests.sessions import certified
seat = certified(cast)                      # Nurlan was there, knew the answers, has the certificate for Russia
"""

from datetime import UTC, date, datetime

from sapar.foundation import clock
from sapar.foundation.notices.models import OutboxMessage
from sapar.pre_employment.orientation.actions import book_seat, hold_session, open_session, plan_session, take_quiz
from sapar.pre_employment.orientation.certifying import Chosen
from sapar.pre_employment.orientation.models import Seat
from sapar.pre_employment.orientation.quiz import questions

DAY = date(2026, 3, 10)  # of the session, at ten in Bishkek


def at_day(number, hour=12):
    """Live at an hour of a March day, in Bishkek."""
    return clock.at(datetime(2026, 3, number, hour - 6, tzinfo=UTC))


def planned(cast, *, seats=20, country="RU", day=DAY, hour="10:00"):
    """Begimai plans a session for Russia."""
    return plan_session(
        cast.office("centre"), by=cast.begimai, country=country, language="ky", day=day, hour=hour,
        place="Киев 120, 3", seats=seats,
    ).record  # fmt: skip


def opened(cast, **particulars):
    """It is open for booking."""
    return open_session(planned(cast, **particulars), by=cast.begimai).record


def booked(cast, session=None, who="nurlan"):
    """Nurlan books a seat for himself."""
    return booked_by(cast.holder(who), cast.worker(who), session or opened(cast))


def booked_by(actor, person, session):
    """Somebody books a seat."""
    return book_seat(session, by=actor, person=person).record


def attended(cast, seat=None):
    """He was there: call it on the day of the session."""
    seat = seat or booked(cast)
    hold_session(seat.session, by=cast.begimai, attended=[seat.ref])
    return now(seat)


def chosen(wrong=0):
    """Return answers to the quiz, the first so many of them wrong."""
    return Chosen(
        f"{each.id}.{next(code for code in each.answers if (code == each.right) != (number < wrong))}"
        for number, each in enumerate(questions())
    )


def certified(cast, seat=None):
    """He knew the answers."""
    seat = attended(cast, seat)
    take_quiz(seat, by=cast.holder("nurlan"), chosen=chosen())
    return now(seat)


def now(seat):
    """Return a seat as it stands in the database."""
    return Seat.objects.get(pk=seat.pk)


def told(name):
    """Return where a notice of this room went."""
    return [each.address for each in OutboxMessage.objects.filter(notice=f"orientation/{name}").order_by("pk")]
