"""How an office writes an invented person: forms of the name, then a script and one of its spellings."""

import re
from collections.abc import Callable
from random import Random

from sapar.registers.people.linkage.invented.naming import Person
from sapar.registers.people.spelling import ICAO

SOFT = "еёиэюяь"
KIN = {"M": "уулу", "F": "кызы"}

# What each office writes otherwise than ICAO Doc 9303; the longest match first.
LATIN = {
    "icao": {},
    "1997": {"ж": "zh", "й": "y", "ы": "y", "ю": "yu", "я": "ya", "ье": "ye", "ия": "iya", "ъ": ""},
    "2010": {"ц": "tc", "ъ": "", "й": "i"},
    "bgn": {"ж": "j", "дж": "j", "й": "y", "ю": "yu", "я": "ya", "ё": "yo", "ң": "ng", "ө": "o", "ү": "u", "ъ": ""},
    "everyday": {"ж": "j", "дж": "j", "й": "y", "х": "h", "ы": "i", "ю": "yu", "я": "ya", "ш": "sh", "ё": "yo",
                 "ъ": ""},
    "turkish": {"ж": "c", "дж": "c", "ч": "ç", "ш": "ş", "ы": "ı", "й": "y", "х": "h", "ю": "yu", "я": "ya", "ө": "ö",
                "ү": "ü", "ъ": ""},
    "uzbek": {"ж": "j", "дж": "j", "х": "x", "ҳ": "h", "қ": "q", "к": "k", "ғ": "g'", "ў": "o'", "ч": "ch", "ш": "sh",
              "ю": "yu", "я": "ya", "ё": "yo", "й": "y", "ы": "i", "ъ": ""},
}  # fmt: skip
MORE_LATIN = {**ICAO, "қ": "k", "ғ": "g", "ҳ": "kh", "ҷ": "j", "ў": "u", "ӣ": "i", "ӯ": "u", "ұ": "u", "ә": "a",
              "һ": "kh", "і": "i"}  # fmt: skip
RUSSIAN = {"ө": "о", "ү": "у", "ң": "н", "қ": "к", "ғ": "г", "ҳ": "х", "ҷ": "дж", "ў": "у", "ӣ": "и", "ӯ": "у",
           "ұ": "у", "ә": "а", "һ": "х", "і": "и"}  # fmt: skip
STYLES = {"own": 28, "russian": 27, "kazakh": 1, "icao": 19, "1997": 8, "2010": 2, "bgn": 5, "everyday": 7,
          "turkish": 1, "uzbek": 2}  # fmt: skip


def written(person: Person, chance: Random) -> tuple[list[str], str]:
    """Return ([surname, given, patronymic], style) as some office writes them."""
    style = chance.choices(list(STYLES), list(STYLES.values()))[0]
    spell = _speller(style, chance)
    patronymic = _patronymic(person, chance)
    parts = [surname(person), person.given, patronymic if chance.random() < _has_patronymic(style) else ""]
    parts = [" ".join(spell(word) for word in part.split()) for part in parts]
    if style == "turkish" or chance.random() < 0.5:
        return parts, style
    return [part.upper() for part in parts], style


def surname(person: Person) -> str:
    """Return the surname in its form for a man or a woman, as the person's own language writes it."""
    if person.form == "bare":
        return person.family
    if person.form == "kin":
        return f"{person.family} {KIN[person.sex]}"
    return _grown(person.family, "a" if person.sex == "F" else "")


def _grown(name: str, feminine: str) -> str:
    end = "а" if feminine else ""
    if re.search("(ов|ёв|ев|ин|ын)$", name):
        return name + end
    if name.endswith(("а", "о", "и", "ь", "й")):
        return re.sub("[аоиьй]$", "", name) + ("ев" if name[-1] in "иьй" else "ов") + end
    return name + ("ев" if name[-1] in SOFT else "ов") + end


def _patronymic(person: Person, chance: Random) -> str:
    father = person.father
    if person.form == "kin" and chance.random() < 0.7:
        return ""  # the surname has said it
    if person.patronymic_form == "kin" and chance.random() < 0.8:
        return f"{father} {KIN[person.sex]}"
    stem = re.sub("[аоийь]$", "", father)
    return (
        stem
        + ("евич" if father[-1] in SOFT + "й" else "ович") * (person.sex == "M")
        + (("евна" if father[-1] in SOFT + "й" else "овна") if person.sex == "F" else "")
    )


def _has_patronymic(style: str) -> float:
    return 0.75 if style in ("own", "russian", "kazakh") else 0.4 if style in ("everyday", "bgn", "1997") else 0.12


def _speller(style: str, chance: Random) -> Callable[[str], str]:
    """Return what writes one word in a style. One office's habits hold for the whole name."""
    if style in ("own", "kazakh"):
        return str
    if style == "russian":
        habits = {**RUSSIAN}
        if chance.random() < 0.4:
            habits.update({"ж": "дж"})
        if chance.random() < 0.3:
            habits.update({"ү": "ю", "ө": "е"})
        return lambda word: _replaced(re.sub("^(.)дж", r"\1ж", word), habits)
    habits = {**MORE_LATIN, "дж": "dzh", **LATIN[style]}
    if style == "everyday":
        habits.update({"ы": chance.choice("iy"), "й": chance.choice("iyj"), "х": chance.choice(("h", "x", "kh")),
                       "у": chance.choice(("u", "u", "oo")), "ж": chance.choice(("j", "zh", "dzh", "dj"))})  # fmt: skip
    return lambda word: _replaced(word, habits)


def _replaced(word: str, habits: dict[str, str]) -> str:
    longest = "|".join(sorted(map(re.escape, habits), key=len, reverse=True))
    latin = re.sub(longest, lambda found: habits[found.group()], word.lower())
    return latin[:1].upper() + latin[1:]
