"""Finding an entry by a few letters typed in any of the three languages, with any keyboard."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from sapar.classifications.codes import (
    Country,
    Entry,
    Occupation,
    Place,
    Region,
    children_of,
    countries,
    occupations,
    places,
    regions,
)

Found = TypeVar("Found", bound=Entry)
Rank = tuple[int, int, int, int, int, str]

# Letters that have no decomposition to the letter people type instead (ё, й, ü and their like have one).
KEYBOARD = str.maketrans({"ө": "о", "ү": "у", "ң": "н", "ӊ": "н", "ı": "i", "ø": "o", "ł": "l"})

STARTS, SAME_STEM, INSIDE = 0, 1, 2
NOT_IN_NAME = 99


def search_occupations(text: str, language: str, limit: int = 12) -> tuple[Occupation, ...]:
    """Find occupations whose code, names or everyday words match every typed word; unit groups before wider ones."""
    return _best(_occupation_index(), text, language, limit)


def search_places(text: str, language: str, limit: int = 12) -> tuple[Place, ...]:
    """Find places in Kyrgyzstan, by present or former name."""
    return _best(_place_index(), text, language, limit)


def search_countries(text: str, language: str, limit: int = 12) -> tuple[Country, ...]:
    """Find countries, by short, formal or everyday name."""
    return _best(_country_index(), text, language, limit)


def search_regions(text: str, language: str, limit: int = 12, *, country: str | None = None) -> tuple[Region, ...]:
    """Find regions abroad, by their own name or that of a well-known town, in all countries or one."""
    index = (line for line in _region_index() if country in (None, line.entry.country))
    return _best(index, text, language, limit)


def fold(text: str) -> str:
    """Reduce text to what any keyboard can type: small letters, ё as е, ө as о, ү as у, ң as н, no accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in decomposed if not unicodedata.combining(each)).translate(KEYBOARD)


def words_of(text: str) -> tuple[str, ...]:
    """Split text into folded words, without punctuation."""
    return tuple(re.findall(r"\w+", fold(text)))


class Line(NamedTuple, Generic[Found]):
    """An entry with its words, folded once: each word, each phrase (a name, or a part between commas), each name."""

    entry: Found
    words: tuple[str, ...]
    phrases: frozenset[tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    depth: int


def _line(entry: Found, depth: int = 0) -> Line[Found]:
    texts = (entry.code, entry.en, entry.ru, entry.ky, *entry.also)
    parts = (part for text in texts for part in re.split(r"[,;()]", text))
    return Line(
        entry=entry,
        words=tuple(dict.fromkeys(word for text in texts for word in words_of(text))),
        phrases=frozenset(words_of(part) for part in parts),
        names={language: words_of(entry.name(language)) for language in ("ky", "ru", "en")},
        depth=depth,
    )


@cache
def _occupation_index() -> tuple[Line[Occupation], ...]:
    return tuple(_line(each, depth=-each.level) for each in occupations() if not _repeats_its_only_child(each))


@cache
def _place_index() -> tuple[Line[Place], ...]:
    return tuple(_line(each) for each in places())


@cache
def _country_index() -> tuple[Line[Country], ...]:
    return tuple(_line(each) for each in countries())


@cache
def _region_index() -> tuple[Line[Region], ...]:
    return tuple(_line(each) for each in regions())


def _repeats_its_only_child(group: Occupation) -> bool:
    # ISCO-08 writes "Cooks" twice, as minor group 512 and unit group 5120: offer it once.
    children = children_of(group)
    return len(children) == 1 and children[0].en == group.en


def _best(index: Iterable[Line[Found]], text: str, language: str, limit: int) -> tuple[Found, ...]:
    typed = words_of(text)
    if not typed:
        return ()
    ranked = [(rank, line.entry) for line in index if (rank := _rank(line, typed, language)) is not None]
    return tuple(entry for _, entry in sorted(ranked, key=itemgetter(0))[:limit])


def _rank(line: Line[Found], typed: tuple[str, ...], language: str) -> Rank | None:
    """Rank a line for the typed words, smaller is better; None where one of the words is not found at all."""
    matches = [_match(word, line.words) for word in typed]
    found = [match for match in matches if match is not None]
    if len(found) < len(matches):
        return None
    shown = line.names.get(language.lower().partition("-")[0], line.names["en"])
    position = next((place for place, word in enumerate(shown) if word.startswith(typed[0])), NOT_IN_NAME)
    return max(found), _closeness(line, typed), line.depth, position, len(shown), line.entry.code


def _closeness(line: Line[Found], typed: tuple[str, ...]) -> int:
    """Tell how much of a phrase was typed: 0 all of it, 1 its beginning, 2 something from the middle."""
    if typed in line.phrases:
        return 0
    *whole, last = typed
    begins = any(
        phrase[: len(whole)] == tuple(whole) and len(phrase) > len(whole) and phrase[len(whole)].startswith(last)
        for phrase in line.phrases
    )
    return 1 if begins else 2


def _match(typed: str, words: tuple[str, ...]) -> int | None:
    if any(word.startswith(typed) for word in words):
        return STARTS
    if any(_same_stem(typed, word) for word in words):
        return SAME_STEM
    if len(typed) > 2 and any(typed in word for word in words):
        return INSIDE
    return None


def _same_stem(typed: str, word: str) -> bool:
    """Tell whether only the endings differ ("водитель", "водители"): all but the last two letters agree."""
    stem = typed[: max(3, len(typed) - 2)]
    return len(typed) > 3 and len(word) <= len(typed) + 3 and word.startswith(stem)
