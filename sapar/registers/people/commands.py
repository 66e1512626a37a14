"""`sapar people …`: linkage from the command line. Needs files, no database.

Linkage takes a second to load, so it is loaded when it is needed.
Exit status: 0 done · 2 the input cannot be read, with a sentence that says what to mend.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from sapar.registers.people.linkage.files import FileRefused, read_records, write_rows
from sapar.registers.people.linkage.records import Record

people = typer.Typer(no_args_is_help=True, help="Find people in files of records, in any script.")
BAD_INPUT = 2
PAIR = ("rec_id_a", "rec_id_b", "score")

Out = Annotated[Path, typer.Option("--out", help="The file to write.")]


@people.command()
def duplicates(
    file: Annotated[Path, typer.Argument(help="Records: rec_id, surname, given, patronymic, sex, birth_date, …")],
    out: Out,
    review: Annotated[Path | None, typer.Option(help="Write the pairs that a person should look at here.")] = None,
) -> None:
    """Find the records that are of one person. The score is log2 of the odds that they are."""
    from sapar.registers.people.linkage.matching import LINK, duplicates_within

    found = duplicates_within(_read(file), reasons=False)
    rows = [(match.left, match.right, f"{match.bits:.3f}") for match in found]
    linked = [row for row, match in zip(rows, found, strict=True) if match.verdict == LINK]
    write_rows(out, PAIR, linked)
    if review:
        write_rows(review, PAIR, (row for row, match in zip(rows, found, strict=True) if match.verdict != LINK))
    typer.echo(f"Pairs of one person: {len(linked)}. Pairs to look at: {len(found) - len(linked)}.")


@people.command()
def watch(
    registry: Annotated[Path, typer.Option(help="The register: rec_id, surname, given, patronymic, …")],
    watched: Annotated[Path, typer.Option("--list", help="Who to watch for: wl_id, surname, given, patronymic, …")],
    out: Out,
) -> None:
    """Find people of a list in a register. An alert is for a person to look at, and decides nothing."""
    from sapar.registers.people.linkage.watching import alerts

    found = alerts(_read(watched, "wl_id"), _read(registry))
    write_rows(out, ("wl_id", "rec_id", "score"), ((each.entry, each.record, f"{each.bits:.3f}") for each in found))
    typer.echo(f"Alerts: {len(found)}.")


def _read(file: Path, id_column: str = "rec_id") -> list[Record]:
    try:
        return read_records(file, id_column)
    except FileRefused as error:
        typer.echo(str(error), err=True)
        sys.exit(BAD_INPUT)
