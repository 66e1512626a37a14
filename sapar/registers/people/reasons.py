"""Why somebody was found, in plain words for whoever searches."""

from django.utils.translation import gettext as _

from sapar.registers.people.candidates import swapped
from sapar.registers.people.likeness import ANOTHER, Word, readings
from sapar.registers.people.models import Person, Spelling
from sapar.registers.people.names import words_in
from sapar.registers.people.wanted import Wanted

AS_TYPED = 0.93  # the likeness from which a name is the one that was typed


def why_name(person: Person, asked: list[Word], spellings: list[Spelling]) -> list[str]:
    """Return by which of the names: the name itself, in Latin letters, another spelling, or only one like it."""
    if not asked:
        return []
    ways = {_("Name"): [person.family_name, person.given_name, person.patronymic]}
    ways[_("Name in Latin letters")] = [person.latin_family_name, person.latin_given_name, person.patronymic]
    for row in spellings:
        ways[_("Other spelling: {name}").format(name=row.name)] = [row.family_name, row.given_name, person.patronymic]
    met = {way: max(_least(words, names) for words in readings(asked)) for way, names in ways.items()}
    closest = max(met, key=lambda way: met[way])
    if met[closest] >= AS_TYPED:
        return [closest]
    return [_("Similar name") if met[closest] > ANOTHER else _("Part of the name")]


def _least(asked: list[Word], names: list[str]) -> float:
    """Return the likeness of the typed word that is least like any of these names; one that is begun is as typed."""
    words = words_in(*names)
    return min(max((_as_typed(word, *each) for each in words.items()), default=ANOTHER) for word in asked)


def _as_typed(word: Word, key: str, root: str) -> float:
    return AS_TYPED if key.startswith(word.key) else word.likeness(key, root)


def why_born(person: Person, wanted: Wanted) -> list[str]:
    """Return what of the birth date agrees: the day, day and month changed for each other, or the year."""
    born, day = person.born_on, wanted.born_on
    if born is None:
        return []
    if day == born:
        return [_("Date of birth")]
    if day and swapped(day) == born:
        return [_("Date of birth, day and month swapped")]
    year = day.year if day else wanted.year
    return [_("Year of birth")] if year == born.year else []
