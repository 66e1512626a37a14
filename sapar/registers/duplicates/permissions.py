"""Who may say that two records are one person: trained officers, never about themselves or their own people."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.data_rights.models import TRUSTED_PHONE, TrustedPerson
from sapar.registers.duplicates.models import REVIEWERS, PossibleSame
from sapar.registers.organizations.models import Organization
from sapar.registers.people.models import Person


def is_reviewer(actor: Actor) -> bool:
    """Employment officers and heads of office, acting for their office."""
    return actor.kind == Kind.MEMBER and actor.role in REVIEWERS


def reviews(actor: Actor, pair: PossibleSame) -> bool:
    """Trained officers, unless one of the two is themself, or is tied to them in either record."""
    return is_reviewer(actor) and not any(is_tied(actor, person) for person in pair.sides())


def reviews_or_system(actor: Actor, pair: PossibleSame) -> bool:
    """Trained officers, and the system where whoever registered said so, or new evidence came."""
    return actor.is_system or reviews(actor, pair)


def joins(actor: Actor, person: Person) -> bool:
    """Trained officers, as part of a decision on a pair; never their own record or that of their people."""
    return is_reviewer(actor) and not is_tied(actor, person)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, as part of an officer's decision, of an entry or of a search for doubles."""
    return actor.is_system


def system_at(actor: Actor, office: Organization) -> bool:
    """The system, for the whole register."""
    return actor.is_system


def is_tied(actor: Actor, person: Person) -> bool:
    """Say whether a person is this officer, or a relative, friend or trusted person of theirs by either's record."""
    account = actor.account
    if account is None:
        return False
    own = Person.objects.filter(account=account).first()
    return person == own or _names(person, account) or bool(own and _shares_phone(own, person))


def _names(person: Person, account: Account) -> bool:
    """Say whether a person named the holder of this account, by phone, as relative or trusted."""
    if not account.phone:
        return False
    trusted = TrustedPerson.objects.filter(person=person, phone_index=blind_index(TRUSTED_PHONE, account.phone))
    return trusted.exists() or account.phone in {relative.phone for relative in person.relatives.all()}


def _shares_phone(own: Person, person: Person) -> bool:
    """Say whether the officer's own record names this person, by phone."""
    if not person.phone:
        return False
    trusted = TrustedPerson.objects.filter(person=own, phone_index=blind_index(TRUSTED_PHONE, person.phone))
    return trusted.exists() or person.phone in {relative.phone for relative in own.relatives.all()}
