"""Who may do what to contracts. Who may know of one is ``visible_to`` of the model."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.permissions import recruiter
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.job_orders.permissions import is_member
from sapar.registers.organizations.models import Role
from sapar.registers.people.permissions import is_own


def prepares(actor: Actor, application: Application) -> bool:
    """Whoever recruited for the job, and the employer itself; never for themself."""
    employer = is_member(actor, Role.EMPLOYER_CLERK) and actor.organisation_ref == application.order.employer.ref
    own = actor.account is not None and application.person.account_id == actor.account.pk
    return (employer and not own) or recruiter(actor, application)


def worker(actor: Actor, offer: ContractOffer) -> bool:
    """The worker, and their helper for reading and refusing."""
    return is_own(actor, offer.person)


def signs(actor: Actor, offer: ContractOffer) -> bool:
    """The worker alone: nobody signs for somebody else, not even a helper."""
    return actor.kind == Kind.HOLDER and is_own(actor, offer.person)


def attests(actor: Actor, offer: ContractOffer) -> bool:
    """The attaché of the country or a placement officer, of another office than the one that prepared it."""
    here = is_member(actor, Role.LABOUR_ATTACHE) and actor.country == offer.journey.destination
    officer = here or is_member(actor, Role.PLACEMENT_OFFICER)
    if not officer or actor.account is None:
        return False
    involved = {offer.prepared_by_id, offer.person.account_id}
    return actor.organisation_ref != offer.prepared_at.ref and actor.account.pk not in involved


def system(actor: Actor, subject: Subject) -> bool:
    """The system, as part of another act or as what follows from one."""
    return actor.is_system
