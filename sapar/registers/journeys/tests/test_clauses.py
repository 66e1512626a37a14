"""How two versions of a contract differ, seen from the worker."""

from decimal import Decimal

import pytest

from sapar.registers.journeys.clauses import compared, facts_of
from sapar.registers.journeys.terms import canonical, digest_of

WAGE = {"amount": 90000, "currency": "RUB", "period": "month", "basis": "gross"}


def direction(path, before, after):
    [found] = [
        each for each in compared(canonical({"contract": before}), canonical({"contract": after})) if each.path == path
    ]
    return found.direction.value


@pytest.mark.parametrize(
    ("path", "before", "after", "expected"),
    [
        ("wage.amount", {"wage": WAGE}, {"wage": WAGE | {"amount": 80000}}, "worse"),
        ("wage.amount", {"wage": WAGE}, {"wage": WAGE | {"amount": "90000.50"}}, "better"),
        ("wage.amount", {"wage": WAGE}, {"wage": WAGE | {"amount": 1000, "currency": "USD"}}, "different"),
        ("hours_per_week", {"hours_per_week": 40}, {"hours_per_week": 48}, "worse"),
        ("hours_per_week", {"hours_per_week": 40}, {"hours_per_week": "40.0"}, "same"),
        ("hours_per_week", {"hours_per_week": 40}, {"hours_per_week": 40.0}, "same"),
        ("probation_months", {"probation_months": 3}, {"probation_months": 1}, "better"),
        ("documents_held_by", {"documents_held_by": "worker"}, {"documents_held_by": "employer"}, "worse"),
        ("documents_held_by", {"documents_held_by": "agency"}, {"documents_held_by": "employer"}, "different"),
        ("union_ban", {"union_ban": True}, {"union_ban": False}, "better"),
        ("languages", {"languages": ["ru", "ky"]}, {"languages": ["ru"]}, "worse"),
        ("deductions", {"deductions": []}, {"deductions": [{"kind": "fine"}]}, "worse"),
        ("fees", {"fees": [{"kind": "visa"}, {"kind": "bond"}]}, {"fees": [{"kind": "visa"}]}, "better"),
        ("fees", {"fees": [{"kind": "visa"}]}, {"fees": [{"kind": "bond"}]}, "different"),
        ("region", {"region": "Moscow"}, {"region": "Tula oblast"}, "different"),
        ("paid_leave.amount", {"paid_leave": {"amount": 28}}, {"paid_leave": {}}, "different"),
    ],
)
def test_every_clause_has_a_direction(path, before, after, expected):
    assert direction(path, before, after) == expected


def test_what_got_worse_comes_first():
    found = compared(
        canonical({"contract": {"job": "Cook", "hours_per_week": 40}}),
        canonical({"contract": {"job": "Cook", "hours_per_week": 50}}),
    )
    assert [each.path for each in found] == ["hours_per_week", "job"]


def test_the_same_terms_have_the_same_digest_however_they_are_written():
    assert digest_of(canonical({"contract": {"hours_per_week": 40.0, "job": " Cook "}})) == digest_of(
        canonical({"contract": {"job": "Cook", "hours_per_week": 40, "sector": None}})
    )


def test_a_number_typed_has_the_digest_of_the_number():
    typed, given = (canonical({"contract": {"wage": {"amount": amount}}}) for amount in ("7.50", Decimal("7.5")))
    assert digest_of(typed) == digest_of(given)
    assert canonical({"contract": {"hours_per_week": "forty"}})["contract"]["hours_per_week"] == "forty"


def test_facts_read_as_people_write_them():
    facts = dict(facts_of(canonical({"destination": "RU", "contract": {"wage": WAGE, "start": "2026-04-01"}})))
    assert "90\N{NO-BREAK SPACE}000" in facts.values()
    assert "01.04.2026" in facts.values()


def test_a_cost_is_worse_where_it_comes_to_the_worker():
    def paid_by(payer):
        return {"contract": {"fees": [{"kind": "visa", "payer": payer, "amount": 100, "currency": "USD"}]}}

    (moved,) = [each for each in compared(paid_by("employer"), paid_by("worker")) if each.path == "fees"]
    assert moved.is_worse
    (back,) = [each for each in compared(paid_by("worker"), paid_by("employer")) if each.path == "fees"]
    assert back.direction == "better"
    (same,) = [each for each in compared(paid_by("employer"), paid_by("agency")) if each.path == "fees"]
    assert same.direction == "same"
    assert same.is_now == "No"
