"""Who may do what about somebody's data. The person decides; officers write down what the person decided."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.data_rights.models import (
    TRUSTED_PHONE,
    Consent,
    DataQuestion,
    EmergencyAccess,
    OfPerson,
    TrustedPerson,
)
from sapar.registers.organizations.models import OUTSIDERS, Organization, Role
from sapar.registers.people.models import Person
from sapar.registers.people.permissions import is_own, is_registrar

# Whose work never brings them to a person in danger.
BARRED = OUTSIDERS | {Role.ADMINISTRATOR, Role.AUDITOR, Role.COMMISSION_MEMBER, Role.TRAINER, Role.JURIST}


def own_or_notes_consent(actor: Actor, person: Person) -> bool:
    """The person or their helper; a registrar writes down what was said at the counter or on paper."""
    return is_own(actor, person) or is_registrar(actor)


def of_the_person(actor: Actor, record: OfPerson) -> bool:
    """The person or their helper: nobody withdraws, trusts or asks in their place."""
    return is_own(actor, record.person)


def withdraws(actor: Actor, consent: Consent) -> bool:
    """The person or their helper, and the data protection officer who is asked by letter."""
    return is_own(actor, consent.person) or actor.role == Role.DATA_PROTECTION_OFFICER


def own(actor: Actor, person: Person) -> bool:
    """The person or their helper."""
    return is_own(actor, person)


def system_alone(actor: Actor, record: OfPerson) -> bool:
    """The system, when the day has come."""
    return actor.is_system


def the_trusted_one(actor: Actor, trusted: TrustedPerson) -> bool:
    """Whoever signs in with the phone that the person named."""
    phone = actor.account.phone if actor.kind == Kind.HOLDER and actor.account else ""
    return bool(phone) and trusted.phone_index == blind_index(TRUSTED_PHONE, phone)


def answers_questions(actor: Actor, question: DataQuestion) -> bool:
    """The data protection officer."""
    return actor.kind == Kind.MEMBER and actor.role == Role.DATA_PROTECTION_OFFICER


def may_break_glass(actor: Actor, person: Person) -> bool:
    """State staff and partners who work with people, never for a business, and never for their own record."""
    themself = actor.account is not None and person.account_id == actor.account.pk
    return actor.kind == Kind.MEMBER and actor.role not in BARRED and not themself


def examines_access(actor: Actor, access: EmergencyAccess) -> bool:
    """The data protection officer, never about their own access."""
    return actor.role == Role.DATA_PROTECTION_OFFICER and access.account_id != getattr(actor.account, "pk", None)


def acts_here(actor: Actor, office: Organization) -> bool:
    """Members of this very office who work with people: whoever opens a record does so for it."""
    return actor.kind == Kind.MEMBER and actor.role not in BARRED and office.ref == actor.organisation_ref
