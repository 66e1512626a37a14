"""How a check of a stay stands on a page and in a calendar, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.calendar_files import Entry
from sapar.policy.law.marks import marks_of
from sapar.policy.law.showing import ContractFinding
from sapar.policy.law.stays.checking import Answer, StayFinding, StayResult

WORDS: Mapping[Answer, Words] = {
    "broken": gettext_lazy("The last day has passed"),
    "due": gettext_lazy("Days to mind"),
    "cannot_tell": gettext_lazy("Cannot tell"),
    "kept": gettext_lazy("Kept"),
}
LEVELS: Mapping[Answer, Any] = {"broken": "broken", "due": "ask", "cannot_tell": "unknown", "kept": "kept"}
ToQuestion = Callable[[str], str]


@dataclass(frozen=True)
class Group:
    """The findings with one answer."""

    word: Words
    answer: Answer
    lines: list[ContractFinding]


@dataclass(frozen=True)
class StayReport:
    """The result page: what is late first, then what is to be done, the nearest day first."""

    result: StayResult
    groups: list[Group]

    @property
    def verdict(self) -> str:
        """Say it in one sentence. It never says that a stay is safe, and blames nobody."""
        if self.result.of("broken"):
            return _("A last day has passed. Here is what to do now")
        if self.result.of("due"):
            return _("Nothing is late by your answers. Mind these days")
        if self.result.of("cannot_tell"):
            return _("We cannot tell: an answer is missing")
        return _("No breach found in the rules we checked")

    @property
    def counts(self) -> str:
        """Count the findings of each answer that occurs."""
        return "; ".join(f"{group.word}: {len(group.lines)}" for group in self.groups)


def stay_report(result: StayResult, to_question: ToQuestion | None = None) -> StayReport:
    """Put a result into words. ``to_question`` gives the address of the question about a fact."""
    groups = [
        Group(word, answer, [_shown(finding, to_question) for finding in result.of(answer)])
        for answer, word in WORDS.items() if result.of(answer)
    ]  # fmt: skip
    return StayReport(result, groups)


def _shown(finding: StayFinding, to_question: ToQuestion | None) -> ContractFinding:
    said = readers_language()
    unknown = finding.answer == "cannot_tell"
    asked = finding.missing[0] if finding.missing else ""
    return ContractFinding(
        LEVELS[finding.answer], finding.title[said], law_says=_days(finding),
        source=say(_("Source: {law}"), law=finding.citation.text(said)),
        what_to_do="" if finding.answer == "kept" else finding.ask[said] if unknown else finding.do[said],
        stated=_stated(finding), stated_label=_("Your answer"),
        **marks_of(finding.checked),
        acts=[Act(_("Give an answer"), to_question(asked))] if to_question and unknown and asked else [],
    )  # fmt: skip


def _stated(finding: StayFinding) -> Words:
    if finding.done_on:
        return say(_("Done on: {date}"), date=finding.done_on)
    used = finding.extra.get("days_used_at_entry")
    return say(_("Days used before this stay: {n}"), n=used) if used else ""


def _days(finding: StayFinding) -> str:
    if finding.last_day is None:
        return _("No day of stay was left on the day of entry.") if finding.answer == "broken" else ""
    words = [say(_("Last day by law: {date}"), date=finding.last_day)]
    if finding.answer != "kept" and finding.days_left is not None:
        if finding.safe_by and finding.safe_by != finding.last_day:
            words.append(say(_("Safe by any reading: {date}"), date=finding.safe_by))
        words.append(say(_("Days left: {n}"), n=finding.days_left))
    if finding.calendar_warning:
        words.append(_("The days off of that year are not known yet. Check the date again."))
    return ". ".join(map(str, words))


def entries_of(result: StayResult, on: date) -> list[Entry]:
    """Return the days that are still ahead as entries of a calendar."""
    said = readers_language()
    ahead = [each for each in (*result.of("due"), *result.of("cannot_tell")) if each.safe_by and each.safe_by >= on]
    return [
        Entry(f"{each.rule}-{each.last_day:%Y%m%d}", each.safe_by, each.title[said],
              (each.do[said], each.citation.text(said)))
        for each in ahead if each.safe_by
    ]  # fmt: skip
