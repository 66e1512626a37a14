"""Who may do what to cases and referrals."""

from sapar.employment.assistance.choices import AskedAs
from sapar.employment.assistance.desks import HANDLERS, receives
from sapar.employment.assistance.models import AT_WORK, AssistanceCase, Referral
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.registers.organizations.models import OFFICIAL, Organization, OrganizationKind, Role
from sapar.registers.people.models import Person
from sapar.registers.people.permissions import is_own

ASK_FOR_OTHERS = frozenset({
    Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.LABOUR_ATTACHE, Role.NGO_COUNSELLOR, Role.REINTEGRATION_OFFICER,
})  # fmt: skip


def asker_for(actor: Actor, person: Person) -> bool:
    """The person, a helper with their consent, and staff whose work it is to hear people."""
    return is_own(actor, person) or (actor.kind == Kind.MEMBER and actor.role in ASK_FOR_OTHERS)


def anyone(actor: Actor, office: Organization) -> bool:
    """Anybody, with or without an account: a relative, a neighbour, a passer-by."""
    return office.kind in (OrganizationKind.POST, OrganizationKind.OFFICE, OrganizationKind.MINISTRY)


def call_taker(actor: Actor, office: Organization) -> bool:
    """Staff whose work it is to hear people; whoever calls may be unknown."""
    return office.kind in OFFICIAL and actor.kind == Kind.MEMBER and actor.role in ASK_FOR_OTHERS


def system(actor: Actor, subject: Subject) -> bool:
    """The system, doing a duty or what follows from an action."""
    return actor.is_system


def asker(actor: Actor, case: AssistanceCase) -> bool:
    """Whoever asked, and the person it is about."""
    if case.person and is_own(actor, case.person):
        return True
    asked = actor.kind != Kind.MEMBER and actor.account is not None and case.asked_by_id == actor.account.pk
    return asked or case.ref in actor.opened


def handler(actor: Actor, case: AssistanceCase) -> bool:
    """Those who take cases at the office that handles this one."""
    at_office = actor.role in HANDLERS and actor.organisation_ref == case.office.ref
    return at_office and actor.kind == Kind.MEMBER


def team(actor: Actor, case: AssistanceCase) -> bool:
    """Who took it and whom they named; in a case that is not protected any colleague at the office who takes cases."""
    if actor.kind != Kind.MEMBER or actor.account is None:
        return False
    named = case.taken_by_id == actor.account.pk or case.team.filter(account=actor.account).exists()
    return named or (not case.protected and handler(actor, case))


def at_work(actor: Actor, case: AssistanceCase) -> bool:
    """The team, while the case is being worked on."""
    return case.state in AT_WORK and team(actor, case)


def recognises_person(actor: Actor, case: AssistanceCase) -> bool:
    """The team, where the case names somebody in words only."""
    return case.person_id is None and at_work(actor, case)


def handler_or_team(actor: Actor, case: AssistanceCase) -> bool:
    """The team, and before there is one those who could take the case."""
    return team(actor, case) or (case.taken_by_id is None and handler(actor, case))


def asker_or_team(actor: Actor, case: AssistanceCase) -> bool:
    """Whoever asked, and the team."""
    return asker(actor, case) or team(actor, case)


def receiver(actor: Actor, referral: Referral) -> bool:
    """Those who read referrals at the receiving office or partner."""
    here = actor.kind == Kind.MEMBER and actor.organisation_ref == referral.to.ref
    return here and referral.to.kind in receives(actor)


def part_of(actor: Actor) -> AskedAs:
    """Say in which part an actor asks for help for a person on record."""
    return AskedAs.STAFF if actor.kind == Kind.MEMBER else AskedAs.SELF


def of_nobody(actor: Actor, case: AssistanceCase) -> bool:
    """The system, about a case that has a key of its own: another one's key is a person's."""
    return actor.is_system and case.person_id is None
