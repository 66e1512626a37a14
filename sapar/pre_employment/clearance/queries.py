"""Questions about certificates, with names."""

from datetime import datetime

from django.db.models import QuerySet

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.pre_employment.clearance.choices import OPEN, ClearanceState
from sapar.pre_employment.clearance.models import Clearance
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.people.models import Person

S = ClearanceState


def clearances_of(person: Person, actor: Actor) -> QuerySet[Clearance]:
    """Return the certificates of somebody that this reader may know of, the newest first."""
    return Clearance.visible_to(actor).filter(journey__person=person).order_by("-pk")


def certificate_in_force(journey: Journey, at: datetime | None = None) -> Clearance | None:
    """Return the newest certificate of a journey that holds at a moment, by default now."""
    held = Clearance.objects.filter(journey=journey, state__in=(S.ISSUED, S.USED), ends_at__gt=at or clock.now())
    return held.order_by("-pk").first()


def certificate_numbered(ref: str) -> Clearance | None:
    """Return the certificate with this number if one was ever issued under it."""
    return Clearance.objects.filter(ref=ref).exclude(token="").first()


def is_voided(ref: str) -> bool:
    """Say whether the certificate with this number was voided."""
    return Clearance.objects.filter(ref=ref, state=S.VOIDED).exists()


def voided_numbers(at: datetime) -> frozenset[str]:
    """Return the numbers of voided certificates whose last day is still to come: the others have ended anyway."""
    voided = Clearance.objects.filter(state=S.VOIDED, ends_at__gt=at)
    return frozenset(voided.values_list("ref", flat=True))


def certificates_ended() -> QuerySet[Clearance]:
    """Return the issued certificates whose last second is over."""
    return Clearance.objects.filter(state=S.ISSUED, ends_at__lte=clock.now()).order_by("pk")


def journeys_to_settle() -> QuerySet[Journey]:
    """Return the journeys that began or were given up while something about a certificate was still open."""
    waiting = Clearance.objects.filter(state__in=OPEN).exclude(journey__state=JourneyState.PLANNED)
    issued = Clearance.objects.filter(state=S.ISSUED)
    left = issued.exclude(journey__state__in=(JourneyState.PLANNED, JourneyState.CANCELLED))
    return Journey.objects.filter(pk__in=(waiting | left).values("journey")).order_by("pk")


def clearances_listed(actor: Actor, asked: dict[str, str]) -> QuerySet[Clearance]:
    """Return the certificates that fit an officer's search: by default those that wait for somebody."""
    found = Clearance.visible_to(actor).select_related("journey__person")
    number = "".join(sign for sign in asked.get("q") or "" if sign.isdigit())
    if number:
        return found.filter(ref__startswith=number)
    state = asked.get("state")
    if state == "all":
        return found
    return found.filter(state=state) if state else found.filter(state__in=OPEN)
