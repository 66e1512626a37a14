"""Questions about people and offices, with names."""

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.audit.models import AuditEvent
from sapar.registers.organizations.models import Organization, OrganizationKind, OrganizationState
from sapar.registers.people.models import Person, PersonState


def own_person(actor: Actor) -> Person | None:
    """Return the person this actor is, or helps; None for everybody else."""
    if actor.kind == Kind.HELPER:
        return Person.visible_to(actor).select_related("key", "office", "account").filter(ref=actor.helping).first()
    if actor.kind != Kind.HOLDER:
        return None
    return Person.visible_to(actor).select_related("key", "office", "account").first()


def consented_help(member: Actor, ref: str) -> str:
    """Return the name of person ``ref`` if they agreed today that this member acts for them, else nothing.

    The setting ``SAPAR_MAY_HELP`` names it. A consent noted by ``begin_assisting`` lasts for its legal day.
    """
    agreed = AuditEvent.objects.filter(
        action="begin_assisting", subject_type=Person._meta.label_lower, subject_ref=ref, actor_key=member.key,
        on=clock.today(member.place).isoformat(),
    )  # fmt: skip
    person = Person.visible_to(member).filter(ref=ref, state=PersonState.ACTIVE).first() if agreed.exists() else None
    return person.name if person else ""


def office_nearest(place: str) -> Organization | None:
    """Return the state office that receives people from ``place``: the nearest by SOATE code, else the first one."""
    offices = Organization.objects.filter(kind=OrganizationKind.OFFICE, state=OrganizationState.ACTIVE).order_by("pk")
    return max(offices, key=lambda office: _shared_digits(office.place, place), default=None)


def _shared_digits(one: str, other: str) -> int:
    """Count the leading digits two SOATE codes share: the more, the nearer."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
