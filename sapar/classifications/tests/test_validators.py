"""A field that holds a code takes only codes of its list."""

import pytest
from django.core.exceptions import ValidationError

from sapar.classifications import validators

KNOWN = [
    (validators.validate_occupation, "72"),
    (validators.validate_unit_group, "7212"),
    (validators.validate_sector, "F"),
    (validators.validate_place, "41711"),
    (validators.validate_country, "KG"),
    (validators.validate_region, "Moscow oblast"),
    (validators.validate_currency, "KGS"),
]


@pytest.mark.parametrize(("validate", "code"), KNOWN)
def test_a_known_code_is_accepted(validate, code):
    assert validate(code) is None


@pytest.mark.parametrize("validate", [validate for validate, _ in KNOWN])
def test_an_unknown_code_is_refused_and_named(validate):
    with pytest.raises(ValidationError, match=r"9x9"):
        validate("9x9")


def test_a_job_needs_a_four_digit_occupation():
    with pytest.raises(ValidationError, match="four digits"):
        validators.validate_unit_group("72")
