"""Who may do what to returns."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.post_employment.returns.models import ASSESSORS, Return
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.organizations.models import Role
from sapar.registers.people.permissions import is_own

ACCOMPANY = ASSESSORS | {Role.LABOUR_ATTACHE, Role.HOTLINE_CLERK}


def staff_of_returns(actor: Actor) -> bool:
    """Officers at home, the attaché of the country, and the hotline clerk who has somebody on the phone."""
    return actor.kind == Kind.MEMBER and actor.role in ACCOMPANY


def says_who_returns(actor: Actor, journey: Journey) -> bool:
    """The traveller, their helper, those who accompany people home, and the system after a death was recorded."""
    return actor.is_system or is_own(actor, journey.person) or staff_of_returns(actor)


def notifies_return(actor: Actor, journey: Journey) -> bool:
    """The same people, before the traveller is home and while nobody has notified it."""
    abroad = journey.state not in (JourneyState.PLANNED, JourneyState.CANCELLED, JourneyState.RETURNED)
    return abroad and not hasattr(journey, "homecoming") and says_who_returns(actor, journey)


def records_death(actor: Actor, journey: Journey) -> bool:
    """Those who accompany people, while the journey is under way. Never the phone of the dead, never a relative."""
    under_way = journey.state not in (JourneyState.PLANNED, JourneyState.CANCELLED, JourneyState.RETURNED)
    return under_way and staff_of_returns(actor)


def registers_return(actor: Actor, returning: Return) -> bool:
    """Whoever came home, their helper, and the officers who work with returnees; not at a death."""
    return returning.is_home and not returning.is_death and (
        is_own(actor, returning.person) or assesses(actor, returning)
    )  # fmt: skip


def speaks_with_family(actor: Actor, returning: Return) -> bool:
    """The officers who work with returnees, at a death."""
    return returning.is_death and assesses(actor, returning)


def assesses(actor: Actor, returning: Return) -> bool:
    """Reintegration and employment officers."""
    return actor.kind == Kind.MEMBER and actor.role in ASSESSORS


def system(actor: Actor, subject: Subject) -> bool:
    """The system, doing a duty or what follows from an action."""
    return actor.is_system
