"""A row on its way: examined against file and register, then planned for writing, then made into records."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sapar.foundation.actions.guarded import Guarded
from sapar.registers.imports.fields import ReadRow
from sapar.registers.imports.matching import Candidate, Match
from sapar.registers.imports.models import Outcome
from sapar.registers.people.models import Person


@dataclass
class Examined:
    """A row of the file: its cells, what they say, what file and register answered, what would become of it."""

    number: int
    cells: list[str]
    read: ReadRow
    outcome: Outcome = Outcome.FAULT
    match: Match = field(default_factory=Match)
    known_as: str = ""
    same_as_row: int | None = None

    def __post_init__(self) -> None:
        self.candidate = identity_of(self.read)

    @property
    def facts(self) -> dict[str, Any]:
        """Return what is kept of the row while it is examined."""
        return {
            "cells": self.cells, "values": self.read.values, "faults": self.read.faults, "notes": self.read.notes,
            "close": self.match.close,
        }  # fmt: skip


@dataclass
class Planned:
    """A row to be written. ``person`` is None until it is made: of this row, or of row ``same_as`` further up."""

    number: int
    read: ReadRow
    person: Person | None
    same_as: int | None = None


@dataclass(frozen=True)
class Made:
    """A record that was made of a row, and whose it is."""

    row: int
    person: Person
    record: Guarded


def identity_of(read: ReadRow) -> Candidate:
    """Return what a row says about who it is."""
    return Candidate(
        family_name=read.value("family_name"), given_name=read.value("given_name"),
        patronymic=read.value("patronymic"), born_on=day_or_none(read, "born_on"),
        personal_number=read.value("personal_number"), document_number=read.value("document_number"),
        document_country=read.value("document_country") or "KG",
    )  # fmt: skip


def day_or_none(read: ReadRow, name: str) -> date | None:
    """Return the day a field says, None where it says nothing."""
    value = read.value(name)
    return date.fromisoformat(value) if value else None
