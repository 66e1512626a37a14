"""Who may do what to complaints. Who may know of one at all is ``Complaint.visible_to``."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.throughout.complaints.models import Complaint, TeamMember

RECEIVING = frozenset({
    OrganizationKind.DISPUTE_BODY, OrganizationKind.MINISTRY, OrganizationKind.OFFICE, OrganizationKind.POST,
})  # fmt: skip


def anybody(actor: Actor, office: Organization) -> bool:
    """Anyone, anywhere, of any status, with or without a name: only the office must be one that takes complaints."""
    return office.kind in RECEIVING


def complainant(actor: Actor, complaint: Complaint) -> bool:
    """Whoever complains: by their own account, by number and code, or through a helper with their consent."""
    if actor.kind == Kind.HELPER:
        return bool(complaint.complainant and complaint.complainant.ref == actor.helping)
    return is_own(actor, complaint) or (not actor.is_staff and complaint.ref in actor.opened)


def is_own(actor: Actor, complaint: Complaint) -> bool:
    """Whoever complains, by their own account."""
    person = complaint.complainant
    return bool(actor.account and person and person.account_id == actor.account.pk)


def case_officer(actor: Actor, complaint: Complaint) -> bool:
    """Dispute officers and the head of the office that holds it, and the attaché of the country of work.

    Of a protected complaint: the named team, and until it is named those who examine complaints at the office. Nobody
    works on a complaint of their own.
    """
    if actor.kind != Kind.MEMBER or is_own(actor, complaint):
        return False
    if complaint.protected and complaint.team.exists():
        return team(actor, complaint)
    holds = complaint.office.ref == actor.organisation_ref
    if actor.role == Role.LABOUR_ATTACHE:
        return holds or (not complaint.protected and complaint.country == actor.country)
    return holds and actor.role in (Role.DISPUTE_OFFICER, Role.OFFICE_HEAD)


def decides(actor: Actor, complaint: Complaint) -> bool:
    """Case officers at the office that holds it: a post abroad helps, talks and follows, but decides nothing."""
    return case_officer(actor, complaint) and actor.role in (Role.DISPUTE_OFFICER, Role.OFFICE_HEAD)


def team(actor: Actor, complaint: Complaint) -> bool:
    """The named team of a protected complaint."""
    if actor.kind != Kind.MEMBER or actor.account is None:
        return False
    return TeamMember.objects.filter(complaint=complaint, account=actor.account, left_on=None).exists()


def complainant_or_officer(actor: Actor, complaint: Complaint) -> bool:
    """Either side of the desk: whoever complains, and whoever works on it."""
    return complainant(actor, complaint) or case_officer(actor, complaint)


def asked_office(actor: Actor, complaint: Complaint) -> bool:
    """Staff of the office that was asked and has not answered yet."""
    open_question = complaint.requests.filter(office__ref=actor.organisation_ref, answered_on=None)
    return actor.kind == Kind.MEMBER and open_question.exists()


def system(actor: Actor, complaint: Complaint) -> bool:
    """The system itself, on its daily round."""
    return actor.is_system
