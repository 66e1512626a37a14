"""Who may do what to sessions and seats. Who may know of one is ``visible_to`` of the models."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.orientation.models import OrientationSession, Seat
from sapar.registers.organizations.models import Organization, OrganizationState, Role
from sapar.registers.people.models import Person
from sapar.registers.people.permissions import is_own

# Who books a seat for somebody who sits at the desk.
BOOK_FOR_OTHERS = frozenset({Role.EMPLOYMENT_OFFICER, Role.PLACEMENT_OFFICER})
DESKS = BOOK_FOR_OTHERS | {Role.TRAINER}


def trains_at(actor: Actor, office: Organization) -> bool:
    """Trainers at their own office."""
    own = actor.kind == Kind.MEMBER and actor.role == Role.TRAINER and actor.organisation_ref == office.ref
    return own and office.state == OrganizationState.ACTIVE


def trains(actor: Actor, session: OrientationSession) -> bool:
    """Trainers of the office that holds the session."""
    return trains_at(actor, session.office)


def trains_or_system(actor: Actor, session: OrientationSession) -> bool:
    """Trainers of the office, and the system once the days are over."""
    return actor.is_system or trains(actor, session)


def may_book(actor: Actor, session: OrientationSession) -> bool:
    """Whoever has an account, for themself; helpers; officers who book for others."""
    return actor.kind in (Kind.HOLDER, Kind.HELPER) or books_for_others(actor)


def books_for_others(actor: Actor) -> bool:
    """Employment officers and placement officers."""
    return actor.kind == Kind.MEMBER and actor.role in BOOK_FOR_OTHERS


def books_for(actor: Actor, person: Person) -> bool:
    """The person, their helper, and the officers who book for those whom they see; never for themself."""
    return is_own(actor, person) or (books_for_others(actor) and not _is_account_of(actor, person))


def gives_up(actor: Actor, seat: Seat) -> bool:
    """Whoever may book it, and the system where the session is cancelled."""
    return actor.is_system or books_for(actor, seat.person)


def notes_attendance(actor: Actor, seat: Seat) -> bool:
    """Trainers of the office, never for themself; the system, once they filled in the form of the session."""
    return actor.is_system or (trains(actor, seat.session) and not _is_account_of(actor, seat.person))


def answers_quiz(actor: Actor, seat: Seat) -> bool:
    """The person, their helper, or the trainer who reads the questions aloud and enters the answers."""
    return is_own(actor, seat.person) or (not actor.is_system and notes_attendance(actor, seat))


def system(actor: Actor, subject: Subject) -> bool:
    """The system, as a follow-up or a daily duty."""
    return actor.is_system


def _is_account_of(actor: Actor, person: Person) -> bool:
    return actor.account is not None and bool(person.account_id == actor.account.pk)
