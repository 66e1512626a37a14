"""Questions about orientation, with names."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.lawbook import lawbook
from sapar.pre_employment.orientation.models import TAKEN, At, OrientationSession, S, Seat
from sapar.pre_employment.orientation.permissions import DESKS
from sapar.registers.people.models import Person


def number(key: str, on: date) -> int:
    """Return a whole number of the law as it stands on a day."""
    return int(lawbook().value(key, on).value)


def seats_left(session: OrientationSession) -> int:
    """Return how many seats of a session are free. Only under the lock of its row does the answer hold."""
    taken = getattr(session, "taken", None)
    if taken is None:
        taken = session.booked.filter(state__in=TAKEN).count()
    return max(0, session.seats - taken)


def sessions_for(actor: Actor, country: str = "", *, every: bool = False) -> QuerySet[OrientationSession]:
    """Return the sessions that can still be booked, the next first; for the desk also what is planned and held.

    ``every`` adds what is closed or cancelled.
    """
    sessions = OrientationSession.visible_to(actor).annotate(taken=Count("booked", filter=Q(booked__state__in=TAKEN)))
    if actor.role not in DESKS:
        sessions = sessions.filter(state=At.OPEN, starts_at__gt=clock.now())
    elif not every:
        sessions = sessions.filter(state__in=(At.PLANNED, At.OPEN, At.HELD))
    return sessions.filter(country=country) if country else sessions


def countries_ahead(actor: Actor) -> list[str]:
    """Return the countries for which there are sessions that this actor may know of."""
    return sorted(set(sessions_for(actor, every=True).order_by().values_list("country", flat=True)))


def seats_of(actor: Actor, person: Person) -> QuerySet[Seat]:
    """Return the seats and certificates of a person that an actor may know of, newest first."""
    return Seat.visible_to(actor).filter(person=person).exclude(state=S.CANCELLED).order_by("-pk")


def seats_in(actor: Actor, session: OrientationSession) -> QuerySet[Seat]:
    """Return the seats of a session that an actor may know of, in the order of booking."""
    return Seat.visible_to(actor).filter(session=session).exclude(state=S.CANCELLED).order_by("pk")


def booked_seat(person: Person, country: str) -> Seat | None:
    """Return the seat that a person has in a session for a country and that is not over."""
    waiting = Seat.objects.filter(person=person, session__country=country).select_related("session")
    live = Q(state=S.BOOKED) | Q(state=S.ATTENDED, session__state__in=(At.OPEN, At.HELD))
    return waiting.filter(live).first()


def orientation_certificate(person: Person, country: str, on: date) -> Seat | None:
    """Return the certificate of orientation of a person for a country that is valid on a day; None for none."""
    certificates = Seat.objects.filter(person=person, session__country=country, state=S.CERTIFIED)
    return certificates.filter(passed_on__lte=on, valid_until__gte=on).order_by("-valid_until").first()


def seats_to_remind(on: date) -> QuerySet[Seat]:
    """Return the booked seats of sessions that are the day after, and of which nobody was reminded yet."""
    home = ZoneInfo(clock.HOME)
    begins = datetime.combine(on + timedelta(days=1), time(0), home)
    ahead = Seat.objects.filter(state=S.BOOKED, reminded_on=None, session__state=At.OPEN).select_related("session")
    return ahead.filter(session__starts_at__gte=begins, session__starts_at__lt=begins + timedelta(days=1)).order_by(
        "pk"
    )


def sessions_to_close(on: date) -> QuerySet[OrientationSession]:
    """Return the sessions held so long ago that their quiz is over."""
    last = on - timedelta(days=number("orientation.quiz_days", on))
    held = OrientationSession.objects.filter(state=At.HELD)
    return held.filter(starts_at__lt=datetime.combine(last, time(0), ZoneInfo(clock.HOME))).order_by("pk")
