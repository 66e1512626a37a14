"""What must hold for every contract, not only for the worked ones."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sapar.policy.law.cases import read_cases
from sapar.policy.law.engine import Judge, judge
from sapar.policy.law.library import Library, library
from sapar.policy.law.tests.samples import ROOT, case, wage

SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WAGE_CODES = {"WAGE_BELOW_MINIMUM", "WAGE_BELOW_REGIONAL_MINIMUM", "SCHEME_PAY_FLOOR"}
START = date(2025, 10, 1)
EXAMPLES = [each for file in sorted((ROOT / "laws").glob("*/examples/*.yaml")) for each in read_cases(file)]

# About what a full month must pay, and how many of each stretch of time a month has.
MINIMA = {
    "RU": (27093, "RUB"), "KZ": (85000, "KZT"), "KR": (2156880, "KRW"), "TR": (33030, "TRY"), "GB": (2200, "GBP"),
    "DE": (2400, "EUR"), "PL": (4806, "PLN"),
}  # fmt: skip
PART_OF_A_MONTH = {"month": 1, "week": 4.33, "day": 21.7, "hour": 173}

# One field that breaks a rule by itself; leaving it out must never make the rule kept.
BREACHES: list[dict[str, Any]] = [
    {"form": "oral"},
    {"worker_age": 15},
    {"hours_per_week": 60},
    {"documents_held_by": "agency"},
    {"pay_interval": "end_of_contract"},
    {"paid_leave": {"amount": 3, "unit": "calendar_days"}},
    {"weekly_rest_hours": 10},
    {"union_ban": True},
    {"movement_restricted": True},
    {"penalty_for_leaving": {"amount": 1, "currency": "RUB"}},
    {"deductions": [{"kind": "fine", "amount": 5, "per": "event"}]},
    {"stated_clauses": []},
    {"languages": ["ru"]},
    {
        "fees": [
            {"kind": "deposit", "payer": "worker", "amount": 5},
            {"kind": "placement", "payer": "worker", "amount": 5},
        ]
    },
    {"overtime": {"planned_hours": 500, "per": "year", "premium": [1]}},
    {"probation_months": 9},
    {"wage": wage(1000)},
]


@SOME
@given(
    share=st.integers(30, 250),
    more=st.integers(1, 200),
    period=st.sampled_from(list(PART_OF_A_MONTH)),
    basis=st.sampled_from(["gross", "net", None]),
    hours=st.integers(10, 60),
    country=st.sampled_from(list(MINIMA)),
    overtime=st.sampled_from([None, True, False]),
    age=st.sampled_from([19, 24, None]),
)
def test_raising_pay_never_adds_a_wage_breach(share, more, period, basis, hours, country, overtime, age) -> None:
    minimum, currency = MINIMA[country]

    def breaches(percent: int) -> set[str]:
        terms = {"hours_per_week": hours, "days_per_week": 5, "worker_age": age, "sector": "agriculture",
                 "region": {"RU": "Moscow", "GB": "Fife"}.get(country, "elsewhere"), "scheme": None,
                 "employer_in_regional_agreement": True, "accommodation": {"charge": 80, "per": "week"},
                 "overtime": {"planned_hours": 10, "per": "month", "included_in_wage": overtime}}  # fmt: skip
        pay = round(minimum * percent / 100 / PART_OF_A_MONTH[period], 2)
        paid = wage(pay, currency, period, basis)
        return {
            found.code
            for found in judge().check(case(destination=country, start=START, wage=paid, **terms)).broken
            if found.rule != "gb.deductions.for_the_employer"  # speaks of what is left of a pay that is high enough
        } & WAGE_CODES

    assert breaches(share + more) <= breaches(share)


@SOME
@given(amount=st.integers(10_000, 50_000), cut=st.integers(1, 300), region=st.sampled_from(["Moscow", "Tula oblast"]))
def test_splitting_a_term_never_changes_the_findings(amount: int, cut: int, region: str) -> None:
    terms = {"start": START, "hours_per_week": 40, "region": region, "employer_in_regional_agreement": True}
    day = START + timedelta(days=cut)
    steps = [
        {"from": START, "to": day, "amount": amount},
        {"from": day + timedelta(days=1), "to": None, "amount": amount},
    ]
    whole, split = judge().check_many([case(wage=wage(amount), **terms), case(wage=wage(amount, steps=steps), **terms)])
    assert whole.findings == split.findings
    assert whole.checked_until == split.checked_until


@pytest.mark.parametrize("country", ["RU", "KZ"])
@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: next(iter(breach)))
def test_what_is_not_stated_never_becomes_a_pass(breach: dict[str, Any], country: str) -> None:
    terms = {"destination": country, "hours_per_week": 40}
    stated, silent = judge().check_many([case(**terms | breach), case(**terms | dict.fromkeys(breach))])
    broken = {found.rule for found in stated.broken}
    assert broken or "wage" in breach  # roubles without a rate cannot be compared in Kazakhstan
    assert not broken & {found.rule for found in silent.kept}


@pytest.mark.parametrize("breach", [each for each in BREACHES if isinstance(next(iter(each.values())), dict)])
def test_no_part_of_a_broken_term_can_be_left_out_to_pass(breach: dict[str, Any]) -> None:
    name, parts = next(iter(breach.items()))
    stated = judge().check(case(hours_per_week=40, **breach))
    broken = {found.rule for found in stated.broken}
    for part in parts:
        silent = judge().check(case(hours_per_week=40, **{name: {**parts, part: None}}))
        assert not broken & {found.rule for found in silent.kept}, part


def test_the_order_of_rules_never_matters() -> None:
    packs = {name: type(pack)(**{**pack.__dict__, "rules": pack.rules[::-1]}) for name, pack in library().packs.items()}
    contract = case(worker_age=17, wage=wage(20000), hours_per_week=50, form="oral", deductions=[{"kind": "fine"}])
    assert Judge(Library(packs)).check(contract).findings == judge().check(contract).findings


def test_the_same_contract_always_reads_the_same() -> None:
    contract = case(worker_age=17, wage=wage(20000), hours_per_week=50)
    assert len({judge().check(contract).findings.__repr__() for _ in range(5)}) == 1


def broken_rules(example: Any) -> list[Any]:
    return [found for found in judge().check(example).broken if found.level != "info"]


@pytest.mark.parametrize("example", [pytest.param(each, id=str(each["id"])) for each in EXAMPLES])
def test_leaving_out_what_broke_a_rule_never_keeps_it(example: dict[str, Any]) -> None:
    for found in broken_rules(example):
        field = found.field.split(".")[0]
        if field in ("end", "agency"):  # absent they say something: an open-ended contract, no agency
            continue
        silent = {**example, "contract": {**example["contract"], field: None}}
        if field == "start":
            continue
        assert found.rule not in {kept.rule for kept in judge().check(silent).kept}, found.rule


def test_many_contracts_split_or_whole_are_judged_the_same_in_every_country() -> None:
    for country, (minimum, currency) in MINIMA.items():
        terms = {"destination": country, "start": START, "hours_per_week": 40, "worker_age": 24, "days_per_week": 5}
        steps = [{"from": START, "to": START, "amount": minimum},
                 {"from": START + timedelta(days=1), "to": None, "amount": minimum}]  # fmt: skip
        whole, split = judge().check_many(
            [case(wage=wage(minimum, currency), **terms), case(wage=wage(minimum, currency, steps=steps), **terms)]
        )
        assert whole.findings == split.findings, country
