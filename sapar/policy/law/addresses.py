"""How an entry of a pack is called in addresses, and where its page is, in an instance that has such pages."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse
from django.utils.text import slugify

from sapar.policy.law.packs import BEGINNING_OF_TIME, Citation, DatedValue, Parameter

LONGEST_SLUG = 80


def name_of_value(parameter: Parameter, value: DatedValue) -> str:
    """Return the name of a dated value, whatever it says: ``minimum_wage_month@2026-01-01``, ``…~moscow`` if scoped."""
    when = "" if value.since == BEGINNING_OF_TIME else f"@{value.since.isoformat()}"
    return f"{parameter.key}{when}" + "".join(f"~{slugify(words[0])}" for _, words in sorted(value.scope.items()))


def act_slug(citation: Citation) -> str:
    """Return an act as a word for addresses: from its English name, the same for every entry that cites it."""
    return slugify(citation.act["en"])[:LONGEST_SLUG].strip("-") or "act"


def entry_url(pack: str, kind: str, name: str) -> str:
    """Return where the page of an entry is; empty in an instance that has none."""
    return _url("law_review:entry", pack, kind, name)


def act_url(pack: str, citation: Citation) -> str:
    """Return where the page of an act is; empty in an instance that has none."""
    return _url("law_review:act", pack, act_slug(citation))


def acts_url(pack: str) -> str:
    """Return where the acts of a pack are listed; empty in an instance that has no such page."""
    return _url("law_review:acts", pack)


def _url(name: str, *args: str) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
