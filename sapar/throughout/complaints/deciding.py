"""Deciding, in two hands: one officer prepares the decision with its reasons, another one decides."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.correspondence import note_message
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import decides
from sapar.throughout.complaints.telling import told
from sapar.throughout.complaints.triage import NothingProposed, Reason, refuse_first_hand
from sapar.throughout.complaints.vocabulary import Result


@action(subject=Complaint, allowed_to=decides, law="complaint", label=_("Prepare a decision"))
def prepare_decision(
    complaint: Complaint, *, by: Actor, on: date, result: Annotated[Result, Ask(_("Decision"))], reasons: Reason
) -> Done:
    """Prepare a decision with its reasons, for another officer to decide."""
    complaint.prepared_by, complaint.proposed, complaint.draft_reasons = by.account, result, reasons
    clocks.next_step(complaint, "decide_complaint", max(complaint.decide_by or on, on))
    return Done({"result": result, "reasons": reasons}, silent_because="a proposal; another officer decides")


@action(subject=Complaint, allowed_to=decides, law="complaint", label=_("Decide"), grave=True)
def decide_complaint(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Decide as prepared. The complainant reads the reasons and how to go on to court."""
    if complaint.proposed not in Result.values:
        raise NothingProposed
    refuse_first_hand(by, complaint.prepared_by, complaint.triaged_by)
    complaint.result = complaint.proposed
    note_message(complaint, by, str(complaint.draft_reasons))
    if complaint.result == Result.NOT_UPHELD:
        complaint.refused_by = by.account
        clocks.next_step(complaint, "close_complaint", clocks.within("triage", on))
    else:
        clocks.next_step(complaint, "order_payments", clocks.within("triage", on))
    return Done({"result": Result(complaint.result)}, **told(complaint))
