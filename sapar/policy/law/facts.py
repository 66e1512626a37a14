"""The stated facts: what a contract says, read once, as typed columns that rules can name.

The contract form is closed: nothing else is read, and every field may be absent or null, which means *not stated*.
Each fact below says which field it comes from (findings point back to it) and its type. No arithmetic of law happens
here; that is SQL in the packs. The one exception to null: no ``agency`` means that no agency took part, and no
``end`` means an open-ended contract.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sapar.policy.law.form import LARGEST_NUMBER, Form, InputRefused

END_OF_TIME = date(9999, 12, 31)
DEDUCTION_KINDS = ("fine", "repayment", "board_and_lodging", "lodging", "transport", "tools", "damage")
PERIODS_OF_DEDUCTIONS = ("event", "week", "month")
FEE_KINDS = ("placement", "deposit", "bond", "permit_papers", "visa", "test", "medical", "training", "travel")

_EMPLOYEES = re.compile(
    r"(under |below |fewer than |less than )?\b(\d{1,6}) (?:employees|workers|staff|people|persons)\b"
)
# Wide enough that products of three never overflow, and exact: 23 570.91 is not 23 570.909999.
MONEY, NUMBER, TEXT, DAY, YES_NO = "DECIMAL(28,4)", "DECIMAL(28,4)", "VARCHAR", "DATE", "BOOLEAN"
TEXTS, NUMBERS, RATES = "VARCHAR[]", "DECIMAL(28,4)[]", "MAP(VARCHAR, DECIMAL(28,6))"


@dataclass(frozen=True)
class Fact:
    """One stated fact: its name in rules, its column type, the form's field, what it means and how it is read."""

    name: str
    type: str
    field: str
    meaning: str
    read: Callable[[Form], Any]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stated:
    """A contract as stated: one row of facts, and the spans of its term on each of which the pay is one amount."""

    row: tuple[Any, ...]
    spans: tuple[tuple[date, date, Decimal | None], ...]
    origin: str | None
    destination: str | None
    starts_on: date
    ends_on: date


def _text(name: str, field: str, meaning: str) -> Fact:
    return Fact(name, TEXT, field, meaning, lambda form: form.text(field))


def _country(name: str, field: str, meaning: str) -> Fact:
    return Fact(name, TEXT, field, meaning, lambda form: form.country(field))


def _number(name: str, field: str, meaning: str, most: int = int(LARGEST_NUMBER)) -> Fact:
    return Fact(name, NUMBER, field, meaning, lambda form: form.number(field, Decimal(most)))


def _yes_no(name: str, field: str, meaning: str) -> Fact:
    return Fact(name, YES_NO, field, meaning, lambda form: form.yes_no(field))


def _day(name: str, field: str, meaning: str) -> Fact:
    return Fact(name, DAY, field, meaning, lambda form: form.day(field))


def _choice(name: str, field: str, meaning: str, *choices: str) -> Fact:
    return Fact(name, TEXT, field, meaning, lambda form: form.choice(field, choices), choices)


def _agency_took_part(form: Form) -> bool:
    return form.branch("agency") is not None


def _penalty(form: Form) -> bool | None:
    """Whether leaving costs the worker money: an amount of zero is no penalty, an unnamed amount is one."""
    penalty = form.at("penalty_for_leaving")
    if penalty is None or isinstance(penalty, bool):
        return penalty
    amount = form.number("penalty_for_leaving.amount")
    return amount is None or amount > 0


def _deducts(kind: str) -> Callable[[Form], bool | None]:
    def read(form: Form) -> bool | None:
        rows = form.rows("deductions")
        return (
            None if rows is None else any(row.choice("kind", DEDUCTION_KINDS) == kind and _charged(row) for row in rows)
        )

    return read


def _charged(row: Form) -> bool:
    """A charge of zero is no charge; a charge without an amount is one."""
    return row.number("amount") != 0


def _worker_pays(kind: str) -> Callable[[Form], bool | None]:
    """True when the worker pays a fee of this kind; unknown when the payer is not stated."""

    def read(form: Form) -> bool | None:
        rows = form.rows("fees")
        if rows is None:
            return None
        payers = {row.text("payer") for row in rows if row.choice("kind", FEE_KINDS) == kind and _charged(row)}
        if "worker" in payers:
            return True
        return None if None in payers else False

    return read


def _employees(form: Form) -> Decimal | None:
    """The number of employees, where the employer's entry tells it: ``Hansol Plastics (30 employees)``.

    ``(fewer than 5 employees)`` is read as four, the most that it can be.
    """
    found = _EMPLOYEES.search((form.text("employer") or "").lower())
    return Decimal(found[2]) - (1 if found[1] else 0) if found else None


def _taken_for(kind: str, per: str) -> Callable[[Form], Decimal | None]:
    """What is taken for one purpose per week, month or event; unknown when an amount of it is not stated."""

    def read(form: Form) -> Decimal | None:
        rows = form.rows("deductions")
        if rows is None:
            return None
        own = [row for row in rows if row.choice("kind", DEDUCTION_KINDS) == kind]
        amounts = [(row.choice("per", PERIODS_OF_DEDUCTIONS), row.number("amount")) for row in own]
        if any(amount is None or (stated is None and amount) for stated, amount in amounts):
            return None
        return sum((amount for stated, amount in amounts if stated == per and amount), Decimal(0))

    return read


def _consent_to(kinds: tuple[str, ...]) -> Callable[[Form], bool | None]:
    """True when every deduction of these kinds has the worker's consent, false when one lacks it."""

    def read(form: Form) -> bool | None:
        rows = form.rows("deductions")
        if rows is None:
            return None
        given = [
            row.yes_no("consent") for row in rows if row.choice("kind", DEDUCTION_KINDS) in kinds and _charged(row)
        ]
        if False in given:
            return False
        return None if None in given else True

    return read


def _deducted_per(per: str) -> Callable[[Form], Decimal | None]:
    """The sum of deductions, fines apart, taken per week, month or event; unknown when one has no amount."""

    def read(form: Form) -> Decimal | None:
        rows = form.rows("deductions")
        if rows is None:
            return None
        total = Decimal(0)
        for row in rows:
            stated = row.choice("per", PERIODS_OF_DEDUCTIONS)
            if row.choice("kind", DEDUCTION_KINDS) == "fine" or stated not in (per, None):
                continue
            amount = row.number("amount")
            if amount is None or (stated is None and amount):
                return None
            total += amount
        return total

    return read


FACTS: tuple[Fact, ...] = (
    _country("origin", "origin", "country of citizenship, ISO 3166 alpha-2"),
    _country("destination", "destination", "country of work, ISO 3166 alpha-2"),
    _text("scheme", "scheme", "EAEU, EPS E-9, work permit, Seasonal Worker"),
    _day("check_on", "check_on", "the day the check is made"),
    Fact("exchange_rates", RATES, "fx", "currency -> what one unit of the wage's currency buys",
         lambda f: f.rates()),
    _day("signed_on", "signed_on", "the day of signature"),
    _day("starts_on", "start", "first day of the contract"),
    _day("ends_on", "end", "last day of the contract; absent: open-ended"),
    _text("region", "region", "region of work"),
    _text("employer", "employer", "employer's name"),
    Fact("employees", NUMBER, "employer", "how many work there, where the employer's entry says so", _employees),
    _text("sector", "sector", "branch of the economy"),
    _text("job", "job", "job title"),
    _number("worker_age", "worker_age", "age in years", 120),
    _text("wage_currency", "wage.currency", "ISO 4217 currency of the pay"),
    _choice("wage_period", "wage.period", "what one amount pays for", "hour", "day", "week", "month"),
    _choice("wage_basis", "wage.basis", "before (gross) or after (net) tax", "gross", "net"),
    _number("hours_per_week", "hours_per_week", "normal hours agreed a week", 168),
    _number("days_per_week", "days_per_week", "working days a week", 7),
    _number("hours_worked_month", "hours_per_month.worked", "hours worked a month, where counted by month", 744),
    _number("hours_paid_month", "hours_per_month.paid", "hours paid a month, where counted by month", 744),
    _number("overtime_hours", "overtime.planned_hours", "overtime planned, hours"),
    _choice("overtime_per", "overtime.per", "the period the overtime is planned for", "day", "week", "month", "year"),
    Fact("overtime_premiums", NUMBERS, "overtime.premium", "multiples of the hour's pay, in order",
         lambda f: f.numbers("overtime.premium")),
    _yes_no("overtime_in_wage", "overtime.included_in_wage", "the wage already includes the overtime"),
    _yes_no("overtime_on_top", "overtime.paid_on_top", "overtime is paid beside the wage"),
    _number("weekly_rest_hours", "weekly_rest_hours", "longest unbroken rest a week, hours", 168),
    _number("leave_amount", "paid_leave.amount", "paid leave"),
    _choice("leave_unit", "paid_leave.unit", "unit of paid leave",
            "calendar_days", "working_days", "working_days_per_month", "days", "weeks"),
    _number("probation_months", "probation_months", "probation, months"),
    _choice("pay_interval", "pay_interval", "how often pay is paid", "week", "half_month", "month", "end_of_contract"),
    _choice("form", "form", "form of the contract", "written", "oral"),
    Fact("languages", TEXTS, "languages", "languages of the contract, ISO 639-1", lambda f: f.texts("languages")),
    _text("fixed_term_ground", "fixed_term_ground", "why the contract has an end"),
    *(Fact(f"deducts_{kind}", YES_NO, "deductions", f"pay is cut for: {kind}", _deducts(kind))
      for kind in DEDUCTION_KINDS),
    Fact("deductions_agreed", YES_NO, "deductions", "the worker agreed to every deduction but fines and tools",
         _consent_to(("repayment", "board_and_lodging", "lodging", "transport", "damage"))),
    *(Fact(f"deducted_per_{per}", MONEY, "deductions", f"deductions but fines per {per}", _deducted_per(per))
      for per in PERIODS_OF_DEDUCTIONS),
    Fact("all_deductions_agreed", YES_NO, "deductions", "the worker agreed to every deduction",
         _consent_to(DEDUCTION_KINDS)),
    *(Fact(f"taken_for_{kind}_per_{per}", MONEY, "deductions", f"taken for {kind} per {per}", _taken_for(kind, per))
      for kind in ("fine", "lodging", "board_and_lodging", "transport", "tools") for per in PERIODS_OF_DEDUCTIONS),
    *(Fact(f"worker_pays_{kind}", YES_NO, "fees", f"the worker pays for: {kind}", _worker_pays(kind))
      for kind in FEE_KINDS),
    _yes_no("accommodation_provided", "accommodation.provided", "the employer gives housing"),
    _number("accommodation_charge", "accommodation.charge", "price of the housing"),
    _choice("accommodation_per", "accommodation.per", "what the price pays for", "day", "week", "month"),
    _choice("documents_held_by", "documents_held_by", "who keeps the passport", "worker", "employer", "agency"),
    Fact("agency_took_part", YES_NO, "agency", "an agency took part", _agency_took_part),
    _choice("agency_permit_status", "agency.permit_status", "state of its permit",
            "none", "valid", "suspended", "expired"),
    Fact("agency_permit_countries", TEXTS, "agency", "countries its permit covers",
         lambda f: f.texts("agency.permit_countries")),
    _day("agency_suspended_from", "agency.suspended_from", "first day of suspension"),
    _choice("authorisation_kind", "work_authorisation.kind", "kind of work authorisation",
            "none_needed", "work_permit", "eps", "seasonal_visa"),
    _yes_no("authorised_before_start", "work_authorisation.obtained_before_start", "authorisation precedes the start"),
    _yes_no("residence_permit", "work_authorisation.residence_permit", "the worker has or will get a residence permit"),
    _choice("sponsor", "work_authorisation.sponsor", "who sponsors", "approved_operator", "employer"),
    _number("guaranteed_weekly_hours", "guaranteed_weekly_hours", "paid hours promised a week"),
    Fact("pays_to_leave", YES_NO, "penalty_for_leaving", "leaving costs the worker money", _penalty),
    _yes_no("movement_restricted", "movement_restricted", "the worker may not leave the place freely"),
    _yes_no("union_ban", "union_ban", "the worker may not join a union"),
    _yes_no("employer_in_regional_agreement", "employer_in_regional_agreement", "bound by the regional agreement"),
    _text("pay_week_starts", "pay_week_starts", "weekday on which the pay week starts"),
    _yes_no("standard_form", "standard_form", "the state's standard contract is used"),
    Fact("stated_clauses", TEXTS, "stated_clauses", "clauses the contract has", lambda f: f.texts("stated_clauses")),
)  # fmt: skip

# Not read from the form but there in every period judged, so that rules and texts can name them.
PERIOD_FACTS: Mapping[str, str] = {
    "wage_amount": MONEY, "period_start": DAY, "period_end": DAY, "term_start": DAY, "term_end": DAY,
}  # fmt: skip
FIELDS: Mapping[str, str] = {fact.name: fact.field for fact in FACTS} | {"wage_amount": "wage.amount"}
FACT_NAMES = frozenset(FIELDS) | frozenset(PERIOD_FACTS)


def read_contract(case: Mapping[str, Any]) -> Stated:
    """Read one case of the contract form into stated facts.

    Raises:
        InputRefused: a sentence that names the field and says what to write.
    """
    form = Form.of_case(case)
    row = tuple(fact.read(form) for fact in FACTS)
    signed_or_checked = form.day("signed_on") or form.day("check_on")
    starts_on = form.day("start") or signed_or_checked
    if starts_on is None:
        raise InputRefused("start: give the first day of the contract, or the day of the check (check_on).")
    ends_on = form.day("end") or END_OF_TIME
    if ends_on < starts_on:
        raise InputRefused(f"end: {ends_on} is before the start, {starts_on}. Mend one of the two days.")
    spans = pay_spans(form, starts_on, ends_on)
    return Stated(row, spans, form.country("origin"), form.country("destination"), starts_on, ends_on)


def pay_spans(form: Form, starts_on: date, ends_on: date) -> tuple[tuple[date, date, Decimal | None], ...]:
    """Cut the term where the stated pay changes; where steps overlap, the later one in the list holds."""
    steps = []
    for step in form.rows("wage.steps") or []:
        since, until = step.day("from") or starts_on, step.day("to") or ends_on
        if until < since:
            raise InputRefused(f"wage.steps: a step ends on {until}, before it begins on {since}.")
        steps.append((since, until, step.number("amount")))
    cuts = {starts_on}
    for since, until, _ in steps:
        cuts |= {day for day in (since, _next_day(until)) if starts_on < day <= ends_on}
    days = sorted(cuts)
    ends = [*(day - timedelta(days=1) for day in days[1:]), ends_on]
    base = form.number("wage.amount")
    return tuple((day, last, _amount_on(day, steps, base)) for day, last in zip(days, ends, strict=True))


def _next_day(day: date) -> date:
    return day if day == END_OF_TIME else day + timedelta(days=1)


def _amount_on(day: date, steps: list[tuple[date, date, Decimal | None]], base: Decimal | None) -> Decimal | None:
    covering = [amount for since, until, amount in steps if since <= day <= until]
    return covering[-1] if covering else base
