"""Reads what depends on days: the history of a value, deadlines, procedures with their steps, and calendars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sapar.policy.law.entries import read_checked, read_citation, read_day, read_texts, read_words
from sapar.policy.law.expressions import Expression, ExpressionRefused, read_expression
from sapar.policy.law.packs import (
    BEGINNING_OF_TIME,
    Calendar,
    DatedValue,
    Deadline,
    Parameter,
    Procedure,
    ProcedureStep,
    Texts,
)
from sapar.policy.law.problems import Notes
from sapar.policy.law.yamltree import Branch

PHASES = ("before", "abroad", "return")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
UNITS = ("days", "working_days", "months")
COUNT_KEYS = (*UNITS, "of", "before", "cases", "window", "stays", "last_day", "named", "less_days", "results", "pauses")
JOURNEY_FACTS = frozenset({"origin", "destination", "pathway", "scheme", "region", "sector"})
STEP_TEXTS = ("title", "what", "where", "bring", "if_late")
EVERYONE = Expression("true", "TRUE", frozenset())
Sections = Mapping[str, tuple[Any, int, Notes]]
Acts = Mapping[str, Texts]


def close_values(notes: Notes, what: str, values: tuple[DatedValue, ...], gaps: bool) -> tuple[DatedValue, ...]:
    """End each value on the eve of the next of its scope; overlaps are faults, and gaps unless declared."""
    closed: dict[int, DatedValue] = {}
    for scope in _distinct([value.scope for value in values]):
        rows = sorted((v for v in values if v.scope == scope), key=lambda v: (v.since, v.known_from or date.min))
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            closed[row.line] = _closed(notes, what, row, following, gaps)
    return tuple(closed.get(value.line, value) for value in values)


def _closed(notes: Notes, what: str, row: DatedValue, following: DatedValue | None, gaps: bool) -> DatedValue:
    if row.until and row.until < row.since:
        notes.fault(row.line, f"a value of {what} ends on {row.until}, before it begins on {row.since}")
    if following is None:
        return row
    eve = following.since - timedelta(days=1) if following.since > date.min else date.min
    if row.since == following.since or (row.until and row.until > eve):
        notes.fault(following.line, f"values of {what} overlap: this one begins before the one on line {row.line} ends")
    elif row.until and row.until < eve and not gaps:
        notes.fault(following.line, f"values of {what} leave a gap from {row.until} to {following.since}: "
                                    "fill it, or say may_have_gaps: true")  # fmt: skip
    return replace(row, until=row.until or eve)


def _distinct(scopes: list[Mapping[str, tuple[str, ...]]]) -> list[Mapping[str, tuple[str, ...]]]:
    return [scope for index, scope in enumerate(scopes) if scope not in scopes[:index]]


def read_deadline(notes: Notes, key: str, branch: Branch, acts: Acts, parameters: Mapping[str, Parameter]) -> Deadline:
    """A last day and how it is counted."""
    what = f"deadline {key}"
    notes.check_keys(branch, what, ["id", "title", "count", "source", "checked"], ["claim", "advice", "note"])
    count = notes.branch(branch.get("count"), branch.line_of("count"), f"count of {what}")
    check_count(notes, count, what, parameters)
    texts = {name: read_texts(notes, branch, name, what) if name in branch else {} for name in ("title", "advice")}
    return Deadline(
        key, texts["title"], count, read_citation(notes, branch, acts, what), read_checked(notes, branch, what),
        branch.get("claim"), texts["advice"], branch.line,
    )  # fmt: skip


def check_count(notes: Notes, count: Branch, what: str, parameters: Mapping[str, Parameter]) -> None:
    """Note what is wrong with a count: unknown keys, no event, a number that is no parameter."""
    notes.check_keys(count, f"count of {what}", (), [*COUNT_KEYS, "when"])
    for case in parts_of(count):
        check_count(notes, notes.branch(case, count.line, what), what, parameters)
    if pauses := count.get("pauses"):
        fields = notes.branch(pauses, count.line_of("pauses"), f"pauses of {what}")
        notes.check_keys(fields, f"pauses of {what}", ["from", "to", "at_least_months"])
    if window := count.get("window"):
        fields = notes.branch(window, count.line_of("window"), f"window of {what}")
        notes.check_keys(fields, f"window of {what}", ["days", "within"])
        keys = ("days",) if fields.get("within") == "calendar year" else ("days", "within")
        numbers = [(fields.get(key), fields.line_of(key)) for key in keys]
    else:
        numbers = [(count[unit], count.line_of(unit)) for unit in UNITS if unit in count]
    if not parts_of(count) and (len(numbers) == 0 or not (count.get("of") or count.get("before"))):
        notes.fault(count.line, f"count of {what} needs a number of days, working_days or months, and 'of' an event")
    for number, line in numbers:
        given = isinstance(number, Branch) and "given" in number
        if not given and not isinstance(number, Decimal) and number not in parameters:
            notes.fault(line, f"count of {what}: unknown parameter {number!r}")


def parts_of(count: Mapping[str, Any]) -> list[Any]:
    """The counts that one is made of: cases of which the first that fits holds, or results side by side."""
    return [*(count.get("cases") or ()), *(count.get("results") or {}).values()]


def read_procedure(
    notes: Notes, key: str, branch: Branch, acts: Acts, parameters: Mapping[str, Parameter]
) -> tuple[Procedure, dict[str, Deadline]]:
    """A procedure, and the deadlines that its steps carry within themselves."""
    what = f"procedure {key}"
    notes.check_keys(branch, what, ["title", "applies", "steps"], ["id", "note"])
    title = read_texts(notes, branch, "title", what) if "title" in branch else {}
    steps, deadlines = [], {}
    for item in branch.get("steps") or ():
        entry = notes.branch(item, branch.line_of("steps"), f"a step of {what}")
        step, own = _read_step(notes, key, entry, acts, parameters)
        steps.append(step)
        if own:
            deadlines[own.id] = own
    return Procedure(
        key, title, _journey_expression(notes, branch, "applies", what) or EVERYONE, tuple(steps)
    ), deadlines


def _read_step(
    notes: Notes, procedure: str, branch: Branch, acts: Acts, parameters: Mapping[str, Parameter]
) -> tuple[ProcedureStep, Deadline | None]:
    step = f"{procedure}.{branch.get('id')}"
    what = f"step {step}"
    notes.check_keys(branch, what, ["id", "phase", "who", "title", "what", "source", "checked"],
                     ["where", "bring", "if_late", "documents", "fee", "authority", "deadline", "within", "applies",
                      "note", "visits", "takes_days", "from", "until"])  # fmt: skip
    if branch.get("phase") not in PHASES:
        notes.fault(branch.line_of("phase"), f"phase of {what} must be one of {', '.join(PHASES)}")
    texts = {name: read_texts(notes, branch, name, what) for name in STEP_TEXTS if name in branch}
    citation, checked = read_citation(notes, branch, acts, what), read_checked(notes, branch, what)
    own = None
    if "within" in branch:
        count = notes.branch(branch["within"], branch.line_of("within"), f"within of {what}")
        check_count(notes, count, what, parameters)
        own = Deadline(step, texts.get("title", {}), count, citation, checked, line=branch.line)
    fee, visits, takes = branch.get("fee"), branch.get("visits") or Decimal(0), branch.get("takes_days")
    if not isinstance(visits, Decimal) or visits != int(visits):
        notes.fault(branch.line_of("visits"), f"visits of {what} must be a whole number")
        visits = Decimal(0)
    if takes is not None and not isinstance(takes, Decimal) and takes not in parameters:
        notes.fault(branch.line_of("takes_days"), f"takes_days of {what}: unknown parameter {takes!r}")
    return ProcedureStep(
        step, str(branch.get("phase")), read_words(notes, branch.get("who"), branch.line_of("who"), f"who of {what}"),
        texts, tuple(branch.get("documents") or ()), fee if isinstance(fee, Branch) else {"amount": fee},
        str(branch.get("authority") or ""), own.id if own else branch.get("deadline"),
        _journey_expression(notes, branch, "applies", what), citation, checked, branch.line,
        int(visits), int(takes) if isinstance(takes, Decimal) else takes,
        read_day(notes, branch, "from", what) or BEGINNING_OF_TIME, read_day(notes, branch, "until", what),
    ), own  # fmt: skip


def _journey_expression(notes: Notes, branch: Branch, key: str, what: str) -> Expression | None:
    """A condition over the journey (origin, destination, pathway …), not over a contract."""
    if branch.get(key) is None:
        return None
    try:
        return read_expression(branch[key], JOURNEY_FACTS.__contains__)
    except ExpressionRefused as error:
        notes.fault(branch.line_of(key), f"{key} of {what}: {error}")
        return None


def read_calendar(section: Sections, acts: Acts) -> Calendar | None:
    """The calendar of working days, or None where the pack has none."""
    if not section:
        return None
    notes = next(iter(section.values()))[2]
    branch = Branch(min(line for _, line, _ in section.values()))
    for key, (value, line, _) in section.items():
        branch[key], branch.lines[key] = value, line
    notes.check_keys(branch, "the calendar", ["weekend", "years", "days_off", "last_day_off_moves", "source",
                     "checked"], ["working_weekend_days", "estimated", "note"])  # fmt: skip
    days_off: dict[date, Texts] = {}
    for item in branch.get("days_off") or ():
        entry = notes.branch(item, branch.line_of("days_off"), "a day off")
        notes.check_keys(entry, "a day off", ["name", "days"])
        name = read_texts(notes, entry, "name", "a day off")
        days_off |= dict.fromkeys(_days(notes, entry.get("days"), entry.line), name)
    read_checked(notes, branch, "the calendar")
    if branch.get("last_day_off_moves") not in ("forward", "not"):
        notes.fault(branch.line_of("last_day_off_moves"), "last_day_off_moves must be 'forward' or 'not'")
    return Calendar(
        weekend=frozenset(WEEKDAYS.index(day) for day in branch.get("weekend") or () if day in WEEKDAYS),
        days_off=days_off,
        working_weekend_days=frozenset(_days(notes, branch.get("working_weekend_days") or [], branch.line)),
        years=frozenset(int(year) for year in branch.get("years") or () if isinstance(year, Decimal)),
        estimated=frozenset(_days(notes, branch.get("estimated") or [], branch.line)),
        rolls_forward=branch.get("last_day_off_moves") == "forward",
        citation=read_citation(notes, branch, acts, "the calendar"),
    )  # fmt: skip


def _days(notes: Notes, value: Any, line: int) -> list[date]:
    days = value if isinstance(value, list) else [value]
    if not all(isinstance(day, date) for day in days):
        notes.fault(line, "days must be a list of days such as 2026-01-01")
        return []
    return days
