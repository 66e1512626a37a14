"""Rows of one file that are about the same: the same number twice, the same document twice, namesakes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sapar.registers.imports.models import Import, ImportKind, ImportRow, Outcome
from sapar.registers.imports.placement_rows import likeness
from sapar.registers.imports.plan import Examined

COLUMNS = ("personal_index", "document_index", "alike_index")


@dataclass(frozen=True)
class Earlier:
    """A row further up: its number, whom it is about, and keyed digests of its names with birth date and its number."""

    number: int
    known_as: str
    alike_index: str
    personal_index: str


class FileSoFar:
    """The rows above, by what they have in common with those that are looked at now."""

    def __init__(self, of_import: Import, rows: Sequence[Examined]) -> None:
        self.kind = of_import.kind
        self.found: dict[tuple[str, str], Earlier] = {}
        indexes = {row.number: self.indexes_of(row) for row in rows}
        for column in COLUMNS:
            wanted = {each[column] for each in indexes.values()} - {""}
            above = ImportRow.objects.filter(of_import=of_import, **{f"{column}__in": wanted}).order_by("-number")
            for index, *row in above.values_list(column, "number", "known_as", "alike_index", "personal_index"):
                self.found[column, index] = Earlier(*row)

    def indexes_of(self, row: Examined) -> dict[str, str]:
        """Return the keyed digests by which a row finds its like; none for a row with errors."""
        if row.read.faults:
            return dict.fromkeys(COLUMNS, "")
        if self.kind == ImportKind.PLACEMENTS:
            return {**dict.fromkeys(COLUMNS, ""), "alike_index": likeness(row)}
        personal = row.candidate.personal_index if self.kind == ImportKind.PEOPLE else ""
        alike = row.candidate.alike_index if self.kind == ImportKind.PEOPLE else ""
        return dict(zip(COLUMNS, (personal, row.candidate.document_index, alike), strict=True))

    def compare(self, row: Examined) -> None:
        """Look a row up among those above it, say what that means for it, and remember it for those below."""
        indexes = self.indexes_of(row)
        same = {column: self.found.get((column, index)) for column, index in indexes.items() if index}
        COMPARED[ImportKind(self.kind)](row, same)
        if row.read.faults:
            return
        this = Earlier(row.number, row.known_as, indexes["alike_index"], indexes["personal_index"])
        for column, index in indexes.items():
            if index:
                self.found.setdefault((column, index), this)


Same = dict[str, Earlier | None]


def _people(row: Examined, same: Same) -> None:
    """The same number is the same person, if the names agree. Namesakes without a number in common wait for an eye."""
    personal, document, alike = (same.get(column) for column in COLUMNS)
    by_number = personal or document
    if by_number and by_number.alike_index != row.candidate.alike_index:
        row.read.fault("twice", "personal_number" if personal else "document_number", str(by_number.number))
        row.outcome = Outcome.FAULT
    elif by_number and row.outcome != Outcome.KNOWN:
        row.same_as_row, row.known_as, row.match.close = by_number.number, by_number.known_as, []
        brings = bool(row.candidate.document_number) and document is None and not row.match.has_document
        row.outcome = Outcome.ADDS if brings else Outcome.KNOWN
    elif alike and row.outcome == Outcome.NEW and not (row.candidate.personal_number and alike.personal_index):
        row.match.close = [(str(alike.number), "same_row")]
        row.outcome = Outcome.CLOSE


def _documents(row: Examined, same: Same) -> None:
    """The same document twice is one."""
    if (document := same.get("document_index")) and row.outcome == Outcome.ADDS:
        row.same_as_row, row.outcome = document.number, Outcome.KNOWN


def _placements(row: Examined, same: Same) -> None:
    """Somebody twice in one country: the first row counts, the second is sent back."""
    if same.get("alike_index") and row.outcome == Outcome.ADDS:
        row.read.fault("open_journey")
        row.outcome = Outcome.FAULT


COMPARED = {ImportKind.PEOPLE: _people, ImportKind.DOCUMENTS: _documents, ImportKind.PLACEMENTS: _placements}
