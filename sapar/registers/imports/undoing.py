"""Taking an import back: what it made goes, as if it had never been; what somebody worked on since stays.

A person stays, with all the import wrote about them, if anything was done to the record, or anything else hangs on
it; a document or placement stays if anything hangs on it. The keys of the people who go are destroyed; a key that the
read log or a message names stays as an empty shell, because those are never rewritten.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Model

from sapar.foundation import clock
from sapar.foundation.actions.batches import take_step
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.work.heartbeat import beat
from sapar.registers.imports.models import Import, MadeRecord
from sapar.registers.imports.placement_rows import FIRST_VERSION
from sapar.registers.people import names
from sapar.registers.people.models import Person, PersonState

STEP = 200  # people
PERSON, DOCUMENT = "people.person", "people.document"
JOURNEY, PLACEMENT = "journeys.journey", "journeys.placement"
GOES_FIRST = (PLACEMENT, JOURNEY, DOCUMENT)  # what hangs on another goes before it

Keys = dict[str, set[int]]  # primary keys by kind


def take_back(of_import: Import, after_step: Callable[[], None] = beat) -> None:
    """Take back all that was not taken back yet. ``position`` is the last person looked at."""
    while take_step(of_import, _take_back_some):
        after_step()


def _take_back_some(of_import: Import) -> bool:
    found = MadeRecord.objects.filter(of_import=of_import, person__gt=of_import.position)
    people = list(found.order_by("person_id").values_list("person_id", flat=True).distinct()[:STEP])
    if not people:
        return False
    rows = list(MadeRecord.objects.filter(of_import=of_import, person__in=people).order_by("pk"))
    kept = _kept(rows)
    gone = [row for row in rows if row.pk not in kept]
    if kept:
        MadeRecord.objects.filter(pk__in=kept).update(is_kept=True)
        of_import.kept += len(kept)
    _remove(gone)
    of_import.position = people[-1]
    return True


def _kept(rows: Iterable[MadeRecord]) -> set[int]:
    """Return the rows whose records stay: touched themselves, or of a new person of whom anything was touched."""
    by_kind: Keys = defaultdict(set)
    for row in rows:
        by_kind[row.kind].add(row.made)
    touched = {kind: _touched(kind, keys, by_kind) for kind, keys in by_kind.items()}
    touched[JOURNEY] = touched.get(JOURNEY, set()) | _journeys_of(touched.get(PLACEMENT, set()))
    hit = {row for row in rows if row.made in touched.get(row.kind, ())}
    whole = by_kind[PERSON] & {row.person_id for row in hit}
    return {row.pk for row in rows if row in hit or row.person_id in whole}


def _touched(kind: str, keys: set[int], ours: Keys) -> set[int]:
    """Return which of our records were changed since, or are held by a record that is not ours."""
    model = apps.get_model(kind)
    there = dict(model._base_manager.filter(pk__in=keys).values_list("pk", "pk"))
    found = keys - there.keys()
    if kind != DOCUMENT:
        found |= _changed(model, keys)
    for relation in _relations_to(model):
        if relation.related_model not in (*names.INDEX, MadeRecord):
            found |= _held_by(relation, keys, ours)
    if model is Person:
        found |= _in_another_import(keys, ours)
    return found


def _relations_to(model: type[Model]) -> list[Any]:
    """Return the relations of other tables that lead to this one, those without a name included."""
    fields: list[Any] = list(model._meta.get_fields(include_hidden=True))
    return [field for field in fields if field.auto_created and not field.concrete]


def _changed(model: Any, keys: set[int]) -> set[int]:
    """Return which were moved or corrected: their version says so, and whatever the trail has on them."""
    rows = model._base_manager.filter(pk__in=keys)
    newer = set(rows.exclude(version=FIRST_VERSION).values_list("pk", flat=True))
    by_ref = dict(rows.values_list("ref", "pk"))
    events = AuditEvent.objects.filter(subject_type=model._meta.label_lower, subject_ref__in=by_ref)
    in_trail = {by_ref[ref] for ref in events.values_list("subject_ref", flat=True)}
    gone = set(rows.exclude(state=PersonState.ACTIVE).values_list("pk", flat=True)) if model is Person else set()
    return newer | in_trail | gone


def _held_by(relation: Any, keys: set[int], ours: Keys) -> set[int]:
    """Return which are named by rows of another table that are not ours."""
    model, name = relation.related_model, relation.field.attname
    rows = model._base_manager.filter(**{f"{relation.field.name}__in": keys})
    mine = ours.get(model._meta.label_lower, set())
    return {held for held, pk in rows.values_list(name, "pk") if pk not in mine}


def _in_another_import(keys: set[int], ours: Keys) -> set[int]:
    """Return the people to whom a later import added something."""
    added = MadeRecord.objects.filter(person__in=keys).exclude(kind=PERSON).values_list("person_id", "kind", "made")
    return {person for person, kind, made in added if made not in ours.get(kind, ())}


def _journeys_of(placements: set[int]) -> set[int]:
    placement: Any = apps.get_model(PLACEMENT)
    return set(placement._base_manager.filter(pk__in=placements).values_list("journey_id", flat=True))


def _remove(rows: list[MadeRecord]) -> None:
    by_kind: Keys = defaultdict(set)
    for row in rows:
        by_kind[row.kind].add(row.made)
    MadeRecord.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for kind in GOES_FIRST:
        if keys := by_kind.get(kind):
            apps.get_model(kind).objects.filter(pk__in=keys).delete()
    if people := by_kind.get(PERSON):
        keys_of_people = set(Person.objects.filter(pk__in=people).values_list("key_id", flat=True))
        names.forget_many(people)
        Person.objects.filter(pk__in=people).delete()
        _forget_keys(keys_of_people)


def _forget_keys(keys: set[int]) -> None:
    """Delete the keys; destroy those that a row which is never rewritten still names."""
    named: set[int] = set()
    for relation in _relations_to(DataKey):
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys})
        named |= set(rows.values_list(relation.field.attname, flat=True))
    DataKey.objects.filter(pk__in=named).update(wrapped="", destroyed_at=clock.now())
    DataKey.objects.filter(pk__in=keys - named).delete()
