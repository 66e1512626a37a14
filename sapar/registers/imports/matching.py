"""Who of the register a row is about: the one place that asks, for many rows at once and in a fixed number of queries.

A number decides: the personal number first, then that of a document. Names and a date of birth never do: they make a
close match, which waits for a human eye. Whatever finds people alike in bulk is put to use here and nowhere else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db import connection

from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.people.models import Document, NameToken, Person, PersonState
from sapar.registers.people.search import DOCUMENT, PERSONAL_NUMBER
from sapar.registers.people.spelling import keys_of, roots_of

ALIKE = "alike"  # the matter of the blind index of a name with a date of birth


@dataclass(frozen=True)
class Candidate:
    """What a row says about who it is. Empty is what it does not say."""

    family_name: str = ""
    given_name: str = ""
    patronymic: str = ""
    born_on: date | None = None
    personal_number: str = ""
    document_number: str = ""
    document_country: str = "KG"

    @cached_property
    def personal_index(self) -> str:
        """Return the keyed digest of the personal number."""
        return blind_index(PERSONAL_NUMBER, self.personal_number)

    @cached_property
    def document_index(self) -> str:
        """Return the keyed digest of the number of the document."""
        return blind_index(DOCUMENT, self.document_number)

    @cached_property
    def alike_index(self) -> str:
        """Return the keyed digest of names and date of birth, the same for every spelling; empty without either."""
        roots = sorted(roots_of(self.family_name, self.given_name))
        return blind_index(ALIKE, f"{''.join(roots)}{self.born_on:%Y%m%d}") if roots and self.born_on else ""


@dataclass(frozen=True)
class Known:
    """What the register says of somebody, as far as it is compared."""

    ref: str
    search_key: str
    born_on: date | None
    personal_index: str


@dataclass
class Match:
    """What the register answers for one row: the person it is about, or whom it may be, or that the numbers clash."""

    known: str = ""  # the number of the person's record
    has_document: bool = False  # the document of the row stands on that record already
    close: list[tuple[str, str]] = field(default_factory=list)  # (number of a record, code of the reason)
    clash: tuple[str, str] | None = None  # (code of the sentence, field)


def match_people(candidates: Sequence[Candidate], *, by_name: bool = True) -> list[Match]:
    """Return what the register answers for each candidate, in their order. Erased records answer nothing.

    Args:
        candidates: what the rows say.
        by_name: also look for the same name and date of birth, where no number is known.
    """
    personal = _by_personal_number({each.personal_index for each in candidates})
    documents = _by_document({each.document_index for each in candidates})
    matches = [_by_numbers(each, personal, documents) for each in candidates]
    if by_name:
        unknown = [(n, candidates[n]) for n, match in enumerate(matches) if not match.known and not match.clash]
        for number, refs in _namesakes(unknown).items():
            matches[number].close = [(ref, "same_name") for ref in refs]
    return matches


def _by_personal_number(indexes: set[str]) -> dict[str, Known]:
    people = Person.objects.filter(personal_number_index__in=indexes - {""}, state=PersonState.ACTIVE)
    rows = people.order_by("-pk").values_list("ref", "search_key", "born_on", "personal_number_index")
    return {row[3]: Known(*row) for row in rows}


def _by_document(indexes: set[str]) -> dict[tuple[str, str], Known]:
    found = Document.objects.filter(number_index__in=indexes - {""}, person__state=PersonState.ACTIVE)
    rows = found.order_by("-pk").values_list(
        "number_index", "country", "person__ref", "person__search_key", "person__born_on",
        "person__personal_number_index",
    )  # fmt: skip
    return {(index, country): Known(*known) for index, country, *known in rows}


def _by_numbers(
    candidate: Candidate, personal: dict[str, Known], documents: dict[tuple[str, str], Known]
) -> Match:  # fmt: skip
    by_personal = personal.get(candidate.personal_index) if candidate.personal_number else None
    document = (candidate.document_index, candidate.document_country)
    by_document = documents.get(document) if candidate.document_number else None
    known = by_personal or by_document
    if known is None:
        return Match()
    if by_personal and by_document and by_personal.ref != by_document.ref:
        return Match(clash=("two_records", "document_number"))
    other_number = candidate.personal_number and known.personal_index not in ("", candidate.personal_index)
    if other_number or not _may_be(candidate, known):
        return Match(clash=("elsewhere", "personal_number" if by_personal else "document_number"))
    return Match(known=known.ref, has_document=by_document is not None)


def _may_be(candidate: Candidate, known: Known) -> bool:
    """Say whether a known number can be this row's: a name in common, or the birth date. Names change; not both."""
    keys = set(keys_of(candidate.family_name, candidate.given_name, candidate.patronymic))
    if not keys or (candidate.born_on and candidate.born_on == known.born_on):
        return True
    return bool(keys & set(known.search_key.split()))


def _namesakes(wanted: Sequence[tuple[int, Candidate]]) -> dict[int, list[str]]:
    """Return, by number, the records with all names in any spelling and the date of birth of a candidate."""
    named = {n: (each, roots_of(each.family_name, each.given_name)) for n, each in wanted if each.born_on}
    pairs = [(n, each.born_on, roots[0], roots[-1]) for n, (each, roots) in named.items() if roots]
    hits = _with_both_words(pairs)
    people = Person.objects.in_bulk({pk for _n, pk in hits})
    words = _words_of(people)
    found: dict[int, list[str]] = {}
    for number, pk in hits:
        candidate, roots = named[number]
        if set(roots) <= words[pk] and not _somebody_else(candidate, people[pk]):
            found.setdefault(number, []).append(people[pk].ref)
    return found


def _with_both_words(pairs: Sequence[tuple[int, date | None, str, str]]) -> list[tuple[int, int]]:
    """Return (number, person) for whom is born on the day and has both words: by the days, which are few, then words.

    Written in SQL: one statement for all candidates. CROSS JOIN keeps SQLite to this order, PostgreSQL is free.
    """
    if not pairs:
        return []
    places = ", ".join(["(%s, %s, %s, %s)"] * len(pairs))
    person, token = Person._meta.db_table, NameToken._meta.db_table
    statement = f"""
        WITH wanted (number, born_on, one, other) AS (VALUES {places})
        SELECT DISTINCT wanted.number, person.id
        FROM wanted CROSS JOIN {person} person CROSS JOIN {token} first CROSS JOIN {token} second
        WHERE person.born_on = wanted.born_on AND person.state = 'active'
          AND first.root = wanted.one AND first.person_id = person.id
          AND second.root = wanted.other AND second.person_id = person.id
        ORDER BY 1, 2
    """  # noqa: S608 - table names and places only
    with connection.cursor() as cursor:
        cursor.execute(statement, [value for pair in pairs for value in pair])
        return [(int(number), int(pk)) for number, pk in cursor.fetchall()]


def _words_of(people: Iterable[int]) -> dict[int, set[str]]:
    words: dict[int, set[str]] = {pk: set() for pk in people}
    for pk, root in NameToken.objects.filter(person__in=words).values_list("person_id", "root"):
        words[pk].add(root)
    return words


def _somebody_else(candidate: Candidate, person: Person) -> bool:
    """Say whether a namesake is another person: another patronymic, or both have a personal number and not the same."""
    ours, theirs = set(roots_of(candidate.patronymic)), set(roots_of(person.patronymic))
    if ours and theirs and ours != theirs:
        return True
    return bool(candidate.personal_number and person.personal_number_index)
