"""Reading a file into rows, step by step: cells to values, values against the file and the register, kept sealed.

A step is one transaction that ends with how far it came, so that a worker that was killed goes on with the next row.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from sapar.foundation.actions.batches import take_step
from sapar.foundation.files.keeping import content, files_of
from sapar.foundation.work.heartbeat import beat
from sapar.registers.imports.fields import read_cells
from sapar.registers.imports.kinds import Kind, kind_of
from sapar.registers.imports.matching import match_people
from sapar.registers.imports.models import Import, ImportRow
from sapar.registers.imports.plan import Examined
from sapar.registers.imports.sheets import Sheet, SheetRow, open_sheet
from sapar.registers.imports.within import FileSoFar

STEP = 500  # rows


def sheet_of(of_import: Import) -> Sheet:
    """Return the sheet of an import.

    Raises:
        ValueErased: when its rows were forgotten.
    """
    kept = next(iter(files_of(of_import)))
    return open_sheet(content(kept))


def read_rows(of_import: Import, after_step: Callable[[], None] = beat) -> None:
    """Read all rows that were not read yet. Called again after a crash, it goes on where it was."""
    mapping = {int(column): name for column, name in of_import.mapping.items()}
    beyond = max(of_import.position, of_import.header_row)
    rows = sheet_of(of_import).rows(after=beyond)
    while step := list(islice(rows, STEP)):
        take_step(of_import, lambda fresh, step=step: _keep(fresh, step, mapping))  # type: ignore[misc]
        after_step()


def _keep(of_import: Import, step: Sequence[SheetRow], mapping: dict[int, str]) -> bool:
    """Examine some rows and keep them. Another worker may have been here: what it kept is passed by."""
    rows = [row for row in step if row.number > of_import.position]
    if not rows:
        return True
    examined = list(examine(of_import, rows, mapping))
    so_far = FileSoFar(of_import, examined)
    for row in examined:
        so_far.compare(row)
    ImportRow.objects.bulk_create([_row(of_import, row, so_far) for row in examined])
    counts = dict(of_import.counts)
    for row in examined:
        counts[row.outcome.value] = counts.get(row.outcome.value, 0) + 1
    of_import.counts, of_import.position = counts, rows[-1].number
    return True


def examine(of_import: Import, rows: Sequence[SheetRow], mapping: dict[int, str]) -> Iterator[Examined]:
    """Return what would become of these rows, as far as they and the register tell. Writes nothing."""
    kind = kind_of(of_import)
    examined = [_read(kind, row, mapping) for row in rows]
    sound = [row for row in examined if not row.read.faults]
    for row, match in zip(sound, match_people([row.candidate for row in sound], by_name=kind.by_name), strict=True):
        row.match = match
        if match.clash:
            row.read.fault(*match.clash)
    kind.settle([row for row in sound if not row.match.clash])
    yield from examined


def _read(kind: Kind, row: SheetRow, mapping: dict[int, str]) -> Examined:
    read = read_cells(row.cells, mapping, row.merged)
    kind.check(read)
    return Examined(row.number, row.cells, read)


def _row(of_import: Import, row: Examined, so_far: FileSoFar) -> ImportRow:
    return ImportRow(
        of_import=of_import, number=row.number, outcome=row.outcome, known_as=row.known_as,
        same_as_row=row.same_as_row, facts=json.dumps(row.facts, ensure_ascii=False),
        **so_far.indexes_of(row),
    )  # fmt: skip
