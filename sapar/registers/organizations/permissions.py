"""Who may do what to organizations and memberships."""

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Subject
from sapar.registers.organizations.models import Membership, Organization, OrganizationKind, Role


def administrator(actor: Actor, subject: Subject) -> bool:
    """Administrators set up offices, and the system does when an instance is founded."""
    return actor.is_system or actor.role == Role.ADMINISTRATOR


def appoints_members(actor: Actor, organization: Organization) -> bool:
    """Administrators anywhere, a head in the own office; for a business whoever checks it before it may act here."""
    head = actor.role == Role.OFFICE_HEAD and actor.organisation_ref == organization.ref
    return administrator(actor, organization) or head or _admits(actor, organization)


def _admits(actor: Actor, organization: Organization) -> bool:
    """Permit officers admit the clerks of agencies, and a post the representatives of employers in its country."""
    if organization.kind == OrganizationKind.AGENCY:
        return actor.role == Role.PERMIT_OFFICER
    own_country = actor.role == Role.LABOUR_ATTACHE and actor.country == organization.country
    return organization.kind == OrganizationKind.EMPLOYER and own_country


def answers_for_member(actor: Actor, membership: Membership) -> bool:
    """Whoever may appoint may prolong and end, but nobody their own membership."""
    own = actor.account is not None and membership.account_id == actor.account.pk
    return not own and appoints_members(actor, membership.organization)


def resets_second_step(actor: Actor, membership: Membership) -> bool:
    """Whoever answers for the member, and nobody for themself; where there is a second step to take away."""
    return answers_for_member(actor, membership) and membership.account.second_factor


def staff(actor: Actor, subject: Subject) -> bool:
    """Any member of an office, post, partner or dispute body, and the system."""
    return actor.is_system or actor.is_staff
