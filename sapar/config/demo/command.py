"""``sapar demo``: build the demo once. A run that was killed leaves nothing: the next one starts anew."""

import gc
import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer


def demo(workers: Annotated[int, typer.Option(help="How many workers beside the cast.")] = 500) -> None:
    """Bring a small country of invented people to life in an empty demo database; nothing where people live already."""
    import django

    django.setup()
    from django.conf import settings

    if not settings.SAPAR_DEMO:
        typer.echo("Set SAPAR_DEMO=1: the demo never goes into the database of an instance.", err=True)
        raise typer.Exit(2)
    started = time.monotonic()
    gc.disable()  # a short process that keeps nearly all it makes: collecting costs a tenth of its time
    built = (
        _in_a_fresh_file(workers) if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else _in_place(workers)
    )
    if built:
        typer.echo(f"The demo is ready: {workers} workers and the cast, in {time.monotonic() - started:.0f} seconds.")
    else:
        typer.echo("The demo is there already.")


def _in_a_fresh_file(workers: int) -> bool:
    """Build into a file of its own and give it its name when all is done."""
    from django.db import connection

    final = Path(connection.settings_dict["NAME"])
    if _has_people(final):
        return False
    building = final.with_suffix(".building")
    final.parent.mkdir(parents=True, exist_ok=True)
    _remove(building)
    connection.close()
    connection.settings_dict["NAME"] = str(building)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")  # a power cut leaves an unfinished file, which is thrown away
    _build(workers)
    connection.close()
    connection.settings_dict["NAME"] = str(final)
    _remove(final)
    os.replace(building, final)
    return True


def _has_people(file: Path) -> bool:
    if not file.exists():
        return False
    with closing(sqlite3.connect(file)) as database:
        try:
            return database.execute("SELECT 1 FROM people_person LIMIT 1").fetchone() is not None
        except sqlite3.OperationalError:
            return False


def _remove(file: Path) -> None:
    """Remove a database file with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _in_place(workers: int) -> bool:
    """Build in a database server, in one transaction."""
    from django.core.management import call_command
    from django.db import transaction

    from sapar.registers.people.models import Person

    call_command("migrate", interactive=False, verbosity=0)
    if Person.objects.exists():
        return False
    with transaction.atomic():
        _build(workers)
    return True


def _build(workers: int) -> None:
    from django.core.management import call_command

    from sapar.config.demo.country import bring_to_life
    from sapar.foundation.languages.catalogue import compile_catalogues
    from sapar.foundation.privacy.keyring import make_missing

    compile_catalogues()
    make_missing()
    call_command("migrate", interactive=False, verbosity=0)
    bring_to_life(workers)
