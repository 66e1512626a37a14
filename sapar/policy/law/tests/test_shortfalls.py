"""How much workers are short of a month: by each rule of pay, before and after a change, by currency."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sapar.policy.law.facts import read_contract
from sapar.policy.law.library import library
from sapar.policy.law.reading import read_pack
from sapar.policy.law.replay.files import database_for, read_stated
from sapar.policy.law.replay.judging import judge_all
from sapar.policy.law.replay.overlays import read_overlay
from sapar.policy.law.replay.reports import Replay, replay
from sapar.policy.law.tests.samples import PACK, case, wage, write_pack
from sapar.policy.law.tests.test_replay import EXAMPLES
from sapar.policy.law.validation import problems_of_pack

PROPOSAL = """
overlay: {country: RU, title: {en: Minimum of 2026, ru: МРОТ 2026, ky: 2026-ж. эң төмөнкү айлыгы}}
parameters:
  minimum_wage_month:
    values: [{from: 2026-01-01, value: 30000}]
"""


def short(cases: dict[str, Any]) -> dict[str, dict[str, Decimal]]:
    """What each contract is short of by kind of finding, under the law as it is."""
    database = database_for(Path("none"))
    read_stated(database, [(name, read_contract(one)) for name, one in cases.items()])
    judge_all(database, library(), "before", shortfalls=True)
    found: dict[str, dict[str, Decimal]] = {}
    for contract, code, amount in database.execute("SELECT * FROM before_short").fetchall():
        found.setdefault(contract, {})[code] = amount
    return found


def replayed(tmp_path: Path, *cases: Any) -> Replay:
    file = tmp_path / "proposal.yaml"
    file.write_text(PROPOSAL, encoding="utf-8")
    database = database_for(Path("none"))
    read_stated(database, [(str(number), read_contract(one)) for number, one in enumerate(cases)])
    return replay(database, library(), read_overlay(file, library()))


WEEKS = Decimal(52) / 12  # in a month
LOW = [  # country, pay below its minimum, hours a week, how many such payments a month has
    ("RU", wage(20000), 40, 1), ("RU", wage(10000), 20, 1), ("RU", wage(20000, basis="net"), 40, 1),
    ("RU", wage(500, period="day"), 40, 5 * WEEKS), ("KZ", wage(70000, "KZT"), 40, 1),
    ("KZ", wage(60000, "KZT", basis="net"), 40, 1), ("KR", wage(1500000, "KRW"), 40, 1),
    ("KR", wage(9000, "KRW", "hour"), 40, 40 * WEEKS), ("TR", wage(20000, "TRY"), 45, 1),
    ("TR", wage(20000, "TRY", basis="net"), 45, 1), ("TR", wage(100, "TRY", "hour"), 40, 200),
    ("TR", wage(700, "TRY", "day"), 37.5, 25), ("TR", wage(5000, "TRY", "week"), 45, Decimal(30) / 7),
    ("PL", wage(3000, "PLN"), 40, 1), ("PL", wage(20, "PLN", "hour"), 40, 40 * WEEKS), ("DE", wage(1500, "EUR"), 40, 1),
    ("DE", wage(9, "EUR", "hour"), 30, 30 * WEEKS), ("GB", wage(300, "GBP", "week"), 40, WEEKS),
    ("GB", wage(10, "GBP", "hour"), 40, 40 * WEEKS),
]  # fmt: skip


@pytest.mark.parametrize(("country", "paid", "hours", "payments"), LOW)
def test_pay_bettered_by_the_shortfall_is_lawful_and_by_less_is_not(
    country: str, paid: Any, hours: float, payments: Decimal
) -> None:
    def bettered(month: Decimal) -> Any:
        better = paid | {"amount": paid["amount"] + month / payments}
        return case("KG", country, wage=better, hours_per_week=hours, worker_age=30, days_per_week=5, sector="trade")

    lacking = short({"x": bettered(Decimal(0))})["x"]["WAGE_BELOW_MINIMUM"]
    below = short({"whole": bettered(lacking + 1), "less": bettered(lacking * Decimal("0.9"))})
    assert "WAGE_BELOW_MINIMUM" not in below.get("whole", {})
    assert below["less"]["WAGE_BELOW_MINIMUM"] == pytest.approx(lacking / 10, rel=Decimal("0.02"))


def test_asking_for_shortfalls_changes_no_answer() -> None:
    some = dict(list(EXAMPLES.items())[::4])
    database = database_for(Path("none"))
    read_stated(database, [(name, read_contract(one)) for name, one in some.items()])
    for into, asked in (("bare", False), ("asked", True)):
        judge_all(database, library(), into, shortfalls=asked)
    differing = database.execute("(FROM bare EXCEPT ALL FROM asked) UNION ALL (FROM asked EXCEPT ALL FROM bare)")
    assert differing.fetchall() == []


def test_sums_are_given_by_currency_with_the_middle_one(tmp_path: Path) -> None:
    contracts = [case(wage=wage(amount), hours_per_week=40) for amount in (20000, 28000, 29000, 90000)]
    report = replayed(tmp_path, *contracts, case(destination="KZ", wage=wage(1, "KZT"), hours_per_week=40))
    whole = next(each for each in report.shortfalls if each.code is None)
    assert {each.currency for each in report.shortfalls} == {"RUB"}
    assert (whole.before.contracts, whole.before.total) == (1, Decimal(7093))
    assert (whole.after.contracts, whole.after.total, whole.after.median) == (3, Decimal(13000), Decimal(2000))


def test_two_minimums_broken_at_once_count_once_in_all(tmp_path: Path) -> None:
    both = case(wage=wage(20000), hours_per_week=40, region="Moscow", employer_in_regional_agreement=True)
    shortfalls = replayed(tmp_path, both).shortfalls
    sums = {each.code: each.after.total for each in shortfalls}
    assert sums[None] == max(sum_ for code, sum_ in sums.items() if code)
    assert {"WAGE_BELOW_MINIMUM", "WAGE_BELOW_REGIONAL_MINIMUM"} < set(sums)


def test_a_breach_whose_sum_cannot_be_told_is_counted_apart(tmp_path: Path) -> None:
    unpaid = case(wage=wage(90000), hours_per_week=40, overtime={"premium": [1], "planned_hours": None})
    told = next(each for each in replayed(tmp_path, unpaid).shortfalls if each.code == "OVERTIME_PREMIUM_LOW")
    assert (told.after.contracts, told.after.not_known, told.after.median) == (0, 1, None)


def test_overtime_paid_too_little_and_too_much_taken_off_are_money_too() -> None:
    overtime = {"planned_hours": 10, "per": "month", "premium": [1], "paid_on_top": True}
    taken = [{"kind": "repayment", "amount": 60000, "per": "month", "consent": True}]
    late = case("KG", "KZ", wage=wage(173333, "KZT"), hours_per_week=40, overtime=overtime)
    found = short({"kz": late, "ru": case(wage=wage(100000), hours_per_week=40, deductions=taken)})
    assert found["kz"]["OVERTIME_PREMIUM_LOW"] == pytest.approx(Decimal(5000), abs=1)
    assert 0 < found["ru"]["DEDUCTION_OVER_CAP"] < 60000


@pytest.mark.parametrize(
    ("shortfall", "says"),
    [
        ("minimum_wage_month - no_such", "unknown fact"),
        ("origin", "its shortfall is no number"),
        ("(select 1)", "not allowed"),
    ],
)
def test_a_shortfall_that_is_no_money_is_refused_with_its_line(shortfall: str, says: str, tmp_path: Path) -> None:
    laws = write_pack(tmp_path, PACK.replace("    holds:", f"    shortfall: {shortfall}\n    holds:"))
    pack, problems = read_pack(laws / "mn", library().packs["international"])
    assert says in str([*problems, *problems_of_pack(laws / "mn", pack)][0])
