"""Puts the terms of a contract to the law engine."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.findings import Result
from sapar.policy.law.form import InputRefused


def check_terms(terms: Mapping[str, Any], on: date) -> Result | None:
    """Return what the law says of ``terms`` as known on ``on``; None where the country of work has no pack yet.

    Raises:
        ValidationError: a sentence that names the clause which cannot be read.
    """
    try:
        return judge().check({**terms, "check_on": on})
    except NoPackYet:
        return None
    except InputRefused as refused:
        raise ValidationError({"terms": str(refused)}) from refused
