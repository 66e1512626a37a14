"""What somebody may say of a stay. Every answer may be missing; a rule that needs it then *cannot be told*.

``stays`` are the earlier ones, as [[first day, last day], …]. The names of days in deadlines (``entry``, ``arrival``,
``planned_entry``) all stand for the day of entry of this stay.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from threading import Lock
from typing import Any

import duckdb

from sapar.policy.law.facts import DAY, TEXT, YES_NO
from sapar.policy.law.form import Form
from sapar.policy.law.statements import open_database

STAY_FACTS: Mapping[str, str] = {
    "citizenship": TEXT, "purpose": TEXT, "entered": DAY, "left_on": DAY,
    "registered": YES_NO, "registered_on": DAY, "fingerprinted": YES_NO, "fingerprinted_on": DAY,
    "notified": YES_NO, "notified_on": DAY, "has_contract": YES_NO, "contract_end": DAY, "contract_ended": DAY,
    "new_contract_on": DAY, "has_permit": YES_NO, "permit_on": DAY, "permit_until": DAY,
}  # fmt: skip
STAYS = "stays"
# Days that deadlines count from, and the fact that each of them is.
EVENTS: Mapping[str, str] = {
    "entry": "entered", "arrival": "entered", "planned_entry": "entered", "contract_end": "contract_end",
    "contract_ended": "contract_ended", "permit_until": "permit_until",
}  # fmt: skip
_LOCK = Lock()


@dataclass(frozen=True)
class Stay:
    """A stay as it was told."""

    facts: Mapping[str, Any]
    earlier: list[list[date]]

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Stay:
        """Read what was told.

        Raises:
            InputRefused: a sentence that names the field and says what to write.
        """
        form = Form(told, "")
        read: Mapping[str, Callable[[str], Any]] = {TEXT: form.text, DAY: form.day, YES_NO: form.yes_no}
        facts = {name: read[kind](name) for name, kind in STAY_FACTS.items()}
        if facts["entered"] and facts["left_on"] and facts["left_on"] < facts["entered"]:
            raise form.refused("left_on", "the stay ends before it begins; mend one of the two days")
        return cls(facts, list(told.get(STAYS) or []))

    @property
    def events(self) -> dict[str, Any]:
        """The days that deadlines count from, as far as they are known."""
        known = {event: self.facts[fact] for event, fact in EVENTS.items() if self.facts[fact]}
        return known | {STAYS: self.earlier}

    def truth_of(self, sql: str) -> bool | None:
        """Whether a condition holds; None where it cannot be told."""
        return _truth(sql, tuple(self.facts.values()))


@cache
def _database(process: int) -> duckdb.DuckDBPyConnection:
    """The connection of this process: one opened before a fork must not be used after it."""
    return open_database()


@lru_cache(maxsize=1024)
def _truth(sql: str, values: tuple[Any, ...]) -> bool | None:
    columns = ", ".join(f'CAST(? AS {kind}) AS "{name}"' for name, kind in STAY_FACTS.items())
    with _LOCK:
        asked = f"SELECT {sql} FROM (SELECT {columns})"  # noqa: S608  regenerated from a checked tree, as all law is
        row = _database(os.getpid()).execute(asked, list(values)).fetchone()
    return None if row is None or row[0] is None else bool(row[0])
