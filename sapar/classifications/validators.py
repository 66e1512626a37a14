"""Validators for model and form fields that hold a code of one of the lists."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def validate_occupation(code: str) -> None:
    """Refuse a code that is not a group of ISCO-08."""
    _must_be_known(
        codes.occupation, code, _("There is no occupation with the code “%(code)s”. Choose one from the list.")
    )


def validate_unit_group(code: str) -> None:
    """Refuse a code that is not a unit group of ISCO-08, the four-digit level that a job needs."""
    validate_occupation(code)
    if codes.occupation(code).level != 4:
        message = _("“%(code)s” is a group of occupations. Choose the occupation itself: its code has four digits.")
        raise ValidationError(message, code="not_unit_group", params={"code": code})


def validate_sector(code: str) -> None:
    """Refuse a code that is not a section of ISIC Rev. 4."""
    _must_be_known(codes.sector, code, _("There is no sector with the code “%(code)s”. Choose one from the list."))


def validate_place(code: str) -> None:
    """Refuse a code that is not a place in Kyrgyzstan."""
    _must_be_known(codes.place, code, _("There is no place with the code “%(code)s”. Choose one from the list."))


def validate_country(code: str) -> None:
    """Refuse a code that is not a country of ISO 3166-1."""
    _must_be_known(codes.country, code, _("There is no country with the code “%(code)s”. Choose one from the list."))


def validate_region(code: str) -> None:
    """Refuse a code that is not a region abroad that the system knows."""
    _must_be_known(codes.region, code, _("There is no region called “%(code)s” in the list. Choose one from the list."))


def validate_currency(code: str) -> None:
    """Refuse a code that is not a currency the system knows."""
    _must_be_known(codes.currency, code, _("There is no currency with the code “%(code)s”. Choose one from the list."))


def _must_be_known(find: Callable[[str], object], code: str, message: "_StrPromise") -> None:
    try:
        find(code)
    except codes.UnknownCode as unknown:
        raise ValidationError(message, code="unknown_code", params={"code": code}) from unknown
