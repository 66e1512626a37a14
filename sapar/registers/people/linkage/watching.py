"""A list of people, such as those under protection or missing, watched for in a register: alerts, one a person.

An alert never decides anything: a person looks at it. So names alone are enough here, and the bound is low. A register
may have somebody several times; the alert then names the most complete of their records.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from sapar.registers.people.linkage.matching import LINK, duplicates_within, write_matches
from sapar.registers.people.linkage.records import Record
from sapar.registers.people.linkage.tables import database
from sapar.registers.people.spelling import CYRILLIC_LETTER

ALERT_BITS = -7.0  # from odds of one to 128
MOST_ALERTS = 8  # an entry


@dataclass(frozen=True, slots=True)
class Alert:
    """Somebody of the register who may be an entry of the list; ``bits`` are log2 of the odds."""

    entry: str
    record: str
    bits: float


def alerts(watched: Sequence[Record], register: Sequence[Record]) -> list[Alert]:
    """Return the alerts, the surest first."""
    with database() as connection:
        scored = write_matches(connection, watched, register)
        rows = connection.execute(
            f"select rec_id_l, rec_id_r, bits from {scored} where bits >= ? order by bits desc, 1, 2",  # noqa: S608
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
        told: dict[str, Alert] = {}
        for record, bits in found.items():
            before = told.get(person.get(record, record))
            if before is None or completeness(records[record]) > completeness(records[before.record]):
                told[person.get(record, record)] = Alert(entry, record, max(bits, before.bits if before else bits))
        yield from sorted(told.values(), key=lambda alert: -alert.bits)[:MOST_ALERTS]


def _persons(records: Sequence[Record]) -> dict[str, str]:
    """Return record to the first of its person's records."""
    person: dict[str, str] = {}
    for match in sorted(duplicates_within(records, reasons=False), key=lambda match: match.left):
        if match.verdict == LINK:
            person.setdefault(match.right, person.setdefault(match.left, match.left))
    return person


def completeness(record: Record) -> tuple[int, int, int]:
    """Return how much a record says: facts, then whether in Cyrillic, in which names are first written, then letters."""
    facts = sum(bool(text) for text in astuple(record)[1:])
    return facts, bool(CYRILLIC_LETTER.search(record.surname.lower())), len(record.patronymic)
