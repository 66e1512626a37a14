"""A finding: what one rule says of one contract, with everything a page, a letter or a clerk needs to show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sapar.policy.law.packs import Checked, Citation, Wording
from sapar.policy.law.wording import fill

Verdict = Literal["broken", "cannot_tell", "kept", "info"]


@dataclass(frozen=True)
class Finding:
    """What a rule says of a contract over the whole of its term.

    ``since`` and ``until`` are the first and last day of the answer; ``numbers`` the values the text shows;
    ``missing`` the fields of the contract form that would settle a *cannot tell*.
    """

    code: str
    level: str
    answer: Verdict
    rule: str
    field: str
    citation: Citation
    checked: Checked
    wording: Wording
    numbers: Mapping[str, Any]
    since: date | None
    until: date | None
    missing: tuple[str, ...] = ()

    @property
    def law(self) -> str:
        """Act and article, in English; :meth:`law_in` gives other languages."""
        return self.citation.text("en")

    def law_in(self, language: str) -> str:
        """Act and article in a language."""
        return self.citation.text(language)

    def text(self, language: str = "en") -> str:
        """What is found, as a sentence."""
        return fill(self.wording.says, self.numbers, language)

    def ask(self, language: str = "en") -> str:
        """What to ask for when it cannot be told."""
        return fill(self.wording.ask, self.numbers, language)

    def do(self, language: str = "en") -> str:
        """What the reader can do about it."""
        return fill(self.wording.do, self.numbers, language)

    @property
    def blocks(self) -> bool:
        """Whether it is a breach that stops an official's move."""
        return self.answer == "broken" and self.level == "block"


@dataclass(frozen=True)
class Result:
    """All findings on one contract, and how far the law is known.

    ``checked_until`` is the last day of the term for which every number of the law is known; None where not even the
    first day is.
    """

    findings: tuple[Finding, ...]
    checked_until: date | None
    digest: str

    def _with(self, *answers: Verdict) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.answer in answers)

    @property
    def broken(self) -> tuple[Finding, ...]:
        """Breaches of every level."""
        return self._with("broken")

    @property
    def infos(self) -> tuple[Finding, ...]:
        """What is good to know."""
        return self._with("info")

    @property
    def cannot_tell(self) -> tuple[Finding, ...]:
        """What cannot be told until something is asked."""
        return self._with("cannot_tell")

    @property
    def kept(self) -> tuple[Finding, ...]:
        """The rules that are kept."""
        return self._with("kept")

    @property
    def blocks(self) -> int:
        """How many breaches stop an official's move."""
        return sum(finding.blocks for finding in self.findings)

    @property
    def block_codes(self) -> frozenset[str]:
        """Codes of the breaches that stop an official's move."""
        return frozenset(finding.code for finding in self.findings if finding.blocks)
