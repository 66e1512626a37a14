"""Proof: photos and papers that show what happened. It stays the complainant's own; the day it came counts."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.files.keeping import keep
from sapar.foundation.files.uploads import Upload
from sapar.foundation.privacy.classes import P3
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import case_officer, complainant

File = Annotated[
    Upload,
    Ask(_("Photo or PDF"), hint=_("A payslip, messages, the contract. You may add several, one after another."),
        who_sees=_("You, and the officers who work on it. Never the other side")),
]  # fmt: skip


def complainant_or_officer(actor: Actor, complaint: Complaint) -> bool:
    """Whoever complained, and the officer who writes down what is brought to the counter."""
    return complainant(actor, complaint) or case_officer(actor, complaint)


@action(subject=Complaint, allowed_to=complainant_or_officer, law="complaint", label=_("Add proof"))
def add_proof(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    file: File,
    about: Annotated[str, Ask(_("What does it show?"), data_class=P3)] = "",
) -> Done:
    """Add a photo or paper to a complaint. A complaint is taken without any; it can be added at any time."""
    kept = keep(file, complaint, about=about)
    return Done({"file": kept}, silent_because="whoever works on it sees it on the file")
