"""The words that an advertisement for a job may not hold (R-JOB-04, R-JOB-05), found in any of three languages.

The lists are law data (``advertisement.words.*``); here is only how an entry is compared with a text: letters as any
keyboard writes them, ``*`` for any ending, ``##`` for a number of two digits. Two things need no list: a telephone
number, and a sum of money that is not the pay of the order.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.classifications.search import fold
from sapar.foundation.lawbook import lawbook
from sapar.foundation.ui.fields import read_amount
from sapar.foundation.ui.words import Words, say

KEY = "advertisement.words"
TWO_DIGITS = "##"
LANGUAGE_NAMES = {"ky": _("Kyrgyz"), "ru": _("Russian"), "en": _("English")}

# R-JOB-04: wishes about people. A lawful ground of the occupation itself, written down, can excuse these; no other.
WISHES = ("sex", "age", "family", "origin", "health")
SENTENCES: Mapping[str, Any] = {
    "sex": _("Leave out “{word}”: a job is open to women and men alike"),
    "age": _("Leave out “{word}”: nobody is refused for their age"),
    "family": _("Leave out “{word}”: a family is nobody's business"),
    "origin": _("Leave out “{word}”: nobody is chosen by origin or faith"),
    "health": _("Leave out “{word}”: nobody is asked about pregnancy or HIV"),
    "payment": _("Leave out “{word}”: nobody pays to get a job"),
    "urgency": _("Leave out “{word}”: nobody is rushed into a job"),
    "contact": _("Leave out “{word}”: people apply here, and free of charge"),
    "money": _("Leave out “{word}”: only the pay of the order may stand there"),
}
_WORD = re.compile(r"\w+")
_PHONE = re.compile(r"\+?\d(?:[\s().-]*\d){8,}")
_SUM = re.compile(r"(\d[\d\s\u00a0.,]*)\s*(\w+|[₽$€£₸₺₩])")
_SIGNS = "₽$€£₸₺₩"


@dataclass(frozen=True)
class ToMend:
    """One word to mend: in which language's text, which matter, and the word as it was written."""

    language: str
    matter: str
    word: str

    @property
    def sentence(self) -> Words:
        """Say which word to mend, and why."""
        return say(SENTENCES[self.matter], word=self.word)

    @property
    def where(self) -> Words:
        """Name the text it stands in."""
        return LANGUAGE_NAMES[self.language]


def words_to_mend(texts: Mapping[str, str], on: date, *, pay: Any = None) -> list[ToMend]:
    """Return what must be mended in the texts of an order (language → text). ``pay`` is the one sum they may name."""
    found = [
        ToMend(language, matter, word)
        for language, text in texts.items()
        for matter in SENTENCES
        for word in _found(text, matter, on, pay)
    ]
    return list(dict.fromkeys(found))


def standing(found: list[ToMend], *, ground: str) -> list[ToMend]:
    """Return what still stops the order when a lawful ground for its wishes about people is written down, or not."""
    return [each for each in found if not (ground and each.matter in WISHES)]


def _found(text: str, matter: str, on: date, pay: Any) -> Iterator[str]:
    if matter == "money":
        yield from _other_sums(text, on, pay)
        return
    if matter == "contact":
        yield from (each.group().strip() for each in _PHONE.finditer(text))
    words = list(_WORD.finditer(text))
    folded = [fold(each.group()) for each in words]
    for entry in lawbook().value(f"{KEY}.{matter}", on).value:
        pieces = [fold(piece) for piece in entry.split()]
        for start in range(len(words) - len(pieces) + 1):
            if all(_fits(piece, folded[start + n]) for n, piece in enumerate(pieces)):
                yield text[words[start].start() : words[start + len(pieces) - 1].end()]


def _fits(piece: str, word: str) -> bool:
    if piece == TWO_DIGITS:
        return word.isdigit() and len(word) == len(TWO_DIGITS)
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece


def _other_sums(text: str, on: date, pay: Any) -> Iterator[str]:
    """Find sums of money that are not the pay: an advertisement says what was approved."""
    names = [fold(entry) for entry in lawbook().value(f"{KEY}.money", on).value]
    for found in _SUM.finditer(text):
        number, name = found.group(1), fold(found.group(2))
        if (name in _SIGNS or any(_fits(piece, name) for piece in names)) and not _is(number, pay):
            yield found.group().strip()


def _is(number: str, pay: Any) -> bool:
    try:
        return pay is not None and read_amount(number.strip(" .,")) == Decimal(str(pay))
    except ValueError:
        return False
