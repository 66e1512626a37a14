"""`sapar law compare|replay|simplicity`: the law for those who make it. Needs packs and files, no database.

`replay` without a file reads the contracts on record; with one, nothing but the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import django
import typer

from sapar.policy.law.command_line import AsJson, Language, day_given, known_language, refuse, say, say_json
from sapar.policy.law.comparing import Measured, compare
from sapar.policy.law.form import InputRefused
from sapar.policy.law.library import library
from sapar.policy.law.problems import NoPacks, PackRefused
from sapar.policy.law.replay.files import database_for, read_contracts, read_stated, write_table
from sapar.policy.law.replay.overlays import read_overlay
from sapar.policy.law.replay.records import contracts_on_record
from sapar.policy.law.replay.reports import Row, replay
from sapar.policy.law.replay.shortfalls import Shortfall
from sapar.policy.law.simplicity import over_time
from sapar.policy.law.stays.commands import law
from sapar.policy.law.wording import shown

__all__ = ["law"]  # with every command on it


@law.command(name="compare")
def compare_command(
    one: Annotated[str, typer.Argument(help="A country, such as KG; INT for the international standards.")],
    other: Annotated[str, typer.Argument(help="The other one, such as RU.")],
    on: Annotated[str | None, typer.Option(help="The day, as 2026-03-31; by default today.")] = None,
    as_json: AsJson = False,
    language: Language = "en",
) -> None:
    """Two states beside each other, or one beside the standards: what differs, and what to settle together."""
    known_language(language)
    try:
        found = compare(one, other, day_given(on))
    except (InputRefused, PackRefused, NoPacks) as error:
        refuse(str(error))
    if as_json:
        say_json(found.as_json(language))
        return
    say(f"{found.a.name[language]} – {found.b.name[language]}, {found.on}: {_measure(found.measured)}")
    for each in found.dimensions:
        say(f"  {each.title[language]}: {_measure(each.measured)}")
    for row in found.agenda:
        values = [shown(held and held.value, language) for held in (row.a, row.b, row.proposal)]
        settled = f"{row.step}: {row.matter.owner[language]}"
        say(f"- {row.question.asks[language]} {values[0]} / {values[1]} → {values[2]} ({settled})")


@law.command(name="replay")
def replay_command(
    overlay: Annotated[Path, typer.Argument(help="The proposal, a YAML file.")],
    contracts: Annotated[Path | None, typer.Option(help="A .parquet or .csv file; else those on record.")] = None,
    findings: Annotated[Path | None, typer.Option(help="Where to write the findings after the change.")] = None,
    skip_faulty: Annotated[bool, typer.Option(help="Leave out rows that cannot be judged.")] = False,
    as_json: AsJson = False,
    language: Language = "en",
) -> None:
    """A proposed change of the law against every contract: who gains, who would be in breach, by country and sector."""
    known_language(language)
    database = database_for(*(file for file in (contracts, findings) if file))
    taken = None
    try:
        proposal = read_overlay(overlay, library())
        if contracts:
            taken = read_contracts(database, contracts, skip_faulty=skip_faulty)
        else:
            django.setup()
            read_stated(database, contracts_on_record())
        report = replay(database, library(), proposal)
        if findings:
            write_table(database, "after", findings)
    except (InputRefused, PackRefused, NoPacks) as error:
        refuse(str(error))
    if as_json:
        say_json(report.as_json(language) | (taken.__dict__ if taken else {}))
        return
    if taken and taken.left_out:
        say(f"Rows left out because they cannot be judged: {taken.left_out}")
    say(f"{report.title[language]} ({report.country}). In breach before / after / newly / no longer, of contracts:")
    say(_counts("all", report.total))
    for heading, rows in (("finding", report.by_code), *report.by_group.items()):
        for row in rows:
            say(_counts(f"{heading}: {row.name or '–'}", row))
    for short in report.shortfalls:
        say(_short(short))


@law.command(name="simplicity")
def simplicity_command(
    origin: Annotated[str, typer.Argument(help="Country of citizenship, such as KG.")],
    destination: Annotated[str, typer.Argument(help="Country of work, such as RU.")],
    on: Annotated[str | None, typer.Option(help="The day, as 2026-03-31; by default today.")] = None,
    as_json: AsJson = False,
) -> None:
    """How many steps, visits, documents and days a corridor takes, what it costs, and how that has changed."""
    try:
        history = over_time(origin.upper(), destination.upper(), day_given(on))
    except (InputRefused, PackRefused, NoPacks) as error:
        refuse(str(error))
    now = history[-1].as_json() | {"history": [each.as_json() for each in history]}
    if as_json:
        say_json(now)
        return
    for each in history:
        costs = (
            ", ".join(f"{cost.total} {cost.currency}, worker {cost.share} %" for cost in each.costs) or "no fee known"
        )
        say(f"{each.on}: steps {each.steps} (of the worker {each.by_worker}), visits {each.visits}, "
             f"documents {len(each.documents)}, days of authorities {each.days}, {costs}")  # fmt: skip


def _measure(measured: Measured) -> str:
    distance = "too little is known" if measured.distance is None else f"distance {measured.distance:.2f}"
    return f"{distance} (known {measured.coverage:.0%}, between {measured.low:.2f} and {measured.high:.2f})"


def _short(short: Shortfall) -> str:
    """What workers are short of a month; in all means the greatest sum of each contract."""
    before, after = (
        f"{each.contracts} contracts, total {each.total}, median {each.median or '–'}, sum not known {each.not_known}"
        for each in (short.before, short.after)
    )
    return f"  short of a month, {short.currency or '–'}, {short.code or 'in all'}: {before} / {after}"


def _counts(what: str, row: Row) -> str:
    return f"  {what}: {row.before} / {row.after} / {row.newly} / {row.no_longer}, of {row.contracts}"
