"""Whom news of a permit goes to: the agency's clerks, in their language; the agency's own address where it has none."""

from typing import Any

from sapar.foundation import clock
from sapar.foundation.notices.notice import Contact, Notice
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.registers.organizations.models import Membership, MembershipState, Organization, Role


def contacts_of(agency: Organization) -> list[Contact]:
    """Return where the agency is told things."""
    today = clock.today(agency.time_zone)
    members = Membership.objects.filter(
        organization=agency, role=Role.AGENCY_CLERK, state=MembershipState.ACTIVE, starts_on__lte=today,
        ends_on__gte=today,
    )  # fmt: skip
    clerks = [member.account.contact() for member in members.select_related("account__key").order_by("pk")]
    return clerks or agency.contacts()


def to_agency(name: str, permit: AgencyPermit, **values: Any) -> list[Notice]:
    """Return the notice ``name`` about a permit to its agency."""
    return [Notice(name, to=contacts_of(permit.agency), ref=permit.ref, **values)]
