"""The contracts on record, named by the room that keeps them: the law knows nothing of registers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.db import DatabaseError

from sapar.policy.law.facts import Stated
from sapar.policy.law.form import InputRefused

OnRecord = Callable[[], Sequence[tuple[str, Stated]]]
_keepers: list[OnRecord] = []


def keeps_contracts(keeper: OnRecord) -> OnRecord:
    """Name the function that gives every contract on record (its number, and what it states)."""
    _keepers[:] = [keeper]
    return keeper


def contracts_on_record() -> Sequence[tuple[str, Stated]]:
    """Every contract on record.

    Raises:
        InputRefused: where this installation keeps none, or its database cannot be reached.
    """
    if not _keepers:
        raise InputRefused("No contracts are kept here. Name a file: --contracts contracts.parquet.")
    try:
        return _keepers[0]()
    except DatabaseError as error:
        raise InputRefused("The database cannot be read. Name a file: --contracts contracts.parquet.") from error
