"""What speaks against two records becoming one here: nobody applies twice for one job."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say
from sapar.pre_employment.applications.choices import LIVE
from sapar.pre_employment.applications.models import Application
from sapar.registers.people.merging import objects_to_merge
from sapar.registers.people.models import Person


@objects_to_merge
def both_applied(survivor: Person, merged: Person) -> Any:
    """Say for which job both have an application that is not over."""
    theirs = Application.objects.filter(person=survivor, state__in=LIVE).values("order")
    twice = Application.objects.filter(person=merged, state__in=LIVE, order__in=theirs).first()
    if twice is None:
        return None
    return say(_("Both applied for the job no. {number}. Withdraw one application first"), number=twice.order.number)
