"""Every entry of a pack under one roof: what it is, what it says, where it stands, how far the pack says it is checked.

Nothing here touches a database. A name says which entry it is for as long as the entry lives, whatever it says:
``minimum_wage_month@2026-01-01`` for a dated value, ``~moscow`` after it where it holds for some only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sapar.policy.law.addresses import act_slug, name_of_value
from sapar.policy.law.library import library
from sapar.policy.law.packs import BEGINNING_OF_TIME, Checked, Citation, DatedValue, Pack, Parameter, Texts
from sapar.policy.law_review.choices import EntryKind

NONE: Texts = {}


@dataclass(frozen=True)
class Entry:
    """One entry of the law as the pack has it. ``key`` is the number of which it is a value."""

    pack: str
    kind: EntryKind
    name: str
    title: Texts
    citation: Citation
    checked: Checked
    since: date | None = None
    until: date | None = None
    value: Any = None
    unit: str = ""
    scope: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    says: Texts = field(default_factory=dict)
    key: str = ""

    @property
    def act(self) -> str:
        """The act it stands in, as a word for addresses."""
        return act_slug(self.citation)


_known: dict[str, dict[tuple[str, str], Entry]] = {}


def entries_of(pack: Pack) -> dict[tuple[str, str], Entry]:
    """Every entry of a pack by kind and name, in the order of the pack; put together once for each content of it."""
    if pack.digest not in _known:
        _known[pack.digest] = {(str(entry.kind), entry.name): entry for entry in _all(pack)}
    return _known[pack.digest]


def entry_in_use(pack: str, kind: str, name: str) -> Entry | None:
    """An entry of the law in use, or None where there is none."""
    found = library().packs.get(pack)
    return entries_of(found).get((kind, name)) if found else None


def _all(pack: Pack) -> Iterator[Entry]:
    for parameter in pack.parameters.values():
        for value in parameter.values:
            yield _value(pack, parameter, value)
    for rule in pack.rules:
        title = {language: _first_sentence(text) for language, text in rule.wording.says.items()}
        yield Entry(pack.id, EntryKind.RULE, rule.id, title, rule.citation, rule.checked, says=rule.wording.do)
    own = {step.id for procedure in pack.procedures for step in procedure.steps}
    for last in pack.deadlines.values():
        if last.id not in own:
            yield Entry(pack.id, EntryKind.LAST_DAY, last.id, last.title, last.citation, last.checked, says=last.advice)
    yield from _steps(pack)
    for each in pack.provisions.values():
        yield Entry(pack.id, EntryKind.PROVISION, each.id, each.title, each.citation, each.checked,
                    since=_day(each.since), until=each.until, says=each.says)  # fmt: skip
    yield from _compared(pack)


def _value(pack: Pack, parameter: Parameter, value: DatedValue) -> Entry:
    return Entry(
        pack.id, EntryKind.NUMBER, name_of_value(parameter, value), parameter.title, value.citation, value.checked,
        since=_day(value.since), until=value.until, value=value.value, unit=parameter.unit, scope=value.scope,
        key=parameter.key,
    )  # fmt: skip


def _steps(pack: Pack) -> Iterator[Entry]:
    for procedure in pack.procedures:
        for step in procedure.steps:
            yield Entry(
                pack.id, EntryKind.STEP, step.id, step.texts.get("title", NONE), step.citation, step.checked,
                since=_day(step.since), until=step.until, says=step.texts.get("what", NONE),
            )  # fmt: skip


def _compared(pack: Pack) -> Iterator[Entry]:
    """The answers of a state, its ratifications, and (in the international pack alone) the standards."""
    for key, held in pack.answers.items():
        yield Entry(pack.id, EntryKind.ANSWER, key, pack.questions[key].asks, held.citation, held.checked,
                    since=_day(held.since), until=held.until, value=held.value)  # fmt: skip
    asked = {question.convention: question for question in pack.questions.values() if question.convention}
    for key, (year, checked) in pack.conventions.items():
        standard = asked[key].standard
        citation = standard.citation if standard else Citation({"en": key})
        title = {language: citation.text(language) for language in ("en", "ru", "ky")}
        yield Entry(pack.id, EntryKind.CONVENTION, key, title, citation, checked, value=year or False)
    for key, question in pack.questions.items():
        held_by_all = question.standard
        if held_by_all and held_by_all.checked.entry.startswith(f"{pack.id}:"):
            yield Entry(pack.id, EntryKind.STANDARD, key, question.asks, held_by_all.citation, held_by_all.checked,
                        value=held_by_all.value)  # fmt: skip


def _day(since: date) -> date | None:
    return None if since == BEGINNING_OF_TIME else since


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].rstrip(".")
