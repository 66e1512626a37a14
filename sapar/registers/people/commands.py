"""`sapar people …`: people on record or of a file, for operators."""

import csv
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Annotated, Any, NoReturn

import typer

BAD_INPUT = 2
REGISTRY = ("rec_id", "surname", "given", "patronymic", "birth_date")
QUERIES = ("qid", "text", "birth_date", "birth_year")

people = typer.Typer(no_args_is_help=True, add_completion=False, help="Find people, in any script and spelling.")


@people.command()
def search(
    text: Annotated[str, typer.Argument(help="A name in any script, whole or begun, or a number.")] = "",
    born: Annotated[str, typer.Option(help="The birth date, as 1990-05-01, or the year.")] = "",
    registry: Annotated[Path | None, typer.Option(help="A CSV of people to search instead of those on record.")] = None,
    queries: Annotated[Path | None, typer.Option(help="A CSV of searches to make in that file.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write who was found.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many to find at most.")] = 10,
) -> None:
    """Find somebody on record, or make the searches of a file in the people of another."""
    if registry and queries and out:
        _search_file(registry, queries, out, limit)
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


def _search_file(registry: Path, queries: Path, out: Path, limit: int) -> None:
    from sapar.registers.people import scratch

    asked = list(_rows(queries, QUERIES))
    next(_rows(registry, REGISTRY), None)
    with tempfile.TemporaryDirectory(prefix="sapar-search-") as folder:
        scratch.prepare(Path(folder))
        identifiers = scratch.fill(Path(folder), registry)
        with out.open("w", encoding="utf-8", newline="") as file:
            written = csv.writer(file)
            written.writerow(["qid", "rank", "rec_id", "latency_ms"])
            for query in asked:
                found, spent = _timed(query, limit)
                for rank, pk in enumerate(found, start=1):
                    written.writerow([query["qid"], rank, identifiers[pk - 1], f"{spent:.3f}"])
    typer.echo(f"People: {len(identifiers)}. Searches: {len(asked)}.")


def _timed(query: dict[str, str], limit: int) -> tuple[list[int], float]:
    """Return (primary keys found, milliseconds of the search)."""
    from sapar.foundation.accounts.actors import System
    from sapar.registers.people.search import find_people

    day, year = _day_or_year(query["birth_date"] or query["birth_year"])
    begun = perf_counter()
    hits = find_people(query["text"], by=System("search of a file"), born_on=day, year=year, limit=limit)
    return [hit.person.pk for hit in hits], (perf_counter() - begun) * 1000


def _day_or_year(born: str) -> tuple[date | None, int | None]:
    try:
        return (None, int(born)) if len(born) == len("1990") else (date.fromisoformat(born) if born else None, None)
    except ValueError:
        _refuse(f"{born!r} is neither a day such as 1990-05-01 nor a year.")


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a CSV file; end with status 2 where it cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [column for column in columns if column not in (rows.fieldnames or ())]:
                _refuse(f"{path} has no column {', '.join(missing)}. Its first line must name the columns.")
            yield from rows
    except (OSError, UnicodeDecodeError) as error:
        _refuse(f"{path} cannot be read as CSV in UTF-8: {error}")


def _refuse(sentence: str) -> NoReturn:
    """Say what to mend and end with status 2."""
    typer.echo(sentence, err=True)
    raise typer.Exit(BAD_INPUT)
