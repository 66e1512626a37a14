"""Questions about what somebody paid, with names."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.money import Money
from sapar.policy.law.findings import Finding, Result
from sapar.policy.law.words import FEES
from sapar.registers.journeys.checking import check_terms
from sapar.registers.journeys.contracts import whole_terms
from sapar.registers.journeys.models import Journey
from sapar.registers.people.models import Person
from sapar.throughout.complaints.sums import added
from sapar.throughout.costs.models import C, CostDeclaration, CostItem

if TYPE_CHECKING:
    from collections.abc import Iterable


def costs_of(actor: Actor, journey: Journey) -> "QuerySet[CostItem]":
    """Return the payments of a journey that an actor may know of; what was taken back is not among them."""
    return CostItem.visible_to(actor).filter(journey=journey).exclude(state=C.TAKEN_BACK)


def costs_of_person(actor: Actor, person: Person) -> "QuerySet[CostItem]":
    """Return the payments of all journeys of a person that an actor may know of."""
    return CostItem.visible_to(actor).filter(journey__person=person).exclude(state=C.TAKEN_BACK)


def charged_to_worker(journey: Journey) -> "QuerySet[CostItem]":
    """Return what the worker bears: paid, and not given back."""
    return CostItem.objects.filter(journey=journey, state=C.NOTED)


def totals_of(journey: Journey) -> list[Money]:
    """Return what the worker bears, each currency for itself."""
    return totals(charged_to_worker(journey))


def totals(items: "Iterable[CostItem]") -> list[Money]:
    """Add what is borne of some payments, each currency for itself."""
    return added(item.money for item in items if item.state == C.NOTED)


def declared(journey: Journey) -> CostDeclaration | None:
    """Return the worker's newest declaration; None while there is none."""
    return CostDeclaration.objects.filter(journey=journey).order_by("-pk").first()


def months_of_pay(declaration: CostDeclaration) -> Decimal | None:
    """Return how many months of the first pay the job cost, by one decimal (SDG indicator 10.7.1).

    Only what was paid in the currency of the pay counts: without a dated rate nothing is converted. None while the pay
    is not known, or where something was paid in another currency.
    """
    pay = declaration.first_pay
    if pay is None or any(total.currency != pay.currency for total in declaration.totals):
        return None
    paid = sum((total.amount for total in declaration.totals), Decimal(0))
    return (paid / pay.amount).quantize(Decimal("0.1"))


def law_on(journey: Journey, items: "Iterable[CostItem]", on: date) -> Result | None:
    """Return what the law of both countries says of such payments; None where there is no law on record."""
    fees = [
        {"kind": item.kind, "payer": "worker", "payee": item.payee, "amount": item.amount, "currency": item.currency}
        for item in items
        if item.state == C.NOTED and item.kind in FEES
    ]
    return check_terms(whole_terms(journey, {"contract": {"fees": fees}}, on), on) if fees else None


def about_fees(result: Result | None) -> tuple[Finding, ...]:
    """Return the breaches that are about payments; the rest of a contract is not judged here."""
    return tuple(finding for finding in result.broken if finding.field == "fees") if result else ()
