"""Giving each person their own seal again: what was written while two records were one is sealed under the pair's key.

After an unmerge every value that still counts is sealed anew under the key of whoever it is about. What only the trail
and the messages hold stays under the pair's key, which both hold: erasing either ends it (docs/decisions/0010).
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet
from sapar.foundation.files.keeping import hand_over
from sapar.foundation.files.models import StoredFile
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.privacy.sealing import Sealed, key_id_of
from sapar.registers.data_rights.copying import path_to_person
from sapar.registers.people.models import FurtherKey, Person

OTHERWISE = (Account, OutboxMessage, StoredFile, FurtherKey, Person)  # not found by a relation to their person


def seal_apart(key: DataKey, person: Person, freed: Person) -> None:
    """Seal under their own keys what the rows of two people hold under ``key``. Called in the body of an action.

    The rows have moved back already, and both people have their own key in the database.
    """
    for model, way in _kinds():
        if any(field.name == "key" and field.related_model is DataKey for field in model._meta.concrete_fields):
            for row in GuardedQuerySet(model).filter(key=key).order_by("pk"):
                row.key = _person_of(row, way).key
                row.save()
    for kept in StoredFile.objects.filter(key=key).order_by("pk"):
        if (own := kept.record().data_key()) is not None and own != key:
            hand_over(kept, own)
    for model, way in _kinds():
        if sealed := _sealed(model):
            for row in GuardedQuerySet(model).filter(**{way: [person, freed]}).order_by("pk"):
                seal_row(row, key, sealed)


def seal_row(row: Guarded, key: DataKey, sealed: list[str] | None = None) -> None:
    """Seal under the row's own key what it holds under ``key``: a plain value is sealed when it is saved."""
    stored = {name: row.__dict__[name] for name in sealed or _sealed(type(row))}
    foreign = [name for name, value in stored.items() if isinstance(value, Sealed) and key_id_of(value) == key.pk]
    if foreign and row.data_key() != key:
        for name in foreign:
            setattr(row, name, getattr(row, name))
        row.save()


def _kinds() -> Iterator[tuple[type[Guarded], str]]:
    """Yield the kinds of row that lead to a person, and the way."""
    for model in apps.get_models():
        if issubclass(model, Guarded) and model not in OTHERWISE and (way := path_to_person(model)):
            yield model, way


def _person_of(row: Any, way: str) -> Person:
    for name in way.split("__")[:-1]:
        row = getattr(row, name)
    person: Person = row
    return person


def _sealed(model: type[Guarded]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, SealedTextField)]
