"""Messages between the complainant and the office that holds the complaint, both ways."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.organizations.models import Organization, Role
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.models import Complaint, Message
from sapar.throughout.complaints.permissions import case_officer, complainant
from sapar.throughout.complaints.telling import told

Text = Annotated[str, Ask(_("Your message"), lines=6, max_length=5000, data_class=P3)]


def note_message(complaint: Complaint, by: Actor, text: str) -> None:
    """Write a message of the office (``by`` is staff) or of the complainant."""
    office = Organization.objects.filter(ref=by.organisation_ref).first() if by.is_staff and not by.helping else None
    Message(complaint=complaint, office=office, written_at=clock.now(), text=text).save()


@action(subject=Complaint, allowed_to=complainant, law="complaint", label=_("Write to the officer"))
def write_to_officer(complaint: Complaint, *, by: Actor, on: date, text: Text) -> Done:
    """Write to whoever works on it; also after it was closed, for example to ask that it be opened again."""
    note_message(complaint, by, text)
    due = clocks.within("triage", on)
    if clocks.named_team(complaint):
        return Done({"text": text}, tell=[], silent_because="the named team sees it on the file")
    open_task(
        complaint, asks="write_to_complainant", role=Role.DISPUTE_OFFICER, due=clocks.end_of(due, complaint.office),
        office_ref=complaint.office.ref,
    )  # fmt: skip
    return Done({"text": text, "answer_by": due}, silent_because="it is on the desk of the office")


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Write to the complainant"))
def write_to_complainant(complaint: Complaint, *, by: Actor, on: date, text: Text) -> Done:
    """Write to the complainant. They are told that there is news, not what it is about."""
    note_message(complaint, by, text)
    return Done({"text": text}, **told(complaint))
