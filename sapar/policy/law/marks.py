"""How far an entry of the law is checked, in a reader's words: not yet, in two ways, or confirmed by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.packs import Checked, Texts
from sapar.policy.law.reviewed import as_reviewed

SURE = frozenset({"confirmed", "disputed"})  # a dispute is shown as such


@dataclass(frozen=True)
class Reading:
    """One way to read an entry. ``language`` is the one it is written in; ``applies`` that one goes by it meanwhile."""

    text: str
    language: str
    applies: bool = False


@dataclass(frozen=True)
class Mark:
    """How far an entry is checked: ``words`` for the hatched tag, or ``confirmed`` where a lawyer has confirmed it."""

    words: str
    readings: tuple[Reading, ...] = ()
    confirmed: Words = ""


def mark_of(checked: Checked) -> Mark:
    """Say how far an entry is checked."""
    checked = as_reviewed(checked)
    if checked.state == "disputed":
        readings = (_reading(each, place == checked.meanwhile) for place, each in enumerate(checked.readings))
        return Mark(_("Lawyers read this rule in two ways"), tuple(readings))
    if checked.state == "confirmed":
        return Mark("", confirmed=confirmed_by(checked))
    return Mark(_("No lawyer has checked this rule yet"))


def marks_of(checked: Checked) -> dict[str, Any]:
    """How far a finding or a step is checked, as their components take it."""
    return {
        "unverified": checked.state not in SURE,
        "disputed": checked.state == "disputed",
        "confirmed": confirmed_by(checked),
    }


def confirmed_by(checked: Checked) -> Words:
    """Who confirmed an entry against the act, and on which day; empty where nobody did."""
    if checked.state != "confirmed":
        return ""
    said = readers_language()
    office = checked.by.get(said) or checked.by.get("en", "")
    return say(_("Checked against the act: {office}, {day}"), office=office, day=checked.on)


def _reading(texts: Texts, applies: bool) -> Reading:
    said = readers_language()
    language = said if texts.get(said) else next((code for code, text in texts.items() if text), "en")
    return Reading(texts.get(language, ""), language, applies)
