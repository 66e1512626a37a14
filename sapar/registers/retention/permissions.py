"""Who may do what about the end of keeping a record."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.registers.organizations.models import Role
from sapar.registers.people.permissions import is_own
from sapar.registers.retention.models import RetentionEnd


def own_or_system(actor: Actor, end: RetentionEnd) -> bool:
    """The person whose data they are, their helper, and the system when they came back by themselves."""
    return actor.is_system or is_own(actor, end.person)


def holds(actor: Actor, end: RetentionEnd) -> bool:
    """The data protection officer, never about their own record."""
    own = actor.account is not None and end.person.account_id == actor.account.pk
    return actor.kind == Kind.MEMBER and actor.role == Role.DATA_PROTECTION_OFFICER and not own


def holds_or_system(actor: Actor, end: RetentionEnd) -> bool:
    """The data protection officer, and the system on the last day of the hold."""
    return actor.is_system or holds(actor, end)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, on its daily round."""
    return actor.is_system
