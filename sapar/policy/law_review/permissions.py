"""Who reviews the law, and who reads what was reviewed."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject

# Roles are the register of organizations', which stands above this room: here they are the codes of a standing.
JURIST, AUDITOR = "jurist", "auditor"


def jurist(actor: Actor, subject: Subject) -> bool:
    """A jurist of the ministry, for themself: reading acts is their work, and nobody is helped by it in person."""
    return actor.kind == Kind.MEMBER and actor.role == JURIST


def proposer(actor: Actor, review: Subject) -> bool:
    """The jurist who proposed it."""
    own = actor.account is not None and actor.account.pk == review.proposed_by_id  # type: ignore[attr-defined]
    return jurist(actor, review) and own


def second_jurist(actor: Actor, review: Subject) -> bool:
    """Another jurist than the one who proposed it."""
    return jurist(actor, review) and not proposer(actor, review)


def system(actor: Actor, subject: Subject) -> bool:
    """The system: what follows from the law in use, and from a review that takes the place of another."""
    return actor.is_system


def reads_reviews(actor: Actor) -> bool:
    """Jurists, who work on them, the auditor and the system."""
    return actor.is_system or actor.role in (JURIST, AUDITOR)
