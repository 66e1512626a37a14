"""Puts the terms of a contract to the law engine, and its answers into the order in which people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.findings import Finding
from sapar.policy.law.form import InputRefused


@dataclass(frozen=True)
class Checked:
    """What the law says of a contract. ``covered`` is False where the country of work has no pack yet."""

    findings: tuple[Finding, ...] = ()
    checked_until: date | None = None
    digest: str = ""
    covered: bool = True

    @property
    def blocks(self) -> int:
        """Return how many breaches stop an official's move."""
        return sum(finding.blocks for finding in self.findings)

    def answering(self, *answers: str) -> list["Line"]:
        """Return the findings with these answers, as lines of a page."""
        return [Line(finding) for finding in self.findings if finding.answer in answers]

    @property
    def broken(self) -> list["Line"]:
        """Return what breaks the law."""
        return [line for line in self.answering("broken") if line.finding.level == "block"]

    @property
    def to_ask(self) -> list["Line"]:
        """Return what to ask about before signing."""
        return [line for line in self.answering("broken") if line.finding.level != "block"]

    @property
    def cannot_tell(self) -> list["Line"]:
        """Return what cannot be told, because an answer is missing."""
        return self.answering("cannot_tell")

    @property
    def infos(self) -> list["Line"]:
        """Return what is good to know."""
        return self.answering("info")

    @property
    def kept(self) -> list["Line"]:
        """Return what is kept."""
        return self.answering("kept")


@dataclass(frozen=True)
class Line:
    """One finding in the reader's language."""

    finding: Finding

    @property
    def says(self) -> str:
        """Return what the law says about this contract."""
        return self.finding.text(_language())

    @property
    def ask(self) -> str:
        """Return what to ask for, where it cannot be told."""
        return self.finding.ask(_language())

    @property
    def do(self) -> str:
        """Return what the reader can do."""
        return self.finding.do(_language())

    @property
    def law(self) -> str:
        """Return the act and article."""
        return self.finding.law_in(_language())

    @property
    def field(self) -> str:
        """Return the clause of the contract that it is about."""
        return self.finding.field

    @property
    def checked(self) -> str:
        """Return how far the rule is confirmed: unverified, seen, confirmed, disputed."""
        return self.finding.checked.state


def check_terms(terms: Mapping[str, Any], on: date) -> Checked:
    """Return what the law says of ``terms`` as known on ``on``.

    Raises:
        ValidationError: a sentence that names the clause which cannot be read.
    """
    try:
        result = judge().check({**terms, "check_on": on})
    except NoPackYet:
        return Checked(covered=False)
    except InputRefused as refused:
        raise ValidationError({"terms": str(refused)}) from refused
    return Checked(result.findings, result.checked_until, result.digest)


def _language() -> str:
    return (get_language() or "ky")[:2]
