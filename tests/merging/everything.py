"""The database as data: every row of every kind but the trail, so that before and after can be compared."""

from typing import Any

from django.apps import apps

from sapar.foundation.actions.models import IdempotencyKey
from sapar.foundation.audit.models import AuditEvent, Refusal, Seal
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.reading.models import OpenedRecord, Reading
from sapar.registers.duplicates.models import Merge, PossibleSame
from sapar.registers.people.index import IndexRow
from sapar.registers.people.models import FurtherKey

# What a merge leaves behind on purpose: the trail, what was told and who looked, the pair with its receipt and key.
TRAIL = (AuditEvent, Refusal, Seal, IdempotencyKey, OutboxMessage, OpenedRecord, Reading)
LEFT = (*TRAIL, PossibleSame, Merge, DataKey, FurtherKey)
COUNTERS = {"version", "sessions_ended"}  # they only ever rise


def everything() -> dict[str, dict[str, Any]]:
    """Return every row by its name, columns as they stand in the database."""
    rows: dict[str, dict[str, Any]] = {}
    for model in apps.get_models():
        if model._meta.label.split(".")[0] in ("sapar", "contenttypes", "sessions") or model in LEFT:
            continue
        columns = [field.attname for field in model._meta.concrete_fields if field.name not in COUNTERS]
        for row in model._base_manager.order_by("pk").values(*columns):
            if row.get("subject_type") == PossibleSame._meta.label_lower:
                continue  # that a second officer was asked
            name = row.pop(model._meta.pk.attname)
            if issubclass(model, IndexRow):  # written anew from the names: the same words, other numbers of rows
                name = "/".join(map(str, row.values()))
            rows[f"{model._meta.label}:{name}"] = row
    return rows


def difference(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what differs, by row: (before, after) of each column."""
    found = {}
    for name in before.keys() | after.keys():
        old, new = before.get(name) or {}, after.get(name) or {}
        if changed := {c: (old.get(c), new.get(c)) for c in old.keys() | new.keys() if old.get(c) != new.get(c)}:
            found[name] = changed
    return found
