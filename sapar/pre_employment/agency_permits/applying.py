"""What the agency does: it applies or renews, hands in papers, names partners, sends, mends, withdraws."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.contacts import check_contact
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.files.keeping import keep
from sapar.foundation.files.uploads import Upload
from sapar.foundation.privacy.classes import P0, P2, P3
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.pre_employment.agency_permits import clocks
from sapar.pre_employment.agency_permits.choices import APPLIED, LIVE, OPEN, PartnerKind, PartnerState
from sapar.pre_employment.agency_permits.errors import ApplicationOpen
from sapar.pre_employment.agency_permits.guards import check_handed_in, check_no_live_permit
from sapar.pre_employment.agency_permits.lists import PAPERS, entries
from sapar.pre_employment.agency_permits.models import AgencyPermit, PartnerAgreement, PermitOwner, PermitPaper
from sapar.pre_employment.agency_permits.owners import check_bars, check_owners, read_owners
from sapar.pre_employment.agency_permits.permissions import clerk, clerk_of, hands_in, may_renew, names_partners
from sapar.pre_employment.agency_permits.telling import to_agency
from sapar.registers.journeys import choices
from sapar.registers.organizations.models import Organization, Role

Owners = Annotated[
    str,
    Ask(_("Who owns, heads or controls the agency?"), lines=4, max_length=4000, check=check_owners, data_class=P2,
        hint=_("One person a line: name, comma, date of birth. For example: Asanov Usen, 31.12.1980"),
        who_sees=_("Permit officers and the commission. It is not published")),
]  # fmt: skip


def countries() -> choices.Choices:
    """Offer the countries with none chosen: a permit for the wrong one is of no use."""
    return [("", "…"), *choices.countries()]


@action(
    subject=Organization, creates=AgencyPermit, allowed_to=clerk_of, law=PAPERS, label=_("Apply for a permit")
)  # fmt: skip
def apply_for_permit(
    agency: Organization,
    *,
    by: Actor,
    on: date,
    country: Annotated[
        str, Ask(_("For which country?"), max_length=2, choices=countries, check=validate_country, data_class=P0)
    ],
    owners: Owners,
) -> Done:
    """Begin an application for one country. The list of papers comes from the law as it stands today."""
    check_no_live_permit(agency, country)
    return _begun(agency, country, owners, on)


@action(subject=AgencyPermit, creates=AgencyPermit, allowed_to=may_renew, law=PAPERS, label=_("Renew the permit"))
def renew_permit(permit: AgencyPermit, *, by: Actor, on: date, owners: Owners) -> Done:
    """Begin an application for another term. The partners are taken over, and the post confirms them anew."""
    check_no_live_permit(permit.agency, permit.country, besides=permit)
    done = _begun(permit.agency, permit.country, owners, on, renews=permit)
    assert isinstance(done.created, AgencyPermit)  # noqa: S101 - tells the type checker
    for partner in permit.confirmed_partners(on):
        PartnerAgreement(
            permit=done.created, kind=partner.kind, name=partner.name, place=partner.place, reach=partner.reach,
            signed_on=partner.signed_on, valid_until=partner.valid_until,
        ).save()  # fmt: skip
    return done


def _begun(agency: Organization, country: str, owners: str, on: date, renews: AgencyPermit | None = None) -> Done:
    """Save an application with its owners and its checklist."""
    named = read_owners(owners)
    check_bars(agency, named, on)
    if stands := AgencyPermit.objects.filter(agency=agency, country=country, state__in=OPEN).first():
        raise ApplicationOpen(number=stands.number)
    permit = AgencyPermit(key=DataKey.make(), agency=agency, country=country, renews=renews, begun_on=on)
    permit.save()
    for each in named:
        PermitOwner(permit=permit, name=each.name, name_key=each.key, born_on=each.born_on).save()
    for code in entries(PAPERS, on):
        PermitPaper(permit=permit, code=code).save()
    return Done({"country": country}, created=permit, silent_because="nothing is sent yet; only the agency sees it")


@action(subject=PermitPaper, allowed_to=hands_in, law=PAPERS, label=_("Hand in this paper"))
def hand_in_paper(
    paper: PermitPaper,
    *,
    by: Actor,
    on: date,
    stated: Annotated[
        str, Ask(_("Number, date, issued by"), max_length=300, data_class=P3, hint=_("So that the officer can find it"))
    ],
    file: Annotated[
        Upload | None, Ask(_("Photo or PDF of the paper"), hint=_("Without it, bring the paper to the ministry"))
    ] = None,
) -> Done:
    """Say which paper is handed in for an item of the checklist, with a copy of it."""
    if file:
        keep(file, paper)
    paper.stated, paper.missing, paper.checked_by, paper.checked_on = stated, "", None, None
    return Done(silent_because="the officer sees it when the application is sent")


@action(
    subject=AgencyPermit,
    creates=PartnerAgreement,
    allowed_to=names_partners,
    law=PAPERS,
    label=_("Name a partner abroad"),
)
def name_partner(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    kind: Annotated[PartnerKind, Ask(_("What is the partner?"), data_class=P0)],
    name: Annotated[str, Ask(_("Name of the partner"), data_class=P0)],
    place: Annotated[str, Ask(_("Town and address"), data_class=P0)],
    reach: Annotated[str, Ask(_("Phone or e-mail"), check=check_contact, data_class=P2)],
    signed_on: Annotated[date, Ask(_("Agreement signed on"))],
    valid_until: Annotated[date, Ask(_("Agreement valid until"))],
) -> Done:
    """Name an employer or intermediary abroad with whom the agency has an agreement; the post there confirms it."""
    if signed_on > on:
        raise ValidationError({"signed_on": _("Write a date up to today")})
    if valid_until < on:
        raise ValidationError({"valid_until": _("This agreement has ended already")})
    partner = PartnerAgreement(
        permit=permit, kind=kind, name=name, place=place, reach=reach, signed_on=signed_on, valid_until=valid_until,
        state=PartnerState.CLAIMED,
    )  # fmt: skip
    partner.save()
    if permit.state in APPLIED | LIVE:
        ask_post(partner, on)
    return Done({"name": name}, created=partner, silent_because="the post in the country sees it on its desk")


@action(
    subject=AgencyPermit, allowed_to=clerk, law="agency_permit.decision_days", label=_("Send the application")
)  # fmt: skip
def submit_application(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Send the application, for the first time or mended. The days for the decision begin to run."""
    check_handed_in(permit)
    permit.submitted_on, permit.mend_by, permit.to_mend = on, None, ""
    permit.complete_by = clocks.working_days("completeness_working_days", on)
    permit.decide_by = clocks.days("renewal_days" if permit.renews else "decision_days", on)
    due = clocks.end_of(permit.complete_by)
    open_task(permit, asks="confirm_completeness", role=Role.PERMIT_OFFICER, due=due)
    for partner in permit.partners.filter(state=PartnerState.CLAIMED):
        ask_post(partner, on)
    return Done(tell=to_agency("agency_permits/received", permit, date=permit.decide_by))


@action(subject=AgencyPermit, allowed_to=clerk, law=NO_LAW, label=_("Withdraw the application"), grave=True)
def withdraw_application(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Take an application back. A new one can be made at any time."""
    close_tasks(permit)
    for partner in permit.partners.filter(state=PartnerState.CLAIMED):
        close_tasks(partner)
    return Done(silent_because="the agency's own act; the desks are cleared")


def ask_post(partner: PartnerAgreement, on: date) -> None:
    """Ask the post in the partner's country; where there is none, the permit officers."""
    country, has_post = partner.permit.country, partner.permit.has_post
    due = clocks.end_of(clocks.working_days("partner_working_days", on))
    open_task(
        partner, asks="confirm_partner", due=due, country=country if has_post else "",
        role=Role.LABOUR_ATTACHE if has_post else Role.PERMIT_OFFICER,
    )  # fmt: skip
