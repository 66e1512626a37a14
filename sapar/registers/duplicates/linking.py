"""Every record compared with every other, by the linkage of ``registers/people``: what it finds waits for an officer.

A number that two records share is refused when it is written, so what is left to find are people whose names, dates or
papers were written otherwise. Documents are compared by their keyed digests: equal or not, never nearly.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.registers.duplicates.candidates import Candidate, candidates_found
from sapar.registers.duplicates.models import Source
from sapar.registers.people.linkage.matching import Match, duplicates_within
from sapar.registers.people.linkage.records import Record
from sapar.registers.people.models import Document, Person, PersonState

DUTY = System("comparing all records")
PEOPLE_AT_ONCE = 10_000
SEXES = {"male": "M", "female": "F"}

# Which reason of the list a level of the comparison is; the others say nothing that an officer does not see beside it.
REASONS = {
    "same_given": "same_name", "given_spelled_otherwise": "same_name", "same_surname": "same_name",
    "surname_spelled_otherwise": "same_name", "given_nearly": "similar_name", "given_shortened": "similar_name",
    "surname_nearly": "similar_name", "patronymic_nearly": "similar_name", "columns_swapped": "names_swapped",
    "surname_of_the_father": "other_form", "other_surname_in_another_form": "other_form",
    "other_surname_of_a_woman": "married_name", "other_given": "other_name", "other_surname": "other_name",
    "other_given_same_document": "other_name", "same_patronymic": "same_patronymic",
    "patronymic_spelled_otherwise": "same_patronymic", "other_patronymic": "other_patronymic",
    "same_birth_date": "same_birth", "day_month_swapped": "day_month_swapped", "same_year_day_unknown": "same_year",
    "days_apart": "near_birth", "year_mistaken": "near_birth", "part_of_date_mistaken": "near_birth",
    "other_birth_date": "other_birth", "same_document": "same_document", "document_of_another": "same_document",
    "other_sex": "other_sex", "rare_name": "rare_name", "through_other_records": "through_others",
}  # fmt: skip


def compare_everybody() -> int:
    """Compare all records and list the pairs that may be one person. Returns how many are new on the list."""
    matches = duplicates_within(list(records()))
    return candidates_found(map(candidate_of, matches), source=Source.LINKAGE, by=DUTY).opened


def someone_came(since: date) -> bool:
    """Say whether anybody was registered since a day: without, there is nothing new to compare."""
    return Person.objects.filter(registered_on__gte=since, state=PersonState.ACTIVE).exists()


def records() -> Iterator[Record]:
    """Yield everybody on record as linkage reads them, with the digest of their newest document."""
    people = Person.objects.filter(state=PersonState.ACTIVE).order_by("pk")
    rows = people.values_list("pk", "family_name", "given_name", "patronymic", "sex", "born_on")
    papers = dict(Document.objects.order_by("issued_on", "pk").values_list("person_id", "number_index"))
    for pk, family, given, patronymic, sex, born_on in rows.iterator(PEOPLE_AT_ONCE):
        born = born_on.isoformat() if born_on else ""
        yield Record(str(pk), family, given, patronymic, SEXES.get(sex, ""), born, "", papers.get(pk, ""))


def candidate_of(match: Match) -> Candidate:
    """Return a match as the list takes it: how likely in a hundred, and why."""
    return Candidate(int(match.left), int(match.right), round(100 * match.probability), _reasons(match))


def _reasons(match: Match) -> list[str]:
    codes: Iterable[str | None] = (REASONS.get(reason.code) for reason in match.reasons)
    return list(dict.fromkeys(code for code in codes if code))
