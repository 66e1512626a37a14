"""Who may do what to the record of a person. ``Person.visible_to`` comes first: what one cannot see, one cannot do."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.registers.organizations.models import OUTSIDERS, Organization, OrganizationKind, OrganizationState, Role
from sapar.registers.people.models import Person

# Whose work begins with a person at the counter, on the phone or at the post.
REGISTRARS = frozenset({
    Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.NGO_COUNSELLOR, Role.LABOUR_ATTACHE, Role.PLACEMENT_OFFICER,
})  # fmt: skip

# Staff who never look for people: what they decide is not about a person, or comes to them by name.
NO_SEARCH = OUTSIDERS | {
    Role.ADMINISTRATOR, Role.AUDITOR, Role.PERMIT_OFFICER, Role.COMMISSION_MEMBER, Role.TRAINER, Role.JURIST,
}  # fmt: skip

# Who sees identity documents, and so may say who somebody is.
IDENTITY_CHECKERS = frozenset({
    Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD, Role.LABOUR_ATTACHE, Role.PLACEMENT_OFFICER,
})  # fmt: skip


def registers_people(actor: Actor, office: Organization) -> bool:
    """Registrars at their own organization, and anyone for themself at a state office."""
    if office.state != OrganizationState.ACTIVE:
        return False
    if actor.is_system:
        return True
    if registers_themself(actor):
        return office.kind == OrganizationKind.OFFICE
    return is_registrar(actor) and actor.organisation_ref == office.ref


def registers_themself(actor: Actor) -> bool:
    """Whoever acts for no organization: they can only mean their own record."""
    return actor.kind in (Kind.VISITOR, Kind.HOLDER)


def is_registrar(actor: Actor) -> bool:
    """Staff whose work it is to register people, acting for their organization and not for a person."""
    return actor.kind == Kind.MEMBER and actor.role in REGISTRARS


def is_own(actor: Actor, person: Person) -> bool:
    """The person, or somebody who helps them with their consent."""
    if actor.kind == Kind.HELPER:
        return bool(actor.helping == person.ref)
    return actor.kind == Kind.HOLDER and actor.account is not None and bool(person.account_id == actor.account.pk)


def own_or_registrar(actor: Actor, person: Person) -> bool:
    """The person, their helper, and registrars who see the record."""
    return is_own(actor, person) or is_registrar(actor)


def checks_identity(actor: Actor, person: Person) -> bool:
    """Officers who see documents. A hotline clerk hears a voice only."""
    return actor.kind == Kind.MEMBER and actor.role in IDENTITY_CHECKERS


def own_or_checks_identity(actor: Actor, person: Person) -> bool:
    """The person, their helper, and officers who see documents. A counsellor's client does it with the counsellor."""
    return is_own(actor, person) or checks_identity(actor, person)


def begins_assisting(actor: Actor, person: Person) -> bool:
    """Registrars, for a record that is not their own."""
    own = actor.account is not None and person.account_id == actor.account.pk
    return is_registrar(actor) and not own


def resets_second_step(actor: Actor, person: Person) -> bool:
    """Officers who see documents, for an account that is the person's alone. A member's is their office's business."""
    account = person.account
    if account is None or not account.second_factor or account.memberships.exists():
        return False
    return checks_identity(actor, person)


def may_erase(actor: Actor, person: Person) -> bool:
    """The data protection officer on request, and the system when a retention ends."""
    return actor.is_system or (actor.kind == Kind.MEMBER and actor.role == Role.DATA_PROTECTION_OFFICER)


def system_only(actor: Actor, person: Person) -> bool:
    """The system, as a follow-up."""
    return actor.is_system


def searches(actor: Actor) -> bool:
    """Any member who may see people at all. The person has a page of their own and needs no search."""
    return actor.is_system or (actor.is_staff and actor.role not in NO_SEARCH)
