"""Phones and e-mail addresses: what people type, and the one form in which it is kept (E.164, lower case)."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

HOME_REGION = "KG"


def normalised(text: str) -> str:
    """Return a phone as ``+996555123456`` or an e-mail address in lower case.

    Raises:
        ValidationError: a sentence that shows how to write it.
    """
    text = text.strip()
    if "@" in text:
        return _mail(text)
    try:
        number = phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException as error:
        raise ValidationError(_("Write the phone with country code: +996 555 123 456"), code="phone") from error
    if not phonenumbers.is_possible_number(number):
        raise ValidationError(_("Write the phone with country code: +996 555 123 456"), code="phone")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable(contact: str) -> str:
    """Return a kept contact as people write it: ``+996 555 123 456``."""
    if not contact.startswith("+"):
        return contact
    return phonenumbers.format_number(phonenumbers.parse(contact), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _mail(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise ValidationError(_("Write the e-mail address like name@example.org"), code="email") from error
    return text.lower()


def check_contact(text: str) -> None:
    """Refuse what is not yet in the form that is kept."""
    if normalised(text) != text:
        raise ValidationError(_("Write the phone with country code: +996 555 123 456"), code="phone")
