"""What the tests of imports share: an office that imports."""

import json
from typing import Any

import pytest

from sapar.registers.imports.actions import accept_import, begin_import, map_columns
from sapar.registers.imports.models import Import
from sapar.registers.imports.sheets import inspected
from sapar.registers.imports.tasks import carry_on
from tests.cast import Cast


class Desk:
    """Aigul's desk at the Bishkek office: she sends files and decides."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.office = cast, cast.office("bishkek")

    def sent(self, data: bytes, kind: str = "people", name: str = "list.csv") -> Import:
        """Send a file."""
        done = begin_import(self.office, by=self.cast.aigul, kind=kind, file=inspected(data, name))
        made: Import = done.record
        return made

    def examined(self, data: bytes, kind: str = "people", mapping: dict[str, str] | None = None) -> Import:
        """Send a file and have its rows examined."""
        sent = self.sent(data, kind)
        map_columns(sent, by=self.cast.aigul, mapping=json.dumps(mapping or sent.mapping))
        carry_on(sent)
        return fresh(sent)

    def imported(self, data: bytes, kind: str = "people") -> Import:
        """Send a file, have it examined, accept it and have it written."""
        return self.accepted(self.examined(data, kind))

    def accepted(self, of_import: Import) -> Import:
        """Accept an examined import and have it written."""
        accept_import(of_import, by=self.cast.aigul)
        carry_on(of_import)
        return fresh(of_import)


def fresh(of_import: Import) -> Import:
    """Return the import as it is in the database now."""
    return Import.objects.get(pk=of_import.pk)


def facts(of_import: Import, number: int) -> dict[str, Any]:
    """Return what is kept of one row."""
    found: dict[str, Any] = json.loads(of_import.rows.get(number=number).facts)
    return found


def codes(of_import: Import, number: int, what: str = "faults") -> list[tuple[str, str]]:
    """Return the codes and fields of the findings on one row."""
    return [(code, field) for code, field, _value in facts(of_import, number)[what]]


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """The desk."""
    return Desk(cast)
