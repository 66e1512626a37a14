"""How a complaint ends, is late, begins again, and is forgotten."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError, AnotherPersonMustDecide
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.registers.organizations.models import Role
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.correspondence import note_message
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import case_officer, complainant, decides, system
from sapar.throughout.complaints.telling import heads_of, told
from sapar.throughout.complaints.triage import Reason, refuse_first_hand
from sapar.throughout.complaints.vocabulary import Outcome


class Forgotten(ActionError):
    """The complainant's record was erased: nothing can be written here any more."""

    code = "forgotten"
    sentence = _("What was written here was erased with the person's record. It cannot be opened again")


class NotLate(ActionError):
    """Nothing is overdue, or the head was told already."""

    code = "not_late"
    sentence = _("Nothing is overdue here, or the head of the office was told already")


@action(subject=Complaint, allowed_to=complainant, law="complaint", label=_("Withdraw my complaint"), grave=True)
def withdraw_complaint(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Withdraw one's own complaint. Only the complainant can; nobody may make them."""
    if by.helping:  # a helper is an officer: then it takes the call of a second one
        raise AnotherPersonMustDecide
    _end(complaint, on)
    return Done(**told(complaint))


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Note the wish to withdraw"))
def note_wish_to_withdraw(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    said: Annotated[str, Ask(_("What the person said, when and how"), lines=3, max_length=1000, data_class=P3)],
) -> Done:
    """Note that the complainant wants to withdraw. It stays open until a second officer has called them."""
    complaint.withdrawal_noted_by = by.account
    if not clocks.named_team(complaint):
        due = clocks.end_of(clocks.within("triage", on), complaint.office)
        open_task(
            complaint,
            asks="confirm_withdrawal_by_call",
            role=Role.DISPUTE_OFFICER,
            due=due,
            office_ref=complaint.office.ref,
        )
    return Done({"said": said}, silent_because="a second officer calls")


@action(
    subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Withdrawn: I called the person"), grave=True
)
def confirm_withdrawal_by_call(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    said: Annotated[str, Ask(_("What the person said on the phone"), lines=3, max_length=1000, data_class=P3)],
    free: Annotated[bool, Ask(_("Did the person say so freely, with nobody pressing?"))],
) -> Done:
    """Close as withdrawn after calling the complainant: another officer than the one who noted the wish."""
    if complaint.withdrawal_noted_by is None:
        raise NoWishNoted
    refuse_first_hand(by, complaint.withdrawal_noted_by)
    if not free:
        raise NotFree
    _end(complaint, on)
    return Done({"said": said}, **told(complaint))


class NoWishNoted(ActionError):
    """Nobody noted that the complainant wants to withdraw."""

    code = "no_wish"
    sentence = _("First one officer notes the wish to withdraw, then a second one calls the person")


class NotFree(ActionError):
    """The complainant did not say freely that they withdraw."""

    code = "not_free"
    sentence = _("Then it stays open. Ask whether the person is safe")


def _end(complaint: Complaint, on: date) -> None:
    complaint.closed_on = on
    complaint.asks, complaint.due_on = "", None
    close_tasks(complaint)


@action(subject=Complaint, allowed_to=decides, law="complaint", label=_("Close"), grave=True)
def close_complaint(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    outcome: Annotated[Outcome, Ask(_("What was reached"))],
    reason: Reason,
) -> Done:
    """Close a complaint, saying what the person got and how to go on."""
    complaint.outcome, complaint.refused_by = outcome, by.account
    note_message(complaint, by, reason)
    _end(complaint, on)
    return Done({"outcome": outcome, "reason": reason}, **told(complaint))


@action(subject=Complaint, allowed_to=decides, law="complaint", label=_("Open again"), grave=True)
def reopen_complaint(complaint: Complaint, *, by: Actor, on: date, reason: Reason) -> Done:
    """Open a complaint again. Nobody reverses what they themselves refused or closed; the clocks start anew."""
    if complaint.key.destroyed_at:
        raise Forgotten
    if complaint.refused_by:
        refuse_first_hand(by, complaint.refused_by)
    complaint.outcome, complaint.result, complaint.proposed, complaint.closed_on = "", "", "", None
    complaint.prepared_by = complaint.triaged_by = complaint.withdrawal_noted_by = None
    complaint.received_on = on
    note_message(complaint, by, reason)
    clocks.next_step(complaint, "triage_complaint", clocks.within("triage", on))
    return Done({"reason": reason}, **told(complaint))


@action(
    subject=Complaint, allowed_to=system, law="complaint", label=_("The head of the office was told: overdue"),
    has_button=False,
)  # fmt: skip
def escalate_complaint(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Tell the head of the office that a step is overdue; once a step. Of a protected one without its number."""
    if not clocks.is_late(complaint) or complaint.escalated_on:
        raise NotLate
    complaint.escalated_on = on
    heads = heads_of(complaint, on)
    if complaint.protected:
        return _done_for_head({}, [Notice("complaints/late_protected", to=heads)])
    open_task(complaint, asks=complaint.asks, role=Role.OFFICE_HEAD, due=clock.now(), office_ref=complaint.office.ref)
    return _done_for_head({"overdue": complaint.asks}, [Notice("complaints/late", to=heads, ref=complaint.ref)])


def _done_for_head(details: dict[str, str], notices: list[Notice]) -> Done:
    told_somebody = any(notice.to for notice in notices)
    return Done(
        details, tell=notices if told_somebody else (), silent_because="" if told_somebody else "no head is named"
    )
