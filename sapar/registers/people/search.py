"""``find_people``: the one way all code finds people, in either script, by name, birth, number, phone or document.

Always the same number of queries. Whom ``Person.visible_to`` does not show is not found: a search tells nobody that a
record exists. Nothing is found without a query.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from sapar.foundation import references
from sapar.foundation.accounts import contacts
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.people.models import Document, NameToken, Person, PersonState, Spelling
from sapar.registers.people.spelling import keys_of, prefix_range

PERSONAL_NUMBER, DOCUMENT = "personal number", "document"  # matters of the blind indexes
WHOLE_DAY = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b|\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
PERSONAL_DIGITS = 14
LIMIT = 25


@dataclass(frozen=True)
class Hit:
    """A person found, why (in the reader's language), and whether more than the person line may be shown.

    ``full`` is true for the searcher's own record and the clients of the searcher's office; of others a list shows
    name, year of birth and place.
    """

    person: Person
    why: list[str]
    full: bool


@dataclass(frozen=True)
class Wanted:
    """What a typed text asks for."""

    keys: list[str] = field(default_factory=list)
    born_on: date | None = None
    year: int | None = None
    ref: str = ""
    contact: str = ""
    personal_number: str = ""
    document: str = ""

    @property
    def nothing(self) -> bool:
        """Say whether there is nothing to look up. A year alone is no query: it would be a list."""
        return not (self.keys or self.born_on or self.ref or self.contact or self.personal_number or self.document)


def find_people(text: str, *, by: Actor, born_on: date | None = None, limit: int = LIMIT) -> list[Hit]:
    """Return the people whom ``text`` may mean and ``by`` may see, the closest first.

    Args:
        text: names in any order, either script, whole or begun; with or without a birth date or year; or a number:
            of the record, a phone, a document, the personal number.
        by: who searches.
        born_on: the birth date, where a form asks it apart.
        limit: how many at most.
    """
    wanted = _as_it_goes_on(understood(text, born_on))
    if wanted.nothing:
        return []
    found = _matching(Person.visible_to(by).filter(state=PersonState.ACTIVE), wanted)
    people = list(found.select_related("key", "office")[:limit])
    spelled = _spellings(people, wanted.keys)
    papers = _papers(people, wanted.document)
    return [Hit(person, _why(person, wanted, spelled, papers), _is_full(person, by)) for person in people]


def _as_it_goes_on(wanted: Wanted) -> Wanted:
    """Ask for the record that goes on where the number is of one that was merged into it."""
    merged = Person.objects.filter(ref=wanted.ref, state=PersonState.MERGED) if wanted.ref else Person.objects.none()
    ref = merged.values_list("merged_into__ref", flat=True).first()
    return replace(wanted, ref=ref) if ref else wanted


def understood(text: str, born_on: date | None = None) -> Wanted:
    """Read what was typed."""
    rest, day = _cut_day(text.strip())
    year = YEAR.search(rest)
    name = YEAR.sub(" ", rest, count=1)
    if not re.search(r"[\d@]", name):
        return Wanted(keys_of(name), born_on or day, int(year.group()) if year else None)
    digits = re.sub(r"\D", "", rest)
    return Wanted(
        born_on=born_on or day,
        ref=_reference(rest),
        contact=_contact(rest),
        personal_number=digits if len(digits) == PERSONAL_DIGITS else "",
        document=rest,
    )


def _cut_day(text: str) -> tuple[str, date | None]:
    match = WHOLE_DAY.search(text)
    if not match:
        return text, None
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    with suppress(ValueError):
        born = date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
        return text.replace(match.group(), " ", 1), born
    return text, None


def _reference(text: str) -> str:
    try:
        return references.normalised(text)
    except ValidationError:
        return ""


def _contact(text: str) -> str:
    try:
        return contacts.normalised(text)
    except ValidationError:
        return ""


def _matching(people: QuerySet[Person], wanted: Wanted) -> QuerySet[Person]:
    if wanted.keys:
        for key in wanted.keys:
            people = people.filter(pk__in=_beginning_with(key).values("person"))
        whole = NameToken.objects.filter(person=OuterRef("pk"), token__in=wanted.keys)
        people = people.annotate(whole=Exists(whole)).order_by("-whole", "search_key", "pk")
    elif numbers := _by_number(wanted):
        people = people.filter(numbers)
    if wanted.born_on:
        people = people.filter(born_on=wanted.born_on)
    if wanted.year:
        people = people.filter(born_on__range=(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    return people


def _beginning_with(key: str) -> QuerySet[NameToken]:
    first, end = prefix_range(key)
    tokens: QuerySet[NameToken] = NameToken.objects.filter(token__gte=first)
    return tokens.filter(token__lt=end) if end else tokens


def _by_number(wanted: Wanted) -> Q:
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


def _spellings(people: list[Person], keys: list[str]) -> dict[int, list[Spelling]]:
    """Return the other spellings of the people found, by person; asked even for nobody, so that the count is fixed."""
    found: dict[int, list[Spelling]] = {}
    wanted = [person.pk for person in people] if keys else []
    for spelling in Spelling.objects.filter(person__in=wanted or [0]):
        found.setdefault(spelling.person_id, []).append(spelling)
    return found


def _papers(people: list[Person], number: str) -> set[int]:
    index = blind_index(DOCUMENT, number) or "none"
    papers = Document.objects.filter(person__in=[person.pk for person in people] or [0], number_index=index)
    return set(papers.values_list("person_id", flat=True))


def _why(person: Person, wanted: Wanted, spelled: dict[int, list[Spelling]], papers: set[int]) -> list[str]:
    number = blind_index(PERSONAL_NUMBER, wanted.personal_number)
    reasons = {
        _("Date of birth"): wanted.born_on is not None,
        _("Year of birth"): wanted.year is not None,
        _("Number of the record"): wanted.ref == person.ref,
        _("Phone"): bool(wanted.contact) and wanted.contact == person.phone,
        _("E-mail"): bool(wanted.contact) and wanted.contact == person.email,
        _("Personal number"): bool(number) and number == person.personal_number_index,
        _("Number of a document"): person.pk in papers,
    }
    return [*_why_name(person, wanted.keys, spelled.get(person.pk, [])), *(why for why, so in reasons.items() if so)]


def _why_name(person: Person, keys: list[str], spellings: list[Spelling]) -> list[str]:
    if not keys:
        return []
    if _begun(keys, person.search_key):
        return [_("Name")]
    latin = keys_of(person.latin_family_name, person.latin_given_name)
    if latin and _begun(keys, f"{person.search_key} {' '.join(latin)}"):
        return [_("Name in Latin letters")]
    for spelling in spellings:
        if _begun(keys, f"{person.search_key} {spelling.search_key}"):
            return [_("Other spelling: {name}").format(name=spelling.name)]
    return [_("Name")]


def _begun(keys: list[str], name: str) -> bool:
    words = name.split()
    return all(any(word.startswith(key) for word in words) for key in keys)


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

    The same family and given name in any spelling and order, born on the same day, and no other patronymic; or the
    same personal number. Callers show only what ``visible_to`` allows.
    """
    same = Q(pk__in=[])
    keys = keys_of(family_name, given_name)
    if keys and born_on:
        namesakes = Person.objects.filter(born_on=born_on, state=PersonState.ACTIVE)
        for key in keys:
            namesakes = namesakes.filter(pk__in=NameToken.objects.filter(token=key).values("person"))
        same |= Q(pk__in=[person.pk for person in namesakes if not _another_patronymic(person, patronymic)])
    if index := blind_index(PERSONAL_NUMBER, personal_number):
        same |= Q(personal_number_index=index)
    found: QuerySet[Person] = Person.objects.filter(same, state=PersonState.ACTIVE)
    return found


def _another_patronymic(person: Person, patronymic: str) -> bool:
    theirs, ours = set(keys_of(person.patronymic)), set(keys_of(patronymic))
    return bool(theirs and ours and theirs != ours)
