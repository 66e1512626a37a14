"""Writing the rows of an accepted import, step by step, and taking them back.

A step is one transaction: the records of some rows, what was made of which row, and how far it came. The records of a
step are all there or none; a worker that was killed goes on with the next step, and the end is the same.
"""

import json
from collections.abc import Callable, Iterable, Sequence

from sapar.foundation import clock
from sapar.foundation.actions.batches import take_step
from sapar.foundation.work.heartbeat import beat
from sapar.registers.imports.fields import ReadRow
from sapar.registers.imports.kinds import kind_of
from sapar.registers.imports.matching import match_people
from sapar.registers.imports.models import WRITTEN, Import, ImportRow, MadeRecord, Outcome
from sapar.registers.imports.plan import Made, Planned, identity_of
from sapar.registers.people.models import Person, PersonState

STEP = 500  # rows


def write_rows(of_import: Import, after_step: Callable[[], None] = beat) -> None:
    """Write all rows that were not written yet."""
    while take_step(of_import, _write_some):
        after_step()


def _write_some(of_import: Import) -> bool:
    found = of_import.rows.filter(outcome__in=WRITTEN, number__gt=of_import.position)
    rows: list[ImportRow] = list(found.order_by("number")[:STEP])
    if not rows:
        return False
    planned = _planned(of_import, rows)
    made = kind_of(of_import).write(of_import, planned, clock.today(clock.HOME))
    keep_account(of_import, made)
    of_import.position = rows[-1].number
    return True


def keep_account(of_import: Import, made: Iterable[Made]) -> None:
    """Note which record was made of which row, and for whom."""
    MadeRecord.objects.bulk_create(
        MadeRecord(
            of_import=of_import, row=each.row, person=each.person, kind=each.record._meta.label_lower,
            made=each.record.pk,
        )
        for each in made
    )  # fmt: skip


def _planned(of_import: Import, rows: Sequence[ImportRow]) -> list[Planned]:
    """Return the rows to write with the people they are about.

    Left out, with the reason, are those whom somebody registered since the rows were examined, and those that belong
    to a row which was itself left out.
    """
    reads = {row.number: read_of(row) for row in rows}
    people, late = _people_of(of_import, rows), _registered_meanwhile(rows, reads)
    planned: dict[int, Planned] = {}
    for row in rows:
        person, above = people.get(row.number), row.same_as_row if row.same_as_row in planned else None
        if row.number in late:
            leave_out(of_import, row, "meanwhile")
        elif row.outcome == Outcome.ADDS and person is None and above is None:
            leave_out(of_import, row, "undecided")
        else:
            planned[row.number] = Planned(row.number, reads[row.number], person, above)
    return list(planned.values())


def _registered_meanwhile(rows: Sequence[ImportRow], reads: dict[int, ReadRow]) -> set[int]:
    """Return the new rows whose numbers stand on a record by now."""
    new = [row.number for row in rows if row.outcome == Outcome.NEW]
    answers = match_people([identity_of(reads[number]) for number in new], by_name=False)
    return {number for number, match in zip(new, answers, strict=True) if match.known or match.clash}


def _people_of(of_import: Import, rows: Sequence[ImportRow]) -> dict[int, Person]:
    """Return, by row, the person it adds to: known to the register, or made of a row further up."""
    adds = [row for row in rows if row.outcome == Outcome.ADDS]
    above = {row.same_as_row for row in adds if row.same_as_row and not row.known_as}
    made = MadeRecord.objects.filter(of_import=of_import, row__in=above).values_list("row", "person__ref")
    refs_by_row = dict(made)
    refs = {row.number: row.known_as or refs_by_row.get(row.same_as_row, "") for row in adds}
    active = Person.objects.filter(state=PersonState.ACTIVE).select_related("key")
    people = {person.ref: person for person in active.filter(ref__in=set(refs.values()) - {""})}
    return {number: people[ref] for number, ref in refs.items() if ref in people}


def leave_out(of_import: Import, row: ImportRow, reason: str) -> None:
    """Leave a row out, with the reason; the counts follow."""
    counts = dict(of_import.counts)
    counts[row.outcome] = counts.get(row.outcome, 0) - 1
    counts[Outcome.LEFT.value] = counts.get(Outcome.LEFT.value, 0) + 1
    of_import.counts = counts
    facts = json.loads(row.facts)
    facts["faults"] = [[reason, "", ""]]
    row.outcome, row.facts = Outcome.LEFT, json.dumps(facts, ensure_ascii=False)
    row.save()


def read_of(row: ImportRow) -> ReadRow:
    """Return what a kept row says."""
    facts = json.loads(row.facts)
    return ReadRow(facts["values"], facts["faults"], facts["notes"])
