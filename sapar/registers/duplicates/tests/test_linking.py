"""All records compared: what was written otherwise comes onto the list, with reasons, once."""

from datetime import date, timedelta

from sapar.foundation import clock
from sapar.registers.duplicates.linking import REASONS, compare_everybody
from sapar.registers.duplicates.models import PossibleSame
from sapar.registers.duplicates.reasons import WORDS
from sapar.registers.duplicates.tasks import look_for_doubles
from sapar.registers.people.linkage.model import COMPARISONS, NOTHING
from sapar.registers.people.tests.conftest import registered

UNTOLD = {NOTHING, "same_sex", "other_document", "document_nearly", "same_birth_place", "other_birth_place"}


def twice(cast):
    """Register one man twice, with day and month changed over."""
    names = {"family_name": "Өмүрбеков", "given_name": "Кожомкул", "patronymic": "Асанович"}
    first = registered(cast, **names, born_on=date(1994, 3, 12))
    latin = {"family_name": "OMURBEKOV", "given_name": "KOZHOMKUL", "patronymic": "Asanovich"}
    return first, registered(cast, **latin, born_on=date(1994, 12, 3))


def sunday():
    """Return the Sunday to come."""
    today = clock.today()
    return today + timedelta(days=6 - today.weekday())


def test_who_was_entered_twice_comes_onto_the_list_with_reasons_and_only_once(cast):
    first, second = twice(cast)
    registered(cast, family_name="Исаков", given_name="Темир")
    assert (compare_everybody(), compare_everybody()) == (1, 0)
    pair = PossibleSame.objects.get()
    assert (pair.first, pair.second, pair.source) == (first, second, "linkage")
    assert {"same_name", "same_patronymic", "day_month_swapped"} <= set(pair.reasons)


def test_the_system_compares_on_sundays_where_somebody_came(cast):
    twice(cast)
    assert look_for_doubles(sunday() + timedelta(days=1)) == 0
    assert look_for_doubles(sunday() + timedelta(days=28)) == 0
    assert look_for_doubles(sunday()) == 1


def test_every_level_of_the_comparison_has_its_words_or_says_nothing_to_an_officer():
    levels = {level.code for found in COMPARISONS.values() for level in found}
    assert levels <= REASONS.keys() | UNTOLD
    assert set(REASONS.values()) <= WORDS.keys()
