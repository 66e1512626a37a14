"""`sapar people …`: find people on record, or in files of records, which need no database.

Linkage and the register take a second to load, so they are loaded when needed. Exit status: 0 done · 2 the input
cannot be read, with a sentence that says what to mend.
"""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from sapar.registers.people.linkage.files import FileRefused, Query, read_queries, read_records, write_rows
from sapar.registers.people.linkage.records import Record

people = typer.Typer(no_args_is_help=True, help="Find people on record or in files, in any script.")
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


@people.command()
def search(
    text: Annotated[str, typer.Argument(help="A name in any script, whole or begun, or a number.")] = "",
    born: Annotated[str, typer.Option(help="The birth date, as 1990-05-01, or the year.")] = "",
    registry: Annotated[Path | None, typer.Option(help="Records to search instead of the people on record.")] = None,
    queries: Annotated[Path | None, typer.Option(help="Searches to make in them: qid, text, birth_date, …")] = None,
    out: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many to find at most.")] = 10,
) -> None:
    """Find somebody on record; or make the searches of one file in the records of another."""
    if registry and queries and out:
        from sapar.registers.people.file_search import FOUND, search_records

        searches = _asked(queries)
        write_rows(out, FOUND, search_records(_read(registry), searches, limit))
        typer.echo(f"Searches made: {len(searches)}.")
    elif registry or queries or out or not text:
        _refuse("Give a name to search for; or a file each with --registry, --queries and --out.")
    else:
        _search_register(text, born, limit)


def _search_register(text: str, born: str, limit: int) -> None:
    import django

    django.setup()
    from sapar.foundation.accounts.actors import System
    from sapar.registers.people.search import find_people

    day, year = _day_or_year(born)
    hits = find_people(text, by=System("operator"), born_on=day, year=year, limit=limit)
    for hit in hits:
        year_of_birth = hit.person.born_on.year if hit.person.born_on else "?"
        typer.echo(f"{hit.person.number}  {hit.person.name}, {year_of_birth}: {', '.join(hit.why)}")
    if not hits:
        typer.echo("No one found. Try another spelling or the date of birth.")


def _day_or_year(born: str) -> tuple[date | None, int | None]:
    try:
        if len(born) == len("1990"):
            return None, int(born)
        return date.fromisoformat(born) if born else None, None
    except ValueError:
        _refuse(f"--born: {born!r} is neither a day such as 1990-05-01 nor a year.")


def _asked(file: Path) -> list[Query]:
    try:
        return read_queries(file)
    except FileRefused as error:
        _refuse(str(error))


def _read(file: Path, id_column: str = "rec_id") -> list[Record]:
    try:
        return read_records(file, id_column)
    except FileRefused as error:
        _refuse(str(error))


def _refuse(sentence: str) -> NoReturn:
    """Say what to mend and end with status 2."""
    typer.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
