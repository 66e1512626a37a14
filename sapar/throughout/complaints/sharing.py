"""Several offices on one file: asking the post in the country of work, answering, and handing a file over."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.organizations.models import OFFICIAL, Organization, OrganizationKind, Role
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.models import Complaint, Request
from sapar.throughout.complaints.permissions import RECEIVING, asked_office, case_officer
from sapar.throughout.complaints.telling import told
from sapar.throughout.complaints.triage import WHERE_NUMBERS_STAND, refuse_if_protected

# Who at an office answers a question about a complaint.
ANSWERS = {OrganizationKind.POST: Role.LABOUR_ATTACHE, OrganizationKind.PARTNER: Role.NGO_COUNSELLOR}


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Ask another office"))
def ask_office(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    question: Annotated[str, Ask(_("What is asked"), lines=4, max_length=2000, data_class=P3)],
    due: Annotated[date, Ask(_("Answer by"))],
    office: Annotated[
        Organization | None, Ask(_("Number of the office"), hint=_("Empty: the post in the country of work"))
    ] = None,
) -> Done:
    """Ask the post in the country of work, or another office, to do or find out something by a day."""
    refuse_if_protected(complaint)
    asked = office or Organization.objects.posts_for(complaint.country).first()
    if asked is None or asked.kind not in OFFICIAL or asked.ref == by.organisation_ref:
        raise ValidationError({"office": _("No post answers for this country. Give the number of an office")})
    if due < on:
        raise ValidationError({"due": _("The end must come after the start")})
    mine = Organization.objects.get(ref=by.organisation_ref)
    Request(complaint=complaint, office=asked, asked_by=mine, question=question, asked_on=on, due_on=due).save()
    role = ANSWERS.get(OrganizationKind(asked.kind), Role.DISPUTE_OFFICER)
    open_task(complaint, asks="answer_office", role=role, due=clocks.end_of(due, asked), office_ref=asked.ref)
    return Done(
        {"office": asked, "question": question, "due": due}, silent_because="it is on the desk of the office asked"
    )


@action(subject=Complaint, allowed_to=asked_office, law="complaint", label=_("Answer the question"))
def answer_office(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    answer: Annotated[str, Ask(_("Answer"), lines=6, max_length=5000, data_class=P3)],
) -> Done:
    """Answer what another office asked."""
    request = complaint.requests.filter(office__ref=by.organisation_ref, answered_on=None).first()
    assert request is not None  # noqa: S101 - the permission asked for it
    request.answer, request.answered_on = answer, on
    request.save()
    return Done({"answer": answer}, silent_because="the office that asked sees it on the file")


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Hand over"), grave=True)
def hand_over_complaint(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    office: Annotated[Organization, Ask(_("Number of the office"), hint=WHERE_NUMBERS_STAND)],  # type: ignore[valid-type]
    purpose: Annotated[str, Ask(_("Why they are the right ones"), lines=3, max_length=1000, data_class=P3)],
) -> Done:
    """Hand the file to the office that can act. Its clocks go on; the complainant is told who has it now."""
    refuse_if_protected(complaint)
    if office.kind not in RECEIVING or office.pk == complaint.office_id:
        raise ValidationError({"office": _("This office does not take complaints")})
    asks, due = complaint.asks, complaint.due_on
    complaint.office = office
    if asks and due:
        clocks.next_step(complaint, asks, due)
    return Done({"office": office, "purpose": purpose}, **told(complaint))
