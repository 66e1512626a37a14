"""What a typed text asks for: words of a name, a birth date or year, a number."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from sapar.foundation import references
from sapar.foundation.accounts import contacts
from sapar.registers.people.likeness import Word

WHOLE_DAY = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b|\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
PERSONAL_DIGITS = 14


@dataclass(frozen=True)
class Wanted:
    """What a typed text asks for."""

    words: list[Word] = field(default_factory=list)
    born_on: date | None = None
    year: int | None = None
    ref: str = ""
    contact: str = ""
    personal_number: str = ""
    document: str = ""

    @property
    def by_number(self) -> bool:
        """Say whether a number or an address is asked for."""
        return bool(self.ref or self.contact or self.personal_number or self.document)

    @property
    def nothing(self) -> bool:
        """Say whether there is nothing to look up. A year alone is no query: it would be a list."""
        return not (self.words or self.born_on or self.by_number)


def understood(text: str, born_on: date | None = None, year: int | None = None) -> Wanted:
    """Read what was typed. What a form asks apart comes before what the text says.

    Args:
        text: names in any order and script, whole or begun, with or without a date or year; or one number.
        born_on: the birth date.
        year: the year of birth, where no day is known.
    """
    rest, day = _cut_day(text.strip())
    typed_year = YEAR.search(rest)
    name = YEAR.sub(" ", rest, count=1)
    if not re.search(r"[\d@]", name):
        day = born_on or day
        return Wanted(Word.all_of(name), day, None if day else year or (typed_year and int(typed_year.group())))
    digits = re.sub(r"\D", "", rest)
    return Wanted(
        born_on=born_on or day,
        ref=_reference(rest),
        contact=_contact(rest),
        personal_number=digits if len(digits) == PERSONAL_DIGITS else "",
        document=rest,
    )


def _cut_day(text: str) -> tuple[str, date | None]:
    match = WHOLE_DAY.search(text)
    if not match:
        return text, None
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    with suppress(ValueError):
        born = date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
        return text.replace(match.group(), " ", 1), born
    return text, None


def _reference(text: str) -> str:
    try:
        return references.normalised(text)
    except ValidationError:
        return ""


def _contact(text: str) -> str:
    try:
        return contacts.normalised(text)
    except ValidationError:
        return ""
