"""Payments and declarations for the tests of this room."""

from decimal import Decimal

from sapar.foundation.money import Money
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.journeys.models import Journey
from sapar.throughout.costs.actions import add_cost, declare_costs
from sapar.throughout.costs.models import CostKind, Payee


def journey_of(cast, who="nurlan"):
    """Return the journey to Russia, planned on the first call."""
    found = Journey.objects.filter(person=cast.worker(who)).first()
    return found or plan_journey(cast.worker(who), by=cast.holder(who), destination="RU").record


def paid(cast, amount=45000, currency="KGS", kind=CostKind.PLACEMENT, payee=Payee.AGENCY, **more):
    """Nurlan writes a payment down."""
    money = Money(Decimal(amount), currency)
    return add_cost(
        journey_of(cast), by=cast.holder("nurlan"), kind=kind, money=money, payee=payee, paid_to="Агент Асан", **more
    ).record  # fmt: skip


def declared(cast):
    """He declares the list whole."""
    return declare_costs(journey_of(cast), by=cast.holder("nurlan"), alone=True).record
