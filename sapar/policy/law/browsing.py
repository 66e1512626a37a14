"""The law of a country as a reader looks it up: every number with its history, the rules, the last days.

Nothing here decides anything. It puts a pack into words for a day, with the article and how far each entry is checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.addresses import act_url, entry_url, name_of_value
from sapar.policy.law.marks import Mark, mark_of
from sapar.policy.law.packs import BEGINNING_OF_TIME, Citation, DatedValue, Deadline, Pack, Parameter, Provision, Rule
from sapar.policy.law.units import unit_in_words
from sapar.policy.law.wording import shown


@dataclass(frozen=True)
class Row:
    """One value of a number of the law, with the days on which it holds and for whom."""

    value: str
    when: Words
    scope: str
    source: str
    mark: Mark
    now: bool
    url: str = ""
    act_url: str = ""


@dataclass(frozen=True)
class Entry:
    """One number of the law: what holds on the day first, its history after."""

    title: str
    unit: str
    rows: Sequence[Row]

    @property
    def current(self) -> list[Row]:
        """What holds on the day; several where regions or ages differ."""
        return [row for row in self.rows if row.now]

    @property
    def history(self) -> list[Row]:
        """What held before, or will."""
        return [row for row in self.rows if not row.now]


@dataclass(frozen=True)
class Line:
    """One rule, one last day or one provision: what it asks, and where it stands."""

    title: str
    source: str
    mark: Mark
    says: str = ""
    when: Words = ""
    url: str = ""
    act_url: str = ""


@dataclass(frozen=True)
class LawOfCountry:
    """What a page on one country's law shows."""

    numbers: Sequence[Entry]
    rules: Sequence[Line]
    deadlines: Sequence[Line]
    provisions: Sequence[Line]
    conventions: Sequence[tuple[str, str, str]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.numbers or self.rules or self.deadlines or self.provisions or self.conventions)


def law_of(pack: Pack, on: date, search: str = "") -> LawOfCountry:
    """Put a pack into words as it stands on a day.

    Args:
        search: words that a title, a unit or a citation must hold; empty for everything.
    """
    said, words = readers_language(), search.casefold().split()

    def fits(*texts: str) -> bool:
        text = " ".join(texts).casefold()
        return all(word in text for word in words)

    entries = [_entry(pack, parameter, on) for parameter in pack.parameters.values() if _is_number(parameter)]
    rules = {_first_sentence(rule.wording.says[said]): rule for rule in reversed(pack.rules)}
    lines = [_line(pack, "rule", rule.id, rule, title) for title, rule in rules.items()]
    steps = {step.id for procedure in pack.procedures for step in procedure.steps}
    last_days = [
        _line(pack, "step" if each.id in steps else "last-day", each.id, each, each.title[said])
        for each in pack.deadlines.values() if each.title
    ]  # fmt: skip
    return LawOfCountry(
        [entry for entry in entries if fits(entry.title, entry.unit, *(row.source for row in entry.rows))],
        [line for line in reversed(lines) if fits(line.title, line.source)],
        [line for line in last_days if fits(line.title, line.source)],
        [line for line in _provisions(pack, on) if fits(line.title, line.says, line.source)],
        [pair for pair in _conventions(pack) if fits(*pair[:2])],
    )


def _is_number(parameter: Parameter) -> bool:
    """Lists and words are settings of the service, and mean nothing to a reader."""
    return isinstance(parameter.values[0].value, (Decimal, bool)) and "." not in parameter.key


def _line(pack: Pack, kind: str, name: str, entry: Rule | Deadline | Provision, title: str) -> Line:
    source = entry.citation.text(readers_language())
    url, act = entry_url(pack.id, kind, name), act_url(pack.id, entry.citation)
    return Line(title, source, mark_of(entry.checked), url=url, act_url=act)


def _entry(pack: Pack, parameter: Parameter, on: date) -> Entry:
    newest_first = sorted(parameter.values, key=lambda value: (value.since, str(value.scope)), reverse=True)
    said = readers_language()
    return Entry(
        parameter.title[said],
        "" if isinstance(parameter.values[0].value, bool) else unit_in_words(parameter.unit),
        [_row(pack, parameter, value, on) for value in newest_first],
    )


def _row(pack: Pack, parameter: Parameter, value: DatedValue, on: date) -> Row:
    said = readers_language()
    holds = value.since <= on and (value.until is None or on <= value.until)
    scope = "; ".join(words[0] for words in value.scope.values())
    return Row(
        shown(value.value, said), when_of(value), scope, value.citation.text(said), mark_of(value.checked), holds,
        entry_url(pack.id, "number", name_of_value(parameter, value)), act_url(pack.id, value.citation),
    )  # fmt: skip


def _provisions(pack: Pack, on: date) -> Iterable[Line]:
    """What the law says in words and still holds on the day, or will."""
    said = readers_language()
    for each in pack.provisions.values():
        if each.until is None or on <= each.until:
            line = _line(pack, "provision", each.id, each, each.title[said])
            yield replace(line, says=each.says[said], when=when_of(each))


def when_of(value: DatedValue | Provision) -> Words:
    """Say from when until when something holds; nothing where it always did and does."""
    if value.since == BEGINNING_OF_TIME:
        return say(_("until {day}"), day=value.until) if value.until else ""
    if value.until is None:
        return say(_("from {day}"), day=value.since)
    return say(_("from {day} until {last}"), day=value.since, last=value.until)


def _conventions(pack: Pack) -> Iterable[tuple[str, str, str]]:
    """The conventions with the year of ratification, or that they are not ratified, and where their page is."""
    names = {question.convention: question for question in pack.questions.values() if question.convention}
    for key, (year, _checked) in pack.conventions.items():
        question = names.get(key)
        citation: Citation | None = question.standard.citation if question and question.standard else None
        name = citation.text(readers_language()) if citation else key
        yield name, str(year) if year else _("not ratified"), entry_url(pack.id, "convention", key)


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")
