"""A check that is opened again: what the law said on its day, what it says today, and what is different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sapar.foundation.languages.texts import readers_language
from sapar.policy.law.engine import judge
from sapar.policy.law.findings import Finding, Result
from sapar.policy.law.handing_on.links import Shared, line_of, mark_of


@dataclass(frozen=True)
class Again:
    """A check of an earlier day, made once more.

    The law of its day is asked as it was known then, with the texts that Sapar holds now: where those were mended
    since, ``is_mended`` says so.
    """

    shared: Shared
    today: date

    @cached_property
    def then(self) -> Result:
        """What the law says as of the day of the check.

        Raises:
            NoPackYet, InputRefused: as the judge does.
        """
        return judge().check(self.shared.kept.case(self.shared.made_on))

    @cached_property
    def now(self) -> Result:
        """What the law says as of today of the same term: one without a first day begins on the day of the check."""
        case = self.shared.kept.case(self.today)
        contract = case["contract"]
        if not (contract.get("start") or contract.get("signed_on")):
            contract["start"] = self.shared.made_on
        return judge().check(case)

    @property
    def is_mended(self) -> bool:
        """Whether the findings differ from those that were shown on the day of the check."""
        return mark_of(self.then) != self.shared.mark

    @property
    def news(self) -> list[str]:
        """What the law says today and did not say then, in the reader's language."""
        told = _only(self.now.findings, self.then.findings)
        return [_said(finding) for finding in told if finding.answer != "kept"]

    @property
    def gone(self) -> list[str]:
        """What the law said then and does not say today."""
        still = {finding.code for finding in self.now.findings if finding.answer != "kept"}
        told = _only(self.then.findings, self.now.findings)
        return [_said(finding) for finding in told if finding.answer != "kept" and finding.code not in still]

    @property
    def has_changed(self) -> bool:
        """Whether today's law says anything else of these answers."""
        return bool(self.news or self.gone)


def _only(these: Sequence[Finding], those: Sequence[Finding]) -> list[Finding]:
    known = {line_of(finding) for finding in those}
    return [finding for finding in these if line_of(finding) not in known]


def _said(finding: Finding) -> str:
    said = readers_language()
    text = finding.ask(said) if finding.answer == "cannot_tell" else finding.text(said)
    return f"{text} ({finding.law_in(said)})"
