"""What higher rooms say about erasing a person: why not yet, and what they hold.

A room registers in its ``actions.py`` (imported when the instance starts)::

    @objects_to_erasure
    def open_journey(person: Person) -> str | None: ...        # the sentence what is still open, or None

    @blanks_on_erasure
    def blank_journeys(person: Person) -> None: ...            # in the body of ``erase_person``: save() is recorded
"""

from collections.abc import Callable
from typing import Any, TypeVar

from sapar.registers.people.models import Person

Objection = TypeVar("Objection", bound=Callable[[Person], Any])
Blanking = TypeVar("Blanking", bound=Callable[[Person], None])

objections: list[Callable[[Person], Any]] = []
blankings: list[Callable[[Person], None]] = []


def objects_to_erasure(objection: Objection) -> Objection:
    """Register a question that returns what of this person is still open, in words, or nothing."""
    objections.append(objection)
    return objection


def blanks_on_erasure(blanking: Blanking) -> Blanking:
    """Register what empties a room's own rows about a person."""
    blankings.append(blanking)
    return blanking


def objections_to(person: Person) -> list[Any]:
    """Return all that is still open, in words."""
    return [open_matter for objection in objections if (open_matter := objection(person))]


def blank(person: Person) -> None:
    """Empty the rows of all rooms."""
    for blanking in blankings:
        blanking(person)
