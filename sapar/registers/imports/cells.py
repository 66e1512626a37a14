"""From what stands in a cell to the value it means, or the reason why not. One function for each kind of cell.

Each returns ``(value, remark)``: the value as text (days as 2026-12-31, countries and places as codes) and the code of
a remark where it was read otherwise than written. Nothing is guessed: a day that can be two days is sent back.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError

from sapar.classifications.search import fold
from sapar.foundation import clock
from sapar.foundation.accounts import contacts
from sapar.registers.people.answers import (
    EARLIEST_BIRTH,
    check_document_number,
    check_name,
    country_meant,
    occupation_meant,
    place_meant,
)
from sapar.registers.people.models import NAME_LENGTH, DocumentKind, Sex
from sapar.registers.people.wanted import PERSONAL_DIGITS

Read = tuple[str, str]

LATIN_TWINS = str.maketrans("aceopxykhmtbACEOPXYKHMTB", "асеорхукнмтвАСЕОРХУКНМТВ")
CYRILLIC_TWINS = str.maketrans("асеорхукнмтвАСЕОРХУКНМТВ", "aceopxykhmtbACEOPXYKHMTB")
CYRILLIC, LATIN = re.compile(r"[\u0400-\u04ff]"), re.compile(r"[A-Za-z]")
# Two names with a sign or an "and" between them, or on two lines.
SEVERAL = re.compile(r"\w[\s.]*[;,/+&\n]\s*\w|\s(?:и|жана|and)\s\S", re.IGNORECASE)
WORD = re.compile(r"\S+")
FAMILY_COMMA_GIVEN = re.compile(r"(\S+),\s*(\S+(?:\s\S+)?)")
PARTICLES = frozenset({"уулу", "кызы", "uulu", "kyzy", "kizi", "оглы", "оглу", "угли"})
MOST_WORDS = 4  # family name, given name, and a patronymic of up to two words

MONTHS = {
    fold(stem): number
    for number, stems in enumerate(
        ("янв jan", "фев feb", "мар mar", "апр apr", "мая май may", "июн jun", "июл jul", "авг aug", "сен sep",
         "окт oct", "ноя nov", "дек dec"), start=1)
    for stem in stems.split()
}  # fmt: skip
YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
YEAR_LAST = re.compile(r"(\d{1,2})\s*([-./\s])\s*(\d{1,2})\s*[-./\s]\s*(\d{4}|\d{2})")
IN_WORDS = re.compile(r"(\d{1,2})[\s.-]*([^\W\d_]{3,})[\s.,-]*(\d{4})")
AFTER_A_DAY = re.compile(r"(?:[T\s]\d{1,2}:\d{2}.*|\s*(?:г|ж|г\.р|ж\.т)\.?)$")
DAY_ZERO, FIRST_NUMBER, LAST_NUMBER = date(1899, 12, 30), 3_000, 80_000  # how spreadsheets number days
SEXES = {fold(word): sex for word, sex in {
    "м": Sex.MALE, "муж": Sex.MALE, "мужской": Sex.MALE, "мужчина": Sex.MALE, "m": Sex.MALE, "male": Sex.MALE,
    "эркек": Sex.MALE, "э": Sex.MALE, "ж": Sex.FEMALE, "жен": Sex.FEMALE, "женский": Sex.FEMALE,
    "женщина": Sex.FEMALE, "f": Sex.FEMALE, "female": Sex.FEMALE, "аял": Sex.FEMALE, "а": Sex.FEMALE,
}.items()}  # fmt: skip
DOCUMENT_WORDS = (
    ("свид", DocumentKind.BIRTH_CERTIFICATE), ("birth", DocumentKind.BIRTH_CERTIFICATE),
    ("туулг", DocumentKind.BIRTH_CERTIFICATE), ("возвр", DocumentKind.RETURN_CERTIFICATE),
    ("return", DocumentKind.RETURN_CERTIFICATE), ("каит", DocumentKind.RETURN_CERTIFICATE),
    ("id", DocumentKind.ID_CARD), ("ident", DocumentKind.ID_CARD), ("удост", DocumentKind.ID_CARD),
    ("инсан", DocumentKind.ID_CARD), ("кубол", DocumentKind.ID_CARD), ("карт", DocumentKind.ID_CARD),
    ("пасп", DocumentKind.PASSPORT), ("pass", DocumentKind.PASSPORT), ("загран", DocumentKind.PASSPORT),
    ("проч", DocumentKind.OTHER), ("other", DocumentKind.OTHER), ("башка", DocumentKind.OTHER),
)  # fmt: skip
HOME_PHONE = re.compile(r"(?:\+?996|0)?(\d{9})")


class Unfit(Exception):
    """What stands in a cell cannot be taken. ``code`` names the sentence (``sentences.SAID``)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def repaired(text: str) -> Read:
    """Replace, in each word, the few letters that look alike by those of the script the word is in."""
    words = [_in_one_script(word) for word in text.split()]
    new = " ".join(words)
    return new, "" if new == " ".join(text.split()) else "look_alike"


def _in_one_script(word: str) -> str:
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(LATIN_TWINS if cyrillic >= latin else CYRILLIC_TWINS)


def name(text: str) -> Read:
    """Read a name of one person. Raises Unfit for signs, digits and a second person."""
    if SEVERAL.search(text):
        raise Unfit("two_people")
    text, remark = repaired(text)
    _check_name(text)
    return text, remark


def _check_name(text: str) -> None:
    if len(text) > NAME_LENGTH:
        raise Unfit("long")
    try:
        check_name(text)
    except ValidationError as error:
        raise Unfit("name") from error


def full_name(text: str) -> Read:
    """Read family name, given name and patronymic out of one cell, as ``family|given|patronymic``.

    "Токтогул уулу Айбек" has the family name first as well: the particle belongs to the word before it.
    """
    if found := FAMILY_COMMA_GIVEN.fullmatch(text):
        text = f"{found[1]} {found[2]}"
    if SEVERAL.search(text):
        raise Unfit("two_people")
    text, remark = repaired(text)
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS + 1:
        raise Unfit("two_people" if len(words) > MOST_WORDS + 1 else "full_name")
    _check_name(text)
    family = 2 if len(words) > 2 and fold(words[1]) in PARTICLES else 1
    parts = (" ".join(words[:family]), words[family], " ".join(words[family + 1 :]))
    return "|".join(parts), remark


def day(text: str) -> Read:
    """Read a day in any usual notation. Raises Unfit where it is none, or can be two."""
    text = AFTER_A_DAY.sub("", text.strip())
    if found := YEAR_FIRST.fullmatch(text):
        return _day(found[1], found[2], found[3]), ""
    if found := IN_WORDS.fullmatch(text):
        return _day(found[3], str(MONTHS.get(fold(found[2])[:3], 0)), found[1]), ""
    if found := YEAR_LAST.fullmatch(text):
        return _year_last(*found.groups())
    if text.isdigit() and FIRST_NUMBER < int(text) < LAST_NUMBER:
        return (DAY_ZERO + timedelta(days=int(text))).isoformat(), "day_number"
    raise Unfit("date")


def _year_last(first: str, sign: str, second: str, year: str) -> Read:
    """Read 31.12.2026 and, where it can be nothing else, 12/31/2026."""
    if len(year) == 2:
        raise Unfit("date_year")
    if int(second) > 12 >= int(first):
        return _day(year, first, second), "month_first"
    if sign == "/" and int(first) <= 12 and int(first) != int(second):
        raise Unfit("date_ambiguous")
    return _day(year, second, first), ""


def _day(year: str, month: str, day_of_month: str) -> str:
    try:
        return date(int(year), int(month), int(day_of_month)).isoformat()
    except ValueError as error:
        raise Unfit("date") from error


def birth(text: str) -> Read:
    """Read a day of birth: not before 1900, not in the future."""
    value, remark = past_day(text)
    if date.fromisoformat(value) < EARLIEST_BIRTH:
        raise Unfit("early")
    return value, remark


def past_day(text: str) -> Read:
    """Read a day that has come."""
    value, remark = day(text)
    if date.fromisoformat(value) > clock.today():
        raise Unfit("future")
    return value, remark


def sex(text: str) -> Read:
    """Read a sex, written out or as a letter."""
    found = SEXES.get(fold(text).strip(". "))
    if found is None:
        raise Unfit("sex")
    return found.value, ""


def personal_number(text: str) -> Read:
    """Read a personal number: 14 digits, with or without spaces. A rounded one (1.23E+13) is lost for good."""
    if re.search(r"\d[eE]\+?\d|\.\d", text):
        raise Unfit("rounded")
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(rf"[0-9]{{{PERSONAL_DIGITS}}}", digits):
        raise Unfit("personal_number")
    return digits, ""


def document_number(text: str) -> Read:
    """Read the number of a document. The letters of a series are Latin: Cyrillic twins are replaced."""
    plain = re.sub(r"\s+", " ", text.replace("№", " ")).strip()
    try:
        check_document_number(plain)
    except ValidationError as error:
        raise Unfit("document_number") from error
    latin = plain.upper().translate(CYRILLIC_TWINS) if CYRILLIC.search(plain) else plain
    return (latin, "look_alike") if latin != plain.upper() and not CYRILLIC.search(latin) else (plain, "")


def document_kind(text: str) -> Read:
    """Read a kind of document by the beginning of any of its words."""
    words = WORD.findall(fold(text))
    for stem, kind in DOCUMENT_WORDS:
        if any(word.startswith(stem) for word in words):
            return kind.value, ""
    raise Unfit("document_kind")


def phone(text: str) -> Read:
    """Read a phone. Numbers of this country need no phone book to be told."""
    plain = re.sub(r"[\s()\-.]", "", text)
    if found := HOME_PHONE.fullmatch(plain):
        return f"+996{found[1]}", ""
    try:
        return contacts.normalised(plain if "@" not in plain else "?"), ""
    except ValidationError as error:
        raise Unfit("phone") from error


def email(text: str) -> Read:
    """Read an e-mail address."""
    try:
        return contacts.normalised(text if "@" in text else "?"), ""
    except ValidationError as error:
        raise Unfit("email") from error


def country(text: str) -> Read:
    """Read a country by name or code."""
    return _known(_country(text), "country"), ""


def place(text: str) -> Read:
    """Read a district or city; of an address, the part that is one."""
    found = _place(text) or next((code for part in re.split(r"[,;]", text) if (code := _place(part.strip()))), "")
    return _known(found, "place"), ""


def occupation(text: str) -> Read:
    """Read an occupation by name or code of ISCO-08."""
    return _known(_occupation(text), "occupation"), ""


def words(text: str) -> Read:
    """Take the words as they are."""
    if len(text) > NAME_LENGTH:
        raise Unfit("long")
    return text, ""


def _known(code: str, otherwise: str) -> str:
    if not code:
        raise Unfit(otherwise)
    return code


@lru_cache(maxsize=4_000)  # a list of 100,000 people names some hundred places
def _place(text: str) -> str:
    try:
        return place_meant(text)
    except ValidationError:
        return ""


@lru_cache(maxsize=1_000)
def _country(text: str) -> str:
    try:
        return country_meant(text)
    except ValidationError:
        return ""


@lru_cache(maxsize=1_000)
def _occupation(text: str) -> str:
    try:
        return occupation_meant(text)
    except ValidationError:
        return ""
