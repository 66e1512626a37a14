"""Last days: when something must be done, and the day that no reading of the law can call late.

``nominal`` is the day the period ends by the calendar. ``last_day`` follows the law's own rule for days off, or the
widest reading where it has none. ``safe_by`` counts the event's day as the first of a period in days, and moves a
nominal day off *back* to the last working day: reminders use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sapar.policy.law.calendars import DAY, Workdays, add_months
from sapar.policy.law.form import Form, InputRefused
from sapar.policy.law.library import Library, library
from sapar.policy.law.packs import Checked, Citation, Deadline, Pack, Texts
from sapar.policy.law.reviewed import as_reviewed

UNITS = ("days", "working_days", "months")
CALENDAR_YEAR = "calendar year"
LONGEST_YEAR = 366
Number = int
MOST_GIVEN = Decimal(1_200)


@dataclass(frozen=True)
class LastDay:
    """A computed deadline. Days are None when they cannot be known from what was given."""

    rule: str
    title: Texts
    nominal: date | None
    last_day: date | None
    safe_by: date | None
    citation: Citation
    checked: Checked
    advice: Texts
    extra: Mapping[str, Any]
    calendar_warning: str = ""

    def computed(self) -> dict[str, Any]:
        """All results by the names that `sapar law deadline` gives them; days as text."""
        days = {"nominal": self.nominal, "last_day": self.last_day, "safe_by": self.safe_by, **self.extra}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in days.items()}


class UnknownDeadline(InputRefused):
    """There is no such rule; the text names those there are."""


def deadline(rule: str, given: Mapping[str, Any], law: Library | None = None) -> LastDay:
    """Compute a deadline by its full name, such as ``ru.claim.wages``.

    Raises:
        UnknownDeadline: when no pack has the rule.
        InputRefused: when an event is missing or is not a day.
    """
    law = law or library()
    country, _, name = rule.partition(".")
    pack = law.packs.get(country)
    if pack is None or name not in pack.deadlines:
        known = sorted(f"{each.id}.{one}" for each in law.packs.values() for one in each.deadlines)
        raise UnknownDeadline(f"There is no deadline rule {rule!r}. The rules are: {', '.join(known)}.")
    return count_deadline(pack, pack.deadlines[name], given)


def claim_limits(country: str, claim: str, events: Mapping[str, Any], law: Library | None = None) -> list[LastDay]:
    """Until when a kind of claim (``wages``, ``dismissal``) can be brought in a country; empty where not known."""
    pack = (law or library()).for_country(country)
    if pack is None:
        return []
    rules = [rule for rule in pack.deadlines.values() if rule.claim == claim]
    return [count_deadline(pack, rule, events) for rule in rules]


def working_days_after(country: str, day: date, count: int, law: Library | None = None) -> date:
    """The count-th working day after a day, by the calendar of a country.

    Raises:
        InputRefused: when the country has no calendar.
    """
    pack = (law or library()).for_country(country)
    if pack is None or pack.calendar is None:
        raise InputRefused(f"There is no calendar of working days for the country {country}.")
    return Workdays(pack.calendar).after(day, count)


def count_deadline(pack: Pack, rule: Deadline, given: Mapping[str, Any]) -> LastDay:
    """Count one deadline of a pack from what is given."""
    form = Form(given, f"{pack.id}.{rule.id}: ")
    if pack.calendar is None:
        raise InputRefused(f"The pack {pack.id} has no calendar of working days.")
    workdays = Workdays(pack.calendar)
    count = _case_that_fits(pack, rule.count, form)
    if "window" in count:
        nominal, last, safe, extra = _days_in_window(pack, count, form)
    elif "results" in count:
        nominal, last, safe, extra = _side_by_side(pack, count, form, workdays)
    else:
        nominal, last, safe, extra = _period(pack, count, form, workdays)
    years = ", ".join(str(year) for year in sorted(workdays.beyond))
    warning = (
        f"Days off are not known yet for: {years}. Check the date again when the calendar is published."
        if years
        else ""
    )
    return LastDay(
        f"{pack.id}.{rule.id}",
        rule.title,
        nominal,
        last,
        safe,
        rule.citation,
        as_reviewed(rule.checked),
        rule.advice,
        extra,
        warning,
    )


def _case_that_fits(pack: Pack, count: Mapping[str, Any], form: Form) -> Mapping[str, Any]:
    """The first of the cases whose condition holds; a count without cases is its own."""
    for case in count.get("cases") or [count]:
        condition = case.get("when") or {}
        if all(_holds(pack, form, key, wanted, condition) for key, wanted in condition.items()):
            fitting: Mapping[str, Any] = case
            return fitting
    raise InputRefused(f"{form.path}no case of the rule fits what is given.")


def _holds(pack: Pack, form: Form, key: str, wanted: Any, condition: Mapping[str, Any]) -> bool:
    if key in ("from", "to"):
        return True
    if key == "longer_than_days":
        since, until = _event(form, str(condition["from"])), _event(form, str(condition["to"]))
        if until < since:
            raise form.refused(str(condition["to"]), f"{until} is before {since}; mend one of the two days")
        return (until - since).days > _number(pack, wanted, form, until)
    return (form.text(key) or "").lower() in wanted


def _side_by_side(
    pack: Pack, count: Mapping[str, Any], form: Form, workdays: Workdays
) -> tuple[date, date, date, dict[str, Any]]:
    """Several days that follow from one event, each by its name; the first is the deadline's own."""
    counted = {str(name): _period(pack, part, form, workdays) for name, part in count["results"].items()}
    nominal, last, safe, _ = next(iter(counted.values()))
    return nominal, last, safe, {name: each[1] for name, each in counted.items()}


def _period(
    pack: Pack, count: Mapping[str, Any], form: Form, workdays: Workdays
) -> tuple[date, date, date, dict[str, Any]]:
    """A period of days, working days or months after an event, or before one; ``less_days`` shortens it."""
    unit = next(unit for unit in UNITS if unit in count)
    event = _event(form, str(count.get("of") or count.get("before")))
    number = _number(pack, count[unit], form, event)
    if count.get("before"):
        nominal = add_months(event, -number) if unit == "months" else event - timedelta(days=number)
        return nominal, nominal, nominal, {}
    if unit == "working_days":
        nominal = workdays.after(event, number)
        return nominal, nominal, workdays.after(event - DAY, number), {}
    earliest, nominal = _ends(unit, event, number, timedelta(days=int(count.get("less_days", 0))))
    if "pauses" in count and form.day(str(count["pauses"]["from"])):
        return _paused(count["pauses"], form, event, nominal)
    moves = count.get("last_day") != "as counted" and workdays.calendar.rolls_forward
    last = workdays.at_or_after(nominal) if moves else nominal
    extra = {str(count["named"]): last} if count.get("named") else {}
    return nominal, last, max(workdays.at_or_before(earliest), min(event, last)), extra


def _ends(unit: str, event: date, number: int, less: timedelta) -> tuple[date, date]:
    """The day that no reading calls late, and the day on which a period ends by the calendar.

    "Three months less a day" begin with the day itself: from 1 March they end on 31 May, and from 30 November on the
    28th of February, the last day there is. Readings that take the day off before or after counting end earlier.
    """
    if unit == "days":
        nominal = event - less + timedelta(days=number)
        return nominal - DAY, nominal
    readings = add_months(event - less, number), add_months(event, number) - less
    return min(readings), max(readings)


def _paused(
    pauses: Mapping[str, Any], form: Form, event: date, nominal: date
) -> tuple[date, date, date, dict[str, Any]]:
    """A limit whose clock stands still while the sides try to settle.

    The days after the first and up to the last day of the pause are not counted, and the limit does not end earlier
    than some months after the pause. A pause that begins when the limit has passed changes nothing, and days of a
    pause before the event, when no limit ran yet, stop nothing.
    """
    first, last = _event(form, str(pauses["from"])), _event(form, str(pauses["to"]))
    if last < first:
        raise form.refused(str(pauses["to"]), f"{last} is before {first}; mend one of the two days")
    stopped = nominal + max(last - max(first, event - DAY), timedelta()) if first <= nominal else nominal
    ends = max(stopped, add_months(last, int(pauses["at_least_months"]))) if first <= nominal else nominal
    return nominal, ends, ends, {"without_acas": nominal, "after_stopped_clock": stopped}


def _days_in_window(
    pack: Pack, count: Mapping[str, Any], form: Form
) -> tuple[None, date | None, date | None, dict[str, Any]]:
    """Days of stay in a window: how many are used at entry, how many left, and the last day of this stay.

    Days of an earlier stay drop out of a rolling window one by one, and all at once when a calendar year ends, so the
    last day may be later than entry + days left.
    """
    entry = _event(form, str(count["of"]))
    most = _number(pack, count["window"]["days"], form, entry)
    by_year = count["window"]["within"] == CALENDAR_YEAR
    width = LONGEST_YEAR if by_year else _number(pack, count["window"]["within"], form, entry)
    stayed = {day for first, last in _stays(form, str(count["stays"])) for day in _each_day(first, last)}

    def used(on: date, also: set[date]) -> int:
        first = date(on.year, 1, 1) if by_year else on - timedelta(days=width - 1)
        return sum(first <= day <= on for day in stayed | also)

    already = used(entry, set()) - (1 if entry in stayed else 0)
    this_stay: set[date] = set()
    day = entry
    while len(this_stay) <= width and used(day, this_stay | {day}) <= most:
        this_stay.add(day)
        day += DAY
    last = day - DAY if this_stay else None
    return None, last, last, {"days_used_at_entry": already, "days_left_at_entry": max(most - already, 0)}


def _stays(form: Form, field: str) -> list[tuple[date, date]]:
    stays = form.at(field)
    if stays is None:
        raise form.refused(field, "give the earlier stays as [[first day, last day], …], or [] when there were none")
    if not isinstance(stays, list) or not all(isinstance(stay, list) and len(stay) == 2 for stay in stays):
        raise form.refused(field, "write each stay as [first day, last day]")
    days = [
        (_event(Form({"day": first}, form.path), "day"), _event(Form({"day": last}, form.path), "day"))
        for first, last in stays
    ]
    if any(last < first for first, last in days):
        raise form.refused(field, "a stay ends before it begins")
    return days


def _each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=index) for index in range((last - first).days + 1)]


def _event(form: Form, name: str) -> date:
    day = form.day(name)
    if day is None:
        raise form.refused(name, "give the day, as 2026-03-31")
    return day


def _number(pack: Pack, number: Any, form: Form, on: date) -> Number:
    """A number of days or months: written out, given with the events, or a parameter as in force on the event's day."""
    if isinstance(number, Mapping):
        given = form.number(str(number["given"]), MOST_GIVEN)
        if given is None or given != int(given):
            raise form.refused(str(number["given"]), "give a whole number")
        return int(given)
    if number in pack.parameters:
        value = pack.parameters[number].on(on) or pack.parameters[number].values[0]
        return int(value.value)
    return int(number)
