"""Writes a proposal, in the form of a file anybody could hand in, from numbers chosen on a page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.packs import LANGUAGES, Pack, Parameter, Rule
from sapar.policy.law.statements import used_parameters
from sapar.policy.law.units import unit_in_words
from sapar.policy.law.wording import shown


@dataclass(frozen=True)
class Number:
    """A number of the law that rules on contracts use; ``scope`` is which of its scopes (regions, ages), by place."""

    parameter: Parameter
    scope: int

    @property
    def code(self) -> str:
        """Return what the form sends."""
        return f"{self.parameter.key}/{self.scope}"

    @property
    def of_whom(self) -> dict[str, tuple[str, ...]]:
        """Return for which regions, branches, schemes or ages it holds; empty for everybody."""
        return dict(self.parameter.scopes[self.scope])

    def label(self) -> Words:
        """Return its name with the value known last, in the reader's language."""
        said = readers_language()
        last = [value for value in self.parameter.values if value.scope == self.parameter.scopes[self.scope]][-1]
        where = ", ".join(words[0] for words in self.of_whom.values())
        title = f"{self.parameter.title[said]} ({where})" if where else self.parameter.title[said]
        return say(
            _("{title}. Now: {value} {unit}"),
            title=title, value=shown(last.value, said), unit=unit_in_words(self.parameter.unit),
        )  # fmt: skip


@dataclass(frozen=True)
class Change:
    """A number as it is proposed to be from a day on."""

    number: Number
    value: Decimal
    since: date


def numbers_of(pack: Pack) -> list[Number]:
    """Return the numbers that decide about contracts, in the order of the pack."""
    used = used_parameters(pack, pack.rules)
    return [
        Number(parameter, scope)
        for key, parameter in pack.parameters.items()
        if key in used and isinstance(parameter.values[0].value, Decimal)
        for scope in range(len(parameter.scopes))
    ]


def proposal_text(pack: Pack, changes: Iterable[Change], without: Sequence[Rule]) -> str:
    """Return the proposal as text: what the trail keeps, and what anybody can run again as a file."""
    changes = list(changes)
    titles = ", ".join(f"{code}: {_quoted(_title(changes, without, code))}" for code in LANGUAGES)
    lines = [f"overlay: {{country: {pack.country}, title: {{{titles}}}}}"]
    if changes:
        lines.append("parameters:")
        for key in dict.fromkeys(change.number.parameter.key for change in changes):
            lines += [f"  {key}:", "    values:"]
            lines += [_row(change) for change in changes if change.number.parameter.key == key]
    if without:
        lines.append(f"without: [{', '.join(rule.id for rule in without)}]")
    return "\n".join(lines) + "\n"


def rule_title(rule: Rule, language: str) -> str:
    """Return a rule in words: what is found where it is broken."""
    return rule.wording.says[language].partition(". ")[0].rstrip(".")


def _row(change: Change) -> str:
    scope = "".join(f", {name}: [{', '.join(map(_quoted, words))}]" for name, words in change.number.of_whom.items())
    return f"      - {{from: {change.since}, value: {change.value:f}{scope}}}"


def _title(changes: Sequence[Change], without: Sequence[Rule], language: str) -> str:
    with override(language):
        parts = [
            str(say(_("{title}: {value} from {day}"), title=change.number.parameter.title[language],
                    value=shown(change.value, language), day=change.since))
            for change in changes
        ]  # fmt: skip
        parts += [str(say(_("without the rule “{rule}”"), rule=rule_title(rule, language))) for rule in without]
    return "; ".join(parts)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
