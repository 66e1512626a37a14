"""The words under which people are found, kept in step with the names and spellings of their records."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.apps import apps
from django.apps.registry import Apps

from sapar.registers.people.index import (
    KEY_LENGTH,
    SKELETON,
    WITHOUT_A_LETTER,
    NamePair,
    NameToken,
    NameVariant,
    NameWord,
    pair_of,
)
from sapar.registers.people.models import SEARCH_KEY_LENGTH, Person
from sapar.registers.people.spelling import key_of, name_key, root_of, skeleton_of, words_of

ROWS_AT_ONCE = 5_000
Words = dict[str, str]  # the root of each key
INDEX: tuple[type[Any], ...] = (NameToken, NamePair)  # tables that only find a person: a row of theirs touches nothing
NONE: Mapping[int, list[str]] = {}


def set_search_key(person: Person) -> None:
    """Fold the name into the record's search key. The person is not saved."""
    person.search_key = name_key(person.family_name, person.given_name, person.patronymic)[:SEARCH_KEY_LENGTH]


def write_tokens(person: Person) -> None:
    """Have every word of every spelling find this person, and no other word."""
    forget(person)
    write_many([person])


def write_many(people: Sequence[Any], models: Apps = apps) -> None:
    """Index people who are not indexed yet, and whose primary keys are known: in bulk, for imports.

    Args:
        people: as many as fit into memory with their words.
        models: where the tables are; a migration has those of its own time.
    """
    spelled: dict[int, list[str]] = {}
    for row in models.get_model("people", "Spelling").objects.filter(person__in=[person.pk for person in people]):
        spelled.setdefault(row.person_id, []).extend((row.family_name, row.given_name))
    for name, rows in index_rows(people, spelled).items():
        table = models.get_model("people", name)
        made = [table(**row) for row in rows]
        table.objects.bulk_create(made, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)


def index_rows(people: Sequence[Any], spelled: Mapping[int, list[str]] = NONE) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of the index for these people, by table.

    Args:
        people: with their primary keys.
        spelled: the other spellings of their names, by primary key.
    """
    words = {person.pk: words_of_person(person, spelled.get(person.pk, ())) for person in people}
    born = {person.pk: person.born_on.year if person.born_on else None for person in people}
    met = {key: root for found in words.values() for key, root in found.items()}
    return {
        "NameToken": [
            {"person_id": pk, "key": key, "root": root, "born_year": born[pk]}
            for pk, found in words.items() for key, root in found.items()
        ],
        "NamePair": [{"person_id": pk, "pair": pair} for pk, found in words.items() for pair in pairs_of(found)],
        "NameWord": [{"key": key, "root": root} for key, root in sorted(met.items())],
        "NameVariant": [
            {"variant": variant, "root": root}
            for root in sorted(set(met.values())) for variant in sorted(variants_of(root))
        ],
    }  # fmt: skip


def forget(person: Person) -> None:
    """Take a person out of the index, and with the last who had it every word."""
    forget_many([person.pk])


def forget_many(people: Collection[int]) -> None:
    """Take people (their primary keys) out of the index, and with the last who had it every word."""
    roots = set(NameToken.objects.filter(person__in=people).values_list("root", flat=True))
    for table in INDEX:
        table.objects.filter(person__in=people).delete()
    roots -= set(NameToken.objects.filter(root__in=roots).values_list("root", flat=True))
    NameWord.objects.filter(root__in=roots).delete()
    NameVariant.objects.filter(root__in=roots).delete()


def words_of_person(person: Any, spelled: Iterable[str] = ()) -> Words:
    """Return the keys of every word of a person's names, in either script and other spellings, with their roots."""
    names = (person.family_name, person.given_name, person.patronymic, person.latin_family_name,
             person.latin_given_name, *spelled)  # fmt: skip
    return words_in(*names)


def words_in(*names: str) -> Words:
    """Return the keys of the words of these names with their roots; of Гүл-Шатай those of Гүлшатай too.

    Words of kinship lead to nobody.
    """
    found = {}
    for name in names:
        whole = [word.replace("-", "") for word in name.split() if "-" in word]
        for word in [*words_of(name), *whole]:
            if (key := key_of(word)) and (root := root_of(word)):
                found[key[:KEY_LENGTH]] = root[:KEY_LENGTH]
    return found


def pairs_of(words: Words) -> set[int]:
    """Return the pairs of the roots of a name."""
    return {pair_of(one, other) for one, other in combinations(sorted(set(words.values())), 2)}


def variants_of(root: str) -> set[str]:
    """Return the ways to meet a root: its skeleton, itself, and itself without each of its letters."""
    shortened = {root[:at] + root[at + 1 :] for at in range(len(root))} if len(root) > 3 else set()
    return {SKELETON + skeleton_of(root), *(WITHOUT_A_LETTER + each for each in {root, *shortened})}
