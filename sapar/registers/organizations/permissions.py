"""Who may do what to organizations and memberships."""

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Subject
from sapar.registers.organizations.models import STAFFED, Membership, Organization, Role


def administrator(actor: Actor, subject: Subject) -> bool:
    """Administrators set up offices, and the system does when an instance is founded."""
    return actor.is_system or actor.role == Role.ADMINISTRATOR


def appoints_members(actor: Actor, organization: Organization) -> bool:
    """Administrators appoint anywhere, a head in the own office; nobody signs in for an employer or agency."""
    if organization.kind not in STAFFED:
        return False
    head = actor.role == Role.OFFICE_HEAD and actor.organisation_ref == organization.ref
    return administrator(actor, organization) or head


def answers_for_member(actor: Actor, membership: Membership) -> bool:
    """Whoever may appoint may prolong and end, but nobody their own membership."""
    own = actor.account is not None and membership.account_id == actor.account.pk
    return not own and appoints_members(actor, membership.organization)


def staff(actor: Actor, subject: Subject) -> bool:
    """Any member of an office, post, partner or dispute body, and the system."""
    return actor.is_system or actor.is_staff
