"""What the law says of a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components.acts import Act
from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.components.states import Tag
from sapar.foundation.ui.words import Words, say

IN_YOUR_CONTRACT = _("In your contract")


@dataclass(frozen=True)
class Finding(Component):
    """What a rule says about a record: kept, broken, to ask about, good to know, or cannot be told."""

    template_name: ClassVar[str] = "ui/parts/finding.html"
    level: Literal["broken", "ask", "info", "unknown", "kept"]
    title: Words
    stated: Words = ""
    law_says: Words = ""
    source: Words = ""
    source_url: str = ""
    what_to_do: Words = ""
    unverified: bool = False
    disputed: bool = False
    confirmed: Words = ""  # by which office, and when
    acts: Sequence[Act] = ()
    stated_label: Words = IN_YOUR_CONTRACT

    @property
    def tag(self) -> Tag:
        """Return the word, shape and colour of the level."""
        return FINDING_TAGS[self.level]


# the gravest first
FINDING_TAGS: dict[str, Tag] = {
    "broken": Tag(_("Breaks the law"), "broken"),
    "ask": Tag(_("Ask about this"), "warn"),
    "unknown": Tag(_("Cannot tell"), "unknown"),
    "info": Tag(_("Good to know"), "open", "info-circle"),
    "kept": Tag(_("Kept"), "kept"),
}


@dataclass(frozen=True)
class Findings(Component):
    """All findings of a record: counted, broken ones first, kept ones folded."""

    template_name: ClassVar[str] = "ui/parts/findings.html"
    findings: Sequence[Finding]

    @property
    def counts(self) -> list[Tag]:
        """Return each level that occurs, with its number."""
        numbers = {level: sum(each.level == level for each in self.findings) for level in FINDING_TAGS}
        return [
            Tag(say("{word}: {n}", word=tag.word, n=numbers[level]), tag.tone, tag.shape)
            for level, tag in FINDING_TAGS.items()
            if numbers[level]
        ]

    @property
    def standing(self) -> list[Finding]:
        """Return what is not kept, the gravest first."""
        order = list(FINDING_TAGS)
        return sorted(
            (each for each in self.findings if each.level != "kept"), key=lambda each: order.index(each.level)
        )

    @property
    def kept(self) -> list[Finding]:
        """Return what is kept."""
        return [each for each in self.findings if each.level == "kept"]

    @property
    def kept_words(self) -> Words:
        """Count what is kept."""
        return say("{word}: {n}", word=FINDING_TAGS["kept"].word, n=len(self.kept))
