"""What erasing a person means here: an open complaint speaks against it, a closed one forgets who complained.

A complaint of nobody on record is forgotten in the same way by the daily round, when the law's months are over.

The key of the case is destroyed, so that names, words and contacts are unreadable on the record, in the trail and in
messages. What it was about, which state it reached and the sums stay, tied to nobody.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.registers.people.erasure import blanks_on_erasure, objects_to_erasure
from sapar.registers.people.models import Person
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import system
from sapar.throughout.complaints.vocabulary import OPEN


@objects_to_erasure
def open_complaints(person: Person) -> Any:
    """Return that something is open; not what, because whoever erases need not know."""
    if Complaint.objects.filter(complainant=person, state__in=OPEN).exists():
        return _("A matter of this person is still open. The office that holds it must close it first")
    return None


@blanks_on_erasure
def forget_complaints(person: Person) -> None:
    """Untie the person's complaints and destroy their keys."""
    for complaint in Complaint.objects.filter(complainant=person).order_by("pk"):
        forget_complainant(complaint, by=System("erasing a person"))


@action(
    subject=Complaint, allowed_to=system, law="complaint", label=_("The complainant was forgotten"), has_button=False
)
def forget_complainant(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Untie a complaint from a person who is erased, or forget whose it was when its months are over."""
    complaint.complainant = complaint.journey = None
    complaint.secret_digest = ""
    return Done(silent_because="nobody is left to write to", then=[FollowUp("complaints.forgotten", complaint)])


@follows("complaints.forgotten")
@action(
    subject=Complaint, allowed_to=system, law="complaint", label=_("The key of the case was destroyed"),
    has_button=False,
)  # fmt: skip
def destroy_case_key(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Destroy the key of a case: what was sealed under it is noise from now on, in the trail and in messages too."""
    key = complaint.key
    key.wrapped, key.destroyed_at = "", clock.now()
    key.save()
    return Done(silent_because="nobody is left to write to")
