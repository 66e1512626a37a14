"""At whose desk a return arrives."""

from datetime import date

from sapar.foundation import clock
from sapar.foundation.notices.notice import Contact
from sapar.foundation.worklists.tasks import open_task
from sapar.post_employment.returns.clocks import end_of
from sapar.post_employment.returns.models import Return
from sapar.registers.organizations.models import Membership, MembershipState, Organization, Role


def desk_of(office: Organization) -> Role:
    """Return who receives returnees at an office: its reintegration officer, else the employment officer."""
    own = members_of(office, Role.REINTEGRATION_OFFICER)
    return Role.REINTEGRATION_OFFICER if own else Role.EMPLOYMENT_OFFICER


def members_of(office: Organization, role: Role) -> list[Membership]:
    """Return who works at an office in a role today."""
    today = clock.today(office.time_zone)
    members = Membership.objects.filter(
        organization=office, role=role, state=MembershipState.ACTIVE, starts_on__lte=today, ends_on__gte=today
    )
    return list(members.select_related("account__key").order_by("pk"))


def contacts_at(office: Organization, role: Role) -> list[Contact]:
    """Return where those who work at an office in a role are told things; the office's own, if there are none."""
    return [member.account.contact() for member in members_of(office, role)] or office.contacts()


def ask_office(returning: Return, asks: str, due: date) -> None:
    """Put an action on the desk of the office that receives this person."""
    office = returning.office
    open_task(returning, asks=asks, role=desk_of(office), due=end_of(due, office), office_ref=office.ref)
