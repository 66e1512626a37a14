"""A copy of everything kept about a person: every row of every room that leads to them, found by the relations.

Nothing has to be registered: a room's new table is in the copy from its first day (a test looks). What is left out is
declared: secrets, digests that find things, and what a model keeps back for a reason it names (``KEPT_BACK``).
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, Subject
from sapar.foundation.actions.recording import as_json
from sapar.foundation.audit.sentences import history_of
from sapar.foundation.files.models import StoredFile
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.classes import SECRET
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.reading.queries import openings_of
from sapar.registers.organizations.models import Organization
from sapar.registers.people.keys import keys_of
from sapar.registers.people.models import FurtherKey, Person

FARTHEST = 4  # relations between a row and its person
FOUND_BY = ("_index", "_key", "search_key", "digest")  # columns that only find or prove, named so everywhere
LEFT_OUT: frozenset[type[models.Model]] = frozenset({FurtherKey})  # keys hold no data of their own


def copy_of(person: Person, actor: Actor) -> dict[str, Any]:
    """Return everything kept about ``person``, who asks as ``actor``, as JSON values with labels to read.

    Returns:
        ``made_at``, ``number`` and ``parts``: for each kind of row its name and its rows, each a list of
        ``{"field", "label", "value"}``; then what was done to the record and who opened it.
    """
    kinds = [model for model in apps.get_models() if issubclass(model, Guarded) and model not in LEFT_OUT]
    records = [person, *person.merged_records.order_by("pk")]  # what became part of the record is about them as well
    keys = keys_of(person)
    parts = [_part(model, _rows(model, records, keys, actor)) for model in kinds]
    return {
        "made_at": clock.now().isoformat(timespec="seconds"),
        "number": person.number,
        "parts": [part for part in parts if part["rows"]],
        "done": [{"what": said.what, "who": said.who, "when": said.when.isoformat()} for said in history_of(person)],
        "opened": [
            {"how": str(row.reading.get_how_display()), "role": row.reading.role, "when": row.reading.recorded_at}
            for row in openings_of(keys)
        ],
    }


def _rows(model: type[Guarded], records: list[Person], keys: list[DataKey], actor: Actor) -> Iterator[Guarded]:
    """Return the rows of one kind that are about the person, as far as the person may see them."""
    if model is StoredFile:
        return StoredFile.visible_to(actor).iterator()
    path = path_to_person(model)
    if path is None:
        return iter(())
    ways = {"key__in": keys, "pk__in": [record.pk for record in records]}
    rows = model.objects.filter(**{path: ways.get(path, records)}).order_by("pk")
    if issubclass(model, Subject) and model not in (Account, Person):
        rows = rows.filter(pk__in=model.visible_to(actor).values("pk"))
    return rows.iterator()


@cache
def path_to_person(model: type[models.Model]) -> str | None:
    """Return the shortest way to the rows of some people (``journey__person__in``), None where none leads there."""
    if model is Person:
        return "pk__in"
    if model is Account:
        return "person__in"
    if model is OutboxMessage:
        return "key__in"
    ways: list[tuple[str, type[models.Model]]] = [("", model)]
    for _hop in range(FARTHEST):
        onwards = [(f"{path}{field.name}__", field.related_model) for path, kind in ways for field in _ties(kind)]
        for path, kind in onwards:
            if kind is Person:
                return f"{path}in"
        ways = onwards
    return None


def _ties(model: Any) -> Iterator["models.ForeignKey[Any, Any]"]:
    """Return the relations that say whose a row is: not those to offices, accounts and keys, nor back to itself."""
    for field in model._meta.concrete_fields:
        if field.is_relation and field.related_model not in (Organization, Account, model):
            yield field


def _part(model: type[Guarded], rows: Iterator[Guarded]) -> dict[str, Any]:
    return {"kind": model._meta.label_lower, "title": str(model._meta.verbose_name), "rows": [_row(r) for r in rows]}


def _row(row: Guarded) -> list[dict[str, Any]]:
    stated = ((field, _value(row, field)) for field in _fields(type(row)))
    return [
        {"field": field.name, "label": str(field.verbose_name).capitalize(), "value": value}
        for field, value in stated if value not in (None, "", [], {})
    ]  # fmt: skip


def _fields(model: type[Guarded]) -> Iterator[Any]:
    """Return the columns that say something about the person."""
    classes = model.classes_by_field()
    for field in model._meta.concrete_fields:
        inner = field.is_relation and field.related_model is not Organization
        finds = field.name.endswith(FOUND_BY) or field.name in ("id", "version", "wrapped")
        if not inner and not finds and classes.get(field.name) != SECRET and field.name not in model.KEPT_BACK:
            yield field


def _value(row: Guarded, field: Any) -> Any:
    if field.is_relation:
        office = getattr(row, field.name)
        return office.name if office else None
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return as_json(getattr(row, field.name))
