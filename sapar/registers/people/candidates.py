"""Whom a typed name may mean: roots that it may stand for, and the people who have them.

Every question is a look-up in a plain index, and there are as many for one person as for a million.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product
from typing import Any

from django.db.models import Q, QuerySet

from sapar.registers.people.index import NamePair, NameToken, NameVariant, NameWord, pair_of
from sapar.registers.people.likeness import BEGUN_LETTERS, Word, readings
from sapar.registers.people.models import Person
from sapar.registers.people.names import variants_of
from sapar.registers.people.spelling import prefix_range

MOST_ROOTS = 30  # that one word may stand for
MOST_PAIRS = 1_200
MOST_PEOPLE = 300  # by each way
MOST_BORN_THEN = 700
MOST_BEGUN = 200
SURE = 0.9  # a likeness that hardly anything else reaches

Roots = dict[str, float]  # the likeness of each


def people_meant(words: list[Word], born_on: date | None, year: int | None, visible: QuerySet[Person]) -> set[int]:
    """Return the primary keys of the people who may be meant.

    Args:
        words: the typed words of a name.
        born_on: the birth date, where it is known.
        year: the year of birth, where only that is known.
        visible: whom the searcher may see, in whatever state; asked about one by one only where that is not everybody.
    """
    found: set[int] = set()
    near = roots_near(words)
    for lookup in _lookups(near, year):
        found.update(_only(lookup, visible).values_list("person_id", flat=True)[:MOST_PEOPLE])
    if born_on:
        then = Q(born_on=born_on) | Q(born_on=swapped(born_on))
        found.update(visible.filter(then).order_by().values_list("pk", flat=True)[:MOST_BORN_THEN])
    return found


def _only(lookup: QuerySet[Any], visible: QuerySet[Person]) -> QuerySet[Any]:
    """Narrow a look-up to whom the searcher sees, where that is not everybody."""
    return lookup.filter(person__in=visible.values("pk")) if visible.query.where else lookup


def _lookups(near: list[Roots], year: int | None) -> list[QuerySet[Any]]:
    """Return the look-ups: what is surely meant first, then what may be, each with its own share of people."""
    if not near:
        return []
    every = {root for roots in near for root in roots}
    lookups: list[QuerySet[Any]] = []
    if len(near) == 1:
        sure = {root for root, likeness in near[0].items() if likeness >= SURE}
        lookups = [NameToken.objects.filter(root__in=sure), NameToken.objects.filter(root__in=every - sure)]
    else:
        pairs = _pairs(near)
        sure_pairs = {pair for pair, likeness in pairs.items() if likeness >= SURE}
        lookups = [
            NamePair.objects.filter(pair__in=sure_pairs),
            NamePair.objects.filter(pair__in=pairs.keys() - sure_pairs),
        ]
    if year is not None:
        lookups.append(NameToken.objects.filter(root__in=every, born_year=year))
    return lookups


def _pairs(near: list[Roots]) -> dict[int, float]:
    """Return the pairs of roots that two typed words may stand for, the likeliest where there are many."""
    found: dict[int, float] = {}
    for one, other in combinations(near, 2):
        for (a, like_a), (b, like_b) in product(one.items(), other.items()):
            if a != b:
                found[pair_of(a, b)] = min(like_a, like_b)
    if len(found) > MOST_PAIRS:
        found = dict(sorted(found.items(), key=lambda item: -item[1])[:MOST_PAIRS])
    return found


def roots_near(words: list[Word]) -> list[Roots]:
    """Return for each typed word the roots of names it may stand for, itself among them: two questions."""
    joined = {word for reading in readings(words) for word in reading} - set(words)
    near: dict[Word, Roots] = {word: {word.root: word.likeness(word.root, word.root)} for word in words}
    near |= {word: {} for word in joined}
    asked: dict[str, list[Word]] = {}
    for word in near:
        for variant in variants_of(word.root):
            asked.setdefault(variant, []).append(word)
    met = NameVariant.objects.filter(variant__in=asked).values_list("variant", "root")
    for word, key, root in [*_heard(asked, met), *_begun(near)]:
        near[word][root] = max(near[word].get(root, 0.0), word.likeness(key, root))
    return [_likeliest(roots) for roots in near.values() if roots]


def _heard(asked: dict[str, list[Word]], met: Iterable[tuple[str, str]]) -> Iterator[tuple[Word, str, str]]:
    """Return (typed word, key, root) for each root that shares a variant with it."""
    return ((word, root, root) for variant, root in met for word in asked[variant])


def _begun(words: Iterable[Word]) -> Iterator[tuple[Word, str, str]]:
    """Return (typed word, key, root) for each word in names that begins with it."""
    begun, asked = Q(pk__in=[]), [word for word in words if len(word.key) >= BEGUN_LETTERS]
    for word in asked:
        first, end = prefix_range(word.key)
        begun |= Q(key__gte=first, key__lt=end) if end else Q(key__gte=first)
    met = NameWord.objects.filter(begun).values_list("key", "root")[:MOST_BEGUN]
    return ((word, key, root) for key, root in met for word in asked if key.startswith(word.key))


def _likeliest(roots: Roots) -> Roots:
    kept = sorted(((likeness, root) for root, likeness in roots.items() if likeness > 0), reverse=True)
    return {root: likeness for likeness, root in kept[:MOST_ROOTS]}


def swapped(day: date) -> date:
    """Return the date with day and month changed for each other, where that is a date; else the date itself."""
    try:
        return date(day.year, day.day, day.month)
    except ValueError:
        return day
