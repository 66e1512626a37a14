"""Records that are there twice: a pair that waits, one that was merged, one that is two people."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.registers.duplicates.candidates import Candidate, candidates_found
from sapar.registers.duplicates.models import PossibleSame
from sapar.registers.duplicates.reviewing import keep_apart, merge_people
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person
from tests.story import Somebody, Town

BORN = date(1991, 5, 2)
WHY = ["same_name", "same_birth", "same_place"]  # one more than whoever registered them knew
TWICE = {"waiting": ("Жапаров", "Zhaparov"), "merged": ("Үсөнов", "Усенов"), "apart": ("Асанов", "Асанова")}


def doubled(town: Town) -> Somebody:
    """Return the numbers of the pairs, and of the record that was merged away."""
    pairs, aigul = Somebody("Everybody"), town.cast.aigul
    for name, families in TWICE.items():
        one, other = (_registered(town, family) for family in families)
        candidates_found([Candidate(one.pk, other.pk, 80, WHY)], source="linkage", by=System("linkage"))
        pair = PossibleSame.objects.get(first__in=(one, other), second__in=(one, other))
        pairs.holds[name] = pair.ref
        if name == "merged":
            merge_people(pair, by=aigul, keep="first", reason="Same photo")
            pairs.holds["gone"] = pair.second.ref
        if name == "apart":
            keep_apart(pair, by=aigul, reason="A brother and a sister")
    return pairs


def _registered(town: Town, family: str) -> Person:
    made: Person = register_person(
        town.cast.office("bishkek"), by=town.cast.aigul, family_name=family, given_name="Эрмек", born_on=BORN,
        not_the_same=True,
    ).record  # fmt: skip
    return made
