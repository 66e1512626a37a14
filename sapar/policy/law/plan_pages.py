"""The steps for a country on a page and in a calendar file, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.ui import components
from sapar.foundation.ui.components import Fact
from sapar.foundation.ui.forms import DateTextField, FilterForm
from sapar.foundation.ui.words import Words, say
from sapar.policy.law import plan
from sapar.policy.law.library import library
from sapar.policy.law.marks import marks_of
from sapar.policy.law.places import home, moves_freely

PHASES: Mapping[str, Words] = {
    "before": _("Before you leave"),
    "abroad": _("After you arrive"),
    "return": _("When you return"),
}
WHO: Mapping[str, Words] = {
    "worker": _("you"),
    "host": _("whoever houses you"),
    "employer": _("the employer"),
    "family": _("your family"),
    "agency": _("the agency"),
}
COUNTED_FROM: Mapping[str, Words] = {
    "departure": _("The time is counted back from the day you leave"),
    "entry": _("The time is counted from the day you enter"),
    "arrival": _("The time is counted from the day you arrive"),
    "contract_signed": _("The time is counted from the day the contract is signed"),
    "contract_end": _("The time is counted back from the last day of the contract"),
    "contract_ended": _("The time is counted from the day the work ended"),
    "medical_exam": _("The time is counted from the last medical examination"),
    "returned": _("The time is counted from the day you return"),
}


class JourneyForm(FilterForm):
    """When somebody arrives, where, and whether an agency takes part: a GET form, so that a link keeps the plan."""

    search = ""
    arrival = DateTextField(
        label=_("Date you arrive"), required=False, earliest=date(2015, 1, 1), latest=date(2100, 12, 31),
        help_text=_("For example 31.12.2026. With it you see every last day."),
    )  # fmt: skip
    agency = forms.BooleanField(label=_("I go through an agency"), required=False)

    def __init__(self, country: str, data: Any = None) -> None:
        super().__init__(data)
        named = regions_with_own_steps(country)
        if named:
            choices = [*named.items(), ("", _("Another region, or I don't know"))]
            self.fields["region"] = forms.ChoiceField(label=_("Region"), choices=choices, required=False)

    @property
    def arrival_day(self) -> date | None:
        """Return the day of arrival; None where it is not given or cannot be read."""
        self.is_valid()
        return self.cleaned_data.get("arrival")


@dataclass(frozen=True)
class PublicStep(components.Step):
    """A step for anyone: numbered, since nobody knows here what is done already."""

    template_name: ClassVar[str] = "law/parts/step.html"
    number: int = 0
    unverified: bool = False
    disputed: bool = False
    confirmed: Words = ""
    due_words: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Part:
    """One part of the journey with its steps."""

    title: Words
    timeline: components.Timeline


def regions_with_own_steps(country: str) -> dict[str, str]:
    """Return the regions that some step there names: only of these does it matter to know."""
    pack = library().for_country(country)
    steps = [step for procedure in pack.procedures for step in procedure.steps] if pack else []
    conditions = " ".join(step.applies.text.lower() for step in steps if step.applies)
    return {
        each.code: each.name(readers_language())
        for each in codes.regions(country)
        if f"'{each.code.lower()}'" in conditions
    }


def steps_for(country: str, arrival: date | None, *, agency: bool = False, region: str = "") -> list[plan.Step]:
    """Return the steps of a citizen of the home country. An agency's come beside those of everybody who goes there."""
    movement = "free_movement" if moves_freely(country) else "permit"
    facts: dict[str, Any] = {"region": region} if region else {}
    events = {"entry": arrival} if arrival else {}
    found = {
        step.id: step
        for pathway in ([movement, "agency"] if agency else [movement])
        for step in plan.steps(home(), country, pathway, events, **facts)
    }
    return [step for phase in PHASES for step in _by_day(step for step in found.values() if step.phase == phase)]


def _by_day(steps: Iterable[plan.Step]) -> list[plan.Step]:
    """Order steps by their days; one without a day stays behind the one that the law names before it."""
    last, dated = date.min, []
    for step in steps:
        last = step.safe_by or last
        dated.append((last, step))
    return [step for _day, step in sorted(dated, key=lambda pair: pair[0])]


def parts_of(steps: Iterable[plan.Step]) -> list[Part]:
    """Put steps under the parts of the journey, numbered through."""
    numbered = list(enumerate(steps, start=1))
    parts = []
    for phase, title in PHASES.items():
        shown = [_shown(step, number) for number, step in numbered if step.phase == phase]
        if shown:
            parts.append(Part(title, components.Timeline(shown)))
    return parts


def _shown(step: plan.Step, number: int) -> PublicStep:
    said = readers_language()
    facts = [(_("Where"), step.where[said]), (_("Bring with you"), step.bring[said]), (_("Who does it"), _who(step))]
    price = _price(step.fee)
    return PublicStep(
        step.title[said], number=number, text=step.what[said], if_late=step.if_late[said],
        facts=[Fact(label, value) for label, value in [*facts, (_("Official cost"), price)] if value],
        source=say(_("Source: {law}"), law=step.citation.text(said)), due_words=tuple(_due(step)),
        **marks_of(step.checked),
    )  # fmt: skip


def _due(step: plan.Step) -> list[Words]:
    """Say by when: the day that no reading of the law can call late, and the last one where it is another."""
    if step.safe_by is None:
        words_for = COUNTED_FROM.get(step.counted_from or "")
        return [words_for] if words_for else []
    words = [say(_("Do by: {date}"), date=step.safe_by)]
    if step.do_by and step.do_by != step.safe_by:
        words.append(say(_("Last day by law: {date}"), date=step.do_by))
    if step.calendar_warning:
        words.append(_("The days off of that year are not known yet. Check the date again."))
    return words


def _who(step: plan.Step) -> str:
    return ", ".join(str(WHO.get(each, each)) for each in step.who) if step.who != ("worker",) else ""


def _price(fee: Mapping[str, Any]) -> Words:
    amount = fee.get("amount")
    if amount is None:
        return ""
    return str(Money(Decimal(amount), str(fee["currency"]))) if amount else _("Free of charge")
