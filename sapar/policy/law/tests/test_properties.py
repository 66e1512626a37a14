"""What must hold for every contract, not only for the worked ones."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sapar.policy.law.engine import Judge, judge
from sapar.policy.law.library import Library, library
from sapar.policy.law.tests.samples import case, wage

SOME = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WAGE_CODES = {"WAGE_BELOW_MINIMUM", "WAGE_BELOW_REGIONAL_MINIMUM"}
START = date(2025, 10, 1)

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
    amount=st.integers(5_000, 60_000),
    more=st.integers(1, 50_000),
    period=st.sampled_from(["month", "week", "hour"]),
    basis=st.sampled_from(["gross", "net"]),
    hours=st.integers(10, 60),
    country=st.sampled_from(["RU", "KZ"]),
    overtime=st.sampled_from([None, True, False]),
)
def test_raising_pay_never_adds_a_wage_breach(amount, more, period, basis, hours, country, overtime) -> None:
    def breaches(pay: int) -> set[str]:
        terms = {"hours_per_week": hours, "region": "Moscow", "employer_in_regional_agreement": True,
                 "overtime": {"planned_hours": 10, "per": "month", "included_in_wage": overtime}}  # fmt: skip
        currency = {"RU": "RUB", "KZ": "KZT"}[country]
        result = judge().check(case(destination=country, start=START, wage=wage(pay, currency, period, basis), **terms))
        return {found.code for found in result.broken} & WAGE_CODES

    assert breaches(amount + more) <= breaches(amount)


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
