"""The lists from which a journey is planned: countries, corridors first; their regions; frequent occupations."""

from typing import Any

from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation.languages.texts import readers_language

# Where most people go, by how many do; every other country follows in the order of its name.
CORRIDORS = ("RU", "KZ", "TR", "KR", "GB", "DE", "PL", "AE", "US")

# Territories hardly anybody goes to for work: not offered, so that the page stays light on a phone, but accepted.
SELDOM = frozenset(
    "AS AX AQ AW BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF MP MQ MS NC NF NU PF PM PN PR RE "
    "SH SJ SX TC TF TK UM VG VI WF YT".split()
)

# Where most people go, and steps, pay or the post depend on the region. Elsewhere nobody is asked for it.
REGIONAL = ("RU", "KZ")

# What people go abroad to do, in ISCO-08 unit groups. Officers may write any other code.
FREQUENT_OCCUPATIONS = (
    "9313", "7111", "7112", "7131", "8322", "8332", "9621", "5223", "5120", "5131", "9112", "7531", "8153", "9333",
    "9211", "5322", "9321", "5414",
)  # fmt: skip

Choices = list[tuple[str, Any]]


def countries() -> Choices:
    """Offer the countries, those with the most travellers first."""
    rest = sorted(
        (c for c in codes.countries() if c.code not in {*CORRIDORS, *SELDOM, "KG"}),
        key=lambda c: c.name(readers_language()),
    )
    return [(each.code, each.name(readers_language())) for each in [*map(codes.country, CORRIDORS), *rest]]


def regions() -> Choices:
    """Offer the regions of the countries where it matters, country by country."""
    return [("", _("I don't know")), *((country_name(land), regions_of(land)) for land in REGIONAL)]


def regions_of(country: str) -> Choices:
    """Offer the regions of one country."""
    named = [(each.code, each.name(readers_language())) for each in codes.regions(country)]
    return sorted(named, key=lambda choice: choice[1])


def occupations() -> Choices:
    """Offer the frequent occupations."""
    named = [(code, occupation_name(code)) for code in FREQUENT_OCCUPATIONS]
    return [("", _("Other, or I don't know")), *sorted(named, key=lambda choice: choice[1])]


def country_name(code: str) -> str:
    """Name a country in the reader's language."""
    return codes.country(code).name(readers_language()) if code else ""


def region_name(code: str) -> str:
    """Name a region; one that the list does not know is shown as it was written."""
    try:
        return codes.region(code).name(readers_language()) if code else ""
    except codes.UnknownCode:
        return code


def occupation_name(code: str) -> str:
    """Name an occupation in the reader's language."""
    return codes.occupation(code).name(readers_language()) if code else ""
