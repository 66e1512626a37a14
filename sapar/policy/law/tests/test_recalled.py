"""A contract on record gives the answers it was made of: nobody types it twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sapar.policy.law.answers import Kept
from sapar.policy.law.recalled import answers_of

FULL: dict[str, Any] = {
    "employer": "Stroy", "region": "Moscow", "job": "Plasterer", "sector": "construction", "start": "2026-04-01",
    "end": "2027-03-31", "signed_on": "2026-03-20", "fixed_term_ground": "seasonal",
    "wage": {"amount": "90000.5", "currency": "RUB", "period": "month", "basis": "gross",
             "steps": [{"amount": "95000", "from": "2026-06-01", "to": "2026-12-31"}]},
    "hours_per_week": "40", "hours_per_month": {"worked": "160", "paid": "150"}, "pay_interval": "half_month",
    "overtime": {"planned_hours": "4", "per": "week", "premium": ["1.5", "2"], "paid_on_top": True},
    "paid_leave": {"amount": "28", "unit": "calendar_days"}, "probation_months": "0", "form": "written",
    "deductions": [{"kind": "fine", "amount": "500", "per": "event", "consent": False}],
    "fees": [{"payer": "worker", "kind": "visa", "amount": "50", "currency": "USD", "payee": "agency"}],
    "accommodation": {"provided": True, "charge": "0", "per": "month"}, "documents_held_by": "worker",
    "languages": ["ru", "ky"], "movement_restricted": False, "union_ban": True, "penalty_for_leaving": True,
    "agency": {"permit_status": "valid", "permit_countries": ["RU"]},
}  # fmt: skip


def again(contract: dict[str, Any], country: str = "RU") -> dict[str, Any]:
    """The contract form made of the answers that a contract gives."""
    made = Kept(answers_of(contract, country), whole=True).case(date(2026, 3, 1))["contract"]
    return {name: stated for name, value in made.items() if (stated := _stated(value)) is not None}


def _stated(value: Any) -> Any:
    return (
        {name: each for name, each in value.items() if each is not None} or None if isinstance(value, dict) else value
    )


def test_a_whole_contract_comes_back_as_it_was() -> None:
    assert again(FULL) == FULL


@pytest.mark.parametrize(
    ("contract", "kept"),
    [
        ({"deductions": [], "fees": []}, {"deductions": [], "fees": []}),
        ({}, {}),
        ({"penalty_for_leaving": {"amount": 0}}, {"penalty_for_leaving": False}),
        ({"penalty_for_leaving": {"amount": 500}}, {"penalty_for_leaving": True}),
        ({"overtime": {"included_in_wage": False, "paid_on_top": False}},) * 2,
        ({"agency": {"permit_status": "none", "permit_countries": []}},) * 2,
        ({"fees": [{"payer": "employer", "kind": "visa"}]}, {"fees": []}),
        ({"wage": {"amount": 5}}, {}),
    ],
)
def test_nothing_stated_none_and_not_stated_stay_apart(contract: dict, kept: dict) -> None:
    assert again(contract) == kept
