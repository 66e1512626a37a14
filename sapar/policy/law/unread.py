"""What a file of contracts says that nobody reads: the contract form is closed, and a slip of the pen must not pass.

A field that is not of the form changes no finding. It is named to whoever handed the file in, with the field that was
probably meant.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

_MONEY = frozenset({"amount", "currency"})
# The closed form: groups of fields, and the entries of lists, by the field that holds them.
_GROUPS: Mapping[str, frozenset[str]] = {
    "wage": _MONEY | {"period", "basis", "steps"},
    "wage.steps": frozenset({"from", "to", "amount"}),
    "hours_per_month": frozenset({"worked", "paid"}),
    "overtime": frozenset({"planned_hours", "per", "premium", "included_in_wage", "paid_on_top"}),
    "paid_leave": frozenset({"amount", "unit"}),
    "deductions": frozenset({"kind", "amount", "per", "consent"}),
    "fees": _MONEY | {"kind", "payer", "payee"},
    "accommodation": frozenset({"provided", "charge", "per"}),
    "agency": frozenset({"name", "permit_status", "permit_countries", "suspended_from"}),
    "work_authorisation": frozenset({"kind", "obtained_before_start", "residence_permit", "sponsor"}),
    "penalty_for_leaving": _MONEY,
}
_OF_CASE = frozenset({"origin", "destination", "scheme", "check_on", "fx"})
_OF_CONTRACT = _OF_CASE | {
    "signed_on", "start", "end", "region", "employer", "sector", "job", "worker_age", "hours_per_week",
    "days_per_week", "weekly_rest_hours", "probation_months", "pay_interval", "form", "languages",
    "fixed_term_ground", "documents_held_by", "guaranteed_weekly_hours", "movement_restricted", "union_ban",
    "employer_in_regional_agreement", "pay_week_starts", "standard_form", "stated_clauses",
} | {group for group in _GROUPS if "." not in group}  # fmt: skip


def unread_fields(case: Mapping[str, Any]) -> list[str]:
    """The fields of a case's contract that are not of the form, each with the nearest one that is."""
    contract = case.get("contract")
    return list(_strangers(contract, "", _OF_CONTRACT)) if isinstance(contract, Mapping) else []


def _strangers(group: Mapping[Any, Any], path: str, known: frozenset[str]) -> Iterator[str]:
    for name, value in group.items():
        if name not in known:
            close = difflib.get_close_matches(str(name), sorted(known), n=1)
            yield f"{path}{name}" + (f" (did you mean {path}{close[0]}?)" if close else "")
        elif (inner := f"{path}{name}") in _GROUPS:
            for entry in value if isinstance(value, list) else [value]:
                if isinstance(entry, Mapping):
                    yield from _strangers(entry, f"{inner}.", _GROUPS[inner])
