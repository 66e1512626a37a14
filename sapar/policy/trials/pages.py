"""What the pages of trials show."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Bar, Bars, Fact, Facts, Row, Tag
from sapar.foundation.ui.components.states import Tone
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.library import SHARED, library
from sapar.policy.law.packs import Pack
from sapar.policy.law.wording import shown
from sapar.policy.trials.forms import TrialForm
from sapar.policy.trials.models import Trial, TrialState
from sapar.policy.trials.tables import COUNTS, group_name

TONES: dict[TrialState, Tone] = {TrialState.ASKED: "open", TrialState.DONE: "kept", TrialState.FAILED: "broken"}
MOST_BARS = 12
HEADINGS: dict[str, Words] = {
    "code": _("By kind of finding"),
    "country": _("By country"),
    "sector": _("By branch"),
    "region": _("By region"),
}


@dataclass(frozen=True)
class Group:
    """One grouping: its chart, its table beneath, and how many groups are too small to show."""

    title: Words
    chart: Bars | None
    rows: Sequence[tuple[str, Sequence[str]]]
    hidden: Words


@dataclass(frozen=True)
class Money:
    """What workers of one currency are short of a month."""

    title: Words
    rows: Sequence[tuple[str, Sequence[Words]]]


def pack_called(country: str) -> Pack | None:
    """Return the pack of a country of work or home whose rules judge contracts; None where there is none."""
    pack = library().packs.get(country.lower())
    return pack if pack is not None and pack.id != SHARED and pack.rules else None


def countries_page() -> dict[str, Any]:
    """Return the countries whose law can be changed in a trial."""
    said = readers_language()
    packs = [pack for name, pack in library().packs.items() if name != SHARED and pack.rules]
    named = sorted((pack.name[said], f"{reverse('trials:new')}?country={pack.id}") for pack in packs)
    return {"title": _("Which country's law would change?"), "countries": named, "back": reverse("trials:list")}


def form_page(form: TrialForm, pack: Pack) -> dict[str, Any]:
    """Return the page of the form."""
    return {
        "title": say(_("Try a change of law: {country}"), country=pack.name[readers_language()]), "form": form,
        "intro": _("Every contract on record is judged by the law as it is and as it would be. Nothing in the law"
                   " changes, and only counts are shown"),
        "button": _("Count whom it would touch"), "back": reverse("trials:new"),
        "who_sees": _("Heads of offices. The trail keeps what was tried, by whom and how many contracts were read"),
    }  # fmt: skip


def row_of(trial: Trial) -> Row:
    """Return a trial as a row of the list."""
    asked = say(_("Asked on {day}"), day=trial.asked_on)
    return Row(trial.title, address_of(trial), tag_of(trial), ref=trial.ref, asked=asked)


def tag_of(trial: Trial) -> Tag:
    """Return the state as a tag."""
    return Tag(trial.get_state_display(), TONES[TrialState(trial.state)])


def trial_page(trial: Trial) -> dict[str, Any]:
    """Return one trial: what is proposed, the counts, the money, each chart with its table."""
    result = trial.result
    counted = trial.state == TrialState.DONE and not result.get("too_few")
    csv = Act(_("Download as CSV"), reverse("trials:counts", args=[trial.ref]), "plain")
    return {
        "title": trial.title, "kicker": _("Trial of a change of law"), "ref": trial.ref, "tag": tag_of(trial),
        "trial": trial, "counted": counted, "waiting": trial.state == TrialState.ASKED, "desk": True,
        "too_few": bool(result.get("too_few")), "least": result.get("least"),
        "acts": [csv] if counted else [], "facts": _facts(trial),
        "totals": Facts(_totals(result["total"])) if counted else None,
        "groups": [_group(name, result["groups"][name]) for name in HEADINGS] if counted else [],
        "money": _money(result["money"]) if counted else [],
        "who_sees": _("Heads of offices"), "back": reverse("trials:list"),
    }  # fmt: skip


def _facts(trial: Trial) -> list[Fact]:
    pack = library().for_country(trial.country)
    facts = [
        Fact(_("Country"), pack.name[readers_language()] if pack else trial.country),
        Fact(_("Asked on"), f"{trial.asked_on:%d.%m.%Y}"),
    ]
    if trial.contracts is not None:
        facts.append(Fact(_("Contracts read"), _number(trial.contracts)))
    return facts


def _totals(total: dict[str, int]) -> list[Fact]:
    labels = (_("Contracts it may concern"), _("In breach before"), _("In breach after"),
              _("Newly in breach: their workers would gain"),
              _("No longer in breach: their workers would lose a claim"))  # fmt: skip
    return [Fact(label, _number(total[name])) for label, name in zip(labels, COUNTS, strict=True)]


def _group(name: str, kept: dict[str, Any]) -> Group:
    rows = [(group_name(name, row["name"]), [row[each] for each in COUNTS]) for row in kept["rows"]]
    bars = [Bar(label, counts[1], counts[2]) for label, counts in rows[:MOST_BARS]]
    chart = Bars(_("Contracts in breach"), _("Before"), _("After"), bars) if bars else None
    table = [(label, [_number(count) for count in counts]) for label, counts in rows]
    hidden = say(_("Groups with too few people to show: {n}"), n=kept["hidden"]) if kept["hidden"] else ""
    return Group(HEADINGS[name], chart, table, hidden)


def _money(sums: list[dict[str, Any]]) -> list[Money]:
    currencies = dict.fromkeys(each["currency"] for each in sums)
    return [
        Money(
            currency or _("Currency not stated"),
            [(group_name("code", each["code"]) if each["code"] else str(_("In all")),
              [*_sum(each["before"]), *_sum(each["after"])])
             for each in sorted(sums, key=lambda each: (each["code"] is not None, str(each["code"])))
             if each["currency"] == currency],
        )
        for currency in currencies
    ]  # fmt: skip


def _sum(side: dict[str, Any] | None) -> list[Words]:
    if side is None:
        return [_("too few people"), "", ""]
    total, median = (None if side[name] is None else round(Decimal(side[name])) for name in ("total", "median"))
    return [_number(side["contracts"]), _number(total or 0), "–" if median is None else _number(median)]


def _number(number: int) -> str:
    return shown(number, readers_language())
