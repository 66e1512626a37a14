"""Two states beside each other: distances that can be followed, nothing guessed, and an agenda that goes upwards."""

from datetime import date
from itertools import permutations

import pytest

from sapar.policy.law.comparing import Compared, compare
from sapar.policy.law.form import InputRefused
from sapar.policy.law.library import library

DAY = date(2026, 11, 24)
COUNTRIES = sorted(pack.country for pack in library().packs.values())


def rows(one: str, other: str, on: date = DAY) -> dict[str, Compared]:
    return {row.question.id: row for each in compare(one, other, on).dimensions for row in each.rows}


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_state_is_at_no_distance_from_itself(country: str) -> None:
    found = compare(country, country, DAY)
    assert found.measured.low == 0
    assert not found.agenda


@pytest.mark.parametrize(("one", "other"), list(permutations(["KG", "RU", "KR", "INT"], 2)))
def test_a_distance_is_the_same_both_ways_and_within_its_bounds(one: str, other: str) -> None:
    there, back = compare(one, other, DAY), compare(other, one, DAY)
    assert there.measured == back.measured
    assert there.measured.low <= (there.measured.distance or there.measured.low) <= there.measured.high <= 1


def test_each_kind_of_answer_is_measured_by_its_range() -> None:
    found = rows("KG", "GB")
    assert found["ratified.C97"].distance == 0  # both yes
    assert found["family.may_join"].distance == 1
    assert found["pay.leave_weeks"].distance == pytest.approx((5.6 - 4) / 6)
    assert found["fees.worker_fee"].distance == 1  # from allowed to forbidden, the whole range


def test_nothing_is_guessed_where_an_answer_is_not_known() -> None:
    found = rows("KG", "UZ")
    unknown = [row for row in found.values() if row.a is None or row.b is None]
    assert unknown
    assert all(row.distance is None and row.proposal is None for row in unknown)
    assert compare("KG", "UZ", DAY).measured.distance is None


def test_the_agenda_proposes_the_more_protective_rule() -> None:
    agenda = {row.question.id: row for row in compare("KG", "RU", DAY).agenda}
    assert (agenda["safety.minimum_age"].proposed_by, agenda["safety.minimum_age"].proposal.value) == ("b", 18)
    assert agenda["disputes.wage_claim_months"].proposal.value == 36
    assert agenda["data.answer_days"].proposal.value == 7  # fewer days protect more
    assert list(agenda) == sorted(agenda, key=lambda key: (-agenda[key].distance, key))


def test_the_standard_is_proposed_where_both_lie_below_it() -> None:
    row = {row.question.id: row for row in compare("TR", "KG", DAY).agenda}.get("contract.written")
    assert row is not None
    assert row.proposed_by == "b"
    below = rows("TR", "GB")["disputes.status_not_asked"]
    assert below.proposed_by == "a"


def test_a_state_above_the_standard_has_nothing_to_settle_with_it() -> None:
    found = compare("GB", "INT", DAY)
    leave = next(row for each in found.dimensions for row in each.rows if row.question.id == "pay.leave_weeks")
    assert leave.distance
    assert leave.proposal is None
    assert found.gap is not None
    assert found.gap < found.measured.distance


def test_answers_are_those_of_the_day() -> None:
    assert rows("KG", "RU", date(2023, 1, 1))["ratified.C190"].a.value is False
    assert rows("KG", "RU")["ratified.C190"].a.value is True


def test_a_country_without_a_pack_is_said_so() -> None:
    with pytest.raises(InputRefused, match="no pack of laws for QQ"):
        compare("KG", "QQ", DAY)


def test_the_agenda_says_where_the_law_would_change_by_what_and_who_prepares_it() -> None:
    found = {row.question.id: row for row in compare("KG", "RU", DAY).agenda}
    for row in found.values():
        assert row.changing in (("a",), ("b",), ("a", "b"))
        assert row.step in ("law", "by-law", "agreement", "practice")
        assert row.matter.owner["ky"]
    assert {row.step for row in found.values() if row.question.convention} <= {"law"}


def test_who_is_above_the_standard_changes_nothing() -> None:
    for row in compare("KG", "INT", DAY).agenda:
        assert row.changing == ("a",)
