"""`sapar law stay`: checks of stays from a file. Needs packs and the file, no database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from sapar.policy.law.cases import read_cases
from sapar.policy.law.command_line import FOUND, AsJson, Language, day_given, known_language, refuse, say, say_json
from sapar.policy.law.commands import law
from sapar.policy.law.form import InputRefused
from sapar.policy.law.problems import NoPacks, PackRefused
from sapar.policy.law.stays.checking import StayFinding, check_stay

__all__ = ["law"]  # with this command on it
SECTION = "stay_cases"


@law.command(name="stay")
def stay_command(
    file: Annotated[Path, typer.Argument(help="A file with 'stay_cases:', each with the country and what is known.")],
    on: Annotated[str | None, typer.Option(help="The day, as 2026-03-31; by default today.")] = None,
    as_json: AsJson = False,
    language: Language = "en",
) -> None:
    """Check stays: what was in time, what is late, the last day of the rest. Status 1 where something is late."""
    known_language(language)
    try:
        found = [_checked(case, day_given(on), language) for case in read_cases(file, SECTION)]
    except (InputRefused, PackRefused, NoPacks) as error:
        refuse(str(error))
    if as_json:
        say_json({"cases": found})
    else:
        _say(found)
    if any(each["answer"] == "broken" for case in found for each in case["findings"]):
        raise typer.Exit(FOUND)


def _checked(case: Mapping[str, Any], on: date, language: str) -> dict[str, Any]:
    result = check_stay(case, on)
    findings = [_fields(finding, language) for finding in result.findings]
    return {"id": case.get("id"), "covered": result.covered, "findings": findings, "digest": result.digest}


def _fields(finding: StayFinding, language: str) -> dict[str, Any]:
    """Return a finding as ``--json`` gives it; days as text."""
    unknown = finding.answer == "cannot_tell"
    return {
        "rule": finding.rule, "answer": finding.answer, "title": finding.title[language],
        "last_day": _day(finding.last_day), "safe_by": _day(finding.safe_by), "days_left": finding.days_left,
        "missing": list(finding.missing), "law": finding.citation.text(language), "checked": finding.checked.state,
        "do": (finding.ask if unknown else finding.do)[language],
    }  # fmt: skip


def _say(found: list[dict[str, Any]]) -> None:
    for case in found:
        say(
            f"{case['id'] or 'stay'}:" + ("" if case["covered"] else " there are no rules about stays for this country")
        )
        for each in case["findings"]:
            day = f"last day {each['last_day']}, safe by {each['safe_by']}" if each["last_day"] else "no day known"
            say(f"  {each['answer']:11} {each['title']}: {day} — {each['law']} ({each['checked']})")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
