"""The declaration: the worker's own word, and how many months of pay the job cost."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.money import Money
from sapar.throughout.costs.actions import declare_costs, note_first_pay
from sapar.throughout.costs.models import CostDeclaration
from sapar.throughout.costs.queries import declared as declaration_of
from sapar.throughout.costs.queries import months_of_pay
from sapar.throughout.costs.tests.paid import declared, journey_of, paid

pytestmark = pytest.mark.django_db


def earned(cast, amount, currency):
    """He says what the first month brought."""
    said = declared(cast)
    note_first_pay(said, by=cast.holder("nurlan"), money=Money(Decimal(amount), currency))
    return CostDeclaration.objects.get(pk=said.pk)


def test_a_declaration_holds_the_sums_of_its_day(cast):
    paid(cast, 45000)
    said = declared(cast)
    paid(cast, 5000)
    assert said.totals == [Money(Decimal(45000), "KGS")]


def test_an_empty_list_can_be_declared(cast):
    assert declared(cast).totals == []


def test_whoever_was_told_what_to_write_does_not_declare(cast):
    with pytest.raises(ValidationError):
        declare_costs(journey_of(cast), by=cast.holder("nurlan"), alone=False)
    assert declaration_of(journey_of(cast)) is None


def test_the_newest_declaration_counts(cast):
    declared(cast)
    newer = declared(cast)
    assert declaration_of(journey_of(cast)) == newer


@pytest.mark.parametrize(("amount", "currency", "months"), [(60000, "RUB", "1.5"), (30000, "RUB", "3.0")])
def test_the_cost_is_counted_in_months_of_the_first_pay(cast, amount, currency, months):
    paid(cast, 90000, "RUB")
    assert months_of_pay(earned(cast, amount, currency)) == Decimal(months)


def test_nothing_is_converted_without_a_rate(cast):
    paid(cast, 90000, "KGS")
    assert months_of_pay(earned(cast, 60000, "RUB")) is None
