"""`sapar people import`: a list from a file, for operators.

Exit status: 0 every row is sound · 1 rows with errors or close matches · 2 the input cannot be used, with a sentence.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from sapar.registers.imports.models import Import

FINDINGS, BAD_INPUT = 1, 2
LINES = 20  # rows with errors that are printed; all of them go into the file of --errors


def import_file(
    file: Annotated[Path, typer.Argument(help="XLSX, ODS or CSV, in any common encoding.")],
    office: Annotated[str, typer.Option(help="Number of the state office that receives the people.")],
    kind: Annotated[str, typer.Option(help="What the file holds: people, documents or placements.")] = "people",
    columns: Annotated[
        Path | None, typer.Option("--map", help="YAML or JSON: the header (or number, from 1) of a column: the field.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Write what is new. Without it an officer decides.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Examine only, then cancel.")] = False,
    errors: Annotated[
        Path | None, typer.Option(help="Write the rows that were not imported here, as XLSX with the reasons.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a machine: one JSON document.")] = False,
) -> None:
    """Import a list: examine every row, match it against the register, and write what is new if told so."""
    import django

    django.setup()
    from django.core.exceptions import ValidationError

    from sapar.foundation.actions.errors import ActionError

    if accept and dry_run:
        _refuse("A dry run accepts nothing: leave out --accept or --dry-run.")
    try:
        of_import = _examined(file, office, kind, columns)
        if errors:
            _write_errors(of_import, errors)
        if as_json:
            answer = _document(of_import)
        else:
            _print(of_import)
        of_import = _decided(of_import, accept, dry_run)
    except ValidationError as error:
        _refuse("; ".join(error.messages))
    except ActionError as error:
        _refuse(str(error))
    if as_json:
        typer.echo(json.dumps(answer | {"state": of_import.state}, ensure_ascii=False, indent=2))
    else:
        typer.echo(f"Import {of_import.number}: {of_import.get_state_display()}")
    raise typer.Exit(FINDINGS if of_import.count("fault", "close", "left") else 0)


def _examined(file: Path, office: str, kind: str, columns: Path | None) -> Import:
    from sapar.foundation.accounts.actors import System
    from sapar.registers.imports.actions import begin_import, map_columns
    from sapar.registers.imports.models import ImportKind
    from sapar.registers.imports.sheets import inspected
    from sapar.registers.organizations.models import Organization

    if kind not in ImportKind.values:
        _refuse(f"--kind is one of: {', '.join(ImportKind.values)}.")
    receiving = Organization.objects.filter(ref=office.replace("-", "")).first()
    if receiving is None:
        _refuse(f"There is no organization with the number {office}.")
    try:
        data = file.read_bytes()
    except OSError as error:
        _refuse(f"{file} cannot be read: {error.strerror}.")
    by = System("operator")
    made = begin_import(receiving, by=by, kind=kind, file=inspected(data, file.name)).record
    mapping = _mapping(columns, made.headers) if columns else made.mapping
    map_columns(made, by=by, mapping=json.dumps(mapping))
    return _carried_on(made, "Examining")


def _mapping(path: Path, headers: list[str]) -> dict[str, str]:
    """Read which column is what: by header, or by the number of the column from 1."""
    import yaml

    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
        pairs = {str(header): str(name) for header, name in given.items()}
    except (OSError, UnicodeError, yaml.YAMLError, AttributeError):
        _refuse(f"{path} is no list of columns. Write a line for each, such as: Фамилия: family_name")
    unknown = [header for header in pairs if header not in headers and not header.isdigit()]
    if unknown:
        _refuse(f"The file has no column with the header {unknown[0]}. It has: {', '.join(filter(None, headers))}.")
    return {
        str(headers.index(header) if header in headers else int(header) - 1): name for header, name in pairs.items()
    }


def _decided(of_import: Import, accept: bool, dry_run: bool) -> Import:
    from sapar.foundation.accounts.actors import System
    from sapar.registers.imports.actions import accept_import, cancel_import

    by = System("operator")
    if dry_run:
        decided: Import = cancel_import(of_import, by=by).record
        return decided
    if accept:
        accept_import(of_import, by=by)
        return _carried_on(of_import, "Importing")
    return of_import


def _carried_on(of_import: Import, what: str) -> Import:
    from sapar.registers.imports.models import Import
    from sapar.registers.imports.tasks import carry_on

    with _progress(what, of_import) as tell:
        carry_on(of_import, tell)
    fresh: Import = Import.objects.select_related("key", "office").get(pk=of_import.pk)
    return fresh


@contextmanager
def _progress(what: str, of_import: Import) -> Iterator[Callable[[], None]]:
    """Show how far the work is, on the terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from sapar.registers.imports.models import Import
    from sapar.registers.imports.queries import percent

    shown = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"), TimeRemainingColumn(),
        console=Console(stderr=True), disable=not sys.stderr.isatty(),
    )  # fmt: skip
    with shown:
        task = shown.add_task(what, total=100)
        yield lambda: shown.update(task, completed=percent(Import.objects.get(pk=of_import.pk)))


def _print(of_import: Import) -> None:
    from sapar.registers.imports.queries import NOT_WRITTEN, in_words, rows_with

    words = {
        "new": "New", "adds": "Known, with something new", "known": "Already known", "close": "Close matches",
        "fault": "Rows with errors", "left": "Left out",
    }  # fmt: skip
    for outcome, label in words.items():
        if count := of_import.count(outcome):
            typer.echo(f"{label}: {count}")
    for row in in_words(rows_with(of_import, *NOT_WRITTEN)[:LINES]):
        typer.echo(f"Row {row.number}: {'; '.join(row.faults)}")
    if of_import.count(*NOT_WRITTEN) > LINES:
        typer.echo("… and more: --errors FILE writes them all.")


def _document(of_import: Import) -> dict[str, Any]:
    from sapar.registers.imports.queries import NOT_WRITTEN, in_words, rows_with

    rows = in_words(rows_with(of_import, *NOT_WRITTEN).iterator())
    return {
        "number": of_import.ref, "kind": of_import.kind, "counts": of_import.counts,
        "not_written": [{"row": row.number, "reasons": row.faults} for row in rows],
    }  # fmt: skip


def _write_errors(of_import: Import, path: Path) -> None:
    from sapar.registers.imports.downloads import rows_with_reasons

    try:
        path.write_bytes(rows_with_reasons(of_import))
    except OSError as error:
        _refuse(f"{path} cannot be written: {error.strerror}.")


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(BAD_INPUT)
