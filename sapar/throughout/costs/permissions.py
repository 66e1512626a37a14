"""Who may write in the ledger: the worker, alone or through the helper they chose. Nobody else, ever."""

from sapar.foundation.accounts.actors import Actor
from sapar.registers.journeys.models import Journey
from sapar.registers.people.permissions import is_own
from sapar.throughout.costs.models import CostDeclaration, CostItem


def owns_journey(actor: Actor, journey: Journey) -> bool:
    """The worker whose journey it is, or the helper they chose."""
    return is_own(actor, journey.person)


def owns(actor: Actor, record: CostItem | CostDeclaration) -> bool:
    """The worker who paid, or the helper they chose."""
    return is_own(actor, record.journey.person)
