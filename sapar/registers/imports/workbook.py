"""Reading a spreadsheet in a process of its own: ``python -m sapar.registers.imports.workbook MEGABYTES < file``.

A hostile or damaged workbook can ask for any amount of memory (two cells, at the first and the last place of a sheet,
make a table of 17,000 million). Here it can take only this process down, within the limit that is set first. Nothing
of the instance is loaded: no database, no keys.

Writes how many rows there are, then a line for each: ``[number of the row, [texts], [columns that a merged cell
filled]]`` as JSON. The exit status tells what was wrong.
"""

import io
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

PASSWORD, DAMAGED, NOTHING_IN_IT, TOO_LARGE = 11, 12, 13, 14
MEGABYTE = 1_000_000
CPU_SECONDS = 240
MOST_MERGED = 200_000  # cells filled from merged ranges; a sheet with more is a drawing
WHOLE = 1e15  # floats below this hold whole numbers exactly


def text_of(value: Any) -> str:
    """Return a cell as text: whole numbers without ".0", dates as 2026-12-31, what is empty as nothing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < WHOLE else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""


def sheet_of(data: bytes) -> Any:
    """Return the first visible sheet that holds anything; None where there is none."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for number, about in enumerate(book.sheets_metadata):
        if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(number)
        if sheet.start is not None:
            return sheet
    return None


def rows_of(sheet: Any) -> Iterator[tuple[int, list[str], list[int]]]:
    """Yield rows with merged cells filled: the people of one village share one cell for its name."""
    merged, kept = _merged(sheet), {}
    for number, row in enumerate(sheet.iter_rows()):
        cells, filled = [text_of(value) for value in row], []
        for column, source in merged.get(number, {}).items():
            if source[0] == number and source[1] == column:
                kept[source] = cells[column] if column < len(cells) else ""
            elif column < len(cells) and kept.get(source):
                cells[column] = kept[source]
                filled.append(column)
        yield number + 1, cells, filled


def _merged(sheet: Any) -> dict[int, dict[int, tuple[int, int]]]:
    """Return, by row and column, the first cell of the merged range they are in."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    room = MOST_MERGED
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        room -= (bottom - top + 1) * (right - left + 1)
        if room < 0:
            break
        for row in range(top, bottom + 1):
            found.setdefault(row, {}).update(dict.fromkeys(range(left, right + 1), (top, left)))
    return found


def main() -> int:
    """Read the workbook from standard input within the memory given, and write its rows."""
    limit = int(sys.argv[1]) * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from python_calamine import CalamineError, PasswordError

    try:
        sheet = sheet_of(sys.stdin.buffer.read())
        if sheet is None:
            return NOTHING_IN_IT
        sys.stdout.write(f"{sheet.total_height}\n")
        for row in rows_of(sheet):
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
        return 0
    except BrokenPipeError:  # whoever asked has seen enough
        return 0
    except PasswordError:
        return PASSWORD
    except MemoryError:
        return TOO_LARGE
    except (CalamineError, ValueError, OSError):
        return DAMAGED


if __name__ == "__main__":
    sys.exit(main())
