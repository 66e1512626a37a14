"""``find_people``: the one way all code finds people, in either script, by name, birth, number, phone or document.

Always the same number of queries. Whom ``Person.visible_to`` does not show is not found: a search tells nobody that a
record exists. Nothing is found without a query.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.people.candidates import people_meant
from sapar.registers.people.index import NameToken
from sapar.registers.people.likeness import FULLER_RECORD, Record, date_bits, name_bits, year_bits
from sapar.registers.people.models import Document, Person, PersonState, Spelling
from sapar.registers.people.reasons import why_born, why_name
from sapar.registers.people.spelling import roots_of
from sapar.registers.people.wanted import Wanted, understood

PERSONAL_NUMBER, DOCUMENT = "personal number", "document"  # matters of the blind indexes
LIMIT = 25
WORTH_SHOWING = 4.0  # bits for each typed word: less is not who was meant
MUCH_LESS = 14.0  # bits: who is so much less likely than the first is not shown beside them


@dataclass(frozen=True)
class Hit:
    """A person found, why (in the reader's language), and whether more than the person line may be shown.

    ``full`` is true for the searcher's own record and the clients of the searcher's office; of others a list shows
    name, year of birth and place.
    """

    person: Person
    why: list[str]
    full: bool


def find_people(
    text: str, *, by: Actor, born_on: date | None = None, year: int | None = None, limit: int = LIMIT
) -> list[Hit]:
    """Return the people whom ``text`` may mean and ``by`` may see, the closest first.

    Args:
        text: names in any order, either script, whole or begun; with or without a birth date or year; or a number:
            of the record, a phone, a document, the personal number.
        by: who searches.
        born_on: the birth date, where a form asks it apart.
        year: the year of birth, where only that is known.
        limit: how many at most.
    """
    wanted = _as_it_goes_on(understood(text, born_on, year))
    if wanted.nothing:
        return []
    visible = Person.visible_to(by)
    people = _by_name(wanted, visible, limit) if wanted.words else _by_number(wanted, visible, limit)
    spelled = _spellings(people, wanted)
    papers = _papers(people, wanted.document)
    return [Hit(person, _why(person, wanted, spelled, papers), _is_full(person, by)) for person in people]


def _as_it_goes_on(wanted: Wanted) -> Wanted:
    """Ask for the record that goes on where the number is of one that was merged into it."""
    merged = Person.objects.filter(ref=wanted.ref, state=PersonState.MERGED) if wanted.ref else Person.objects.none()
    ref = merged.values_list("merged_into__ref", flat=True).first()
    return replace(wanted, ref=ref) if ref else wanted


def closest(wanted: Wanted, visible: QuerySet[Person], limit: int) -> list[int]:
    """Return the primary keys of the people that a typed name means, the closest first."""
    found = people_meant(wanted.words, wanted.born_on, wanted.year, visible)
    words: dict[int, list[tuple[str, str]]] = {}
    for pk, key, root in NameToken.objects.filter(person__in=found).values_list("person_id", "key", "root"):
        words.setdefault(pk, []).append((key, root))
    active = visible.filter(pk__in=words, state=PersonState.ACTIVE)
    born = dict(active.order_by().values_list("pk", "born_on"))
    bits = {pk: _bits(wanted, Record(words[pk], born_on)) for pk, born_on in born.items()}
    least = max(WORTH_SHOWING * len(wanted.words), max(bits.values(), default=0.0) - MUCH_LESS)
    return sorted((pk for pk in bits if bits[pk] >= least), key=lambda pk: (-bits[pk], pk))[:limit]


def _bits(wanted: Wanted, record: Record) -> float:
    bits = name_bits(wanted.words, record)
    if wanted.born_on:
        bits += date_bits(wanted.born_on, record.born_on)
    elif wanted.year:
        bits += year_bits(wanted.year, record.born_on)
    return bits + FULLER_RECORD * len(record.words)


def _by_name(wanted: Wanted, visible: QuerySet[Person], limit: int) -> list[Person]:
    order = closest(wanted, visible, limit)
    people = visible.select_related("key", "office").in_bulk(order)
    return [people[pk] for pk in order]


def _by_number(wanted: Wanted, visible: QuerySet[Person], limit: int) -> list[Person]:
    seen = visible.filter(state=PersonState.ACTIVE)
    if wanted.by_number:
        seen = seen.filter(_numbered(wanted))
    if wanted.born_on:
        seen = seen.filter(born_on=wanted.born_on)
    return list(seen.select_related("key", "office")[:limit])


def _numbered(wanted: Wanted) -> Q:
    either = Q()
    if wanted.ref:
        either |= Q(ref=wanted.ref)
    if wanted.contact:
        reached = {"email" if "@" in wanted.contact else "phone": wanted.contact}
        merged = Person.objects.filter(**reached, state=PersonState.MERGED)
        either |= Q(**reached) | Q(pk__in=merged.values("merged_into"))
    if wanted.personal_number:
        either |= Q(personal_number_index=blind_index(PERSONAL_NUMBER, wanted.personal_number))
    if index := blind_index(DOCUMENT, wanted.document):
        either |= Q(pk__in=Document.objects.filter(number_index=index).values("person"))
    return either


def _spellings(people: list[Person], wanted: Wanted) -> dict[int, list[Spelling]]:
    """Return the other spellings of the people found, by person; asked even for nobody, so that the count is fixed."""
    found: dict[int, list[Spelling]] = {}
    spelled_otherwise = [person.pk for person in people] if wanted.words else []
    for spelling in Spelling.objects.filter(person__in=spelled_otherwise or [0]):
        found.setdefault(spelling.person_id, []).append(spelling)
    return found


def _papers(people: list[Person], number: str) -> set[int]:
    index = blind_index(DOCUMENT, number) or "none"
    papers = Document.objects.filter(person__in=[person.pk for person in people] or [0], number_index=index)
    return set(papers.values_list("person_id", flat=True))


def _why(person: Person, wanted: Wanted, spelled: dict[int, list[Spelling]], papers: set[int]) -> list[str]:
    number = blind_index(PERSONAL_NUMBER, wanted.personal_number)
    reasons = {
        _("Number of the record"): wanted.ref == person.ref,
        _("Phone"): bool(wanted.contact) and wanted.contact == person.phone,
        _("E-mail"): bool(wanted.contact) and wanted.contact == person.email,
        _("Personal number"): bool(number) and number == person.personal_number_index,
        _("Number of a document"): person.pk in papers,
    }
    found_by = [why for why, so in reasons.items() if so]
    return [*why_name(person, wanted.words, spelled.get(person.pk, [])), *why_born(person, wanted), *found_by]


def _is_full(person: Person, by: Actor) -> bool:
    if by.is_system or (by.is_staff and person.office.ref == by.organisation_ref):
        return True
    if by.kind == Kind.HELPER:
        return bool(by.helping == person.ref)
    return by.account is not None and bool(person.account_id == by.account.pk)


def same_person(
    family_name: str, given_name: str, patronymic: str, born_on: date | None, personal_number: str = ""
) -> QuerySet[Person]:
    """Return records that may be of this very person, for whoever registers: all of them, seen or unseen.

    The same family and given name in any spelling, form and order, born on the same day, and no other patronymic; or
    the same personal number. Callers show only what ``visible_to`` allows.
    """
    same = Q(pk__in=[])
    roots = roots_of(family_name, given_name)
    if roots and born_on:
        namesakes = Person.objects.filter(born_on=born_on, state=PersonState.ACTIVE)
        for root in roots:
            namesakes = namesakes.filter(pk__in=NameToken.objects.filter(root=root).values("person"))
        same |= Q(pk__in=[person.pk for person in namesakes if not _another_patronymic(person, patronymic)])
    if index := blind_index(PERSONAL_NUMBER, personal_number):
        same |= Q(personal_number_index=index)
    found: QuerySet[Person] = Person.objects.filter(same, state=PersonState.ACTIVE)
    return found


def _another_patronymic(person: Person, patronymic: str) -> bool:
    theirs, ours = set(roots_of(person.patronymic)), set(roots_of(patronymic))
    return bool(theirs and ours and theirs != ours)
