"""The terms of a contract in the closed contract form: nothing else is read, and a field left out is "not stated".

Terms are one mapping: ``origin``, ``destination``, ``scheme`` and ``contract`` with the clauses. :func:`canonical`
brings them into the one form in which they are stored and whose digest fixes them.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions import recording
from sapar.policy.law.facts import FACTS, NUMBER
from sapar.policy.law.facts import NUMBERS as NUMBERS_OF


class Terms(dict[str, Any]):
    """The terms of one contract: ``origin``, ``destination``, ``scheme`` and ``contract``."""


_PART = None  # a value, not a group
CLOSED: Mapping[str, Any] = {
    "origin": _PART, "destination": _PART, "scheme": _PART,
    "contract": {
        **dict.fromkeys((
            "signed_on", "start", "end", "region", "employer", "sector", "job", "worker_age", "hours_per_week",
            "days_per_week", "weekly_rest_hours", "probation_months", "pay_interval", "form", "languages",
            "fixed_term_ground", "documents_held_by", "guaranteed_weekly_hours", "movement_restricted", "union_ban",
            "employer_in_regional_agreement", "pay_week_starts", "standard_form", "stated_clauses",
        ), _PART),
        "wage": {
            **dict.fromkeys(("amount", "currency", "period", "basis"), _PART),
            "steps": [dict.fromkeys(("from", "to", "amount"), _PART)],
        },
        "hours_per_month": dict.fromkeys(("worked", "paid"), _PART),
        "overtime": dict.fromkeys(("planned_hours", "per", "premium", "included_in_wage", "paid_on_top"), _PART),
        "paid_leave": dict.fromkeys(("amount", "unit"), _PART),
        "deductions": [dict.fromkeys(("kind", "amount", "per", "consent"), _PART)],
        "fees": [dict.fromkeys(("kind", "payer", "payee", "amount", "currency"), _PART)],
        "accommodation": dict.fromkeys(("provided", "charge", "per"), _PART),
        "agency": dict.fromkeys(("name", "permit_status", "permit_countries", "suspended_from"), _PART),
        "work_authorisation": dict.fromkeys(("kind", "obtained_before_start", "residence_permit", "sponsor"), _PART),
        "penalty_for_leaving": dict.fromkeys(("amount", "currency"), _PART),
    },
}  # fmt: skip
NUMBERS = frozenset(
    {f".contract.{fact.field}" for fact in FACTS if fact.type in (NUMBER, NUMBERS_OF)}
    | {f".contract.{amount}.amount" for amount in ("wage", "wage.steps", "deductions", "fees", "penalty_for_leaving")}
)


def canonical(terms: Mapping[str, Any]) -> Terms:
    """Return ``terms`` without what is not stated, days as ISO 8601 text, numbers as whole numbers or decimal text.

    Raises:
        ValidationError: for a field that the form does not have.
    """
    unknown = sorted(_unknown(terms, CLOSED, ""))
    if unknown:
        raise ValidationError(
            {"terms": _("The contract form has no such field: {names}").format(names=", ".join(unknown))}
        )
    return Terms(_stated(terms) or {})


def digest_of(terms: Mapping[str, Any]) -> str:
    """Return the SHA-256 of canonical terms, in hexadecimal."""
    return hashlib.sha256(recording.canonical(terms).encode()).hexdigest()


def clause(terms: Mapping[str, Any], path: str) -> Any:
    """Return what a clause such as ``wage.amount`` says; None where it is not stated."""
    value: Any = terms.get(path) if path in ("origin", "destination", "scheme") else terms.get("contract")
    for part in [] if path in ("origin", "destination", "scheme") else path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _unknown(given: Any, closed: Any, path: str) -> Iterator[str]:
    if isinstance(closed, list):
        for item in given if isinstance(given, list) else []:
            yield from _unknown(item, closed[0], path)
    elif isinstance(closed, Mapping) and isinstance(given, Mapping):
        for name, value in given.items():
            if name not in closed:
                yield f"{path}{name}"
            else:
                yield from _unknown(value, closed[name], f"{path}{name}.")


def _stated(value: Any, path: str = "") -> Any:
    if isinstance(value, Mapping):
        inner = {str(name): _stated(item, f"{path}.{name}") for name, item in value.items()}
        return {name: item for name, item in inner.items() if item is not None} or None
    if isinstance(value, list | tuple):
        return [item for item in (_stated(each, path) for each in value) if item is not None]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float) or (isinstance(value, str) and path in NUMBERS):
        return _number(value)
    return value.strip() or None if isinstance(value, str) else value


def _number(value: Decimal | float | str) -> int | str | None:
    """Write 12.50 as "12.5" and 40.0 as 40: the same number has the same digest, and JSON no binary fractions.

    What is no number stays as it is: the check names the clause that cannot be read.
    """
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return str(value).strip() or None
    if not exact.is_finite():
        return str(value)
    return int(exact) if exact == exact.to_integral_value() else f"{exact.normalize():f}"
