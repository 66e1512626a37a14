"""Reads fields of the contract form politely: a wrong value is answered with its field and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

# Larger sums are slips of the pen, and would not fit the exact decimals the law is judged in.
LARGEST_NUMBER = Decimal(10) ** 10
# No contract is older or runs longer; days beyond are slips too, and could not be counted from.
FIRST_YEAR, LAST_YEAR = 1900, 2199
_COUNTRY = re.compile(r"[A-Z]{2}")
_CASE_FIELDS = ("origin", "destination", "scheme", "check_on", "fx")


class InputRefused(ValueError):
    """What was handed in cannot be read; the text is a sentence that says what to mend."""


@dataclass(frozen=True)
class Form:
    """A part of the contract form, read by field names with dots (``wage.amount``)."""

    values: Mapping[str, Any]
    path: str = ""

    @classmethod
    def of_case(cls, case: Mapping[str, Any]) -> Form:
        """The form of one case: the contract's fields with the case's own (origin, destination, day, rates)."""
        contract = case.get("contract")
        if not isinstance(contract, Mapping):
            raise InputRefused("contract: there is none. Put the terms under 'contract:'.")
        return cls({**contract, **{name: case.get(name, contract.get(name)) for name in _CASE_FIELDS}})

    def at(self, field: str) -> Any:
        """The raw value of a field; None where it or a part above it is absent."""
        value: Any = self.values
        for part in field.split("."):
            if value is None:
                return None
            if not isinstance(value, Mapping):
                raise self.refused(field, "a group of fields is expected here")
            value = value.get(part)
        return value

    def refused(self, field: str, what: str) -> InputRefused:
        """The error for one field, as a sentence."""
        return InputRefused(f"{self.path}{field}: {what}.")

    def text(self, field: str) -> str | None:
        """Text without outer blanks; empty text is not stated."""
        value = self.at(field)
        if value is None:
            return None
        if isinstance(value, (Mapping, list, bool)):
            raise self.refused(field, "write plain text")
        return str(value).strip() or None

    def choice(self, field: str, choices: Iterable[str]) -> str | None:
        """One of the listed words."""
        value = self.text(field)
        if value is not None and value not in choices:
            raise self.refused(field, f"{value!r} is not known here; choose one of {', '.join(choices)}")
        return value

    def country(self, field: str) -> str | None:
        """A country by its two letters, in capitals."""
        value = self.text(field)
        if value is not None and not _COUNTRY.fullmatch(value.upper()):
            raise self.refused(field, f"{value!r} is not a country; write its two letters, such as RU")
        return value and value.upper()

    def number(self, field: str, most: Decimal = LARGEST_NUMBER) -> Decimal | None:
        """A number from zero to the most that can be, kept exact."""
        value = self.at(field)
        return None if value is None else self._exact(field, value, most)

    def _exact(self, field: str, value: Any, most: Decimal = LARGEST_NUMBER) -> Decimal:
        try:
            number = Decimal(str(value)) if not isinstance(value, (bool, Mapping, list)) else Decimal("NaN")
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise self.refused(field, f"{value!r} is not a number; write digits, with a point for decimals")
        if not 0 <= number <= most:
            raise self.refused(field, f"{value} is out of range; write a number from 0 to {most}")
        return number

    def numbers(self, field: str) -> list[Decimal] | None:
        """A list of numbers; a single number is a list of one."""
        value = self.at(field)
        if value is None:
            return None
        return [self._exact(field, item) for item in (value if isinstance(value, list) else [value])]

    def texts(self, field: str) -> list[str] | None:
        """A list of words."""
        value = self.at(field)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self.refused(field, "write a list: [first, second]")
        if any(item is None or isinstance(item, (Mapping, list, bool)) for item in value):
            raise self.refused(field, "write plain words in the list")
        return [str(item).strip() for item in value]

    def yes_no(self, field: str) -> bool | None:
        """True or false."""
        value = self.at(field)
        if value is not None and not isinstance(value, bool):
            raise self.refused(field, "answer true or false, or leave it out")
        return value

    def day(self, field: str) -> date | None:
        """A day, given as a date or as text like 2026-03-31."""
        value = self.at(field)
        if value is None:
            return None
        try:
            day = value if isinstance(value, date) else datetime.fromisoformat(str(value))
        except ValueError as error:
            raise self.refused(field, f"{value!r} is not a day; write it as 2026-03-31") from error
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self.refused(field, f"{day.isoformat()[:10]} is too far away; write a day from 1900 to 2199")
        return day.date() if isinstance(day, datetime) else day

    def branch(self, field: str) -> Mapping[str, Any] | None:
        """A group of fields; None where it is absent."""
        value = self.at(field)
        if value is not None and not isinstance(value, Mapping):
            raise self.refused(field, "a group of fields is expected here")
        return value

    def rows(self, field: str) -> list[Form] | None:
        """A list of groups of fields."""
        value = self.at(field)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            raise self.refused(field, "write a list of entries")
        return [Form(row, f"{self.path}{field}.") for row in value]

    def rates(self) -> dict[str, Decimal] | None:
        """What one unit of the wage's currency buys, by currency; a rate given the other way is turned round."""
        table, currency = self.branch("fx"), self.text("wage.currency")
        if table is None or currency is None:
            return None
        own = self.branch(f"fx.{currency}") or {}
        rates = {str(name): self._rate(currency, str(name), rate) for name, rate in own.items()}
        for other, row in table.items():
            if str(other) != currency and isinstance(row, Mapping) and currency in row:
                rates.setdefault(str(other), self._rate(str(other), currency, row[currency]) ** -1)
        return {name: rate.quantize(Decimal("0.000001")) for name, rate in rates.items()}

    def _rate(self, one: str, other: str, value: Any) -> Decimal:
        rate = self._exact(f"fx.{one}.{other}", value)
        if rate == 0:
            raise self.refused(f"fx.{one}.{other}", "a rate of zero cannot be; write how much one unit buys")
        return rate
