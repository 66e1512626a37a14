"""Public pages on the law itself: look it up by country and day, and set two countries beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from sapar.foundation import clock
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.ui.fields import DateTextField
from sapar.foundation.ui.forms import FilterForm
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.addresses import acts_url
from sapar.policy.law.browsing import law_of
from sapar.policy.law.comparing import STANDARDS, Compared, Comparison, Measured, compare
from sapar.policy.law.library import SHARED, library
from sapar.policy.law.marks import Mark, mark_of
from sapar.policy.law.packs import Held
from sapar.policy.law.places import home
from sapar.policy.law.replay.records import keeper
from sapar.policy.law.simplicity import Simplicity, over_time
from sapar.policy.law.wording import shown

FIRST, LAST = date(2015, 1, 1), date(2100, 12, 31)


def _countries(*, standards: bool) -> list[tuple[str, str]]:
    """The countries whose law is here, by name, the standards last."""
    packs = [pack for name, pack in library().packs.items() if name != SHARED]
    named = sorted((pack.name[readers_language()], pack.country) for pack in packs)
    international = [(STANDARDS, library().packs[SHARED].name[readers_language()])] if standards else []
    return [(code, name) for name, code in named] + international


def _sides() -> list[tuple[str, str]]:
    return _countries(standards=True)


class LawForm(FilterForm):
    """Words to look for, and the day whose law is shown."""

    q = forms.CharField(label=gettext_lazy("Find in the law"), required=False, max_length=80)
    on = DateTextField(
        label=gettext_lazy("Law on the day"), required=False, earliest=FIRST, latest=LAST,
        help_text=gettext_lazy("For example 31.12.2026. Empty: today."),
    )  # fmt: skip

    @property
    def day(self) -> date:
        """The day asked for, or today."""
        self.is_valid()
        return self.cleaned_data.get("on") or clock.today()


class CompareForm(FilterForm):
    """The two sides, and the day."""

    search = ""
    a = forms.ChoiceField(label=gettext_lazy("Country"), choices=_sides, widget=forms.Select)
    b = forms.ChoiceField(label=gettext_lazy("Compare with"), choices=_sides, widget=forms.Select)
    on = DateTextField(
        label=gettext_lazy("Law on the day"), required=False, earliest=FIRST, latest=LAST,
        help_text=gettext_lazy("For example 31.12.2026. Empty: today."),
    )  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One answer on the page."""

    name: str
    value: str
    source: str
    mark: Mark


@dataclass(frozen=True)
class Asked:
    """One question with the answers beside each other, and what is proposed."""

    title: str
    sides: tuple[Side, Side]
    proposal: Words
    settled: list[tuple[Words, Words]]  # how, by whom, whom it touches; on the agenda alone


@dataclass(frozen=True)
class Subject:
    """One dimension on the page."""

    title: str
    measured: str
    rows: list[Asked]


@dataclass(frozen=True)
class Corridor:
    """One country of work: the counts of its steps today, prices in words, and the number of steps on earlier days."""

    name: str
    url: str
    now: Simplicity
    prices: list[Words]
    before: list[Words]


@require_GET
def browse(request: HttpRequest) -> HttpResponse:
    """Choose the country whose law to look up."""
    countries = [(name, reverse("law:country_law", args=[code.lower()])) for code, name in _countries(standards=True)]
    return render(request, "law/browse.html", {"title": _("Look up the law"), "countries": countries})


@require_GET
def country_law(request: HttpRequest, country: str) -> HttpResponse:
    """Show the law of a country on a day: numbers with their history, rules, last days, conventions."""
    pack = library().packs.get(SHARED if country.upper() == STANDARDS else country.lower())
    if pack is None:
        raise Http404
    form = LawForm(request.GET)
    other = STANDARDS if pack.country == home().upper() else home().upper()
    context = {
        "title": say(_("The law: {country}"), country=pack.name[readers_language()]),
        "form": form,
        "day": form.day,
        "law": law_of(pack, form.day, form.cleaned_data.get("q") or ""),
        "compare_url": f"{reverse('law:compare')}?a={other}&b={pack.country}",
        "acts_url": acts_url(pack.id),
        "back": reverse("law:browse"),
    }
    return render(request, "law/country_law.html", context)


@require_GET
def simple(request: HttpRequest) -> HttpResponse:
    """Show how much it takes to go to each country lawfully, and since when it has been so."""
    today, origin = clock.today(), home().upper()
    countries = [(code, name) for code, name in _countries(standards=False) if code != origin and _has_steps(code)]
    corridors = [_corridor(name, over_time(origin, code, today)) for code, name in countries]
    context = {"title": _("How much it takes to go"), "corridors": corridors, "back": reverse("law:browse")}
    return render(request, "law/simple.html", context)


def _has_steps(country: str) -> bool:
    pack = library().for_country(country)
    return bool(pack and pack.procedures)


def _corridor(name: str, history: list[Simplicity]) -> Corridor:
    now = history[-1]
    prices = [
        say(_("{money}, of it paid by the worker: {share} %"),
            money=Money(cost.total, cost.currency), share=shown(cost.share, readers_language()))
        for cost in now.costs
    ]  # fmt: skip
    before = [say(_("{day}: {count}"), day=each.on, count=each.steps) for each in history[:-1]]
    return Corridor(name, reverse("law:country_steps", args=[now.destination.lower()]), now, prices, before)


@require_GET
def compare_laws(request: HttpRequest) -> HttpResponse:
    """Set two countries beside each other: what differs, how far, and what to settle together."""
    form = CompareForm(request.GET)
    form.is_valid()
    codes = {code for code, _name in _countries(standards=True)}
    a, b = (form.cleaned_data.get(name) or "" for name in ("a", "b"))
    found = None
    if a in codes and b in codes and a != b:
        found = _compared(compare(a, b, form.cleaned_data.get("on") or clock.today()))
    context = {
        "title": _("Compare the law of two countries"),
        "form": form,
        "found": found,
        "same_twice": bool(a) and a == b,
        "back": reverse("law:browse"),
    }
    return render(request, "law/compare.html", context)


def _compared(found: Comparison) -> dict[str, Any]:
    said = readers_language()
    names = (found.a.name[said], found.b.name[said])
    people = _people_between(found.a.code, found.b.code)
    return {
        "names": names,
        "measured": _measured(found.measured),
        "bounds": say(_("Between {low} and {high}, whatever is not known yet"),
                      low=shown(found.measured.low, said), high=shown(found.measured.high, said)),
        "known": _share(found.measured.coverage),
        "gap": "" if found.gap is None else shown(round(found.gap, 2), said),
        "agenda": [_asked(row, names, _settled(row, names, people)) for row in found.agenda],
        "subjects": [
            Subject(each.title[said], _measured(each.measured), [_asked(row, names) for row in each.rows])
            for each in found.dimensions
        ],
        "day": found.on,
    }  # fmt: skip


def _measured(measured: Measured) -> str:
    if measured.distance is None:
        return _("too little is known")
    return shown(round(measured.distance, 2), readers_language())


def _share(share: float) -> str:
    return f"{round(share * 100)} %"


STEPS: dict[str, Words] = {
    "law": gettext_lazy("a law"),
    "by-law": gettext_lazy("a by-law"),
    "agreement": gettext_lazy("a clause of an agreement"),
    "practice": gettext_lazy("a change of practice"),
}


def _settled(row: Compared, names: tuple[str, str], people: Words) -> list[tuple[Words, Words]]:
    """How an item of the agenda is settled, who prepares it, where the law would change, and for how many people."""
    sides = ", ".join(name for name, side in zip(names, ("a", "b"), strict=True) if side in row.changing)
    told: list[tuple[Words, Words]] = [
        (_("Would change in"), sides),
        (_("By"), STEPS[row.step]),
        (_("Who prepares it"), row.matter.owner[readers_language()]),
        (_("People on record who work there"), people),
    ]
    return [(label, words) for label, words in told if words]


def _people_between(a: str, b: str) -> Words:
    """How many people on record work in the other country, where one side is the home country or the standards."""
    abroad = [code for code in (a, b) if code not in (home().upper(), STANDARDS)]
    if len(abroad) != 1:
        return ""
    count = keeper().people_in(abroad[0])
    return shown(count, readers_language()) if count >= settings.SAPAR_LEAST_GROUP else _("too few people")


def _asked(row: Compared, names: tuple[str, str], settled: list[tuple[Words, Words]] | None = None) -> Asked:
    said = readers_language()
    first, second = (_side(name, held) for name, held in zip(names, (row.a, row.b), strict=True))
    proposal: Words = ""
    if row.proposal is not None:
        value = shown(row.proposal.value, said)
        proposal = say(_("Proposed for both: {value}"), value=value)
    return Asked(row.question.asks[said], (first, second), proposal, settled or [])


def _side(name: str, held: Held | None) -> Side:
    if held is None:
        return Side(name, _("not known"), "", Mark(""))
    said = readers_language()
    return Side(name, shown(held.value, said), held.citation.text(said), mark_of(held.checked))
