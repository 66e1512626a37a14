"""What happens to certificates when their worker is erased: nothing that says whose they were stays."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say
from sapar.pre_employment.clearance.choices import OPEN
from sapar.pre_employment.clearance.models import Clearance, Confirmation
from sapar.registers.people.erasing import blank
from sapar.registers.people.erasure import blanks_on_erasure, objects_to_erasure
from sapar.registers.people.models import Person


@objects_to_erasure
def open_request(person: Person) -> Any:
    """Say that a certificate is still being checked; None where none is."""
    waiting = Clearance.objects.filter(journey__person=person, state__in=OPEN).first()
    return say(_("A certificate is being checked, no. {number}"), number=waiting.number) if waiting else None


@blanks_on_erasure
def blank_clearances(person: Person) -> None:
    """Empty initials, year of birth, code, reasons and confirmations; that there was a certificate stays counted."""
    for clearance in Clearance.objects.filter(journey__person=person):
        blank(clearance)
        clearance.save()
    for row in Confirmation.objects.filter(clearance__journey__person=person):
        blank(row)
        row.save()
