"""Form fields that take what people write: dates with dots or spaces, money with a comma, phones as dialled."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.money import Money
from sapar.foundation.references import normalised
from sapar.foundation.ui import errors
from sapar.foundation.ui.words import Words, in_threes, say

# The home currency, those of the corridors, and the two that savings are kept in.
CURRENCIES: dict[str, Words] = {
    "KGS": _("som"),
    "RUB": _("Russian rouble"),
    "KZT": _("tenge"),
    "TRY": _("Turkish lira"),
    "KRW": _("won"),
    "AED": _("dirham"),
    "GBP": _("pound"),
    "EUR": _("euro"),
    "USD": _("US dollar"),
}
_DAY_FIRST = re.compile(r"(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,2})")
_GROUPED = re.compile(r"\d{1,3}([ '.,])\d{3}(\1\d{3})*")


def read_date(text: str) -> date:
    """Read 31.12.2026, 31 12 2026, 31/12/2026 or 2026-12-31.

    Raises:
        ValueError: when it is none of these, or no such day exists.
    """
    tidy = _tidy(text).strip(".")
    if found := _DAY_FIRST.fullmatch(tidy):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(tidy):
        year, month, day = (int(part) for part in found.groups())
    else:
        raise ValueError(text)
    return date(year, month, day)


def read_amount(text: str) -> Decimal:
    """Read "45 000,50", "45000.50", "45,000.50" or "45.000,50".

    One comma or dot followed by exactly three digits groups thousands, since no currency here has three decimals.

    Raises:
        ValueError: when it is no amount or could mean two.
    """
    tidy = _tidy(text).replace("\u2019", "'")
    whole, decimals = tidy, ""
    if found := re.fullmatch(r"(.*\d)?[.,](\d{1,2})", tidy):
        whole, decimals = found[1] or "0", found[2]
    separators = set(re.findall(r"[^\d]", whole))
    if decimals and separators & {tidy[-len(decimals) - 1]}:
        raise ValueError(text)
    if not re.fullmatch(r"\d+", whole) and (not _GROUPED.fullmatch(whole) or whole.startswith("0")):
        raise ValueError(text)
    return Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}")


def _tidy(text: str) -> str:
    """Make every kind of space and digit the plain one."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


class DateInput(forms.TextInput):
    """One text input; the script adds a button that opens the browser's own calendar."""

    template_name = "ui/widgets/date.html"

    def format_value(self, value: Any) -> str | None:
        """Write a date as 31.12.2026, and what was typed as it was typed."""
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


class DateTextField(forms.Field):
    """A date in one text field. ``earliest`` and ``latest`` bound it, with a sentence."""

    widget = DateInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": errors.DATE,
        "too_early": _("Write a date from this day on: {date}"),
        "too_late": _("Write a date up to this day: {date}"),
    }
    polite_messages = default_error_messages

    def __init__(self, *, earliest: date | None = None, latest: date | None = None, **options: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        """Read the date."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return read_date(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def validate(self, value: Any) -> None:
        """Keep it within the bounds."""
        super().validate(value)
        if value and self.earliest and value < self.earliest:
            raise ValidationError(say(self.error_messages["too_early"], date=self.earliest), code="too_early")
        if value and self.latest and value > self.latest:
            raise ValidationError(say(self.error_messages["too_late"], date=self.latest), code="too_late")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the days, not how they are written."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class AmountField(forms.Field):
    """An amount as people write it, with a comma or a dot and groups of three."""

    widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": errors.NUMBER}
    polite_messages = default_error_messages

    def to_python(self, value: Any) -> Decimal | None:
        """Read the amount."""
        if value in self.empty_values or isinstance(value, Decimal):
            return None if value in self.empty_values else value
        try:
            return read_amount(str(value))
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class MoneyInput(forms.MultiWidget):
    """An amount and its currency, side by side."""

    template_name = "ui/widgets/money.html"
    use_fieldset = False

    def __init__(self, currencies: Sequence[tuple[str, Words]], attrs: dict[str, Any] | None = None) -> None:
        amount = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__([amount, forms.Select({"aria-label": _("Currency")}, currencies)], attrs)

    def decompress(self, value: Money | None) -> list[Any]:
        """Split what was stored."""
        return [f"{value.amount.normalize():f}", value.currency] if value else [None, None]

    def id_for_label(self, id_: str) -> str:
        """Let the label name the amount."""
        return f"{id_}_0" if id_ else id_


class MoneyField(forms.MultiValueField):
    """An amount and its currency; the answer is :class:`~sapar.foundation.money.Money`. Never converted."""

    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": errors.NUMBER}
    polite_messages = default_error_messages

    def __init__(self, *, currencies: Sequence[str] = tuple(CURRENCIES), **options: Any) -> None:
        choices = [(code, say("{code} ({name})", code=code, name=CURRENCIES.get(code, code))) for code in currencies]
        parts = (AmountField(), forms.ChoiceField(choices=choices))
        parts[1].error_messages["invalid_choice"] = errors.CHOOSE_LISTED
        super().__init__(parts, widget=MoneyInput(choices), require_all_fields=False, **options)
        for part in parts:
            part.required = False

    def clean(self, value: Any) -> Money | None:
        """Read both parts. A currency without an amount is no answer, since one is always chosen."""
        if value and not str(value[0] or "").strip():
            value = None
        answer: Money | None = super().clean(value)
        return answer

    def compress(self, data_list: Sequence[Any]) -> Money | None:
        """Put the two together."""
        if not data_list:
            return None
        amount, currency = data_list
        if amount is None or not currency:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return Money(amount, currency)


class PhoneField(forms.Field):
    """A phone, kept as +996555123456. Without a country code it is read as one of ``region``."""

    widget = forms.TextInput({"inputmode": "tel", "autocomplete": "tel"})
    default_error_messages: ClassVar[dict[str, Any]] = {"invalid": errors.PHONE}
    polite_messages = default_error_messages

    def __init__(self, *, region: str = "KG", **options: Any) -> None:
        self.region = region
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Read the number and check that such a number can exist."""
        if value in self.empty_values:
            return ""
        try:
            number = phonenumbers.parse(str(value), self.region)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in groups."""
        try:
            number = phonenumbers.parse(str(value), None)
        except phonenumbers.NumberParseException:
            return value
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class ReferenceField(forms.CharField):
    """A record's number; spaces, dots and dashes are as good as none. The check digit must fit."""

    widget = forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> str:
        """Return the nine digits."""
        text = super().to_python(value)
        return normalised(unicodedata.normalize("NFKC", text)) if text else ""

    def prepare_value(self, value: Any) -> Any:
        """Show nine digits in threes."""
        return in_threes(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{9}", value) else value
