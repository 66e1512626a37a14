"""Runs the stages of every pack over a file of contracts and gathers the findings in one table.

``findings`` has one row for each contract and rule that is broken or cannot be told, and one for each contract whose
term runs past the last known number of the law: ``contract`` (as the file names it), ``rule``, ``code``, ``level``,
``answer`` (broken, cannot_tell, info), ``since`` and ``until`` (empty where the contract has no end).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import duckdb

from sapar.policy.law.engine import codes_judged_by_countries
from sapar.policy.law.library import SHARED, Library
from sapar.policy.law.packs import Pack
from sapar.policy.law.replay.stages import OPEN_END, SHORT, Answers, PackStages, literal
from sapar.policy.law.statements import used_parameters

_COLUMNS = "contract {kind}, rule VARCHAR, code VARCHAR, level VARCHAR, answer VARCHAR, since DATE, until DATE"


def judge_all(
    database: duckdb.DuckDBPyConnection, law: Library, into: str = "findings", *, shortfalls: bool = False
) -> None:
    """Put the table ``stated`` (with ``pay_spans``, where there is one) to every pack concerned.

    Args:
        database: holds the contracts (:mod:`files`).
        into: the table of findings, made anew.
        shortfalls: also write ``{into}_short``: what each worker is short of a month (:mod:`shortfalls`).
    """
    kind = _type_of(database, "stated", "contract")
    database.execute(f'CREATE OR REPLACE TABLE "{into}" ({_COLUMNS.format(kind=kind)})')
    if shortfalls:
        database.execute(f'CREATE OR REPLACE TABLE "{into}_short" (contract {kind}, code VARCHAR, amount {SHORT})')
    covered = codes_judged_by_countries(law)
    pay_changes = bool(_type_of(database, "pay_spans", "contract"))

    def judge(pack: Pack) -> None:
        stages = PackStages(pack, covered, pay_changes=pay_changes, shortfalls=shortfalls)
        with database.cursor() as own:
            make, fill, rows = stages.law_table()
            own.execute(make)
            own.executemany(fill, rows)
            for statement in stages.statements():
                own.execute(statement)
            _gather(own, stages, into)
            _gather_shortfalls(own, stages, into)

    # Packs side by side: planning and small countries leave a processor idle that a large one can use.
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as workers:
        list(workers.map(judge, _concerned(database, law)))


def _concerned(database: duckdb.DuckDBPyConnection, law: Library) -> list[Pack]:
    """The packs of the countries that occur, and the international one."""
    rows = database.execute(
        "SELECT DISTINCT lower(destination) FROM stated UNION SELECT DISTINCT lower(origin) FROM stated"
    )
    names = {SHARED} | {row[0] for row in rows.fetchall()}
    return [pack for name, pack in sorted(law.packs.items()) if name in names and pack.rules]


def _type_of(database: duckdb.DuckDBPyConnection, table: str, column: str) -> str:
    row = database.execute(
        "SELECT data_type FROM information_schema.columns WHERE table_name = ? AND column_name = ?", [table, column]
    ).fetchone()
    return str(row[0]) if row else ""


def _gather(database: duckdb.DuckDBPyConnection, stages: PackStages, into: str) -> None:
    for answers in (stages.terms, stages.periods):
        notes = []
        for number in sorted({number for _, number, _ in answers.bits()}):
            asked = f'"asked_{stages.pack.id}_{number}"'
            database.execute(f"CREATE OR REPLACE TABLE {asked} AS {_asked_sql(stages.pack, answers, number)}")
            written = _dated_rows if answers.dated else _plain_rows
            database.execute(f'INSERT INTO "{into}" {written(answers.table, asked, number)}')
            if answers.dated:
                notes.append(_note_rows(answers.table, asked, number))
        if notes:  # those of all masks together: a contract is told once that a number is not known yet
            database.execute(f'INSERT INTO "{into}" {_notes_sql(notes)}')


def _gather_shortfalls(database: duckdb.DuckDBPyConnection, stages: PackStages, into: str) -> None:
    """The greatest sum of any period of the term: what the contract would have to be bettered by."""
    for answers in (stages.terms, stages.periods):
        for index in answers.rules:
            if index in stages.shortfalls:
                code = literal(stages.rules[index].finds)
                database.execute(f"""
                    INSERT INTO "{into}_short" SELECT contract, {code}, max(s{index})
                    FROM "{answers.table}" WHERE s{index} IS NOT NULL GROUP BY contract""")  # noqa: S608


def _asked_sql(pack: Pack, answers: Answers, number: int) -> str:
    """The rules behind the bits of a mask, with the note that stands for a number of the law not known yet."""
    rows: list[Iterable[str]] = []
    for index, mask, bit in answers.bits():
        if mask == number:
            rule = pack.rules[index]
            note = note_of(pack, index)
            level = pack.codes[note].level if note else ""
            rows.append(
                (f"{bit}::BIGINT", *map(literal, (f"{pack.id}.{rule.id}", rule.finds, rule.level, note, level)))
            )
    values = ", ".join(f"({', '.join(row)})" for row in rows)
    return f"SELECT * FROM (VALUES {values}) AS a(bit, rule, code, level, note, note_level)"  # noqa: S608


def note_of(pack: Pack, index: int) -> str:
    """The code that says a number of the law is not known yet, of the first number behind a rule that has one."""
    notes = [pack.parameters[key].when_unknown for key in sorted(used_parameters(pack, (pack.rules[index],)))]
    return next((note for note in notes if note), "")


def _plain_rows(table: str, asked: str, number: int) -> str:
    ends = f"nullif(t.term_end, {OPEN_END})"
    return " UNION ALL ".join(
        f"SELECT t.contract, r.rule, r.code, r.level, '{answer}', t.term_start, {ends}"  # noqa: S608
        f' FROM "{table}" t JOIN {asked} r ON (t.{mask}{number} & r.bit) <> 0 WHERE t.{mask}{number} <> 0'
        for mask, answer in (("broken", "broken"), ("unclear", "cannot_tell"))
    )


def _dated_rows(table: str, asked: str, number: int) -> str:
    """Findings of rules answered by periods: the gravest answer of a contract, over the days on which it holds."""
    every = " UNION ALL ".join(
        (
            _mask_rows(table, asked, f"broken{number}", 3, "r.code", "r.level"),
            _mask_rows(table, asked, f"unclear{number}", 2, "r.code", "r.level"),
            _mask_rows(table, asked, f"lawless{number}", 2, "r.code", "r.level") + " AND r.note = ''",
        )
    )
    return f"""
        WITH every AS ({every}),
        gravest AS (SELECT contract, rule, max(answer) AS answer FROM every GROUP BY ALL)
        SELECT e.contract, e.rule, e.code, e.level, CASE e.answer WHEN 3 THEN 'broken' ELSE 'cannot_tell' END,
               min(e.period_start), nullif(max(e.period_end), {OPEN_END})
        FROM every e JOIN gravest g USING (contract, rule, answer) GROUP BY ALL"""  # noqa: S608


def _note_rows(table: str, asked: str, number: int) -> str:
    """The periods of contracts for which a number of the law is not known yet."""
    return _mask_rows(table, asked, f"lawless{number}", 1, "r.note", "r.note_level") + " AND r.note <> ''"


def _mask_rows(table: str, asked: str, mask: str, answer: int, code: str, level: str) -> str:
    return (
        f"SELECT t.contract, r.rule, {code} AS code, {level} AS level, {answer} AS answer,"  # noqa: S608
        f" t.period_start, t.period_end"
        f' FROM "{table}" t JOIN {asked} r ON (t.{mask} & r.bit) <> 0 WHERE t.{mask} <> 0'
    )


def _notes_sql(notes: Iterable[str]) -> str:
    return f"""
        SELECT contract, arg_min(rule, period_start), code, level, 'info', min(period_start),
               nullif(max(period_end), {OPEN_END})
        FROM ({" UNION ALL ".join(notes)}) GROUP BY contract, code, level"""  # noqa: S608
