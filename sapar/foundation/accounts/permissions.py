"""Who may do something to an account."""

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account


def holder(actor: Actor, account: Account) -> bool:
    """Only whoever signs in with it, and the system."""
    return actor.is_system or (actor.account is not None and actor.account.pk == account.pk)


def system_alone(actor: Actor, account: Account) -> bool:
    """Nobody: the sign-in pages do it as the system, for whoever stands before them."""
    return actor.is_system
