"""Who may do what to permits, their papers and partners."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.agency_permits.choices import APPLIED, LIVE, OPEN, WITH_AGENCY, Decision, S
from sapar.pre_employment.agency_permits.models import AgencyPermit, PartnerAgreement, PermitPaper
from sapar.registers.organizations.models import Organization, OrganizationKind, Role


def clerk_of(actor: Actor, agency: Organization) -> bool:
    """A clerk of this very agency."""
    at_work = actor.kind == Kind.MEMBER and actor.role == Role.AGENCY_CLERK
    return at_work and agency.kind == OrganizationKind.AGENCY and actor.organisation_ref == agency.ref


def clerk(actor: Actor, permit: AgencyPermit) -> bool:
    """A clerk of the agency whose permit it is."""
    return clerk_of(actor, permit.agency)


def may_renew(actor: Actor, permit: AgencyPermit) -> bool:
    """A clerk of the agency, for a permit that is granted or has ended; once, and not while it is suspended."""
    if permit.state not in (S.GRANTED, S.EXPIRED) or not clerk(actor, permit):
        return False
    others = AgencyPermit.objects.filter(agency=permit.agency_id, country=permit.country, state__in=OPEN | LIVE)
    return not others.exclude(pk=permit.pk).exists()


def hands_in(actor: Actor, paper: PermitPaper) -> bool:
    """A clerk of the agency, while the application is with the agency."""
    return paper.permit.state in WITH_AGENCY and clerk(actor, paper.permit)


def names_partners(actor: Actor, permit: AgencyPermit) -> bool:
    """A clerk of the agency, until the commission has the file, and again while the permit lasts."""
    return permit.state in (WITH_AGENCY | APPLIED | LIVE) - {S.BEFORE_COMMISSION} and clerk(actor, permit)


def permit_officer(actor: Actor, subject: Subject) -> bool:
    """Permit officers of the ministry: they check, prepare, suspend and reinstate."""
    return actor.kind == Kind.MEMBER and actor.role == Role.PERMIT_OFFICER


def checks_papers(actor: Actor, paper: PermitPaper) -> bool:
    """Permit officers, while the completeness of the application is being checked."""
    return paper.permit.state == S.SUBMITTED and permit_officer(actor, paper)


def decides_revocation(actor: Actor, permit: AgencyPermit) -> bool:
    """Members of the commission, where a permit officer has proposed to revoke the permit."""
    return commission_member(actor, permit) and permit.decisions.filter(
        kind=Decision.REVOKED, decided_on=None
    ).exists()  # fmt: skip


def commission_member(actor: Actor, permit: AgencyPermit) -> bool:
    """Members of the inter-agency commission."""
    return actor.kind == Kind.MEMBER and actor.role == Role.COMMISSION_MEMBER


def answers_for_country(actor: Actor, partner: PartnerAgreement) -> bool:
    """The labour attaché in that country; where there is no post, a permit officer, from the embassy's letter."""
    permit = partner.permit
    if actor.kind != Kind.MEMBER or permit.state not in APPLIED | LIVE:
        return False
    if actor.role == Role.LABOUR_ATTACHE:
        return actor.country == permit.country
    return actor.role == Role.PERMIT_OFFICER and not permit.has_post


def system(actor: Actor, subject: Subject) -> bool:
    """The system, doing a duty or what follows from an action."""
    return actor.is_system
