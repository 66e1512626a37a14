"""What people write is understood, and what is not understood is asked again."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from sapar.foundation.money import Money
from sapar.foundation.references import new_reference
from sapar.foundation.ui.forms import DateTextField, MoneyField, PhoneField, ReferenceField, read_amount, read_date


@pytest.mark.parametrize(
    "written", ["31.12.2026", "31 12 2026", " 31/12/2026 ", "31-12-2026", "2026-12-31", "31.12.2026.", "31. 12. 2026"]
)
def test_a_date_may_be_written_with_dots_spaces_or_dashes(written):
    assert DateTextField().clean(written) == date(2026, 12, 31)


@pytest.mark.parametrize("written", ["31.02.2026", "31.12.26", "12/2026", "tomorrow", "2026.13.01"])
def test_what_is_no_day_is_asked_again_with_an_example(written):
    with pytest.raises(ValidationError, match=r"Write the date like 31\.12\.2026"):
        DateTextField().clean(written)


def test_a_date_out_of_bounds_says_the_bound():
    with pytest.raises(ValidationError, match=r"up to this day: 01\.12\.2026"):
        DateTextField(latest=date(2026, 12, 1)).clean("02.12.2026")


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_date_we_write_we_can_read(day):
    assert read_date(f"{day:%d.%m.%Y}") == read_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("45 000,50", "45000.50"),
        ("45000.50", "45000.50"),
        ("45,000.50", "45000.50"),
        ("45.000,50", "45000.50"),
        ("45,000", "45000"),
        ("45.000", "45000"),
        ("45\u00a0000", "45000"),
        ("1'200'000", "1200000"),
        ("0,5", "0.5"),
        (",5", "0.5"),
        ("12", "12"),
    ],
)
def test_money_is_read_with_a_comma_a_dot_and_groups(written, amount):
    assert read_amount(written) == Decimal(amount)


@pytest.mark.parametrize("written", ["", "abc", "-5", "45 00", "1,2,3", "1.234.56", "1,23,45", "0,500", "45000 som"])
def test_what_could_mean_two_amounts_is_asked_again(written):
    with pytest.raises(ValueError, match=f"^{re.escape(written)}$"):
        read_amount(written)


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_every_amount_we_write_we_can_read(amount):
    written = f"{amount:,}".replace(",", " ").replace(".", ",")
    assert read_amount(written) == amount


def test_money_keeps_its_currency():
    assert MoneyField().clean(["45 000,50", "RUB"]) == Money(Decimal("45000.50"), "RUB")


def test_money_left_empty_is_no_answer_although_a_currency_is_chosen():
    assert MoneyField(required=False).clean(["", "KGS"]) is None
    with pytest.raises(ValidationError):
        MoneyField().clean(["", "KGS"])


def test_money_that_is_no_number_says_so():
    with pytest.raises(ValidationError, match="for example 45000"):
        MoneyField().clean(["a lot", "KGS"])


@pytest.mark.parametrize("written", ["+996 555 123 456", "0555 123456", "00996555123456", "996555123456"])
def test_a_phone_is_kept_in_one_form(written):
    assert PhoneField().clean(written) == "+996555123456"


@pytest.mark.parametrize("written", ["12", "no phone", "+996 1"])
def test_what_is_no_phone_is_asked_with_the_country_code(written):
    with pytest.raises(ValidationError, match="with country code"):
        PhoneField().clean(written)


def test_a_reference_may_have_spaces_dots_and_dashes():
    ref = new_reference()
    assert ReferenceField().clean(f" {ref[:3]}-{ref[3:6]}.{ref[6:]} ") == ref


def test_a_wrong_digit_is_not_found():
    ref = new_reference()
    wrong = ref[:-1] + str((int(ref[-1]) + 1) % 10)
    with pytest.raises(ValidationError, match="Check the digits"):
        ReferenceField().clean(wrong)
