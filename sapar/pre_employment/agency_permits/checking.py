"""Before the commission: papers item by item, partners by the post, and the file prepared by one officer."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P1
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.pre_employment.agency_permits import clocks
from sapar.pre_employment.agency_permits.guards import check_accepted, check_grantable, check_something_to_mend
from sapar.pre_employment.agency_permits.lists import PAPERS
from sapar.pre_employment.agency_permits.models import AgencyPermit, PartnerAgreement, PermitPaper
from sapar.pre_employment.agency_permits.permissions import answers_for_country, checks_papers, permit_officer
from sapar.pre_employment.agency_permits.telling import to_agency
from sapar.registers.organizations.models import Role

HowChecked = Annotated[str, Ask(_("How it was checked"), lines=3, max_length=1000, data_class=P1)]


@action(subject=PermitPaper, allowed_to=checks_papers, law=PAPERS, label=_("Accept this paper"))
def accept_paper(paper: PermitPaper, *, by: Actor, on: date) -> Done:
    """Accept a paper as what the law asks for."""
    paper.missing, paper.checked_by, paper.checked_on = "", by.account, on
    return Done(silent_because="the agency is told when all papers are checked")


@action(subject=PermitPaper, allowed_to=checks_papers, law=PAPERS, label=_("Say what is missing"))
def refuse_paper(
    paper: PermitPaper,
    *,
    by: Actor,
    on: date,
    missing: Annotated[str, Ask(_("What is missing"), lines=2, max_length=500, data_class=P1)],
) -> Done:
    """Say what is missing in a paper; the agency reads it when the application is returned."""
    paper.missing, paper.checked_by, paper.checked_on = missing, by.account, on
    return Done({"missing": missing}, silent_because="the agency is told when the application is returned")


@action(
    subject=AgencyPermit, allowed_to=permit_officer, law="agency_permit.completeness_working_days",
    label=_("Confirm that the papers are complete"),
)  # fmt: skip
def confirm_completeness(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Say that every paper is there; from now on the file is prepared for the commission."""
    check_accepted(permit)
    permit.prepared_by = by.account
    if permit.decide_by:
        due = clocks.end_of(permit.decide_by)
        open_task(permit, asks="send_to_commission", role=Role.PERMIT_OFFICER, due=due)
    return Done(tell=to_agency("agency_permits/complete", permit, date=permit.decide_by))


@action(
    subject=AgencyPermit, allowed_to=permit_officer, law="agency_permit.correction_working_days",
    label=_("Return for correction"),
)  # fmt: skip
def return_application(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    to_mend: Annotated[str, Ask(_("What the agency must mend"), lines=3, max_length=2000, data_class=P1)],
) -> Done:
    """Give an application back, with all that is to be mended at once. The days for the decision stand still."""
    check_something_to_mend(permit)
    permit.to_mend, permit.complete_by, permit.decide_by = to_mend, None, None
    permit.mend_by = clocks.working_days("correction_working_days", on)
    close_tasks(permit)
    open_task(
        permit, asks="submit_application", role=Role.AGENCY_CLERK, due=clocks.end_of(permit.mend_by),
        office_ref=permit.agency.ref,
    )  # fmt: skip
    return Done({"to_mend": to_mend}, tell=to_agency("agency_permits/returned", permit, date=permit.mend_by))


@action(
    subject=AgencyPermit, allowed_to=permit_officer, law="agency_permit.decision_days", label=_("Send for decision")
)  # fmt: skip
def send_to_commission(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    proposal: Annotated[str, Ask(_("What you propose, and why"), lines=4, max_length=2000, data_class=P1)],
) -> Done:
    """Put a prepared file before the commission (R-AGY-02 and R-AGY-03 hold). Who prepared it does not vote."""
    check_grantable(permit, on)
    permit.prepared_by, permit.proposal = by.account, proposal
    ask_commission(permit, "vote_on_permit", permit.decide_by or on)
    return Done({"proposal": proposal}, silent_because="the members of the commission see it on their desks")


def ask_commission(permit: AgencyPermit, asks: str, due: date) -> None:
    """Ask the members of the commission for an act, by the end of a day."""
    open_task(permit, asks=asks, role=Role.COMMISSION_MEMBER, due=clocks.end_of(due))


@action(
    subject=PartnerAgreement, allowed_to=answers_for_country, law="agency_permit.partner_working_days",
    label=_("Confirm the partner"),
)  # fmt: skip
def confirm_partner(partner: PartnerAgreement, *, by: Actor, on: date, answer: HowChecked) -> Done:
    """Confirm that the partner exists, is lawful there, and knows of the agreement."""
    _answered(partner, by, on, answer)
    return Done({"answer": answer}, tell=to_agency("agency_permits/partner", partner.permit))


@action(
    subject=PartnerAgreement, allowed_to=answers_for_country, law="agency_permit.partner_working_days",
    label=_("Deny the partner"),
)  # fmt: skip
def deny_partner(partner: PartnerAgreement, *, by: Actor, on: date, answer: HowChecked) -> Done:
    """Say that the partner could not be confirmed. Of a permit in force the permit officers learn it at once."""
    _answered(partner, by, on, answer)
    close_tasks(partner)
    permit = partner.permit
    if permit.is_live and not permit.confirmed_partners(on).exclude(pk=partner.pk).exists():
        open_task(permit, asks="suspend_permit", role=Role.PERMIT_OFFICER, due=clocks.end_of(on))
    return Done({"answer": answer}, tell=to_agency("agency_permits/partner", permit))


def _answered(partner: PartnerAgreement, by: Actor, on: date, answer: str) -> None:
    partner.answer, partner.answered_by, partner.answered_on = answer, by.account, on
