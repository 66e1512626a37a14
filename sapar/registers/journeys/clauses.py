"""The clauses of a contract in words, and how two versions differ: better, worse, the same, or simply different.

"Better" is meant from the worker's side. Anything worse after somebody accepted an offer is contract substitution
(General principles for fair recruitment, ILO 2016, principle 8), so every clause has a direction of its own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from sapar.policy.law.words import ANSWERS
from sapar.registers.journeys import choices
from sapar.registers.journeys.terms import clause
from sapar.registers.journeys.words import CLAUSE_WORDS, YES_NO

NOT_STATED = _("Not stated")


class Direction(StrEnum):
    """What a change means for the worker."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    DIFFERENT = "different"


DIRECTION_WORDS = {
    Direction.BETTER: _("Better for you"),
    Direction.WORSE: _("Worse for you"),
    Direction.SAME: _("The same"),
    Direction.DIFFERENT: _("Different"),
}

Compare = Callable[[Any, Any], Direction]


@dataclass(frozen=True)
class Difference:
    """One clause in two versions."""

    path: str
    before: Any
    after: Any
    direction: Direction

    @property
    def label(self) -> str:
        """Return the clause's name."""
        return str(CLAUSE_WORDS[self.path])

    @property
    def was(self) -> str:
        """Return what the earlier version says."""
        return shown(self.path, self.before)

    @property
    def is_now(self) -> str:
        """Return what the later version says."""
        return shown(self.path, self.after)

    @property
    def word(self) -> str:
        """Return the direction in words."""
        return str(DIRECTION_WORDS[self.direction])

    @property
    def is_worse(self) -> bool:
        """Say whether the worker lost by it."""
        return self.direction == Direction.WORSE


def facts_of(terms: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the clauses that are stated, as (label, value) in the reader's language."""
    values = [(path, clause(terms, path)) for path in CLAUSE_WORDS]
    return [(str(CLAUSE_WORDS[path]), shown(path, value)) for path, value in values if value is not None]


def compared(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[Difference]:
    """Compare two versions clause by clause, the worse first; clauses that neither states are left out."""
    pairs = [(path, clause(earlier, path), clause(later, path)) for path in CLAUSE_WORDS]
    same_unit = all(
        clause(earlier, f"wage.{part}") == clause(later, f"wage.{part}") for part in ("currency", "period", "basis")
    )
    found = [
        Difference(path, before, after, _direction(path, before, after, same_unit))
        for path, before, after in pairs
        if (before, after) != (None, None)
    ]
    order = [Direction.WORSE, Direction.DIFFERENT, Direction.BETTER, Direction.SAME]
    return sorted(found, key=lambda each: order.index(each.direction))


def _direction(path: str, before: Any, after: Any, same_unit: bool) -> Direction:
    if before == after:
        return Direction.SAME
    incomparable = before is None or after is None or (path == "wage.amount" and not same_unit)
    return Direction.DIFFERENT if incomparable or path not in _BETTER else _BETTER[path](before, after)


def _more(before: Any, after: Any) -> Direction:
    was, now = Decimal(str(before)), Decimal(str(after))
    if was == now:
        return Direction.SAME
    return Direction.BETTER if now > was else Direction.WORSE


def _less(before: Any, after: Any) -> Direction:
    return _more(after, before)


def _best(value: Any) -> Compare:
    """Only one answer is good: whoever leaves it loses, whoever comes to it gains."""

    def compare(before: Any, after: Any) -> Direction:
        if value in (before, after):
            return Direction.BETTER if after == value else Direction.WORSE
        return Direction.DIFFERENT

    return compare


def _all_of(before: list[Any], after: list[Any]) -> Direction:
    if set(before) < set(after):
        return Direction.BETTER
    return Direction.WORSE if set(after) < set(before) else Direction.DIFFERENT


def _charges(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Direction:
    """Fewer kinds and no higher sum are better; more kinds and no lower sum worse; a mixture is only different."""
    before, after = _borne(before), _borne(after)
    if before == after:
        return Direction.SAME
    was, now = {each.get("kind") for each in before}, {each.get("kind") for each in after}
    paid, asked = (sum(Decimal(str(each.get("amount") or 0)) for each in side) for side in (before, after))
    if now <= was and asked <= paid:
        return Direction.BETTER
    return Direction.WORSE if was <= now and paid <= asked else Direction.DIFFERENT


def _borne(charges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the worker bears: a cost that somebody else pays takes nothing from them."""
    return [each for each in charges if each.get("payer") in (None, "worker")]


_BETTER: Mapping[str, Compare] = {
    **dict.fromkeys(
        ("wage.amount", "weekly_rest_hours", "guaranteed_weekly_hours", "hours_per_month.paid"), _more
    ),
    **dict.fromkeys(
        ("hours_per_week", "days_per_week", "hours_per_month.worked", "probation_months", "overtime.planned_hours",
         "accommodation.charge"), _less,
    ),
    **dict.fromkeys(("accommodation.provided", "overtime.paid_on_top", "standard_form",
                     "work_authorisation.obtained_before_start"), _best(True)),
    **dict.fromkeys(("movement_restricted", "union_ban", "penalty_for_leaving", "overtime.included_in_wage"),
                    _best(False)),
    "documents_held_by": _best("worker"),
    "form": _best("written"),
    "paid_leave.amount": _more,
    **dict.fromkeys(("languages", "stated_clauses"), _all_of),
    **dict.fromkeys(("deductions", "fees"), _charges),
}  # fmt: skip


def shown(path: str, value: Any) -> str:
    """Return a value as people read it."""
    if value is None:
        return str(NOT_STATED)
    if isinstance(value, bool):
        return str(YES_NO[value])
    if isinstance(value, list):
        value = _borne(value) if path == "fees" else value
        return ", ".join(_item(path, each) for each in value) or str(YES_NO[False])
    return _one(path, value)


def _item(path: str, item: Any) -> str:
    if not isinstance(item, Mapping):
        return _one(path, item)
    if path == "wage.steps":
        parts = (_one("start", item.get("from")), _one("end", item.get("to")), _one("wage.amount", item.get("amount")))
        return " – ".join(part for part in parts if part)
    amount = _one("wage.amount", item.get("amount"))
    return " ".join(part for part in (_one(path, item.get("kind")), amount, str(item.get("currency") or "")) if part)


def _one(path: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return " ".join(str(each) for each in value.values())
    if path in ANSWERS:
        return str(ANSWERS[path].get(value, value))
    if path in ("start", "end", "signed_on"):
        return _day(str(value))
    if path in ("origin", "destination"):
        return choices.country_name(str(value))
    if path == "region":
        return choices.region_name(str(value))
    return _grouped(str(value)) if path == "wage.amount" else str(value)


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text), "d.m.Y")
    except ValueError:
        return text


def _grouped(text: str) -> str:
    whole, dot, minor = text.partition(".")
    return (
        f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}") + (f",{minor}" if dot else "") if whole.isdigit() else text
    )
