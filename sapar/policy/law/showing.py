"""How answers and findings stand on a page: the reader's own words beside those of the law, with the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation.money import Money
from sapar.foundation.ui.components import FINDING_TAGS, Act, Fact, Tag
from sapar.foundation.ui.components import Finding as Shown
from sapar.foundation.ui.fields import DateTextField, MoneyField
from sapar.foundation.ui.words import Words, say
from sapar.policy.law import wording, words
from sapar.policy.law.answers import Kept
from sapar.policy.law.findings import Finding, Result
from sapar.policy.law.forms import NO, YES, awake
from sapar.policy.law.library import library
from sapar.policy.law.places import clause_of, country_name, language
from sapar.policy.law.questions import Question

SURE = frozenset({"confirmed", "disputed"})  # a dispute is shown as such


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
    def broken(self) -> list[Line]:
        """What breaks the law."""
        return self._of("broken")

    @property
    def standing(self) -> list[Line]:
        """What is not kept: broken, to ask about, cannot be told, good to know."""
        return [line for level in ("broken", "ask", "unknown", "info") for line in self._of(level)]

    @property
    def kept(self) -> list[Line]:
        """What is kept."""
        return self._of("kept")

    @property
    def counts(self) -> list[Tag]:
        """Count each kind of finding."""
        numbers = Counter(line.shown.level for line in self.lines)
        return [
            Tag(say("{word}: {n}", word=tag.word, n=numbers[level]), tag.tone, tag.shape)
            for level, tag in FINDING_TAGS.items()
            if numbers[level]
        ]

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


def report_of(result: Result, kept: Kept) -> Report:
    """Put a result into words, beside what was answered."""
    asked = _Asked(kept)
    return Report(result, [Line(finding.code, _shown(finding, asked)) for finding in result.findings])


class _Asked:
    """Which question stands behind which clause, and what was answered to it."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.by_clause: dict[str, Question] = {}
        for question in kept.flow:
            for name in question.fields(kept.place, kept.answers):
                self.by_clause.setdefault(clause_of(name), question)

    def about(self, clause: str) -> Question | None:
        """Return the question about a clause or about the first part of it."""
        parts = (each for each in self.by_clause if each == clause or each.startswith(f"{clause}."))
        return self.by_clause.get(next(parts, ""))

    def is_open(self, question: Question) -> bool:
        return not summary(question, self.kept)

    def missing(self, finding: Finding) -> Question | None:
        """Return the question that would settle a finding: of those behind it one that is still open."""
        behind = [question for clause in (finding.field, *finding.missing) if (question := self.about(clause))]
        return next((question for question in behind if self.is_open(question)), behind[0] if behind else None)


def _shown(finding: Finding, asked: _Asked) -> Shown:
    question = asked.about(finding.field)
    topic = question.short if question else _("The contract")
    source = say(_("Source: {law}"), law=finding.law_in(language()))
    marks = {"unverified": finding.checked.state not in SURE, "disputed": finding.checked.state == "disputed"}
    stated = summary(question, asked.kept) if question else ""
    if finding.answer == "kept":
        return Shown("kept", topic, stated=stated, source=source, **marks)
    if finding.answer == "cannot_tell":
        return Shown(
            "unknown", topic, source=source, what_to_do=finding.ask(language()), acts=_answer(finding, asked), **marks
        )
    title, _stop, rest = says(finding).partition(". ")
    return Shown(
        _level(finding), title.rstrip("."), stated=stated, law_says=rest, source=source,
        what_to_do=finding.do(language()), **marks,
    )  # fmt: skip


def _level(finding: Finding) -> Any:
    if finding.answer == "info" or finding.level == "info":
        return "info"
    return "broken" if finding.level == "block" else "ask"


def _answer(finding: Finding, asked: _Asked) -> list[Act]:
    question = asked.missing(finding)
    return [Act(_("Answer this question"), address(question, back="result"))] if question else []


def says(finding: Finding) -> str:
    """What the law's text says, with codes such as ``employer`` in the reader's words."""
    worded = {name: _worded(name, value) for name, value in finding.numbers.items()}
    pack, _dot, name = finding.rule.partition(".")
    rules = library().packs[pack].rules if pack in library().packs else ()
    rule = next((rule for rule in rules if rule.id == name), None)
    if rule is None or worded == dict(finding.numbers):
        return finding.text(language())
    return wording.fill(rule.wording.says, worded)[language()]


def _worded(name: str, value: Any) -> Any:
    listed = isinstance(value, str) and value.startswith("[")
    parts = [part.strip() for part in value.strip("[]").split(",")] if listed else [value]
    if name == "agency_permit_countries" and listed:
        return ", ".join(country_name(code) if _is_country(code) else code for code in parts if code) or _("none")
    options = words.CODED.get(name)
    if options and value is not None:
        return ", ".join(str(options.get(part, part)) for part in parts)
    return "; ".join(wording.shown(part, language()) for part in parts) if listed else value


def _is_country(code: str) -> bool:
    return any(each.code == code for each in codes.countries())


def address(question: Question, back: str = "") -> str:
    """Return the page of a question; ``back`` names the page to return to: answers or result."""
    url = reverse("law:check") if question.slug == "country" else reverse("law:question", args=[question.slug])
    return f"{url}?to={back}" if back else url


def facts_of(kept: Kept, back: str) -> list[Fact]:
    """List every question with its answer and a way to change it."""
    return [
        Fact(question.short, summary(question, kept) or _("Not answered"), address(question, back))
        for question in kept.flow
    ]


def summary(question: Question, kept: Kept) -> str:
    """Say in one line what was answered to a question; empty where nothing was."""
    fields = question.fields(kept.place, kept.answers)
    answered = {name: field for name, field in fields.items() if name in kept.answers}
    parts = (_said(field, kept.answers[name], alone=len(fields) == 1) for name, field in answered.items())
    return "; ".join(parts)


def _said(field: forms.Field, value: Any, *, alone: bool) -> str:
    if isinstance(field, forms.ChoiceField):
        options = {str(code): str(word) for code, word in field.choices}  # type: ignore[union-attr]
        if isinstance(value, list):
            return ", ".join(options.get(each, each) for each in value)
        said = options.get(value, value)
        return said if alone or value not in (YES, NO) else _labelled(field.label, said)
    woken = awake(field, value)
    said = f"{woken:%d.%m.%Y}" if isinstance(field, DateTextField) else _written(woken)
    return said if alone or isinstance(field, MoneyField) else _labelled(field.label, said)


def _written(value: Any) -> str:
    return str(value) if isinstance(value, Money) else wording.shown(value, language())


def _labelled(label: Words | None, said: str) -> str:
    return f"{label} {said}" if str(label).endswith("?") else f"{label}: {said}"


def link_to(*names: str) -> str:
    """Return the address of the first page that this instance has; empty where it has none of them."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return ""
