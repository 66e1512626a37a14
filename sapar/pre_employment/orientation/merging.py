"""What speaks against two records becoming one here: nobody has two seats in one session."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say
from sapar.pre_employment.orientation.models import TAKEN, Seat
from sapar.registers.people.merging import objects_to_merge
from sapar.registers.people.models import Person


@objects_to_merge
def both_seated(survivor: Person, merged: Person) -> Any:
    """Say in which session both have a seat."""
    theirs = Seat.objects.filter(person=survivor, state__in=TAKEN).values("session")
    twice = Seat.objects.filter(person=merged, state__in=TAKEN, session__in=theirs).select_related("session").first()
    if twice is None:
        return None
    return say(_("Both have a seat in the session no. {number}. Cancel one seat first"), number=twice.session.number)
