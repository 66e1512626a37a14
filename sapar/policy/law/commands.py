"""`sapar law …`: the law from the command line. Needs packs and files, no database.

Exit status: 0 nothing found · 1 findings at level block (or faults in packs) · 2 the input cannot be read, with a
sentence that says what to mend.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import django
import typer

from sapar.policy.law import cases as files
from sapar.policy.law.book import LawBook, NoLawInForce
from sapar.policy.law.calendar_files import calendar_file
from sapar.policy.law.command_line import (
    BAD_INPUT,
    FOUND,
    AsJson,
    Language,
    day_given,
    known_language,
    law,
    refuse,
    say,
    say_json,
)
from sapar.policy.law.deadlines import deadline
from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.findings import Finding, Result
from sapar.policy.law.form import Form, InputRefused
from sapar.policy.law.library import examine, library, packs_directory
from sapar.policy.law.plan import PATHWAYS, Step, refuse_unknown, steps
from sapar.policy.law.problems import NoPacks, PackRefused
from sapar.policy.law.unread import unread_fields

__all__ = ["finding_fields", "law"]


@law.command()
def validate(directory: Annotated[Path | None, typer.Argument(help="The directory with the packs.")] = None) -> None:
    """Check the packs: every fault with file, line and what to mend."""
    try:
        found, problems = examine(directory or packs_directory())
    except (NoPacks, OSError) as error:
        refuse(str(error))
    for problem in problems:
        say(str(problem))
    if problems:
        say(f"Faults: {len(problems)}. Nothing of a pack with a fault is applied.")
        raise typer.Exit(FOUND)
    names = ", ".join(f"{name} (rules: {len(pack.rules)})" for name, pack in sorted(found.packs.items()))
    say(f"No fault found. Packs: {names}. Digest: {found.digest}")


@law.command()
def check(file: Path, as_json: AsJson = False, language: Language = "en") -> None:
    """Check contracts against the law of the country of work, the home country and international standards."""
    known_language(language)
    django.setup()  # for the words of answers, which are in the message catalogue; no database is asked
    results = [_checked(case, language) for case in _cases(file, "cases")]
    if as_json:
        say_json({"cases": [shown for shown, _ in results]})
    else:
        for shown, result in results:
            _say_result(shown, result, language)
    if any("problem" in shown and shown["bad_input"] for shown, _ in results):
        raise typer.Exit(BAD_INPUT)
    if any(result and result.block_codes for _, result in results):
        raise typer.Exit(FOUND)


@law.command(name="deadline")
def deadline_command(file: Path, as_json: AsJson = False) -> None:
    """Compute last days: by the calendar, by the law, and the day that no reading can call late."""
    shown = [_computed(case) for case in _cases(file, "deadline_cases")]
    if as_json:
        say_json({"cases": shown})
    else:
        for case in shown:
            dates = "; ".join(f"{name}: {value}" for name, value in case.get("computed", {}).items())
            say(f"{case['id']}  {case.get('problem') or dates}")
    if any(case.get("bad_input") for case in shown):
        raise typer.Exit(BAD_INPUT)


@law.command()
def plan(
    origin: Annotated[str, typer.Option(help="Country of citizenship, such as KG.")],
    destination: Annotated[str, typer.Option(help="Country of work, such as RU.")],
    event: Annotated[list[str] | None, typer.Option(help="A day that is known: entry=2026-03-01.")] = None,
    pathway: Annotated[str, typer.Option(help=f"{', '.join(PATHWAYS)}.")] = PATHWAYS[0],
    region: Annotated[str | None, typer.Option(help="Region of work.")] = None,
    scheme: Annotated[str | None, typer.Option(help="Scheme, such as EAEU.")] = None,
    as_json: AsJson = False,
    ics: Annotated[Path | None, typer.Option("--ics", help="Write the dated steps as a calendar file.")] = None,
    language: Language = "en",
) -> None:
    """The steps for a person: before leaving, after arriving, when returning, with dates and articles."""
    known_language(language)
    more: dict[str, Any] = {name: value for name, value in (("region", region), ("scheme", scheme)) if value}
    try:
        if library().for_country(destination) is None:
            refuse(f"There is no pack of laws yet for the country {destination}.")
        events = _events(event or [])
        refuse_unknown(origin, pathway, events)
        found = steps(origin.upper(), destination.upper(), pathway, events, **more)
    except (InputRefused, PackRefused, NoPacks) as error:
        refuse(str(error))
    if ics:
        _write_calendar(ics, found, events, language)
    if as_json:
        say_json({"steps": [_step_fields(step, language) for step in found]})
        return
    if not found:
        say(f"The packs hold no steps from {origin.upper()} to {destination.upper()} by the pathway {pathway}.")
    for step in found:
        day = (
            f"do by {step.do_by}, safe by {step.safe_by}"
            if step.do_by
            else f"counted from {step.counted_from or 'no event'}"
        )
        say(f"[{step.phase}] {step.title[language]} — {day} — {step.citation.text(language)} ({step.checked.state})")


@law.command()
def value(
    key: str,
    on: Annotated[str | None, typer.Option(help="The day, as 2026-03-31; by default today.")] = None,
    country: Annotated[str | None, typer.Option(help="By default the home country.")] = None,
    as_json: AsJson = False,
) -> None:
    """One value of the law as it stands on a day."""
    try:
        found = LawBook(country).value(key, on=day_given(on))
    except (NoLawInForce, PackRefused, NoPacks) as error:
        refuse(str(error))
    if as_json:
        say_json(
            {**found.__dict__, "value": str(found.value) if not isinstance(found.value, (int, tuple)) else found.value}
        )
    else:
        say(f"{found.key}: {found.value} {found.unit} — {found.citation} ({found.checked})")


def _cases(file: Path, section: str) -> list[Mapping[str, Any]]:
    try:
        return files.read_cases(file, section)
    except InputRefused as error:
        refuse(str(error))


def _checked(case: Mapping[str, Any], language: str) -> tuple[dict[str, Any], Result | None]:
    shown: dict[str, Any] = {"id": case.get("id")}
    if unread := unread_fields(case):
        shown["not_read"] = unread
    try:
        result = judge().check(_with_countries(case))
    except NoPackYet as error:
        return shown | {"findings": [], "checked_until": None, "problem": str(error), "bad_input": False}, None
    except InputRefused as error:
        return shown | {"findings": [], "checked_until": None, "problem": str(error), "bad_input": True}, None
    except (PackRefused, NoPacks) as error:
        refuse(str(error))
    return shown | {
        "findings": [finding_fields(finding, language) for finding in (*result.broken, *result.infos)],
        "checked_until": _day(result.checked_until),
        "cannot_tell": [finding_fields(finding, language) for finding in result.cannot_tell],
        "kept": [finding.rule for finding in result.kept],
        "digest": result.digest,
    }, result


def _with_countries(case: Mapping[str, Any]) -> Mapping[str, Any]:
    """The case with the home country as origin where it names none; a country of work it must name."""
    form = Form.of_case(case)
    if form.country("destination") is None:
        raise InputRefused("destination: give the country of work by its two letters, such as RU.")
    return case if form.country("origin") else {**case, "origin": LawBook().country.upper()}


def finding_fields(finding: Finding, language: str) -> dict[str, Any]:
    """A finding as `sapar law check --json` gives it."""
    why = finding.ask(language) if finding.answer == "cannot_tell" else finding.text(language)
    fields = {
        "code": finding.code,
        "level": finding.level,
        "field": finding.field,
        "law": finding.law_in(language),
        "why": why,
        "from": _day(finding.since),
        "until": _day(finding.until),
        "answer": finding.answer,
        "rule": finding.rule,
        "checked": finding.checked.state,
        "do": finding.do(language),
        "numbers": dict(finding.numbers),
    }
    return fields | ({"missing": list(finding.missing)} if finding.missing else {})


def _say_result(shown: Mapping[str, Any], result: Result | None, language: str) -> None:
    for field in shown.get("not_read", []):
        say(f"{shown['id'] or 'contract'}: not a field of the contract form, and not read: {field}")
    if result is None:
        say(f"{shown['id'] or 'contract'}: {shown['problem']}")
        return
    say(f"{shown['id'] or 'contract'}: breaches: {len(result.broken)}; cannot tell: {len(result.cannot_tell)}; "
         f"kept: {len(result.kept)}; checked until: {shown['checked_until'] or '–'}")  # fmt: skip
    for finding in (*result.broken, *result.infos):
        say(f"  {finding.level:5} {finding.code} ({finding.field}) {finding.text(language)}")
        say(f"        {finding.law_in(language)} ({finding.checked.state}). {finding.do(language)}")
    for finding in result.cannot_tell:
        say(f"  ask   {finding.code} ({', '.join(finding.missing)}) {finding.ask(language)}")


def _computed(case: Mapping[str, Any]) -> dict[str, Any]:
    given, wanted = case.get("given"), case.get("expected")
    try:
        if not isinstance(given, Mapping):
            raise InputRefused("given: there are no events. Put the days under 'given:'.")
        last = deadline(str(case.get("rule")), given)
    except InputRefused as error:
        return {"id": case.get("id"), "computed": {}, "problem": str(error), "bad_input": True}
    except (PackRefused, NoPacks) as error:
        refuse(str(error))
    computed = last.computed()
    asked = {key: computed.get(key) for key in wanted} if isinstance(wanted, Mapping) and wanted else computed
    warning = {"warning": last.calendar_warning} if last.calendar_warning else {}
    return {
        "id": case.get("id"),
        "computed": asked,
        "law": last.citation.text(),
        "checked": last.checked.state,
    } | warning


def _events(items: list[str]) -> dict[str, date]:
    events = {}
    for item in items:
        name, _, day = item.partition("=")
        try:
            events[name] = date.fromisoformat(day)
        except ValueError as error:
            raise InputRefused(f"--event {item}: write an event and its day, as entry=2026-03-01.") from error
    return events


def _write_calendar(file: Path, found: list[Step], events: Mapping[str, date], language: str) -> None:
    if not any(step.safe_by for step in found):
        refuse("--ics: no step has a day yet. Name an event, such as --event entry=2026-03-01.")
    django.setup()  # for the words around the law, which are in the message catalogue; no database is asked
    first = events.get("entry") or events.get("arrival") or min(events.values())
    try:
        file.write_text(calendar_file(found, first, datetime.now(UTC), language), encoding="utf-8", newline="")
    except OSError as error:
        refuse(f"--ics {file}: cannot be written ({error.strerror}).")


def _step_fields(step: Step, language: str) -> dict[str, Any]:
    texts = {name: getattr(step, name)[language] for name in ("title", "what", "where", "bring", "if_late")}
    return {
        "id": step.id, "phase": step.phase, "who": list(step.who), **texts, "documents": list(step.documents),
        "fee": {key: str(item) if item is not None else None for key, item in step.fee.items()},
        "authority": step.authority, "do_by": _day(step.do_by), "safe_by": _day(step.safe_by),
        "visits": step.visits, "takes_days": step.takes_days, "counted_from": step.counted_from,
        "law": step.citation.text(language), "checked": step.checked.state,
        "warning": step.calendar_warning or None,
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


if __name__ == "__main__":
    law()
