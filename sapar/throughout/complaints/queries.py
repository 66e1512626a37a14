"""Questions about complaints, with names."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.lawbook import lawbook
from sapar.registers.organizations.models import Organization, OrganizationKind, OrganizationState
from sapar.registers.people.models import Person
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import is_own
from sapar.throughout.complaints.vocabulary import OPEN


def receiving_office() -> Organization:
    """Return the office that takes in what comes from the public: the home dispute body, else the ministry."""
    offices = Organization.objects.filter(state=OrganizationState.ACTIVE).order_by("pk")
    office: Organization = offices.filter(kind=OrganizationKind.DISPUTE_BODY).first() or offices.get(
        kind=OrganizationKind.MINISTRY
    )
    return office


def complaints_of(person: Person, actor: Actor) -> QuerySet[Complaint]:
    """Return the complaints of a person that ``actor`` may know of, the newest first."""
    return Complaint.visible_to(actor).filter(complainant=person).select_related("office").order_by("-pk")


def own_complaints(actor: Actor) -> list[Complaint]:
    """Return what this reader complained of, by account or opened with number and code."""
    seen = Complaint.visible_to(actor).select_related("office", "complainant").order_by("-pk")
    return [each for each in seen if is_own(actor, each) or each.ref in actor.opened] if not actor.is_staff else []


def complaints_listed(
    actor: Actor, q: str = "", states: list[str] | None = None, overdue: bool = False
) -> QuerySet[Complaint]:
    """Return the complaints an officer may work with, narrowed by number or registered other side, state, lateness."""
    found = Complaint.visible_to(actor).select_related("office", "respondent", "key")
    digits = "".join(character for character in q if character.isdigit())
    if q.strip():
        matches = Q(respondent__search_key__contains=q.strip().casefold())
        found = found.filter(matches | Q(ref__contains=digits) if len(digits) >= 3 else matches)
    if states:
        found = found.filter(state__in=states)
    if overdue:
        found = found.filter(due_on__lt=clock.today(actor.place), state__in=OPEN)
    return found


@dataclass(frozen=True)
class Pattern:
    """Many complaints against one employer or agency within some days."""

    count: int
    days: int
    source: str


def pattern_against(complaint: Complaint, on: date) -> Pattern | None:
    """Return the pattern if there are many complaints against the same other side; None where there are few.

    Protected complaints are not counted: a number must not tell of them. How many are many, within how many days,
    says the home pack (``complaint.pattern_count`` and ``complaint.pattern_days``).
    """
    if complaint.respondent_id is None:
        return None
    try:
        many, days = (lawbook().value(f"complaint.pattern_{name}", on) for name in ("count", "days"))
    except LookupError:
        return None
    since = on - timedelta(days=int(days.value))
    count = Complaint.objects.filter(
        respondent_id=complaint.respondent_id, received_on__gte=since, protected=False
    ).count()
    return Pattern(count, int(days.value), many.citation) if count >= int(many.value) else None
