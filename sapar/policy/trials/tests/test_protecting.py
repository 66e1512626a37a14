"""Counts of few people do not leave, nor what could be subtracted to find them."""

from decimal import Decimal

import pytest

from sapar.policy.law.replay.reports import Replay, Row
from sapar.policy.law.replay.shortfalls import Short, Shortfall
from sapar.policy.trials.protecting import protected


def report(*contracts, money=()):
    rows = tuple(Row(f"group {count}", count, 0, count, count, 0) for count in contracts)
    total = Row(None, sum(contracts), 0, sum(contracts), sum(contracts), 0)
    return Replay({}, "RU", "a", "b", total, rows, {"region": rows}, tuple(money))


def short(count):
    return Short(count, 0, Decimal(100 * count), Decimal(100))


@pytest.mark.parametrize(
    ("contracts", "shown"),
    [((50, 10), 2), ((50, 30, 9), 1), ((50, 9, 8), 1), ((50, 30, 4), 1), ((60, 50, 3, 7), 2)],
)
def test_small_groups_are_hidden_and_the_next_where_the_rest_would_tell(contracts, shown):
    region = protected(report(*contracts))["groups"]["region"]
    assert (len(region["rows"]), region["hidden"]) == (shown, len(contracts) - shown)
    assert region["hidden"] == 0 or sum(contracts) - sum(row["contracts"] for row in region["rows"]) >= 10


def test_kinds_of_finding_do_not_add_up_and_are_hidden_one_by_one():
    assert protected(report(50, 30, 9))["groups"]["code"]["hidden"] == 1


def test_too_few_contracts_leave_nothing_at_all():
    assert protected(report(5, 4)) == {"least": 10, "too_few": True}


def test_the_least_is_a_setting(settings):
    settings.SAPAR_LEAST_GROUP = 3
    assert protected(report(5, 4))["groups"]["region"]["hidden"] == 0


def test_money_of_few_people_is_hidden_and_the_sum_that_would_tell():
    money = [Shortfall("RUB", None, short(30), short(40)), Shortfall("RUB", "A", short(3), short(20)),
             Shortfall("RUB", "B", short(27), short(30))]  # fmt: skip
    whole, few, enough = protected(report(99, money=money))["money"]
    assert (few["before"], whole["before"]) == (None, None)
    assert (enough["before"]["total"], whole["after"]["total"]) == ("2700", "4000")
