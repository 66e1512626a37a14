"""Who may change an account."""

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account


def holder(actor: Actor, account: Account) -> bool:
    """Only whoever signs in with it, and the system."""
    return actor.is_system or (actor.account is not None and actor.account.pk == account.pk)
