"""What rooms say about two records becoming one: why not. How their rows follow stands at their models (``ON_MERGE``).

A room registers in a module that its ``apps.py`` or ``actions.py`` imports::

    @objects_to_merge
    def both_placed(survivor: Person, merged: Person) -> str | None: ...    # the sentence why not, or None
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

from sapar.registers.people.following import Following
from sapar.registers.people.models import Person

Objection = TypeVar("Objection", bound=Callable[[Person, Person], Any])
objections: list[Callable[[Person, Person], Any]] = []


@dataclass(frozen=True)
class Relation:
    """One foreign key to ``Person``, and what becomes of its rows on a merge."""

    model: type[models.Model]
    field: str
    following: Following

    @property
    def name(self) -> str:
        """Return its name, as receipts keep it: ``journeys.journey.person``."""
        return f"{self.model._meta.label_lower}.{self.field}"


class Undecided(LookupError):
    """A model does not say how its rows follow their person."""


def relations() -> Iterator[Relation]:
    """Yield every relation to a person, hidden ones included.

    Raises:
        Undecided: when a model has no ``ON_MERGE`` for one.
    """
    for found in Person._meta.get_fields(include_hidden=True):
        if isinstance(found, models.ForeignObjectRel) and found.related_model._meta.managed:
            model, field = found.related_model, found.field.name
            try:
                yield Relation(model, field, getattr(model, "ON_MERGE", {})[field])
            except KeyError:
                raise Undecided(f"{model._meta.label} must say in ON_MERGE what becomes of {field}.") from None


def objects_to_merge(objection: Objection) -> Objection:
    """Register a question that returns why these two may not become one, in words, or nothing."""
    objections.append(objection)
    return objection


def objections_to_merging(survivor: Person, merged: Person) -> list[Any]:
    """Return all that speaks against it, in words."""
    return [why for objection in objections if (why := objection(survivor, merged))]
