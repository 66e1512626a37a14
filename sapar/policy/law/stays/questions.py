"""What we ask about a stay: a few plain questions at a time, and only what some rule of the country reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.forms import PlainForm
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.forms import NO, YES, day, one_of, yes_no
from sapar.policy.law.packs import StayRule
from sapar.policy.law.places import country_name, home
from sapar.policy.law.stays.checking import counts_earlier_stays, facts_read_by
from sapar.policy.law.stays.facts import STAYS

EARLIER = range(3)  # how many earlier stays can be told here
CITIZENS = ("KZ", "RU", "AM", "BY", "UZ", "TJ")
OTHER_CITIZENSHIP = "other"
PURPOSES: Mapping[str, Words] = {"work": _("To work"), "other": _("For something else")}
IF_DONE = _("Only if it is done. For example 31.12.2026")
Fields = dict[str, forms.Field]


def _stay() -> Fields:
    citizens = {home(): country_name(home())} | {code: country_name(code) for code in CITIZENS if code != home()}
    return {
        "entered": day(_("Day of entry"), _("By the stamp or the ticket. For example 31.12.2026")),
        "left_on": day(_("Day of exit"), _("Leave it empty if you are still there.")),
        "purpose": one_of(_("Why did you go, or why do you go?"), PURPOSES),
        "citizenship": forms.ChoiceField(
            label=_("Whose citizen are you?"), required=False, initial=home(),
            choices=[*citizens.items(), (OTHER_CITIZENSHIP, _("Another country"))], widget=forms.Select,
        ),
    }  # fmt: skip


def _before() -> Fields:
    rows: Fields = {}
    for row in EARLIER:
        rows[f"before_{row}_from"] = day(say(_("Earlier stay {n}: from"), n=row + 1))
        rows[f"before_{row}_to"] = day(say(_("Earlier stay {n}: until"), n=row + 1))
    return rows


def _done() -> Fields:
    return {
        "registered": yes_no(_("Are you registered where you live?")),
        "registered_on": day(_("Registered on"), IF_DONE),
        "fingerprinted": yes_no(_("Have you given fingerprints and been to the medical examination?")),
        "fingerprinted_on": day(_("Fingerprints and examination: done on"), IF_DONE),
        "notified": yes_no(_("Did whoever houses you tell the migration service?")),
        "notified_on": day(_("Told on"), IF_DONE),
    }


def _contract() -> Fields:
    return {
        "has_contract": yes_no(_("Do you have a written labour contract there?")),
        "contract_end": day(_("Last day of the contract"), _("Leave it empty if the contract has no end.")),
        "contract_ended": day(_("Ended early on"), _("Only if the work ended before the last day of the contract.")),
        "new_contract_on": day(_("New contract signed on"), _("Only if there is a new one.")),
    }


def _permit() -> Fields:
    return {
        "has_permit": yes_no(_("Do you have a permit to stay: a residence permit, a visa or a work permit?")),
        "permit_on": day(_("Asked for on"), _("The day on which you applied for it.")),
        "permit_until": day(_("Valid until"), _("The last day on it.")),
    }


@dataclass(frozen=True)
class Group:
    """One page of questions that belong together. ``fact`` names what its fields tell, where they have other names."""

    slug: str
    title: Words
    make: Callable[[], Fields]

    def fields(self, rules: tuple[StayRule, ...]) -> Fields:
        """Return the fields that some rule reads."""
        if self.slug == BEFORE:
            return self.make() if counts_earlier_stays(rules) else {}
        read = facts_read_by(rules) | ({"citizenship"} if self.slug == "stay" else set())
        return {name: field for name, field in self.make().items() if name in read}


BEFORE = "before"
GROUPS = (
    Group("stay", _("When did you enter?"), _stay),
    Group(BEFORE, _("Were you there before, in the last year?"), _before),
    Group("done", _("What is done already?"), _done),
    Group("contract", _("Do you have a contract there?"), _contract),
    Group("permit", _("Do you have a permit to stay?"), _permit),
)


def groups_for(rules: tuple[StayRule, ...]) -> list[Group]:
    """Return the pages to ask, in order."""
    return [group for group in GROUPS if group.fields(rules)]


def group_about(fact: str, rules: tuple[StayRule, ...]) -> Group:
    """Return the page that asks for a fact."""
    return next((group for group in groups_for(rules) if fact in group.fields(rules)), GROUPS[0])


class StayForm(PlainForm):
    """The questions of some groups."""

    marks_optional = False

    def __init__(self, groups: list[Group], rules: tuple[StayRule, ...], data: QueryDict | None = None) -> None:
        super().__init__(data)
        for group in groups:
            self.fields |= group.fields(rules)

    def clean(self) -> dict[str, Any]:
        """Find days in the wrong order."""
        given = super().clean() or {}
        pairs = [("entered", "left_on"), *((f"before_{row}_from", f"before_{row}_to") for row in EARLIER)]
        for first, last in pairs:
            since, until = given.get(first), given.get(last)
            if since and until and until < since:
                self.add_error(last, _("The end must come after the start"))
        return given

    @property
    def given(self) -> dict[str, str]:
        """Return what was answered, as an address can carry it; what was left open or cannot be read is not in it."""
        self.is_valid()
        return {name: _plain(value) for name, value in self.cleaned_data.items() if value}


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def told_of(given: Mapping[str, str], country: str) -> dict[str, Any]:
    """Return what was answered as the check takes it."""
    told: dict[str, Any] = {name: {YES: True, NO: False}.get(value, value) for name, value in given.items()}
    rows = [(told.pop(f"before_{row}_from", None), told.pop(f"before_{row}_to", None)) for row in EARLIER]
    earlier = [[first, last] for first, last in rows if first and last]
    return {"citizenship": home()} | told | {"country": country, STAYS: earlier}
