"""Who may do what to employers and orders. Who may know of one is ``visible_to`` of the models."""

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.pre_employment.job_orders.choices import S
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.registers.organizations.models import Organization, OrganizationKind, Role

# At which kind of organization each role names an employer, and drafts orders.
CLAIMANTS = {
    Role.AGENCY_CLERK: OrganizationKind.AGENCY,
    Role.EMPLOYER_CLERK: OrganizationKind.EMPLOYER,
    Role.LABOUR_ATTACHE: OrganizationKind.POST,
    Role.PLACEMENT_OFFICER: OrganizationKind.OFFICE,
}
DRAFTERS = {
    Role.AGENCY_CLERK: OrganizationKind.AGENCY,
    Role.PLACEMENT_OFFICER: OrganizationKind.OFFICE,
}


def is_member(actor: Actor, role: str) -> bool:
    """Say whether the actor acts in this role, for the organisation and not for a person they help."""
    return actor.kind == Kind.MEMBER and actor.role == role


def claims_employers(actor: Actor, organization: Organization) -> bool:
    """Agency clerks, employers' representatives, posts and placement officers, each for their own organization."""
    return _at_home_in(actor, organization, CLAIMANTS)


def drafts_orders(actor: Actor, organization: Organization) -> bool:
    """Agency clerks for their agency, placement officers for the public schemes of their office."""
    return _at_home_in(actor, organization, DRAFTERS)


def _at_home_in(actor: Actor, organization: Organization, kinds: dict[Role, OrganizationKind]) -> bool:
    kind = kinds.get(Role(actor.role)) if actor.kind == Kind.MEMBER and actor.role else None
    return kind == organization.kind and actor.organisation_ref == organization.ref


def hands_in(actor: Actor, vetting: EmployerVetting) -> bool:
    """Whoever named the employer, the employer itself, and the post."""
    claimant = actor.kind == Kind.MEMBER and actor.organisation_ref == vetting.claimed_by.ref
    itself = is_member(actor, Role.EMPLOYER_CLERK) and actor.organisation_ref == vetting.employer.ref
    return claimant or itself or vets(actor, vetting)


def vets(actor: Actor, vetting: EmployerVetting) -> bool:
    """The attaché of the employer's country; a placement officer of an office that did not ask, where there is none."""
    if is_member(actor, Role.LABOUR_ATTACHE):
        return actor.country == vetting.country
    other = is_member(actor, Role.PLACEMENT_OFFICER) and actor.organisation_ref != vetting.claimed_by.ref
    return other and not Organization.objects.posts_for(vetting.country).exists()


def makes_order(actor: Actor, order: JobOrder) -> bool:
    """Whoever drafts orders at the agency or office that made this one."""
    return drafts_orders(actor, order.drafted_at)


def verifies(actor: Actor, order: JobOrder) -> bool:
    """The attaché of the country; a placement officer who did not submit it, where no post answers for the country."""
    if is_member(actor, Role.LABOUR_ATTACHE):
        return actor.country == order.country
    alone = is_member(actor, Role.PLACEMENT_OFFICER) and not _is(actor, order.submitted_by_id)
    return alone and not Organization.objects.posts_for(order.country).exists()


def approves(actor: Actor, order: JobOrder) -> bool:
    """A placement officer who neither submitted nor checked the order: grave decisions take two people."""
    prepared = _is(actor, order.submitted_by_id) or _is(actor, order.verified_by_id)
    return is_member(actor, Role.PLACEMENT_OFFICER) and not prepared


def returns(actor: Actor, order: JobOrder) -> bool:
    """Whoever has it on the desk: the checker while it is submitted, the approver when it is checked."""
    return verifies(actor, order) if order.state == S.SUBMITTED else approves(actor, order)


def stops_order(actor: Actor, order: JobOrder) -> bool:
    """Placement officers and the attaché of the country."""
    own_country = is_member(actor, Role.LABOUR_ATTACHE) and actor.country == order.country
    return is_member(actor, Role.PLACEMENT_OFFICER) or own_country


def officer_or_system(actor: Actor, order: JobOrder) -> bool:
    """Whoever may stop an order, and the system when the permit stands again."""
    return actor.is_system or stops_order(actor, order)


def cancels_order(actor: Actor, order: JobOrder) -> bool:
    """Whoever made it, and placement officers."""
    return makes_order(actor, order) or is_member(actor, Role.PLACEMENT_OFFICER)


def system(actor: Actor, subject: Subject) -> bool:
    """The system, as part of another act or as a daily duty."""
    return actor.is_system


def _is(actor: Actor, account_id: int | None) -> bool:
    return actor.account is not None and actor.account.pk == account_id
