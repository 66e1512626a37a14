"""Lists of documents of people who are registered: a renewed passport joins the older ones."""

from collections.abc import Sequence
from datetime import date

from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.imports.fields import ReadRow
from sapar.registers.imports.models import Import, Outcome
from sapar.registers.imports.plan import Examined, Made, Planned, day_or_none
from sapar.registers.people.models import Document, DocumentKind
from sapar.registers.people.search import DOCUMENT

DOCUMENT_FIELDS = (
    "document_kind", "document_number", "document_country", "document_issued_on", "document_expires_on",
)  # fmt: skip
WHOSE = ("full_name", "family_name", "given_name", "patronymic", "born_on", "personal_number")
FIELDS = (*WHOSE, *DOCUMENT_FIELDS)


def check(row: ReadRow) -> None:
    """Find what a row about a document lacks: its number, and whose it is."""
    row.needs("document_number")
    if not row.value("personal_number") and not (row.value("family_name") and row.value("born_on")):
        row.needs("personal_number")
    check_document(row)


def check_document(row: ReadRow) -> None:
    """Find a document that ends before it begins."""
    issued, expires = row.value("document_issued_on"), row.value("document_expires_on")
    if issued and expires and expires <= issued:
        row.fault("order", "document_expires_on", expires)


def settle(rows: Sequence[Examined]) -> None:
    """Say what would become of each row: a document is added to somebody known, or waits, or has nobody."""
    for row in rows:
        if row.match.known:
            row.known_as = row.match.known
            row.outcome = Outcome.KNOWN if row.match.has_document else Outcome.ADDS
        elif row.match.close:
            row.outcome = Outcome.CLOSE
        else:
            row.read.fault("not_registered")
            row.outcome = Outcome.FAULT


def write(of_import: Import, rows: Sequence[Planned], on: date) -> list[Made]:
    """Write the documents."""
    return documents_of(rows)


def documents_of(rows: Sequence[Planned]) -> list[Made]:
    """Write the document of each row that is not on record yet, of whomever."""
    wanted = {(blind_index(DOCUMENT, row.read.value("document_number")), _country(row)): row for row in rows}
    indexes = [index for index, _country_ in wanted]
    there = set(Document.objects.filter(number_index__in=indexes).values_list("number_index", "country"))
    new = [(row, _document(row, index)) for (index, country), row in wanted.items() if (index, country) not in there]
    Document.objects.bulk_create([document for _row, document in new])
    return [Made(row.number, document.person, document) for row, document in new]


def _country(row: Planned) -> str:
    return row.read.value("document_country") or "KG"


def _document(row: Planned, index: str) -> Document:
    read = row.read
    return Document(
        person=row.person, kind=read.value("document_kind") or DocumentKind.PASSPORT,
        country=_country(row), doc_number=read.value("document_number"), number_index=index,
        issued_on=day_or_none(read, "document_issued_on"), expires_on=day_or_none(read, "document_expires_on"),
    )  # fmt: skip
