"""Who may move a journey on, answer a check-in and remind. Who may know of one is ``visible_to`` of the models."""

from sapar.employment.stays.models import CheckIn
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.registers.journeys.models import Journey, is_own
from sapar.registers.journeys.permissions import accompanies
from sapar.registers.organizations.models import Role

__all__ = ["accompanies", "answers_check_in", "system", "watches_contact"]


def system(actor: Actor, subject: Subject) -> bool:
    """The system alone, doing a duty of the day."""
    return actor.is_system


def watches_contact(actor: Actor, journey: Journey) -> bool:
    """The labour attaché of the country, and the system: nobody else declares somebody lost."""
    here = actor.role == Role.LABOUR_ATTACHE and actor.country == journey.destination
    return actor.is_system or (here and actor.kind == Kind.MEMBER)


def answers_check_in(actor: Actor, check_in: CheckIn) -> bool:
    """The person, their helper, whoever holds the link, and the post that calls.

    ``visible_to`` shows a check-in to nobody else. The system skips what has no sense any more, and answers nothing.
    """
    by_phone = actor.kind == Kind.MEMBER and actor.role in (Role.LABOUR_ATTACHE, Role.EMPLOYMENT_OFFICER)
    return by_phone or check_in.ref in actor.opened or is_own(actor, check_in.person)


def skips_check_in(actor: Actor, check_in: CheckIn) -> bool:
    """Whoever may answer may also skip, and the system once the person is no longer abroad."""
    return actor.is_system or answers_check_in(actor, check_in)
