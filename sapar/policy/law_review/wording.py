"""The wording of an entry as people read it: its parts by name, and what differs between two wordings."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.languages.texts import LANGUAGES, readers_language
from sapar.foundation.ui.words import Words
from sapar.policy.law.wording import shown

LABELS = {
    "value": _("Value"), "unit": _("Unit"), "from": _("In force from"), "until": _("In force until"),
    "known_from": _("Decided on"), "act": _("Act"), "article": _("Article"), "note": _("Note"), "region": _("Region"),
    "sector": _("Sector"), "scheme": _("Scheme"), "age": _("Age"), "title": _("Title"), "says": _("What it says"),
    "what": _("What to do"), "applies": _("Where it applies"), "holds": _("What must hold"), "level": _("How grave"),
    "ratified": _("Ratified"), "documents": _("Documents"), "authority": _("Authority"),
    "count": _("How it is counted"), "fee": _("Fee"), "who": _("Who does it"), "bring": _("Bring with you"),
    "where": _("Where"), "if_late": _("If you are late"), "phase": _("Part of the journey"), "visits": _("Visits"),
}  # fmt: skip
OF_THE_SOURCE = "source"
BOOKKEEPING = frozenset({"id", "finds", "field", "side"})  # names by which the programme finds things


@dataclass(frozen=True)
class Part:
    """One part of a wording."""

    label: Words
    value: str


@dataclass(frozen=True)
class Difference:
    """One part that two wordings have differently; an empty side means that it has none."""

    label: Words
    before: str
    after: str


def parts_of(written: str, only: Collection[str] = ()) -> list[Part]:
    """Return the parts of a wording, texts in the reader's language; those named alone, or all."""
    shown_parts = _flat(written).items()
    return [Part(_label(key), text) for key, text in shown_parts if key not in BOOKKEEPING and key in (only or (key,))]


def differences(before: str, after: str) -> list[Difference]:
    """Return what differs between two wordings, in the order of their parts."""
    old, new = _flat(before), _flat(after)
    return [
        Difference(_label(key), old.get(key, ""), new.get(key, ""))
        for key in dict.fromkeys([*old, *new])
        if old.get(key, "") != new.get(key, "")
    ]


def _label(key: str) -> Words:
    return LABELS.get(key) or LABELS.get(key.rpartition(" ")[2]) or key


def _flat(written: str) -> dict[str, str]:
    return dict(_parts(json.loads(written))) if written else {}


def _parts(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if isinstance(value, dict) and set(value) <= set(LANGUAGES):
            yield key, str(value.get(readers_language()) or value.get("en", ""))
        elif isinstance(value, dict):
            inside = "" if key == OF_THE_SOURCE else f"{key} "
            yield from ((f"{inside}{name}", text) for name, text in _parts(value))
        elif isinstance(value, list):
            yield key, "; ".join(_in_a_list(item) for item in value)
        elif value is not None:
            yield key, _shown(key, value)


def _in_a_list(item: Any) -> str:
    return ", ".join(f"{name}: {text}" for name, text in _parts(item)) if isinstance(item, dict) else str(item)


def _shown(key: str, value: Any) -> str:
    """Numbers and days as readers write them; whatever names an article or an act stays as it is."""
    return str(value) if key in ("act", "article", "note", "unit") else shown(value, readers_language())
