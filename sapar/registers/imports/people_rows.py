"""Lists of people: one row a person, with a document, contacts, home and citizenship where the list has them."""

from collections.abc import Sequence
from datetime import date

from sapar.foundation.privacy.models import DataKey
from sapar.foundation.privacy.sealing import blind_index
from sapar.foundation.references import new_references
from sapar.registers.imports.document_rows import DOCUMENT_FIELDS, check_document, documents_of
from sapar.registers.imports.fields import ReadRow
from sapar.registers.imports.models import Import, Outcome
from sapar.registers.imports.plan import Examined, Made, Planned, day_or_none, identity_of
from sapar.registers.people.models import Person, PersonState
from sapar.registers.people.names import set_search_key, write_many
from sapar.registers.people.search import PERSONAL_NUMBER

FIELDS = (
    "full_name", "family_name", "given_name", "patronymic", "latin_family_name", "latin_given_name", "born_on", "sex",
    "citizenship", "home_place", "phone", "email", "personal_number", *DOCUMENT_FIELDS,
)  # fmt: skip
FIRST_VERSION = 1  # as the version of a person registered by hand


def check(row: ReadRow) -> None:
    """Find what a row about a person lacks: names and the date of birth, as at the counter."""
    if "full_name" not in {finding[1] for finding in row.faults}:
        row.needs("family_name", "given_name")
    row.needs("born_on")
    check_document(row)


def settle(rows: Sequence[Examined]) -> None:
    """Say what would become of each row that the register answered for."""
    for row in rows:
        if row.match.known:
            row.known_as = row.match.known
            brings = row.candidate.document_number and not row.match.has_document
            row.outcome = Outcome.ADDS if brings else Outcome.KNOWN
        else:
            row.outcome = Outcome.CLOSE if row.match.close else Outcome.NEW


def write(of_import: Import, rows: Sequence[Planned], on: date) -> list[Made]:
    """Write new people with their documents, and new documents of known ones."""
    new = [row for row in rows if row.person is None and row.same_as is None]
    people = _new_people(of_import, new, on)
    for row, person in zip(new, people, strict=True):
        row.person = person
    by_number = {row.number: row for row in rows}
    for row in rows:
        if row.person is None and row.same_as is not None:
            row.person = by_number[row.same_as].person
    made = [Made(row.number, person, person) for row, person in zip(new, people, strict=True)]
    return made + documents_of([row for row in rows if row.read.value("document_number")])


def _new_people(of_import: Import, rows: Sequence[Planned], on: date) -> list[Person]:
    keys, refs = DataKey.make_many(len(rows)), new_references(Person, len(rows))
    people = [_person(of_import, row.read, on) for row in rows]
    for person, key, ref in zip(people, keys, refs, strict=True):
        person.key, person.ref = key, ref
    made: list[Person] = Person.objects.bulk_create(people)
    write_many(made)
    return made


def _person(of_import: Import, read: ReadRow, on: date) -> Person:
    number = read.value("personal_number")
    identity = identity_of(read)
    person = Person(
        office=of_import.office, registered_on=on, state=PersonState.ACTIVE, version=FIRST_VERSION,
        family_name=identity.family_name, given_name=identity.given_name, patronymic=identity.patronymic,
        latin_family_name=read.value("latin_family_name"), latin_given_name=read.value("latin_given_name"),
        born_on=day_or_none(read, "born_on"), sex=read.value("sex"), citizenship=read.value("citizenship") or "KG",
        home_place=read.value("home_place"), phone=read.value("phone"), email=read.value("email"),
        personal_number=number, personal_number_index=blind_index(PERSONAL_NUMBER, number),
    )  # fmt: skip
    set_search_key(person)
    return person
