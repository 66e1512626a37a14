"""Telling people, safely: a short message never says what it is about."""

from datetime import date
from typing import Any

from sapar.foundation import clock
from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.registers.organizations.models import Membership, MembershipState, Role
from sapar.throughout.complaints.models import Complaint


def contacts_of(complaint: Complaint) -> list[Contact]:
    """Return where the complainant may be told things: the safe phone, else the registered contact if named."""
    if complaint.phone:
        return [Contact(str(complaint.phone), complaint.language, complaint.key)]
    person = complaint.complainant
    if person and not complaint.anonymous and not complaint.protected:
        return [person.contact()]
    return []


def told(complaint: Complaint, notice: str = "complaints/news", **values: Any) -> dict[str, Any]:
    """Return what ``Done`` says about telling the complainant, or why nobody is told."""
    contacts = [contact for contact in contacts_of(complaint) if contact.address]
    if not contacts:
        return {"silent_because": "the complainant left no contact and looks by number and code"}
    values = {"ref": complaint.ref, "phone": helpline(), **values}
    return {"tell": [Notice(notice, to=contacts, **values)]}


def members_at(complaint: Complaint, role: Role, on: date) -> list[Contact]:
    """Return how the members of a role at the office that holds the complaint are told things."""
    live = Membership.objects.filter(
        organization=complaint.office, role=role, state=MembershipState.ACTIVE, starts_on__lte=on, ends_on__gte=on
    ).select_related("account__key")
    return [membership.account.contact() for membership in live]


def heads_of(complaint: Complaint, on: date | None = None) -> list[Contact]:
    """Return how the head of the office is told things; where nobody heads it, the office above."""
    day = on or clock.today(complaint.office.time_zone)
    above = complaint.office.parent
    return members_at(complaint, Role.OFFICE_HEAD, day) or (above.contacts() if above else [])
