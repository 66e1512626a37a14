"""Money: an amount and its ISO 4217 currency, never one without the other, never a float.

Amounts of different currencies do not add up. A conversion needs a dated rate that names its source and is the
business of the room that owns such a table; this module refuses to guess.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

# Minor digits by ISO 4217, for the currencies of the corridors; all others have two.
NO_MINOR_UNIT = frozenset({"KRW", "JPY", "VND", "CLP", "ISK"})


class CurrenciesDiffer(ValueError):
    """Two amounts in different currencies cannot be added or compared."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency. ``amount`` is rounded to the currency's minor unit, halves up."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        step = Decimal(1) if self.currency in NO_MINOR_UNIT else Decimal("0.01")
        object.__setattr__(self, "amount", Decimal(self.amount).quantize(step, ROUND_HALF_UP))

    def __add__(self, other: Self) -> "Money":
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Self) -> "Money":
        return Money(self.amount - self._same(other).amount, self.currency)

    def __lt__(self, other: Self) -> bool:
        return self.amount < self._same(other).amount

    def __str__(self) -> str:
        """Write the amount with thin groups of three and a decimal comma only where there are minor units."""
        whole, _, minor = f"{self.amount:f}".partition(".")
        sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
        groups = f"{int(digits):,}".replace(",", "\u00a0")
        return f"{sign}{groups}{',' + minor if minor.strip('0') else ''}\u00a0{self.currency}"

    def _same(self, other: Self) -> Self:
        if other.currency != self.currency:
            raise CurrenciesDiffer(f"{self.currency} and {other.currency}")
        return other
