"""Who at an office works on cases: at whose desk they arrive, who handles them, who reads referrals."""

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.notices.notice import Contact
from sapar.registers.organizations.models import (
    Membership,
    MembershipState,
    Organization,
    OrganizationKind,
    OrganizationState,
    Role,
)
from sapar.registers.people.models import Person

# Whose desk at an office the cases come to, by the kind of office.
DESKS = {
    OrganizationKind.POST: Role.LABOUR_ATTACHE,
    OrganizationKind.PARTNER: Role.NGO_COUNSELLOR,
    OrganizationKind.DISPUTE_BODY: Role.DISPUTE_OFFICER,
}
HANDLERS = frozenset({Role.LABOUR_ATTACHE, Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD})


def desk_of(office: Organization) -> Role:
    """Return the role at whose desk the cases of an office arrive."""
    return DESKS.get(OrganizationKind(office.kind), Role.EMPLOYMENT_OFFICER)


# Who reads the referrals that an organization receives, by role.
RECEIVERS_OF = {
    Role.LABOUR_ATTACHE: (OrganizationKind.POST,),
    Role.NGO_COUNSELLOR: (OrganizationKind.PARTNER,),
    Role.DISPUTE_OFFICER: (OrganizationKind.DISPUTE_BODY,),
    Role.EMPLOYMENT_OFFICER: (OrganizationKind.OFFICE, OrganizationKind.MINISTRY),
    Role.REINTEGRATION_OFFICER: (OrganizationKind.OFFICE, OrganizationKind.MINISTRY),
    Role.OFFICE_HEAD: (OrganizationKind.OFFICE, OrganizationKind.POST, OrganizationKind.MINISTRY),
}


def receives(actor: Actor) -> tuple[OrganizationKind, ...]:
    """Return at which kinds of organization this actor reads the referrals that came in."""
    return RECEIVERS_OF.get(Role(actor.role), ()) if actor.role else ()


def office_for(country: str, person: Person | None = None) -> Organization:
    """Return who handles a case in ``country``: the post there, else the person's home office, else the first one."""
    post: Organization | None = Organization.objects.posts_for(country).order_by("pk").first()
    if post:
        return post
    if person and person.office.kind in (OrganizationKind.OFFICE, OrganizationKind.MINISTRY):
        return person.office
    offices = Organization.objects.filter(state=OrganizationState.ACTIVE)
    office: Organization | None = offices.filter(kind=OrganizationKind.OFFICE).order_by("pk").first()
    return office or offices.get(kind=OrganizationKind.MINISTRY)


def accounts_at(office: Organization, *roles: Role) -> list[Account]:
    """Return who works at an office in these roles today, while their membership lasts."""
    today = clock.today(office.time_zone)
    members = Membership.objects.filter(
        organization=office, role__in=roles, state=MembershipState.ACTIVE, starts_on__lte=today, ends_on__gte=today
    )
    return [member.account for member in members.select_related("account__key").order_by("pk")]


def contacts_at(office: Organization, *roles: Role) -> list[Contact]:
    """Return where those who work at an office in these roles are told things; the office's own, if there are none."""
    return [account.contact() for account in accounts_at(office, *roles)] or office.contacts()


def colleagues_at(actor: Actor) -> list[Membership]:
    """Return the others who work at the actor's office today and may be named to a case."""
    today = clock.today(actor.place)
    members = Membership.objects.filter(
        organization__ref=actor.organisation_ref, state=MembershipState.ACTIVE, role__in=NAMEABLE,
        starts_on__lte=today, ends_on__gte=today,
    )  # fmt: skip
    return list(members.exclude(account=actor.account).select_related("account").order_by("account__name", "pk"))


NAMEABLE = HANDLERS | {Role.NGO_COUNSELLOR, Role.HOTLINE_CLERK, Role.REINTEGRATION_OFFICER, Role.DISPUTE_OFFICER}
