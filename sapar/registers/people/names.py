"""The words under which a person is found, kept in step with the names and spellings of the record."""

from collections.abc import Iterable, Sequence
from typing import Any

from sapar.registers.people.models import TOKEN_LENGTH, NameToken, Person
from sapar.registers.people.spelling import keys_of, name_key

KEY_LENGTH = 600
INDEX: tuple[type[Any], ...] = (NameToken,)  # tables that only find a person: nothing is touched by a row of theirs


def set_search_key(person: Person) -> None:
    """Fold the name into the record's search key. The person is not saved."""
    person.search_key = name_key(person.family_name, person.given_name, person.patronymic)[:KEY_LENGTH]


def write_tokens(person: Person) -> None:
    """Have every word of every spelling find this person, and no other word."""
    spelled = [name for row in person.spellings.all() for name in (row.family_name, row.given_name)]
    wanted = _tokens(person, *spelled)
    there = dict(person.tokens.values_list("token", "pk"))
    if over := [pk for token, pk in there.items() if token not in wanted]:
        person.tokens.filter(pk__in=over).delete()
    NameToken.objects.bulk_create(NameToken(person=person, token=token) for token in sorted(wanted - there.keys()))


def write_many(people: Sequence[Person]) -> None:
    """Have every word of their names find these people, who were just made in bulk and have no other spellings."""
    NameToken.objects.bulk_create(
        NameToken(person=person, token=token) for person in people for token in sorted(_tokens(person))
    )


def forget_many(people: Iterable[int]) -> None:
    """Find these people (primary keys) no more: an import that made them is taken back."""
    for table in INDEX:
        table.objects.filter(person__in=people).delete()


def _tokens(person: Person, *spelled: str) -> set[str]:
    names = (person.family_name, person.given_name, person.patronymic, person.latin_family_name)
    return {key[:TOKEN_LENGTH] for key in keys_of(*names, person.latin_given_name, *spelled)}
