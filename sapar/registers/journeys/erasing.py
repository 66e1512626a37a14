"""What happens to journeys when their traveller is erased: nobody is erased while abroad; then places and dates go."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say
from sapar.registers.journeys.models import ABROAD, ContractVersion, Placement
from sapar.registers.people.erasing import blank
from sapar.registers.people.erasure import blanks_on_erasure, objects_to_erasure
from sapar.registers.people.models import Person


@objects_to_erasure
def somebody_abroad(person: Person) -> Any:
    """Say that a journey is not over; None where nobody is abroad."""
    journey = person.journeys.filter(state__in=ABROAD).first()
    return say(_("The journey no. {number} is not over"), number=journey.number) if journey else None


@blanks_on_erasure
def blank_journeys(person: Person) -> None:
    """Empty dates, occupations, addresses and contract terms; that there was a journey to a country stays counted."""
    for journey in person.journeys.all():
        blank(journey)
        journey.employer = None
        journey.save()
    for version in ContractVersion.objects.filter(journey__person=person):
        blank(version)
        version.save()
    for placement in Placement.objects.filter(journey__person=person):
        blank(placement)
        placement.save()
