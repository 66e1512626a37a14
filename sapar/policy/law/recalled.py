"""Turns what a contract on record says back into answers: nobody is asked again what is known already.

The way back of :func:`answers.case_of`. What no question asks (the name of an agency) has no answer and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sapar.policy.law.forms import NO, NONE, YES

Contract = Mapping[str, Any]
WITH_QUESTIONS_OF_THEIR_OWN = frozenset(
    {"wage", "overtime", "deductions", "fees", "agency", "stated_clauses", "penalty_for_leaving"}
)


def answers_of(contract: Contract, country: str) -> dict[str, Any]:
    """Return the answers that a contract for work in ``country`` gives to the questions about it."""
    plain = {name: value for name, value in contract.items() if name not in WITH_QUESTIONS_OF_THEIR_OWN}
    found = {
        "destination": country,
        **dict(_flat(plain)),
        **_wage(contract.get("wage") or {}),
        **_overtime(contract.get("overtime") or {}),
        **_deductions(contract.get("deductions")),
        **_fees(contract.get("fees")),
        **_agency(contract.get("agency"), country),
        "stated_clauses": _ticked(contract.get("stated_clauses")),
        "penalty_for_leaving": _answer(_penalty(contract.get("penalty_for_leaving"))),
    }
    return {name: value for name, value in found.items() if value is not None}


def _flat(values: Contract, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}__")
        else:
            yield prefix + name, _answer(value)


def _answer(value: Any) -> Any:
    """Return a value as the answers hold it: text, or a list of texts."""
    if isinstance(value, bool):
        return YES if value else NO
    return value if value is None or isinstance(value, list) else str(value)


def _money(item: Contract) -> dict[str, str] | None:
    amount, currency = item.get("amount"), item.get("currency")
    return {"amount": str(amount), "currency": currency} if amount is not None and currency else None


def _wage(wage: Contract) -> dict[str, Any]:
    steps = {f"wage__steps__{row}": step for row, step in enumerate(wage.get("steps") or [])}
    return {
        "wage__money": _money(wage),
        "wage__period": wage.get("period"),
        "wage__basis": wage.get("basis"),
        "wage__changes": YES if steps else None,
        **{f"{row}__{part}": _answer(value) for row, step in steps.items() for part, value in step.items()},
    }


def _overtime(overtime: Contract) -> dict[str, Any]:
    on_top, included = overtime.get("paid_on_top"), overtime.get("included_in_wage")
    premium = [_answer(each) for each in overtime.get("premium") or []]
    not_paid = on_top is False and included is False
    return {
        "overtime__planned_hours": _answer(overtime.get("planned_hours")),
        "overtime__per": overtime.get("per"),
        "overtime__paid": "on_top" if on_top else "included" if included else "not_paid" if not_paid else None,
        **dict(zip(("overtime__first", "overtime__later"), premium, strict=False)),
    }


def _deductions(items: list[Contract] | None) -> dict[str, Any]:
    parts = {f"deductions__{each['kind']}": each for each in items or () if each.get("kind")}
    return {
        "deductions__kinds": _ticked([each.get("kind") for each in items] if items is not None else None),
        **{f"{name}__{part}": _answer(each.get(part)) for name, each in parts.items()
           for part in ("amount", "per", "consent")},
    }  # fmt: skip


def _fees(items: list[Contract] | None) -> dict[str, Any]:
    """Only what the worker pays is asked about."""
    own = [each for each in items if each.get("payer") == "worker"] if items is not None else None
    parts = {f"fees__{each['kind']}": each for each in own or () if each.get("kind")}
    return {
        "fees__kinds": _ticked([each.get("kind") for each in own] if own is not None else None),
        **{f"{name}__money": _money(each) for name, each in parts.items()},
        **{f"{name}__payee": each.get("payee") for name, each in parts.items()},
    }


def _agency(agency: Contract | None, country: str) -> dict[str, Any]:
    if not agency:
        return {}
    countries = agency.get("permit_countries")
    return {
        "agency__any": YES,
        "agency__permit_status": agency.get("permit_status"),
        "agency__covers": None if countries is None else _answer(country in countries),
        "agency__suspended_from": _answer(agency.get("suspended_from")),
    }


def _ticked(chosen: list[Any] | None) -> list[Any] | None:
    return None if chosen is None else chosen or [NONE]


def _penalty(penalty: Any) -> bool | None:
    """An amount of zero is no penalty, an unnamed amount is one."""
    return str(penalty.get("amount")) != "0" if isinstance(penalty, Mapping) else penalty
