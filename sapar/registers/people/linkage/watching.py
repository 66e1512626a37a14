"""A list of people, such as those under protection or missing, watched for in a register.

An alert never decides anything: a person looks at it. So names alone are enough here, and the bound is low. A register
may have somebody several times: the most complete of their records is the alert, the others come after all persons, so
that who works down the list sees each person once.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sapar.registers.people.linkage.matching import LINK, duplicates_within, write_matches
from sapar.registers.people.linkage.records import Record
from sapar.registers.people.linkage.tables import database
from sapar.registers.people.spelling import CYRILLIC_LETTER

KYRGYZ = re.compile("[өүң]")
ALERT_BITS = -9.0  # from odds of one to 512
MOST_PERSONS = 5  # an entry
AFTER_BITS, APART_BITS = -4.0, 1.0  # where a person's other records come, and how far one after another


@dataclass(frozen=True, slots=True)
class Alert:
    """Somebody of the register who may be an entry of the list; ``bits`` are log2 of the odds."""

    entry: str
    record: str
    bits: float


def alerts(watched: Sequence[Record], register: Sequence[Record]) -> list[Alert]:
    """Return the alerts, the surest first."""
    if not watched or not register:
        return []
    with database() as connection:
        scored = write_matches(connection, watched, register, watching=True)
        rows = connection.execute(
            f"select rec_id_l, rec_id_r, bits from {scored} where bits >= ? order by bits desc, 1, 2",
            [ALERT_BITS],
        ).fetchall()
    hits: dict[str, dict[str, float]] = defaultdict(dict)
    for entry, record, bits in rows:
        hits[entry][record] = bits
    return sorted(_by_person(hits, register), key=lambda alert: (-alert.bits, alert.entry, alert.record))


def _by_person(hits: Mapping[str, Mapping[str, float]], register: Sequence[Record]) -> Iterator[Alert]:
    hit = {record for found in hits.values() for record in found}
    records = {record.rec_id: record for record in register if record.rec_id in hit}
    person = _persons(list(records.values()))
    for entry, found in hits.items():
        persons: dict[str, list[str]] = defaultdict(list)
        for record in found:
            persons[person.get(record, record)].append(record)
        for theirs in list(persons.values())[:MOST_PERSONS]:
            bits = found[theirs[0]]
            first, *others = sorted(theirs, key=lambda record: completeness(records[record]), reverse=True)
            yield Alert(entry, first, bits)
            for after, record in enumerate(others):
                yield Alert(entry, record, min(bits, 0) + AFTER_BITS - after * APART_BITS)


def _persons(records: Sequence[Record]) -> dict[str, str]:
    """Return record to the first of its person's records."""
    person: dict[str, str] = {}
    for match in sorted(duplicates_within(records, reasons=False), key=lambda match: match.left):
        if match.verdict == LINK:
            person.setdefault(match.right, person.setdefault(match.left, match.left))
    return person


def completeness(record: Record) -> tuple[int, bool, bool, bool]:
    """Return how much a record says, to sort by: facts, whether no date is a placeholder, then the script.

    Names are first written in Cyrillic, and in Kyrgyz letters where they have them.
    """
    facts = [record.given, record.sex, record.birth_date, record.birth_place, record.doc_no]
    names = f"{record.surname} {record.given}".lower()
    return (
        sum(map(bool, facts)), not record.birth_date.endswith("-01-01"),
        bool(CYRILLIC_LETTER.search(names)) and bool(CYRILLIC_LETTER.search(record.birth_place.lower())),
        bool(KYRGYZ.search(names + record.birth_place.lower())),
    )  # fmt: skip
