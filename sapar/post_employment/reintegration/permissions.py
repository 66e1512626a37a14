"""Who may do what to services and reviews."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.post_employment.reintegration.models import (
    PROVIDER_ROLES,
    UNDER_WAY,
    PlanState,
    ReintegrationPlan,
    Review,
    ServiceReferral,
)
from sapar.post_employment.returns.models import ASSESSORS, Return, ReturnState
from sapar.registers.organizations.models import Role
from sapar.registers.people.permissions import is_own


def officer(actor: Actor, subject: Subject) -> bool:
    """Reintegration and employment officers."""
    return actor.kind == Kind.MEMBER and actor.role in ASSESSORS


def proposes(actor: Actor, returning: Return) -> bool:
    """The same officers, once the needs are noted and until the return is closed."""
    return returning.state == ReturnState.NEEDS_NOTED and officer(actor, returning)


def drafts(actor: Actor, returning: Return) -> bool:
    """The same officers, once for each return; after a death there is nothing to plan."""
    if returning.is_death or not proposes(actor, returning):
        return False
    return not ReintegrationPlan.objects.filter(returning=returning).exists()


def own_plan(actor: Actor, plan: ReintegrationPlan) -> bool:
    """The person whose plan it is, and their helper; nobody else can agree online."""
    return is_own(actor, plan.returning.person)


def revises(actor: Actor, plan: ReintegrationPlan) -> bool:
    """The same officers; a closed plan only when its return was opened again."""
    return officer_for_plan(actor, plan) and (plan.state != PlanState.CLOSED or proposes(actor, plan.returning))


def officer_for_plan(actor: Actor, plan: ReintegrationPlan) -> bool:
    """Reintegration and employment officers, never for a plan of their own."""
    return officer(actor, plan) and not (actor.account and plan.returning.person.account_id == actor.account.pk)


def own_service(actor: Actor, service: ServiceReferral) -> bool:
    """The person for whom it is, and their helper; nobody else can agree online."""
    return not service.returning.is_death and is_own(actor, service.person)


def own_or_officer(actor: Actor, service: ServiceReferral) -> bool:
    """The person, their helper, and the officers, who note what the person said."""
    return own_service(actor, service) or officer(actor, service)


def provides(actor: Actor, service: ServiceReferral) -> bool:
    """Those who work at the provider, once the service was referred to it; and the officers in their place."""
    if actor.kind != Kind.MEMBER or actor.role not in PROVIDER_ROLES:
        return False
    here = actor.organisation_ref == service.provider.ref
    return officer(actor, service) or (here and service.provider.kind in PROVIDER_ROLES[Role(actor.role)])


def breaks_off(actor: Actor, service: ServiceReferral) -> bool:
    """The person at any time, the provider, and the officers."""
    return service.state in UNDER_WAY and (own_service(actor, service) or provides(actor, service))


def reviewer(actor: Actor, review: Review) -> bool:
    """Reintegration and employment officers."""
    return officer(actor, review)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, doing a duty or what follows from an action."""
    return actor.is_system
