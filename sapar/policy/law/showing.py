"""How answers and findings stand on a page: the reader's own words beside those of the law, with the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import FINDING_TAGS, Act
from sapar.foundation.ui.components import Finding as Shown
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.answered import address, summary
from sapar.policy.law.answers import Kept
from sapar.policy.law.findings import Finding, Result
from sapar.policy.law.marks import marks_of
from sapar.policy.law.places import WITH, clause_of
from sapar.policy.law.questions import Question


@dataclass(frozen=True)
class ContractFinding(Shown):
    """A finding under the heading of its level, which says the level once for all."""

    template_name: ClassVar[str] = "law/parts/finding.html"


@dataclass(frozen=True)
class Group:
    """The findings of one level."""

    word: Words
    lines: Sequence[Line]


@dataclass(frozen=True)
class Line:
    """One finding on the page, with what a machine may read of it."""

    code: str
    shown: Shown


@dataclass(frozen=True)
class Report:
    """The result page: findings in the order in which people read them."""

    result: Result
    lines: Sequence[Line]

    def _of(self, *levels: str) -> list[Line]:
        return [line for line in self.lines if line.shown.level in levels]

    @property
    def told(self) -> list[Shown]:
        """What the law could tell: everything but what waits for an answer."""
        return [line.shown for line in self.lines if line.shown.level != "unknown"]

    @property
    def broken(self) -> list[Line]:
        """What breaks the law."""
        return self._of("broken")

    @property
    def standing(self) -> list[Group]:
        """What breaks the law, and what to ask about."""
        return [Group(FINDING_TAGS[level].word, self._of(level)) for level in ("broken", "ask") if self._of(level)]

    @property
    def infos(self) -> list[Line]:
        """What is good to know."""
        return self._of("info")

    @property
    def unknown(self) -> list[Line]:
        """What cannot be told, because an answer is missing."""
        return self._of("unknown")

    @property
    def kept(self) -> list[Line]:
        """What is kept."""
        return self._of("kept")

    @property
    def kept_by_mark(self) -> list[Group]:
        """What is kept, under how far the rules are checked: said once for all of them."""
        marks = {
            _("No lawyer has checked these rules yet"): [line for line in self.kept if line.shown.unverified],
            _("Lawyers read these rules in two ways"): [line for line in self.kept if line.shown.disputed],
            _("Checked by a lawyer"): [
                line for line in self.kept if not (line.shown.unverified or line.shown.disputed)
            ],
        }
        return [Group(word, lines) for word, lines in marks.items() if lines]

    @property
    def levels(self) -> list[str]:
        """The levels that occur, the gravest first."""
        return [level for level in FINDING_TAGS if self._of(level)]

    @property
    def counts(self) -> str:
        """Count the findings of each level that occurs."""
        return "; ".join(f"{FINDING_TAGS[level].word}: {len(self._of(level))}" for level in self.levels)

    @property
    def advice(self) -> list[str]:
        """Say what to do now, the first thing first."""
        if self.broken or self._of("ask"):
            return [
                _("Show this page to the employer or the agency, and ask for each point to be changed in writing."),
                _("If they refuse, ask an officer before you sign. If you have signed, you can complain. It is free."),
            ]
        missing = [_("Find out what is missing, and check again.")] if self._of("unknown") else []
        return [*missing, _("Keep a signed copy and a photo of the contract. Check it again when a term changes.")]

    @property
    def verdict(self) -> str:
        """Say it in one sentence. It never says that a contract is safe."""
        if self.broken:
            return _("Parts of this contract break the law")
        if self._of("ask"):
            return _("Ask about these points before you sign")
        return (
            _("We cannot tell: an answer is missing")
            if self._of("unknown")
            else _("No breach found in the rules we checked")
        )


def report_of(result: Result, kept: Kept, kind: type[Shown] = ContractFinding, *, linked: bool = True) -> Report:
    """Put a result into words, beside what was answered. Only one's own is ``linked`` with the questions behind it."""
    asked = _Asked(kept, linked=linked)
    ordered = sorted(result.findings, key=asked.order)  # as the contract is read, and the questions were asked
    return Report(result, [Line(finding.code, _shown(finding, asked, kind)) for finding in ordered])


class _Asked:
    """Which question stands behind which clause, and what was answered to it."""

    def __init__(self, kept: Kept, *, linked: bool) -> None:
        self.kept, self.linked = kept, linked
        self.by_clause: dict[str, Question] = {}
        self.place: dict[str, int] = {}
        for number, question in enumerate(kept.flow):
            self.place[question.slug] = number
            for name in kept.fields(question):
                self.by_clause.setdefault(clause_of(name), question)

    def about(self, clause: str) -> Question | None:
        """Return the question about a clause or about the first part of it."""
        clause = WITH.get(clause, clause)
        parts = (each for each in self.by_clause if each == clause or each.startswith(f"{clause}."))
        return self.by_clause.get(next(parts, ""))

    def order(self, finding: Finding) -> int:
        """Return the place of a finding among the questions; last where none is about it."""
        question = self.about(finding.field)
        return self.place[question.slug] if question else len(self.place)

    def is_open(self, question: Question) -> bool:
        """Say whether nothing was answered."""
        return not summary(question, self.kept)

    def missing(self, finding: Finding) -> Question | None:
        """Return the question that would settle a finding: of those behind it one that is still open."""
        behind = [question for clause in (finding.field, *finding.missing) if (question := self.about(clause))]
        return next((question for question in behind if self.is_open(question)), behind[0] if behind else None)


def _shown(finding: Finding, asked: _Asked, kind: type[Shown]) -> Shown:
    question = asked.about(finding.field)
    topic = question.short if question else _("The contract")
    source = say(_("Source: {law}"), law=finding.law_in(readers_language()))
    marks = marks_of(finding.checked)
    stated = summary(question, asked.kept, WITH.get(finding.field, finding.field)) if question else ""
    if finding.answer == "kept":
        return kind("kept", topic, stated=stated, source=source, **marks)
    if finding.answer == "cannot_tell":
        return kind(
            "unknown",
            topic,
            source=source,
            what_to_do=finding.ask(readers_language()),
            acts=_answer(finding, asked),
            **marks,
        )
    title, _stop, rest = finding.text(readers_language()).partition(". ")
    return kind(
        _level(finding), title.rstrip("."), stated=stated, law_says=rest, source=source,
        what_to_do=finding.do(readers_language()), **marks,
    )  # fmt: skip


def _level(finding: Finding) -> Any:
    if finding.answer == "info" or finding.level == "info":
        return "info"
    return "broken" if finding.level == "block" else "ask"


def _answer(finding: Finding, asked: _Asked) -> list[Act]:
    question = asked.missing(finding) if asked.linked else None
    return [Act(_("Give an answer"), address(question, back="result"))] if question else []


def link_to(*names: str) -> str:
    """Return the address of the first page that this instance has; empty where it has none of them."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""


def officer_url(token: str) -> str:
    """Return where somebody asks an officer to look at a check; its ``token`` goes along."""
    url = link_to("assistance:ask", "complaints:file")
    return f"{url}?check={token}" if url else ""
