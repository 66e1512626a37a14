"""References, money, the clock and keys."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sapar.foundation import clock
from sapar.foundation.money import CurrenciesDiffer, Money
from sapar.foundation.privacy.sealing import blind_index
from sapar.foundation.references import new_reference, normalised, spoken


def test_a_reference_is_nine_digits_in_threes():
    reference = new_reference()
    assert normalised(spoken(reference)) == reference
    assert [len(part) for part in spoken(reference).split("-")] == [3, 3, 3]


@given(st.integers(0, 8), st.integers(1, 9))
def test_a_wrong_digit_is_always_noticed(place, shift):
    reference = new_reference()
    wrong = reference[:place] + str((int(reference[place]) + shift) % 10) + reference[place + 1 :]
    with pytest.raises(ValidationError):
        normalised(wrong)


@given(st.integers(0, 7))
def test_two_swapped_neighbours_are_always_noticed(place):
    reference = new_reference()
    swapped = reference[:place] + reference[place + 1] + reference[place] + reference[place + 2 :]
    if swapped != reference:
        with pytest.raises(ValidationError):
            normalised(swapped)


def test_money_is_rounded_to_what_can_be_paid_and_keeps_its_currency():
    assert Money(Decimal("10.005"), "KGS").amount == Decimal("10.01")
    assert Money(Decimal("10.5"), "KRW").amount == Decimal("11")
    assert str(Money(Decimal("1234567.5"), "RUB")) == "1\u00a0234\u00a0567,50\u00a0RUB"
    with pytest.raises(CurrenciesDiffer):
        Money(Decimal(1), "RUB") + Money(Decimal(1), "KGS")


def test_the_legal_day_is_that_of_the_place():
    with clock.at(datetime(2026, 3, 1, 20, 0, tzinfo=UTC)):
        assert clock.today("Asia/Bishkek") == date(2026, 3, 2)
        assert clock.today("Europe/Moscow") == date(2026, 3, 1)


def test_a_serving_instance_cannot_set_its_clock(settings):
    settings.SAPAR_CLOCK_MAY_BE_SET = False
    with pytest.raises(clock.ClockIsReal), clock.at(datetime.now(UTC)):
        pass


def test_a_blind_index_ignores_how_a_number_is_written_and_never_matches_blanks():
    assert blind_index("passport", "AC 123-456") == blind_index("passport", "ac123456")
    assert blind_index("passport", "AC123456") != blind_index("personal number", "AC123456")
    assert blind_index("passport", " ") == ""


def test_the_roles_that_a_room_below_the_register_names_are_roles():
    from sapar.policy.law_review.permissions import AUDITOR, JURIST
    from sapar.registers.organizations.models import Role

    assert {JURIST, AUDITOR} <= set(Role)
