"""Sums of a complaint: claimed, agreed, recovered; each currency for itself, added in Python as decimals.

The terms and payments are rows of the room ``settlements``, which stands on this one: they are reached from the
complaint, never imported.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sapar.foundation.money import Money
from sapar.throughout.complaints.models import Complaint


@dataclass(frozen=True)
class Sums:
    """What is claimed, agreed or ordered, and recovered."""

    claimed: list[Money]
    agreed: list[Money]
    recovered: list[Money]

    @property
    def any(self) -> bool:
        """Say whether there is any money to show."""
        return bool(self.claimed or self.agreed or self.recovered)


def added(amounts: Iterable[Money]) -> list[Money]:
    """Add amounts of the same currency; different currencies stay apart, in the order in which they came."""
    totals: dict[str, Decimal] = {}
    for money in amounts:
        totals[money.currency] = totals.get(money.currency, Decimal(0)) + money.amount
    return [Money(amount, currency) for currency, amount in totals.items()]


def current_terms(complaint: Complaint) -> Any:
    """Return the terms that count, the newest settlement; None where nothing was agreed or ordered."""
    return complaint.settlements.order_by("-pk").first()


def sums_of(complaint: Complaint) -> Sums:
    """Return the three sums of a complaint. What was recovered under earlier terms counts too."""
    terms = current_terms(complaint)
    instalments = terms.instalments.select_related("settlement") if terms else ()
    payments = complaint.payments.select_related("settlement")
    return Sums(
        claimed=added(claim.money for claim in complaint.claims.all()),
        agreed=added(instalment.money for instalment in instalments),
        recovered=added(payment.money for payment in payments),
    )
