"""Who invented people are: names by the peoples of the country, forms of surname, families."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

import yaml

NAMES = Path(__file__).with_name("names.yaml")
FIRST_BIRTH, LAST_BIRTH = date(1958, 1, 1), date(2007, 12, 31)
FORMS = {"ov": 70, "kin": 20, "bare": 10}  # Токтогулов, Токтогул уулу, Токтогул
SLAVIC = {"russian", "dungan"}
FORM_OF_ALL = "ov"


@dataclass(frozen=True)
class Person:
    """One invented person. ``father`` and ``family`` are the bare names that surname and patronymic are made of."""

    people: str
    sex: str
    given: str
    family: str
    form: str
    father: str
    patronymic_form: str
    birth: date
    place: str


@cache
def names() -> Mapping[str, Any]:
    """Return names.yaml, its lists split, with the weights of each list: the commonest first, as names are."""
    return {people: _split(entry) for people, entry in yaml.safe_load(NAMES.read_text(encoding="utf-8")).items()}


def _split(entry: Any) -> Any:
    if isinstance(entry, str):
        listed = entry.split()
        return listed, list(accumulate(1 / (rank + 8) for rank in range(len(listed))))
    return {key: _split(value) for key, value in entry.items()} if isinstance(entry, dict) else entry


def someone(chance: Random, places: list[str]) -> Person:
    """Invent a person."""
    known = names()
    people = chance.choices(list(known), [known[each]["share"] for each in known])[0]
    sex = "M" if chance.random() < 0.58 else "F"
    father = bare_name(people, "M", chance)
    form = FORM_OF_ALL if people in SLAVIC else chance.choices(list(FORMS), list(FORMS.values()))[0]
    return Person(
        people, sex, bare_name(people, sex, chance), father if form == "kin" else _family(people, chance), form, father,
        "kin" if form == "kin" or (people not in SLAVIC and chance.random() < 0.2) else "ov", _birth(chance),
        chance.choice(places),
    )  # fmt: skip


def relative_of(person: Person, chance: Random) -> Person:
    """Invent a brother, a sister, a twin or a son or daughter of somebody: what linkage must tell apart."""
    sex = chance.choice("MF")
    given = bare_name(person.people, sex, chance)
    while given == person.given:
        given = bare_name(person.people, sex, chance)
    kind = chance.random()
    if kind < 0.15:  # a twin
        return replace(person, sex=sex, given=given)
    if kind < 0.7 or person.sex == "F":
        apart = timedelta(days=chance.choice((-1, 1)) * chance.randint(330, 4000))
        return replace(person, sex=sex, given=given, birth=person.birth + apart)
    family = person.given if person.form == "kin" else person.family
    birth = person.birth + timedelta(days=chance.randint(6600, 13000))
    return replace(person, sex=sex, given=given, father=person.given, family=family, birth=birth)


def married(person: Person, chance: Random) -> Person:
    """Give a woman the surname of her husband."""
    return replace(person, family=_family(person.people, chance), form=FORM_OF_ALL)


def bare_name(people: str, sex: str, chance: Random) -> str:
    """Return a name that stands alone: one of the list, or one grown together, as Токтогул is."""
    known = names()[people]
    if "first" in known and chance.random() < 0.4:
        first = _one(known["first"], chance)
        second = _one(known["second"][sex], chance)
        if not first.endswith(second[:2]):
            return str(first + second)
    return _one(known["whole"][sex], chance)


def _family(people: str, chance: Random) -> str:
    known = names()[people]
    return _one(known["surnames"], chance) if "surnames" in known else bare_name(people, "M", chance)


def _one(listed: tuple[list[str], list[float]], chance: Random) -> str:
    return chance.choices(listed[0], cum_weights=listed[1])[0]


def _birth(chance: Random) -> date:
    return FIRST_BIRTH + timedelta(days=chance.randint(0, (LAST_BIRTH - FIRST_BIRTH).days))
