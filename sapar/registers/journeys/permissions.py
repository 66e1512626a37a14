"""Who may do what to journeys and contract versions. Who may know of one is ``visible_to`` of the models."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.registers.journeys.models import ContractVersion, Journey, is_own
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person

# Whoever counsels travellers: before they leave, on the phone, at a partner organisation, at the post abroad.
COUNSELLORS = frozenset({
    Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.OFFICE_HEAD, Role.NGO_COUNSELLOR, Role.LABOUR_ATTACHE,
})  # fmt: skip
ATTESTERS = frozenset({Role.EMPLOYMENT_OFFICER, Role.LABOUR_ATTACHE})


def plans_journeys(actor: Actor, person: Person) -> bool:
    """The traveller, their helper, and the officer, counsellor or attaché who sees the person."""
    return is_own(actor, person) or (actor.kind == Kind.MEMBER and actor.role in COUNSELLORS)


def accompanies(actor: Actor, journey: Journey) -> bool:
    """Whoever may plan a journey for this traveller may also move it on and note what its contract says."""
    return plans_journeys(actor, journey.person)


def holds_contract(actor: Actor, version: ContractVersion) -> bool:
    """Whoever accompanies the journey of this contract."""
    return accompanies(actor, version.journey)


def records_contract(actor: Actor, journey: Journey) -> bool:
    """Whoever accompanies the journey, and the system where recording is part of another act."""
    return actor.is_system or accompanies(actor, journey)


def replaces_contract(actor: Actor, version: ContractVersion) -> bool:
    """Whoever accompanies the journey of this contract, and the system where that is part of another act."""
    return actor.is_system or holds_contract(actor, version)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, as part of another act."""
    return actor.is_system


def attests(actor: Actor) -> bool:
    """Employment officers and attachés: nobody else says that a contract was attested."""
    return actor.kind == Kind.MEMBER and actor.role in ATTESTERS
