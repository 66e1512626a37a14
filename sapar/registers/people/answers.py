"""What the actions on people ask, and how an answer is read: names, birth dates, numbers, places and occupations."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.classifications.search import search_countries, search_occupations, search_places
from sapar.classifications.validators import validate_country, validate_place, validate_unit_group
from sapar.foundation import clock
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.actions.asking import Ask
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.privacy.classes import P2, P3
from sapar.registers.people.models import NAME_LENGTH
from sapar.registers.people.wanted import PERSONAL_DIGITS

EARLIEST_BIRTH = date(1900, 1, 1)
OFFERED = 5  # how many codes a sentence offers where several are meant
NOTHING = "-"  # typed to clear an answer

WHO_SEES = _("The person, state offices and the post in the country of work")
ONLY_STAFF_WITH_A_TASK = _("The person, and officers who need it for a task. It is kept encrypted")


def check_name(name: str) -> None:
    """Refuse what is no name: digits and signs. Letters of any script, hyphen, apostrophe and dot are."""
    if not re.fullmatch(r"[^\W\d_][^\W\d_'’ʻʼ`.\- ]*(?:['’ʻʼ`.\- ]+[^\W\d_]*)*", name.strip()):
        raise ValidationError(_("Write the name with letters only, as in the document"), code="name")


def check_patronymic(name: str) -> None:
    """Refuse what is no name; a dash says that there is none."""
    if name != NOTHING:
        check_name(name)


def check_birth(born_on: date) -> None:
    """Refuse a birth date that cannot be."""
    if born_on > clock.today():
        raise ValidationError(_("This date of birth is in the future. Check the year"), code="future")
    if born_on < EARLIEST_BIRTH:
        raise ValidationError(_("Check the year of birth: it is 1900 or later"), code="birth")


def check_personal_number(number: str) -> None:
    """Refuse what has not fourteen digits. Their meaning is not checked: old numbers do not keep to it."""
    if not re.fullmatch(rf"\d{{{PERSONAL_DIGITS}}}", re.sub(r"[\s-]", "", number)):
        raise ValidationError(_("The personal number has 14 digits"), code="personal_number")


def check_document_number(number: str) -> None:
    """Refuse what is no number of a document: letters and digits, at least three."""
    if not re.fullmatch(r"[^\W_]{3,20}", re.sub(r"[\s\-№/.]", "", number)) or not re.search(r"\d", number):
        raise ValidationError(_("Write the number as it stands in the document: ID1234567"), code="document")


def check_phone(text: str) -> None:
    """Refuse what is no phone number, in any way people write it."""
    if "@" in text:
        raise ValidationError(_("Write the phone with country code: +996 555 123 456"), code="phone")
    normalised(text)


def check_email(text: str) -> None:
    """Refuse what is no e-mail address."""
    if "@" not in text:
        raise ValidationError(_("Write the e-mail address like name@example.org"), code="email")
    normalised(text)


def place_meant(text: str) -> str:
    """Return the code of the place in Kyrgyzstan that ``text`` names (a code is one already); empty for nothing.

    Raises:
        ValidationError: when none or several are meant; the sentence offers them.
    """
    return _code_meant(
        text,
        validate_place,
        lambda: search_places(text, readers_language()),
        _("Choose a district or city from the list"),
    )


def country_meant(text: str) -> str:
    """Return the two letters of the country that ``text`` names. Raises ValidationError when none or several are."""
    known = text.upper() if len(text) == 2 else text
    return _code_meant(
        known, validate_country, lambda: search_countries(text, readers_language()), _("Choose a country")
    )


def occupation_meant(text: str) -> str:
    """Return the ISCO-08 unit group that ``text`` names. Raises ValidationError when none or several are."""

    def search() -> Iterable[codes.Entry]:
        return (each for each in search_occupations(text, readers_language()) if each.level == 4)

    return _code_meant(text, validate_unit_group, search, _("Write the occupation in another way"))


def check_place(text: str) -> None:
    """Refuse a place that cannot be told."""
    place_meant(text)


def check_country(text: str) -> None:
    """Refuse a country that cannot be told."""
    country_meant(text)


def check_occupation(text: str) -> None:
    """Refuse an occupation that cannot be told."""
    occupation_meant(text)


def _code_meant(
    text: str, validate: Callable[[str], None], search: Callable[[], Iterable[codes.Entry]], otherwise: object
) -> str:
    """Return ``text`` itself where it is a code; only then is nothing searched."""
    text = text.strip()
    if not text:
        return ""
    try:
        validate(text)
    except ValidationError:
        found = list(search())
        named = [each for each in found if text.casefold() in {name.casefold() for name in (each.ky, each.ru, each.en)}]
        meant = named if len(named) == 1 else found
        if len(meant) == 1:
            return meant[0].code
        raise _which(meant, otherwise) from None
    return text


def _which(meant: list[codes.Entry], otherwise: object) -> ValidationError:
    if not meant:
        return ValidationError(str(otherwise), code="unknown")
    offered = "; ".join(each.name(readers_language()) for each in meant[:OFFERED])
    return ValidationError(_("Which one? Write it in full: {offered}").format(offered=offered), code="several")


FamilyName = Annotated[str, Ask(_("Family name"), max_length=NAME_LENGTH, check=check_name, who_sees=WHO_SEES)]
GivenName = Annotated[str, Ask(_("Given name"), max_length=NAME_LENGTH, check=check_name)]
Patronymic = Annotated[
    str, Ask(_("Patronymic"), hint=_("If there is one in the document"), max_length=NAME_LENGTH, check=check_patronymic)
]
LatinFamilyName = Annotated[
    str,
    Ask(_("Family name in Latin letters"), hint=_("As in the passport"), max_length=NAME_LENGTH, check=check_name),
]
LatinGivenName = Annotated[
    str, Ask(_("Given name in Latin letters"), hint=_("As in the passport"), max_length=NAME_LENGTH, check=check_name)
]
BornOn = Annotated[date, Ask(_("Date of birth"), data_class=P2, check=check_birth)]
Citizenship = Annotated[str, Ask(_("Citizenship"), max_length=60, check=check_country, suggest="people:countries")]
HomePlace = Annotated[
    str,
    Ask(
        _("Home: district or city"), hint=_("For example: Кара-Суу району"), max_length=100, check=check_place,
        suggest="people:places",
    ),
]  # fmt: skip
Phone = Annotated[str, Ask(_("Phone"), hint=_("With country code: +996 555 123 456"), max_length=40, check=check_phone)]
Email = Annotated[str, Ask(_("E-mail"), max_length=254, check=check_email)]
PersonalNumber = Annotated[
    str,
    Ask(
        _("Personal number"), hint=_("14 digits in the passport"), max_length=20, data_class=P3,
        who_sees=ONLY_STAFF_WITH_A_TASK, check=check_personal_number,
    ),
]  # fmt: skip
DocumentNumber = Annotated[
    str,
    Ask(
        _("Number of the document"), max_length=30, data_class=P3, who_sees=ONLY_STAFF_WITH_A_TASK,
        check=check_document_number,
    ),
]  # fmt: skip
Reason = Annotated[str, Ask(_("Reason"), hint=_("Write the reason. The person will read it"), lines=3, max_length=1000)]
