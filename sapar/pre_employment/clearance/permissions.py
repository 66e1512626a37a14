"""Who may do what to certificates. Who may know of one is ``Clearance.visible_to``."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.applications.choices import S as ApplicationState
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.permissions import recruiter
from sapar.pre_employment.clearance.choices import OPEN
from sapar.pre_employment.clearance.models import Clearance
from sapar.registers.journeys.models import Journey, JourneyState, is_own
from sapar.registers.organizations.models import Role

ISSUERS = frozenset({Role.EMPLOYMENT_OFFICER, Role.PLACEMENT_OFFICER})
DECIDERS = ISSUERS | {Role.OFFICE_HEAD}


def requester(actor: Actor, journey: Journey) -> bool:
    """The worker, their helper, and officers who issue certificates; before departure, while no request is open."""
    return answers_for(actor, journey) and may_be_requested(journey)


def recruiter_of(actor: Actor, application: Application) -> bool:
    """Whoever recruited the worker, once the job is accepted; before departure, while no request is open."""
    journey = application.journey if application.state == ApplicationState.ACCEPTED else None
    return journey is not None and recruiter(actor, application) and may_be_requested(journey)


def may_be_requested(journey: Journey) -> bool:
    """Say whether there is time for a certificate, and no request for one is open."""
    return journey.state == JourneyState.PLANNED and not journey.clearances.filter(state__in=OPEN).exists()


def answers_for(actor: Actor, journey: Journey) -> bool:
    """The worker, their helper, and officers who issue certificates."""
    return is_own(actor, journey.person) or _officer(actor, journey, ISSUERS)


def issuer(actor: Actor, clearance: Clearance) -> bool:
    """Officers who issue certificates, but nobody their own."""
    return _officer(actor, clearance.journey, ISSUERS)


def decider(actor: Actor, clearance: Clearance) -> bool:
    """Officers who issue certificates and heads of office, but nobody on their own."""
    return _officer(actor, clearance.journey, DECIDERS)


def decider_or_system(actor: Actor, clearance: Clearance) -> bool:
    """The same officers, and the system when the job that was certified is gone."""
    return actor.is_system or decider(actor, clearance)


def worker(actor: Actor, clearance: Clearance) -> bool:
    """The worker and their helper."""
    return is_own(actor, clearance.journey.person)


def withdraws(actor: Actor, clearance: Clearance) -> bool:
    """The worker, their helper, and officers who issue certificates. An agency cannot take back what it asked."""
    return actor.is_system or answers_for(actor, clearance.journey)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, doing a duty or what follows from an action."""
    return actor.is_system


def _officer(actor: Actor, journey: Journey, roles: frozenset[Role]) -> bool:
    own = actor.account is not None and journey.person.account_id == actor.account.pk
    return actor.kind == Kind.MEMBER and actor.role in roles and not own
