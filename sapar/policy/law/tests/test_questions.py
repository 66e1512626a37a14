"""What is asked and how the answers become the contract form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from sapar.foundation.money import Money
from sapar.policy.law.answered import summary
from sapar.policy.law.answers import Kept
from sapar.policy.law.engine import judge
from sapar.policy.law.forms import AnswersForm
from sapar.policy.law.places import WITH, clause_of, place_of
from sapar.policy.law.questions import BY_SLUG, QUESTIONS
from sapar.policy.law.tests.typing_cases import typed

CHECKED_ON = date(2026, 3, 2)
LAWFUL: dict[str, Any] = {
    "signed_on": "2026-02-20", "start": "2026-03-02", "end": "2026-12-31", "region": "Ryazan oblast", "job": "welder",
    "worker_age": 28, "wage": {"amount": 62000, "currency": "RUB", "period": "month", "basis": "gross"},
    "hours_per_week": 40, "days_per_week": 5, "weekly_rest_hours": 48, "probation_months": 2, "form": "written",
    "overtime": {"planned_hours": 100, "per": "year", "premium": [1.5, 2], "paid_on_top": None},
    "paid_leave": {"amount": 28, "unit": "calendar_days"}, "pay_interval": "half_month", "languages": ["ru", "ky"],
    "fixed_term_ground": "seasonal", "deductions": [], "fees": [], "documents_held_by": "worker", "agency": None,
    "penalty_for_leaving": None, "movement_restricted": False, "union_ban": False,
    "stated_clauses": ["medical_insurance"],
}  # fmt: skip
AGENCY = {"name": "A", "permit_status": "suspended", "permit_countries": ["RU"], "suspended_from": "2026-01-01"}
CHANGES: dict[str, dict[str, Any]] = {
    "nothing stated": dict.fromkeys(LAWFUL, None),
    "pay in dollars": {"wage": {"amount": 300, "currency": "USD", "period": "month", "basis": "gross"}},
    "pay by the hour": {"wage": {"amount": 150, "currency": "RUB", "period": "hour", "basis": "gross"}},
    "pay in hand": {"wage": {"amount": 24000, "currency": "RUB", "period": "month", "basis": "net"}},
    "pay with a comma": {"wage": {"amount": "27092.99", "currency": "RUB", "period": "month", "basis": "gross"}},
    "low pay at first": {
        "wage": {**LAWFUL["wage"], "steps": [{"from": "2026-03-02", "to": "2026-04-30", "amount": 20000}]}},
    "hours by the month": {"hours_per_week": None, "hours_per_month": {"worked": 240, "paid": 165}},
    "overtime inside the pay": {"overtime": {"planned_hours": 10, "per": "week", "included_in_wage": True}},
    "overtime unpaid": {
        "overtime": {"planned_hours": 10, "per": "month", "included_in_wage": False, "paid_on_top": False}},
    "no rest": {"weekly_rest_hours": 12, "days_per_week": 7},
    "fines and tools": {"deductions": [{"kind": "fine", "amount": 500, "per": "event", "consent": None},
                                       {"kind": "tools", "amount": None, "per": None, "consent": False}]},
    "housing cut from the pay": {"deductions": [{"kind": "lodging", "amount": 30000, "per": "month", "consent": True}]},
    "housing without consent": {"deductions": [{"kind": "lodging", "amount": 300, "per": "week", "consent": False}]},
    "a patent to buy": {"fees": [{"kind": "permit_papers", "payer": "worker", "payee": "agency", "amount": 300,
                                  "currency": "USD"}]},
    "a deposit": {"fees": [{"kind": "deposit", "payer": "worker", "payee": "agency", "amount": 1, "currency": "KGS"}]},
    "passport with the agency": {"documents_held_by": "agency"},
    "a suspended agency": {"agency": AGENCY},
    "an agency for another country": {"agency": {**AGENCY, "permit_status": "valid", "permit_countries": ["TR"]}},
    "an agency nobody knows": {"agency": {"name": "A", "permit_status": None, "permit_countries": None}},
    "not written": {"form": "oral", "languages": None},
    "no freedom": {
        "penalty_for_leaving": {"amount": 500, "currency": "USD"}, "movement_restricted": True, "union_ban": True},
    "too young": {"worker_age": 16},
    "never ends": {"end": None, "fixed_term_ground": None},
    "long probation": {"probation_months": 6},
    "no promises": {"stated_clauses": []},
    "Moscow, bound": {"region": "Moscow", "employer_in_regional_agreement": True,
                      "wage": {"amount": 33000, "currency": "RUB", "period": "month", "basis": "gross"}},
    "Moscow, refused": {"region": "Moscow", "employer_in_regional_agreement": False,
                        "wage": {"amount": 33000, "currency": "RUB", "period": "month", "basis": "gross"}},
}  # fmt: skip


def case_of(changes: dict[str, Any], country: str) -> dict[str, Any]:
    """A case of the contract form, lawful but for the changes."""
    fx = {"USD": {{"RU": "RUB", "KZ": "KZT"}[country]: 80}}
    return {
        "origin": "KG", "destination": country, "scheme": "EAEU", "check_on": CHECKED_ON, "fx": fx,
        "contract": {**LAWFUL, "work_authorisation": {"kind": "none_needed", "residence_permit": False}, **changes},
    }  # fmt: skip


def kept_from(answers: dict[str, Any]) -> Kept:
    """Answer every question of the flow with what is typed, as it opens."""
    kept = Kept()
    while question := kept.next_open:
        sent = QueryDict(mutable=True)
        for name, value in answers.items():
            sent.setlist(name, [str(each) for each in (value if isinstance(value, list) else [value])])
        if "stated_clauses" in answers:
            offered = [clause for clause in answers["stated_clauses"] if clause in kept.place.promises]
            sent.setlist("stated_clauses", offered or ["none"])
        form = AnswersForm([question], kept.place, kept.answers, sent)
        assert form.is_valid(), form.errors
        kept.answer([question], form.given)
    return kept


@pytest.mark.parametrize("country", ["RU", "KZ"])
@pytest.mark.parametrize("name", CHANGES)
def test_the_answers_are_judged_like_the_contract_itself(name, country):
    case = case_of(CHANGES[name], country)
    through_pages = judge().check(kept_from(typed(case)).case(CHECKED_ON))
    itself = judge().check(case)
    assert {(each.rule, each.answer) for each in through_pages.findings} == {
        (each.rule, each.answer) for each in itself.findings
    }
    assert through_pages.checked_until == itself.checked_until


def test_every_question_has_a_slug_of_its_own_and_the_first_asks_for_the_country():
    assert len(BY_SLUG) == len(QUESTIONS)
    assert QUESTIONS[0].slug == "country"


@pytest.mark.parametrize("country", ["RU", "KZ"])
def test_every_clause_that_a_rule_reads_is_asked_for(country):
    place = place_of(country)
    everything = {
        "wage__money": {"amount": "1", "currency": "USD"}, "wage__changes": "yes", "end": "2027-01-01",
        "region": "Moscow",
        "agency__any": "yes", "deductions__kinds": ["lodging"], "fees__kinds": ["visa"], "destination": country,
    }  # fmt: skip
    flow = [
        question for question in QUESTIONS if question.when(place, everything) and question.fields(place, everything)
    ]
    asked = {clause_of(name) for question in flow for name in question.fields(place, everything)}
    known_without_asking = {"origin", "check_on", "scheme"}
    assert {WITH.get(clause, clause) for clause in place.clauses} - known_without_asking <= asked


def test_an_answer_is_said_in_one_line():
    kept = Kept({"destination": "RU", "wage__money": {"amount": "62000", "currency": "RUB"}, "wage__period": "month"})
    pay = BY_SLUG["pay"]
    assert summary(pay, kept).replace("\u00a0", " ") == f"{Money(Decimal(62000), 'RUB')} a month".replace("\u00a0", " ")
