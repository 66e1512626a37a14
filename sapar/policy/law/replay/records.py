"""The contracts on record, named by the room that keeps them: the law knows nothing of registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError

from sapar.policy.law.facts import Stated
from sapar.policy.law.form import InputRefused


@dataclass(frozen=True)
class Keeper:
    """Who keeps the contracts: every one on record with its number and what it states, and how many there are.

    ``people_in`` counts the people who are abroad in a country.
    """

    contracts: Callable[[], Iterable[tuple[str, Stated]]]
    count: Callable[[], int]
    people_in: Callable[[str], int]


_keepers: list[Keeper] = []


def keep_contracts(keeper: Keeper) -> None:
    """Name who keeps the contracts on record."""
    _keepers[:] = [keeper]


def keeper() -> Keeper:
    """Who keeps the contracts.

    Raises:
        InputRefused: where this installation keeps none.
    """
    if not _keepers:
        raise InputRefused("No contracts are kept here. Name a file: --contracts contracts.parquet.")
    return _keepers[0]


def contracts_on_record() -> Iterator[tuple[str, Stated]]:
    """Every contract on record.

    Raises:
        InputRefused: where this installation keeps none, or its database cannot be reached.
    """
    try:
        yield from keeper().contracts()
    except DatabaseError as error:
        raise InputRefused("The database cannot be read. Name a file: --contracts contracts.parquet.") from error
