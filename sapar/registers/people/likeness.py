"""How much a record is like what was typed: word by word, and the birth date, as evidence in bits.

After Fellegi and Sunter (1969): agreement on something speaks for a record by the logarithm of how much rarer it is by
chance, disagreement against it. The bits are round numbers for typical names and dates of a register; they only order
what is found, so their ratios matter and their sum does not.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Self

from rapidfuzz.distance import OSA

from sapar.registers.people.index import KEY_LENGTH
from sapar.registers.people.spelling import key_of, root_of, skeleton_of, words_of

ANOTHER = 0.0
BEGUN_LETTERS = 2  # what begins with fewer letters begins a great many names
LONG_ENOUGH = 5  # letters of a root in which one may be wrong
LONG = 8  # … in which two may be

# Bits of evidence.
SAME_WORD, OTHER_WORD = 9.0, -3.0
SAME_DAY, SWAPPED_DAY, DAY_OF_OTHER_YEAR, NEAR_DAY, SAME_YEAR, OTHER_DATE = 13.0, 9.0, 5.0, 6.0, 5.0, -6.0
NEXT_YEAR, OTHER_YEAR = 1.0, -6.0
FULLER_RECORD = 0.2  # among equals, the record that says more


@dataclass(frozen=True)
class Word:
    """One typed word, with its keys."""

    key: str
    root: str

    @classmethod
    def all_of(cls, text: str) -> list[Self]:
        """Return the words of a typed name: those of kinship lead to nobody."""
        keys = {key_of(word)[:KEY_LENGTH]: root_of(word)[:KEY_LENGTH] for word in words_of(text)}
        return [cls(key, root) for key, root in keys.items() if key and root]

    @cached_property
    def skeleton(self) -> str:
        """Return the consonants of the root."""
        return skeleton_of(self.root)

    def likeness(self, key: str, root: str) -> float:
        """Return how much a word of a record is like this one: 1 the same sounds, 0 another word."""
        if key == self.key:
            return 1.0
        begun = len(self.key) / len(key) if len(self.key) >= BEGUN_LETTERS and key.startswith(self.key) else 0.0
        return max(self._by_root(root), begun and 0.75 + 0.2 * begun)

    def _by_root(self, root: str) -> float:
        if root == self.root:
            return 0.94
        longest = max(len(root), len(self.root))
        wrong = OSA.distance(self.root, root, score_cutoff=2)
        if wrong == 1 and longest >= LONG_ENOUGH:
            return 0.86
        if skeleton_of(root) == self.skeleton:
            return 0.9 - wrong / longest / 2
        if wrong == 1 or (wrong == 2 and longest >= LONG):
            return 0.72
        return ANOTHER


@dataclass(frozen=True)
class Record:
    """What a search compares of a person: each word as (key, root), and the birth date."""

    words: list[tuple[str, str]]
    born_on: date | None


def readings(asked: list[Word]) -> list[list[Word]]:
    """Return how typed words may be meant: each by itself, or two neighbours as one. Нур лан is Нурлан."""
    joined = [Word(one.key + next_one.key, one.root + next_one.root) for one, next_one in pairwise(asked)]
    return [asked, *([*asked[:at], word, *asked[at + 2 :]] for at, word in enumerate(joined))]


def name_bits(asked: list[Word], record: Record) -> float:
    """Return the evidence of the name in bits, by the reading that speaks most for it; minus infinity for none."""
    return max(_bits_as_read(words, record) for words in readings(asked))


def _bits_as_read(asked: list[Word], record: Record) -> float:
    """Compare each typed word with the likeliest of the record that no other has taken."""
    rest, bits = list(record.words), 0.0
    for word in asked:
        best, at = max(((word.likeness(*each), at) for at, each in enumerate(rest)), default=(ANOTHER, -1))
        if best > ANOTHER:
            del rest[at]
            bits += SAME_WORD * (2 * best - 1)
        else:
            bits += OTHER_WORD
    return bits if len(rest) < len(record.words) else float("-inf")


def date_bits(asked: date, born_on: date | None) -> float:
    """Return the evidence of a whole birth date. The first of January is often written for a day nobody knows."""
    if born_on is None:
        return 0.0
    if asked == born_on:
        return SAME_DAY
    if asked.year == born_on.year:
        if _placeholder(asked) or _placeholder(born_on):
            return SAME_YEAR
        if (asked.day, asked.month) == (born_on.month, born_on.day):
            return SWAPPED_DAY
        return (
            NEAR_DAY if asked.month == born_on.month or _one_digit(asked.day, born_on.day) else OTHER_DATE + SAME_YEAR
        )
    return DAY_OF_OTHER_YEAR if (asked.day, asked.month) == (born_on.day, born_on.month) else OTHER_DATE


def year_bits(asked: int, born_on: date | None) -> float:
    """Return the evidence of a year of birth."""
    if born_on is None:
        return 0.0
    apart = abs(asked - born_on.year)
    return SAME_YEAR if apart == 0 else NEXT_YEAR if apart == 1 else OTHER_YEAR


def _placeholder(day: date) -> bool:
    return (day.day, day.month) == (1, 1)


def _one_digit(one: int, other: int) -> bool:
    return OSA.distance(f"{one:02}", f"{other:02}") == 1
