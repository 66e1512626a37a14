"""Who may do what to applications. Who may know of one is ``visible_to`` of the models."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.job_orders.permissions import makes_order
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person
from sapar.registers.people.permissions import is_own

# Who registers an application for somebody who sits at the desk.
APPLY_FOR_OTHERS = frozenset({Role.EMPLOYMENT_OFFICER, Role.PLACEMENT_OFFICER})


def own_or_officer(actor: Actor, person: Person) -> bool:
    """The worker, their helper, and the officers who register an application for them; never for themself."""
    return is_own(actor, person) or (applies_for_others(actor) and not _is_account_of(actor, person))


def applies_for_others(actor: Actor) -> bool:
    """Employment officers and placement officers."""
    return actor.kind == Kind.MEMBER and actor.role in APPLY_FOR_OTHERS


def applicant(actor: Actor, application: Application) -> bool:
    """The worker who applied, and their helper: nobody else accepts, declines or withdraws."""
    return is_own(actor, application.person)


def recruiter(actor: Actor, application: Application) -> bool:
    """Whoever made the order: the agency's clerk, the placement officer in a public scheme. Never for themself."""
    return makes_order(actor, application.order) and not _is_account_of(actor, application.person)


def calls_worker(actor: Actor, worker: AffectedWorker) -> bool:
    """Placement officers for those at home, the attaché of the country for those who are there."""
    if actor.kind != Kind.MEMBER:
        return False
    abroad = actor.role == Role.LABOUR_ATTACHE and actor.country == worker.country
    return abroad or actor.role == Role.PLACEMENT_OFFICER


def system(actor: Actor, subject: Subject) -> bool:
    """The system, as a follow-up or a daily duty."""
    return actor.is_system


def _is_account_of(actor: Actor, person: Person) -> bool:
    return actor.account is not None and bool(person.account_id == actor.account.pk)
