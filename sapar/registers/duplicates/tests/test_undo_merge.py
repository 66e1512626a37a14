"""Making one record two again: what is given back, what stays, what builds on it, and what came late."""

import pytest

from sapar.foundation import clock
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.duplicates.errors import LaterMergeFirst, NotBothThere, RecordErased
from sapar.registers.duplicates.models import Merge, S
from sapar.registers.duplicates.reviewing import confirm_merge, merge_people, propose_merge, undo_merge
from sapar.registers.duplicates.stragglers import left_behind
from sapar.registers.duplicates.tasks import bring_stragglers
from sapar.registers.duplicates.tests.conftest import REASON, paired
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.journeys.models import Journey
from sapar.registers.people.actions import correct_person
from sapar.registers.people.belongings import add_skill
from sapar.registers.people.erasing import erase_person
from sapar.registers.people.models import Person, PersonState
from sapar.registers.people.tests.conftest import registered
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(cast, pair):
    """The two made one: ``pair.first`` goes on."""
    merge_people(pair, by=cast.aigul, keep="first", **REASON)
    pair.refresh_from_db()
    return pair


def undone(cast, pair, **given):
    """Undo it and read both records anew."""
    undo_merge(pair, by=cast.aigul, **REASON, **given)
    return Person.objects.get(pk=pair.first_id), Person.objects.get(pk=pair.second_id)


def test_each_is_on_their_own_again_and_both_are_told(cast, merged):
    first, second = undone(cast, merged)
    assert (second.state, second.merged_into, first.patronymic) == (PersonState.ACTIVE, None, "")
    assert OutboxMessage.objects.filter(notice="duplicates/unmerged").count() == 2


def test_what_was_added_since_stays_unless_it_is_marked(cast, merged):
    first = Person.objects.get(pk=merged.first_id)
    one = plan_journey(first, by=cast.aigul, destination="RU").record
    other = plan_journey(first, by=cast.aigul, destination="TR").record
    first, second = undone(cast, merged, also=f"journeys.journey.person:{other.pk}")
    assert (Journey.objects.get(pk=one.pk).person, Journey.objects.get(pk=other.pk).person) == (first, second)


def test_what_was_corrected_since_stays(cast, merged):
    first = Person.objects.get(pk=merged.first_id)
    correct_person(first, by=cast.aigul, patronymic="Асанович", reason="The passport")
    assert undone(cast, merged)[0].patronymic == "Асанович"


def test_a_chain_is_undone_from_its_end(cast, merged):
    third = registered(cast, given_name="Нурбек")
    later = paired(merged.first, third)
    propose_merge(later, by=cast.aigul, keep="second", **REASON)
    confirm_merge(later, by=cast.samat)
    assert Person.objects.get(pk=merged.second_id).merged_into == third
    with pytest.raises(LaterMergeFirst, match=later.number):
        undo_merge(merged, by=cast.aigul, **REASON)
    undone(cast, later)
    first, second = undone(cast, merged)
    assert (first.state, second.state) == (PersonState.ACTIVE, PersonState.ACTIVE)


def test_what_was_erased_cannot_be_given_back(cast, merged):
    erase_person(Person.objects.get(pk=merged.first_id), by=cast.jyldyz, reason="x", ground="request")
    with pytest.raises(RecordErased):
        undo_merge(merged, by=cast.aigul, **REASON)


def test_a_record_is_not_merged_twice(cast, merged):
    third = registered(cast, given_name="Нурбек")
    with unguarded():
        pair = type(merged)(
            first=merged.second, second=third, score=50, reasons=[], source="linkage", opened_on="2026-01-01"
        )
        pair.save()
    assert pair.sides()[0] == merged.first
    again = type(merged)(first=merged.first, second=merged.second)
    assert len(set(again.sides())) == 1
    pair.first.merged_into = None  # as somebody saw it before the merge
    from sapar.registers.duplicates.reviewing import locked_sides

    with pytest.raises(NotBothThere):
        locked_sides(pair)


def test_what_came_late_is_brought_along_and_goes_back_with_an_undo(cast, merged):
    add_skill(Person.objects.get(pk=merged.first_id), by=cast.aigul, occupation="7212")
    late = plan_journey(Person.objects.get(pk=merged.first_id), by=cast.aigul, destination="RU").record
    with unguarded():
        Journey._base_manager.filter(pk=late.pk).update(person=merged.second)
    assert [merge.pair for merge in left_behind()] == [merged]
    assert bring_stragglers(clock.today()) == 1  # bring_along
    assert Journey.objects.get(pk=late.pk).person == merged.first
    undone(cast, merged)
    assert Journey.objects.get(pk=late.pk).person == merged.second


def test_a_second_merge_of_the_same_two_is_a_new_receipt(cast, merged):
    undone(cast, merged)
    from sapar.registers.duplicates.reviewing import reopen_review

    reopen_review(merged, by=cast.aigul, **REASON)
    merge_people(merged, by=cast.aigul, keep="first", **REASON)
    merged.refresh_from_db()
    assert (merged.state, Merge.objects.filter(pair=merged, undone_on=None).count()) == (S.SAME, 1)
