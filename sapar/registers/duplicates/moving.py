"""How the rows of a record follow it to another one, and back: every relation to ``Person``, and what names a number.

Rows are written here, in the body of the action that calls it, so that each is in that action's event. Rows keep the
seal they have (``people/keys.py``): what moves is one column.
"""

from typing import Any

from django.db.models import Max

from sapar.foundation.actions.guarded import GuardedQuerySet
from sapar.foundation.files.models import StoredFile
from sapar.foundation.worklists.models import Task
from sapar.registers.people.merging import Relation, relations
from sapar.registers.people.models import Person

Ids = dict[str, list[int]]
BY_NUMBER = (Task, StoredFile)  # tables that name their record by kind and number


def move_rows(merged: Person, survivor: Person) -> Ids:
    """Move what follows a person to the record that goes on, and return the ids by relation."""
    moved: Ids = {}
    for relation in relations():
        if relation.following.moves and (ids := _ids_to_move(relation, merged, survivor)):
            _rows(relation).filter(pk__in=ids).update(**{relation.field: survivor})
            moved[relation.name] = ids
    for model in BY_NUMBER:
        named = GuardedQuerySet(model).filter(subject_type=Person._meta.label_lower, subject_ref=merged.ref)
        if ids := list(named.order_by("pk").values_list("pk", flat=True)):
            GuardedQuerySet(model).filter(pk__in=ids).update(subject_ref=survivor.ref)
            moved[model._meta.label_lower] = ids
    return moved


def _ids_to_move(relation: Relation, merged: Person, survivor: Person) -> list[int]:
    """Return the rows of a relation that go, without those of which the survivor has the like."""
    columns = relation.following.unless_there
    theirs = _rows(relation).filter(**{relation.field: survivor})
    there = set(theirs.values_list(*columns)) if columns else set()
    rows = _rows(relation).filter(**{relation.field: merged}).order_by("pk").values_list("pk", *columns)
    return [pk for pk, *values in rows if tuple(values) not in there or not columns]


def move_back(moved: Ids, survivor: Person, merged: Person) -> None:
    """Move rows back, those that still are with the survivor."""
    for relation in relations():
        if ids := moved.get(relation.name):
            still = _rows(relation).filter(**{relation.field: survivor}, pk__in=ids)
            still.update(**{relation.field: merged})
    for model in BY_NUMBER:
        if ids := moved.get(model._meta.label_lower):
            still = GuardedQuerySet(model).filter(subject_ref=survivor.ref, pk__in=ids)
            still.update(subject_ref=merged.ref)


def newest() -> dict[str, int]:
    """Return the highest id of each relation: what has a higher one later was made after this moment."""
    return {
        relation.name: _rows(relation).aggregate(highest=Max("pk"))["highest"] or 0
        for relation in relations() if relation.following.moves
    }  # fmt: skip


def rows_since(then: dict[str, int], survivor: Person, made: Ids) -> list[tuple[str, Any]]:
    """Return (relation name, row) of what the survivor got since ``then``, but for what the merge itself ``made``."""
    found: list[tuple[str, Any]] = []
    for relation in relations():
        if relation.following.moves and relation.name in then and relation.model is not Person:
            since = _rows(relation).filter(**{relation.field: survivor}, pk__gt=then[relation.name])
            since = since.exclude(pk__in=made.get(relation.name, []))
            found += [(relation.name, row) for row in since.order_by("pk")]
    return found


def _rows(relation: Relation) -> GuardedQuerySet:
    return GuardedQuerySet(relation.model)
