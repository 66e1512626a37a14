"""The worker alone writes in the ledger, and what was written stays in its history."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.money import Money
from sapar.throughout.costs.actions import add_cost, correct_cost, note_refund, take_back_cost
from sapar.throughout.costs.models import CostKind, Payee
from sapar.throughout.costs.queries import costs_of, totals_of
from sapar.throughout.costs.tests.paid import journey_of, paid

pytestmark = pytest.mark.django_db


def test_payments_of_each_currency_are_added_for_themselves(cast):
    paid(cast, 45000)
    paid(cast, 5000, kind=CostKind.MEDICAL)
    paid(cast, 3000, "RUB", kind=CostKind.TRAVEL)
    assert totals_of(journey_of(cast)) == [Money(Decimal(50000), "KGS"), Money(Decimal(3000), "RUB")]


@pytest.mark.parametrize("name", ["aigul", "bakyt", "svetlana", "daniyar", "kanykei"])
def test_nobody_writes_for_the_worker(cast, name):
    with pytest.raises(Refused):
        add_cost(
            journey_of(cast), by=getattr(cast, name), kind=CostKind.VISA, money=Money(Decimal(1), "KGS"),
            payee=Payee.OTHER,
        )  # fmt: skip


@pytest.mark.parametrize("amount", [0, -5, 10**12])
def test_an_amount_that_is_no_payment_is_refused(cast, amount):
    with pytest.raises(ValidationError):
        paid(cast, amount)


def test_a_day_ahead_is_refused(cast):
    with pytest.raises(ValidationError):
        paid(cast, paid_on=clock.today() + timedelta(days=1))


def test_a_corrected_payment_keeps_what_it_said(cast):
    item, nurlan = paid(cast), cast.holder("nurlan")
    correct_cost(item, by=nurlan, kind=CostKind.DEPOSIT, money=Money(Decimal(40000), "KGS"), payee=Payee.MIDDLEMAN)
    assert totals_of(journey_of(cast)) == [Money(Decimal(40000), "KGS")]
    assert AuditEvent.objects.filter(subject_ref=item.ref).count() == 2


def test_what_came_back_is_borne_no_longer_and_stays_on_the_list(cast):
    item, nurlan = paid(cast), cast.holder("nurlan")
    note_refund(item, by=nurlan)
    assert totals_of(journey_of(cast)) == []
    assert list(costs_of(nurlan, journey_of(cast))) == [item]


def test_what_was_not_paid_leaves_the_list(cast):
    item, nurlan = paid(cast), cast.holder("nurlan")
    take_back_cost(item, by=nurlan)
    assert not costs_of(nurlan, journey_of(cast)).exists()


def test_who_took_the_money_is_not_in_clear_in_the_database(cast):
    paid(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT paid_to FROM costs_costitem")
        assert "Асан" not in str(cursor.fetchall())
