"""How pairs come onto the list, and how what officers said is remembered."""

import pytest

from sapar.registers.duplicates.candidates import Candidate, Found, candidates_found
from sapar.registers.duplicates.models import PossibleSame, S
from sapar.registers.duplicates.queries import pairs_to_review
from sapar.registers.duplicates.reviewing import keep_apart, merge_people
from sapar.registers.duplicates.tests.conftest import FINDING, REASON, WHY, paired
from sapar.registers.people.tests.conftest import registered

pytestmark = pytest.mark.django_db


def found(*pairs):
    """Put pairs on the list again."""
    return candidates_found(pairs, source="linkage", by=FINDING)


def test_the_same_pairs_come_once_whichever_way_round(older, newer):
    assert found(Candidate(newer.pk, older.pk, 80, WHY)) == Found(opened=1)
    assert found(Candidate(older.pk, newer.pk, 80, WHY)) == Found(known=1)  # list_pairs


def test_one_batch_may_name_a_pair_twice(older, newer):
    assert found(Candidate(newer.pk, older.pk, 80, WHY), Candidate(older.pk, newer.pk, 80, WHY)).opened == 1


def test_a_reason_without_words_is_refused(older, newer):
    with pytest.raises(ValueError, match="shoe_size"):
        found(Candidate(older.pk, newer.pk, 80, ["shoe_size"]))


def test_two_people_do_not_come_again_without_new_evidence(cast, pair, older, newer):
    keep_apart(pair, by=cast.aigul, **REASON)
    assert found(Candidate(older.pk, newer.pk, 99, WHY)) == Found(known=1)
    assert found(Candidate(older.pk, newer.pk, 99, [*WHY, "same_document"])) == Found(renewed=1)  # renew_evidence
    pair.refresh_from_db()
    assert (pair.state, pair.score, pair.reasons[-1] in WHY) == (S.OPEN, 99, True)


def test_it_is_remembered_across_a_later_merge(cast, pair, older, newer):
    third = registered(cast, given_name="Нурбек")
    apart = paired(older, third)
    keep_apart(apart, by=cast.aigul, **REASON)
    merge_people(pair, by=cast.aigul, keep="second", **REASON)
    assert found(Candidate(newer.pk, third.pk, 80, WHY)) == Found(known=1)
    assert pairs_to_review().count() == 0


def test_what_a_trained_officer_says_at_the_counter_is_remembered(cast, older):
    registered(cast, by=cast.meerim, office="osh", not_the_same=True)
    assert PossibleSame.objects.get().state == S.DIFFERENT  # list_pair


def test_what_a_hotline_clerk_says_is_looked_at(cast, older):
    registered(cast, by=cast.salima, not_the_same=True)
    pair = PossibleSame.objects.get()
    assert (pair.state, pair.source, "said_another" in pair.reasons) == (S.OPEN, "entry", True)


def test_whom_a_counsellor_may_not_see_is_looked_at_all_the_same(cast, older):
    registered(cast, by=cast.ermek, office="partner")
    assert PossibleSame.objects.get().state == S.OPEN
