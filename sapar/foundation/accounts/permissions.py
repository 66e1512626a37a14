"""Who may do something to an account."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account, ApiToken


def holder(actor: Actor, account: Account) -> bool:
    """Only whoever signs in with it, and the system."""
    return actor.is_system or (actor.account is not None and actor.account.pk == account.pk)


def system_alone(actor: Actor, account: Account) -> bool:
    """Nobody: the sign-in pages do it as the system, for whoever stands before them."""
    return actor.is_system


def holder_alone(actor: Actor, account: Account) -> bool:
    """Only whoever signs in with it, by hand: no program, and nobody on their behalf."""
    return not actor.token and actor.account is not None and actor.account.pk == account.pk


def member_alone(actor: Actor, account: Account) -> bool:
    """The holder while they act for an organisation and help nobody."""
    return actor.kind == Kind.MEMBER and actor.is_staff and holder_alone(actor, account)


def made_it(actor: Actor, token: ApiToken) -> bool:
    """Whoever made the token, by hand."""
    return not actor.token and actor.account is not None and actor.account.pk == token.account_id
