"""The kinds of file there are: what a column can be, what a row needs, what is made of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sapar.registers.imports import document_rows, people_rows, placement_rows
from sapar.registers.imports.fields import ALL, ReadRow
from sapar.registers.imports.models import Import, ImportKind
from sapar.registers.imports.plan import Examined, Made, Planned


@dataclass(frozen=True)
class Kind:
    """One kind of file.

    ``check`` finds what a row lacks by itself, ``settle`` says what would become of rows that the register answered
    for, ``write`` makes records of them. ``by_name`` says whether namesakes are close matches, or no answer.
    """

    fields: tuple[str, ...]
    check: Callable[[ReadRow], None]
    settle: Callable[[Sequence[Examined]], None]
    write: Callable[[Import, Sequence[Planned], date], list[Made]]
    by_name: bool = True

    @property
    def labels(self) -> dict[str, str]:
        """Return what each field is called, in the reader's language."""
        return {name: str(ALL[name].label) for name in self.fields}


KINDS: dict[str, Kind] = {
    ImportKind.PEOPLE: Kind(people_rows.FIELDS, people_rows.check, people_rows.settle, people_rows.write),
    ImportKind.DOCUMENTS: Kind(document_rows.FIELDS, document_rows.check, document_rows.settle, document_rows.write),
    ImportKind.PLACEMENTS: Kind(
        placement_rows.FIELDS, placement_rows.check, placement_rows.settle, placement_rows.write, by_name=False
    ),
}


def kind_of(of_import: Import) -> Kind:
    """Return the kind of an import."""
    return KINDS[of_import.kind]
