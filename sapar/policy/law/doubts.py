"""Answers that cannot be, and answers that can hardly be: those are asked once more, and then taken as they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.money import Money
from sapar.foundation.ui.words import Words, say
from sapar.policy.law import words
from sapar.policy.law.places import Place

Given = Mapping[str, Any]
ROWS = range(3)  # how many other amounts of pay a contract can name here
MOST_HOURS_LIKELY, AGES_LIKELY = 100, range(14, 81)
LIKELY_MONTH = (Decimal("0.1"), Decimal(50))  # times the minimum wage
IN_A_MONTH = {"month": Decimal(1), "week": Decimal(52) / 12, "day": Decimal(22), "hour": Decimal(173)}


def dates_in_order(cleaned: Given) -> dict[str, Words]:
    """Find an end before the start."""
    return _in_order(cleaned, "start", "end")


def _in_order(cleaned: Given, first: str, last: str) -> dict[str, Words]:
    since, until = cleaned.get(first), cleaned.get(last)
    late = isinstance(since, date) and isinstance(until, date) and until < since
    return {last: _("The end must come after the start")} if late else {}


def changes_in_order(cleaned: Given) -> dict[str, Words]:
    """Find a change of pay that ends before it begins."""
    found: dict[str, Words] = {}
    for row in ROWS:
        found |= _in_order(cleaned, f"wage__steps__{row}__from", f"wage__steps__{row}__to")
    return found


def first_before_later(cleaned: Given) -> dict[str, Words]:
    """Find pay for later hours of overtime without that for the first."""
    missing = cleaned.get("overtime__later") is not None and cleaned.get("overtime__first") is None
    field = _("First hours of overtime: times the usual pay")
    return {"overtime__first": say(_("Fill in: {field}"), field=field)} if missing else {}


def pay(cleaned: Given, place: Place) -> Words:
    """Doubt a pay that is a small part, or many times, of the minimum wage: often a digit is missing."""
    paid, period, minimum = cleaned.get("wage__money"), cleaned.get("wage__period"), place.minimum_month
    if not isinstance(paid, Money) or not period or minimum is None or paid.currency != place.currency:
        return ""
    least, most = (minimum * times for times in LIKELY_MONTH)
    likely = least <= paid.amount * IN_A_MONTH[period] <= most
    return "" if likely else _doubted(say("{pay} {period}", pay=paid, period=words.PERIODS[period]))


def hours(cleaned: Given, place: Place) -> Words:
    """Doubt a week that leaves little time for sleep."""
    agreed = cleaned.get("hours_per_week")
    label = _("Hours a week")
    return _doubted(say("{label}: {hours}", label=label, hours=agreed)) if agreed and agreed > MOST_HOURS_LIKELY else ""


def age(cleaned: Given, place: Place) -> Words:
    """Doubt a child or a very old person."""
    years = cleaned.get("worker_age")
    unlikely = years is not None and int(years) not in AGES_LIKELY
    return _doubted(say("{label}: {age}", label=_("Age"), age=years)) if unlikely else ""


def _doubted(answer: Words) -> Words:
    return say(_("Is this right? {answer}. Mend it, or press the button again if it is so"), answer=answer)
