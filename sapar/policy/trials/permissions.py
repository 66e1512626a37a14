"""Who may try a change of law."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Subject

# A code of organizations.Role, which stands above this room: heads of the ministry and its offices.
OFFICERS_OF_POLICY = frozenset({"office_head"})


def is_officer_of_policy(actor: Actor) -> bool:
    """Say whether somebody makes policy, and so may have contracts counted."""
    return actor.kind == Kind.MEMBER and actor.role in OFFICERS_OF_POLICY


def tries_changes(actor: Actor, account: Account) -> bool:
    """An officer of policy, in their own name: contracts are only counted, none of them is opened."""
    return is_officer_of_policy(actor) and actor.account is not None and actor.account.pk == account.pk


def system(actor: Actor, subject: Subject) -> bool:
    """The system, which reckons."""
    return actor.is_system
