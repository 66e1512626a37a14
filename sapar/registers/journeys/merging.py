"""What speaks against two records becoming one here: nobody works in two placements at once."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.registers.journeys.models import Placement, PlacementState
from sapar.registers.people.merging import objects_to_merge
from sapar.registers.people.models import Person

IN_FORCE = (PlacementState.PLACED, PlacementState.WORKING)


def placement_in_force(person: Person) -> bool:
    """Say whether somebody is placed with an employer now."""
    return Placement.objects.filter(journey__person=person, state__in=IN_FORCE).exists()


@objects_to_merge
def both_placed(survivor: Person, merged: Person) -> Any:
    """Say that both are placed now: that is two people, or a placement that should have been ended."""
    if placement_in_force(survivor) and placement_in_force(merged):
        return _("Both have a placement in force. If it is one person, end the wrong placement first")
    return None
