"""Two officers merge at the same moment: two ways round, or along a chain. One wins, the other is told why."""

import pytest
from django.db import connection

from sapar.foundation.actions.errors import ActionError
from sapar.registers.duplicates.models import Merge
from sapar.registers.duplicates.reviewing import merge_people
from sapar.registers.duplicates.tests.conftest import REASON, paired
from sapar.registers.people.models import Person, PersonState
from sapar.registers.people.tests.conftest import registered
from tests.cast import Cast
from tests.faults.test_races import at_once

pytestmark = pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="SQLite's test database in memory has no queue for writers: a merge of many rows meets a locked table",
)


@pytest.fixture
def town(transactional_db):
    """The cast in a database that other threads see."""
    return Cast()


@pytest.mark.slow
def test_of_two_merges_of_the_same_two_either_way_round_one_happens(town):
    pair = paired(registered(town), registered(town, given_name="Нуриман"))
    calls = [
        lambda keep=keep, by=by: merge_people(pair, by=by, keep=keep, **REASON)
        for keep, by in (("first", town.aigul), ("second", town.samat))
    ]
    results = at_once(*calls)
    assert sorted(isinstance(result, ActionError) for result in results) == [False, True]
    assert Merge.objects.count() == 1


@pytest.mark.slow
def test_a_chain_merged_at_once_ends_in_records_that_are_there(town):
    one, two, three = (registered(town, given_name=name) for name in ("Нурлан", "Нуриман", "Нурбек"))
    pairs = (paired(one, two), paired(two, three))
    aigul, samat = town.aigul, town.samat
    at_once(
        lambda: merge_people(pairs[0], by=aigul, keep="first", **REASON),
        lambda: merge_people(pairs[1], by=samat, keep="second", **REASON),
    )
    for person in Person.objects.filter(state=PersonState.MERGED):
        assert person.merged_into.state == PersonState.ACTIVE
