"""kill -9 in the middle of an import, at twenty places: taken up again, it ends as if nothing had happened.

The child process is forked and kills itself before a statement it was told, in or between two transactions.
"""

import json
import os
import signal
import sqlite3
from contextlib import closing, contextmanager

import pytest
from django.db import connection, connections

from sapar.registers.imports import accepting, staging, undoing
from sapar.registers.imports.actions import accept_import, begin_import, map_columns, undo_import
from sapar.registers.imports.models import Import, ImportState, MadeRecord
from sapar.registers.imports.sheets import inspected
from sapar.registers.imports.tasks import carry_on
from sapar.registers.imports.tests.files import csv_of
from sapar.registers.people.models import Document, NameToken, Person
from tests.cast import Cast
from tests.faults.databases import using_file

KILLS = 20
ROWS = [
    (f"Асанов{chr(1072 + n)}", "Асан", "", "03.04.1990", f"2120319940{n:04d}", f"AC{n:07d}", "") for n in range(11)
]  # fmt: skip
ROWS += [(*ROWS[0][:5], "AC9999999", ""), ("Үсөнов", "Үсөн", "", "31.02.1990", "", "", "")]


class Counter:
    """Counts statements, and kills this very process before the one with the number ``last``."""

    def __init__(self, last: int = 0) -> None:
        self.count, self.last = 0, last

    def __call__(self, execute, *statement):
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)


@contextmanager
def shared_database(tmp_path):
    """A database that a forked process sees: on SQLite a copy of the test's, in a file."""
    if connection.vendor == "postgresql":
        yield
        return
    path = tmp_path / "import.sqlite3"
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
    with using_file(f"sqlite:///{path}"):
        yield


def to_the_end(of_import, cast):
    """Examine, accept and write, from wherever it is; twice, it does nothing more."""
    carry_on(of_import)
    if Import.objects.get(pk=of_import.pk).state == ImportState.REVIEW:
        accept_import(of_import, by=cast.aigul)
        carry_on(of_import)


def taken_back(of_import, cast):
    """Take it back, from wherever it is."""
    if Import.objects.get(pk=of_import.pk).state == ImportState.IMPORTED:
        undo_import(of_import, by=cast.aigul)
    carry_on(of_import)


def killed_at(statement, work, *given):
    """Fork a process that does the work and kills itself before a statement; wait until it is dead."""
    connections.close_all()
    child = os.fork()
    if not child:
        connection.execute_wrappers.append(Counter(statement))
        try:
            work(*given)
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def counted(work, *given):
    counter = Counter()
    with connection.execute_wrapper(counter):
        work(*given)
    return counter.count


def sent(cast):
    file = inspected(csv_of(*ROWS), "list.csv")
    made = begin_import(cast.office("bishkek"), by=cast.aigul, kind="people", file=file).record
    map_columns(made, by=cast.aigul, mapping=json.dumps(made.mapping))
    return made


def outcome(of_import):
    """What the register holds, without numbers that are drawn."""
    fresh = Import.objects.get(pk=of_import.pk)
    return (
        fresh.state, fresh.counts, fresh.rows_written,
        sorted(Person.objects.values_list("family_name", "personal_number_index", "search_key")),
        sorted(NameToken.objects.values_list("person__family_name", "key")),
        sorted(Document.objects.values_list("person__family_name", "number_index")),
        sorted(MadeRecord.objects.filter(of_import=fresh).values_list("row", "kind")),
    )  # fmt: skip


@pytest.mark.slow
def test_an_import_killed_anywhere_ends_the_same_and_goes_without_a_trace(transactional_db, tmp_path, monkeypatch):
    for room in (staging, accepting, undoing):
        monkeypatch.setattr(room, "STEP", 3)
    cast = Cast()
    cast.aigul
    with shared_database(tmp_path):
        first = sent(cast)
        statements = counted(to_the_end, first, cast)
        expected = outcome(first)
        assert expected[:2] == (ImportState.IMPORTED, {"new": 11, "adds": 1, "fault": 1})
        undoing_takes = counted(taken_back, first, cast)
        assert not Person.objects.exists()
        for n in range(KILLS):
            again = sent(cast)
            assert killed_at(1 + n * statements // KILLS, to_the_end, again, cast)
            to_the_end(again, cast)
            assert outcome(again) == expected
            assert killed_at(1 + n * undoing_takes // KILLS, taken_back, again, cast)
            taken_back(again, cast)
            assert not Person.objects.exists()
            assert Import.objects.get(pk=again.pk).state == ImportState.UNDONE
