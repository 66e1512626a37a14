"""What is checked before a row is saved: what changed, and no more than the database cannot check itself.

Every foreign key is a constraint of the database, so no query asks whether its row is there. A rule of uniqueness is
asked about when one of its columns changed; a reference is drawn until it is unique (``references.py``).
"""

from functools import cache
from typing import TYPE_CHECKING

from django.db import models

from sapar.foundation.actions import recording
from sapar.foundation.references import ReferenceField

if TYPE_CHECKING:
    from sapar.foundation.actions.guarded import Guarded


def needs_no_check(row: "Guarded", loaded: recording.Row | None) -> frozenset[str]:
    """Return the names of the fields that stand as they were ``loaded``, and so does all they share a rule with."""
    model = type(row)
    changed = recording.changed_fields(row, loaded)
    touched = changed.union(*(rule for rule in _rules(model) if rule & changed))
    return _names(model) - touched | _drawn(model)


def known_to_the_database(row: "Guarded") -> set[str]:
    """Return the names of the foreign keys that are filled in: the database refuses one that leads nowhere."""
    values = row.__dict__
    return {name for name, column in _foreign_keys(type(row)) if values.get(column) is not None}


@cache
def _rules(model: "type[Guarded]") -> tuple[frozenset[str], ...]:
    """Return the fields that each rule of uniqueness looks at; all of them where a rule says more than columns."""
    rules = [frozenset({field.name}) for field in model._meta.concrete_fields if field.unique]
    for rule in model._meta.constraints:
        plain = isinstance(rule, models.UniqueConstraint) and rule.condition is None and rule.fields
        rules.append(frozenset(rule.fields) if plain else _names(model))  # type: ignore[attr-defined]
    return tuple(rules)


@cache
def _names(model: "type[Guarded]") -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields)


@cache
def _drawn(model: "type[Guarded]") -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields if isinstance(field, ReferenceField))


@cache
def _foreign_keys(model: "type[Guarded]") -> tuple[tuple[str, str], ...]:
    return tuple((field.name, field.attname) for field in model._meta.concrete_fields if field.is_relation)
