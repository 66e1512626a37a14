"""The keys under which something about a person is sealed: their own, and those they hold beside it.

A sealed value names its key, so a row that moves to another record keeps its seal. Whoever takes a record in holds its
keys from then on: to erase a person is to destroy every one of them (docs/decisions/0010).
"""

from collections.abc import Iterable

from sapar.foundation.privacy.models import DataKey
from sapar.registers.people.models import FurtherKey, Person


def keys_of(person: Person) -> list[DataKey]:
    """Return every key under which something about this person is sealed, the one for new values first."""
    further = [row.key for row in person.further_keys.select_related("key").order_by("pk")]
    return [person.key, *(key for key in further if key != person.key)]


def hold_keys(person: Person, keys: Iterable[DataKey]) -> list[int]:
    """Have a person hold these keys as well, and return the rows that are new. Called in the body of an action."""
    held = set(person.further_keys.values_list("key_id", flat=True))
    new = [FurtherKey(person=person, key=key) for key in dict.fromkeys(keys) if key.pk not in held]
    for row in new:
        row.save()
    return [row.pk for row in new]


def let_go_of(person: Person, rows: Iterable[int]) -> None:
    """Take back what :func:`hold_keys` added."""
    for row in person.further_keys.filter(pk__in=list(rows)):
        row.delete()
