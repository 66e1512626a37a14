"""A whole invented register: persons, their records over the years, and who each record truly is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from sapar.registers.people.linkage.invented.mishaps import date_mishaps, document_mishap, name_mishaps
from sapar.registers.people.linkage.invented.naming import Person, married, relative_of, someone
from sapar.registers.people.linkage.invented.writing import written
from sapar.registers.people.linkage.places import places
from sapar.registers.people.linkage.records import Record

SERIES = ("AC", "AN", "ID", "PE")
RECORDS_OF_ONE = {1: 40, 2: 30, 3: 20, 4: 10}


@dataclass(frozen=True)
class Invented:
    """A record and the number of the person it truly is of."""

    record: Record
    person: int


def invented_register(records: int, seed: int) -> list[Invented]:
    """Invent about so many records, in no order. The same seed gives the same register."""
    chance = Random(seed)  # noqa: S311 - invents names, guards nothing
    made: list[Invented] = []
    for number, person in enumerate(_people(chance)):
        if len(made) >= records:
            break
        made.extend(Invented(record, number) for record in _records_of(person, number, chance))
    chance.shuffle(made)
    return made


def _people(chance: Random) -> Iterator[Person]:
    while True:
        person = someone(chance, list(places()))
        yield person
        while chance.random() < 0.12:
            yield relative_of(person, chance)


def _records_of(person: Person, number: int, chance: Random) -> Iterator[Record]:
    document = _document(chance)
    marries = person.sex == "F" and chance.random() < 0.25
    reforms = person.form == "ov" and person.people not in ("russian", "dungan") and chance.random() < 0.2
    count = chance.choices(list(RECORDS_OF_ONE), list(RECORDS_OF_ONE.values()))[0]
    wife = married(person, chance)
    for index in range(count):
        if chance.random() < 0.2:
            document = _document(chance)  # renewed
        now = wife if marries and chance.random() < 0.6 else person
        if reforms and chance.random() < 0.5:
            now = _in_another_form(now, chance)
        yield _record(now, f"I{number:06}-{index}", document if chance.random() < 0.7 else "", chance)


def _in_another_form(person: Person, chance: Random) -> Person:
    if chance.random() < 0.4:
        return replace(person, family=person.father, form="kin")
    return replace(person, form=chance.choice(("kin", "bare")))


def _record(person: Person, rec_id: str, document: str, chance: Random) -> Record:
    parts, _ = written(person, chance)
    surname, given, patronymic = name_mishaps(parts, chance)
    place = person.place if chance.random() < 0.985 else chance.choice(list(places()))
    sex = person.sex if chance.random() < 0.999 else chance.choice("MF")
    return Record(
        rec_id, surname, given, patronymic, sex if chance.random() < 0.98 else "",
        date_mishaps(person.birth, chance), chance.choice(_spellings(place)) if chance.random() < 0.86 else "",
        document_mishap(document, chance),
    )  # fmt: skip


@cache
def _spellings(place: str) -> tuple[str, ...]:
    return places()[place]


def _document(chance: Random) -> str:
    return f"{chance.choice(SERIES)}{chance.randrange(10**7):07}"
