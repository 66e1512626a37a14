"""The first steps of the office: say that it came, examine it, and answer it, pass it on or not take it up."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError, AnotherPersonMustDecide
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P3, P4
from sapar.registers.organizations.models import Organization
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.correspondence import note_message
from sapar.throughout.complaints.filing import LONG, check_kinds
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import case_officer, decides
from sapar.throughout.complaints.telling import told
from sapar.throughout.complaints.vocabulary import Ground, Kind

Reason = Annotated[str, Ask(_("Reasons"), hint=_("The person will read them"), lines=5, max_length=LONG, data_class=P3)]
OTHERWISE = _("Only if the complaint should be called something else")
WHERE_NUMBERS_STAND = _("It stands on their page, under Offices and partners")


class NothingProposed(ActionError):
    """A second officer was to decide on a proposal, but there is none."""

    code = "nothing_proposed"
    sentence = _("Nobody has prepared this yet. First one officer proposes with reasons, then another decides")


class NeedsProtection(ActionError):
    """Violence, forced labour or a child: the usual way would put somebody at risk."""

    code = "needs_protection"
    sentence = _("This complaint needs the protected route. Nothing goes to the other side from here")


def refuse_if_protected(complaint: Complaint) -> None:
    """Stop what would bring the other side in."""
    if complaint.protected:
        raise NeedsProtection


def refuse_first_hand(by: Actor, *hands: object) -> None:
    """Stop whoever had this file in hand before: grave decisions take two people."""
    if by.account is None or by.account in hands:
        raise AnotherPersonMustDecide


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Acknowledge"))
def acknowledge_complaint(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Tell the complainant that the complaint is in hand, and by when they hear more."""
    due = clocks.within("triage", complaint.received_on)
    clocks.next_step(complaint, "triage_complaint", max(due, on))
    return Done({"next_by": due}, **told(complaint, "complaints/received", date=max(due, on)))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Examine"))
def triage_complaint(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    finding: Annotated[str, Ask(_("What you found"), lines=4, max_length=LONG, data_class=P3)],
    kinds: Annotated[
        str, Ask(_("What is it about?"), hint=OTHERWISE, data_class=P4, check=check_kinds, choices=lambda: Kind.choices)
    ] = "",
    respondent: Annotated[
        Organization | None, Ask(_("Number of the employer or agency"), hint=WHERE_NUMBERS_STAND)
    ] = None,
) -> Done:
    """Examine what it is about, who answers for it and whether somebody is at risk; set the clock of the decision."""
    if kinds:
        complaint.name_kinds([Kind(kind) for kind in kinds.split(",")])
    complaint.respondent = respondent or complaint.respondent
    complaint.triaged_by = by.account
    complaint.decide_by = clocks.within("decision", complaint.received_on)
    asks = "protect_complaint" if complaint.protected else "give_notice"
    clocks.next_step(complaint, asks, on if complaint.protected else clocks.within("notice_to_respondent", on))
    return Done({"finding": finding, "decide_by": complaint.decide_by}, **told(complaint))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Send an answer"))
def answer_complaint(complaint: Complaint, *, by: Actor, on: date, answer: Reason) -> Done:
    """Answer what a complaint asks, where an answer settles it."""
    note_message(complaint, by, answer)
    clocks.nothing_due(complaint)
    return Done({"answer": answer}, **told(complaint))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Pass to another body"), grave=True)
def refer_out(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    to: Annotated[str, Ask(_("To whom"), hint=_("Police, court, labour inspectorate, ombudsman"))],
    consent: Annotated[str, Ask(_("How the person agreed"), lines=2, max_length=500, data_class=P3)],
    reply_by: Annotated[date, Ask(_("They answer by"))],
    reason: Reason,
) -> Done:
    """Pass it to a body that can act, with the person's consent, and follow whether that body takes it."""
    note_message(complaint, by, reason)
    clocks.next_step(complaint, "take_back_referral", max(reply_by, on))
    return Done({"to": to, "consent": consent, "reply_by": reply_by, "reason": reason}, **told(complaint))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("They did not take it: take it back"))
def take_back_referral(complaint: Complaint, *, by: Actor, on: date, reason: Reason) -> Done:
    """Take a complaint back that another body did not accept or did not answer."""
    note_message(complaint, by, reason)
    clocks.next_step(complaint, "answer_complaint", clocks.within("triage", on))
    return Done({"reason": reason}, **told(complaint))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Propose not to take it up"))
def propose_not_taking_up(
    complaint: Complaint, *, by: Actor, on: date, ground: Annotated[Ground, Ask(_("Ground"))], reasons: Reason
) -> Done:
    """Propose not to take a complaint up. Legal status and presence in a country are no ground."""
    complaint.prepared_by, complaint.proposed, complaint.draft_reasons = by.account, ground, reasons
    clocks.next_step(complaint, "declare_inadmissible", complaint.due_on or on)
    return Done({"ground": ground, "reasons": reasons}, silent_because="a proposal; another officer decides")


@action(subject=Complaint, allowed_to=decides, law="complaint", label=_("Do not take it up"), grave=True)
def declare_inadmissible(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Decide not to take a complaint up, as another officer proposed; the complainant reads the reasons."""
    if complaint.proposed not in Ground.values:
        raise NothingProposed
    refuse_first_hand(by, complaint.prepared_by, complaint.triaged_by)
    note_message(complaint, by, str(complaint.draft_reasons))
    complaint.refused_by, complaint.closed_on = by.account, on
    clocks.nothing_due(complaint)
    return Done({"ground": Ground(complaint.proposed)}, **told(complaint))
