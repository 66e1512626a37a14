"""What happens to applications when their person is erased: open ones speak against it, then words and languages go."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say
from sapar.pre_employment.applications.choices import WAITING
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.registers.people.erasing import blank
from sapar.registers.people.erasure import blanks_on_erasure, objects_to_erasure
from sapar.registers.people.models import Person


@objects_to_erasure
def open_application(person: Person) -> Any:
    """Say that an application still waits for an answer; None where none does."""
    waiting = Application.objects.filter(person=person, state__in=WAITING).first()
    return say(_("Open application: {number}"), number=waiting.number) if waiting else None


@blanks_on_erasure
def blank_applications(person: Person) -> None:
    """Empty languages, experience and words; that somebody applied for a job stays counted."""
    for row in (*Application.objects.filter(person=person), *AffectedWorker.objects.filter(person=person)):
        blank(row)
        row.save()
