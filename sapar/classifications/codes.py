"""The entries of each code list, how to find one by its code, and how lists with levels hang together."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar, cast

DATA = Path(__file__).parent / "data"

# The languages in which a name is looked for, best first. Much of the world has no Kyrgyz name yet.
FALLBACK = {"ky": ("ky", "ru", "en"), "ru": ("ru", "en", "ky"), "en": ("en", "ru", "ky")}

PlaceKind = Literal["oblast", "city", "raion", "town"]


class UnknownCode(LookupError):
    """A code that is not in its list."""

    def __init__(self, what: str, code: str) -> None:
        """Keep the kind of entry and the code beside the sentence, for callers that say it in another language."""
        super().__init__(f'There is no {what} with the code "{code}".')
        self.what = what
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a code list: its code and its names. `also` holds everyday words that find it but are never shown."""

    code: str
    en: str
    ru: str
    ky: str
    also: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Name it in `language` ("ky", "ru-RU", …), or in the next language that has a name for it."""
        names = {"ky": self.ky, "ru": self.ru, "en": self.en}
        chain = FALLBACK.get(language.lower().partition("-")[0], FALLBACK["en"])
        return next((names[each] for each in chain if names[each]), self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupation(Entry):
    """A group of ISCO-08. The number of digits is the level: 1 major, 2 sub-major, 3 minor, 4 unit group."""

    parent: str | None

    @property
    def level(self) -> int:
        """Say how deep the group lies, from 1 (major group) to 4 (unit group)."""
        return len(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Entry):
    """A section of ISIC Rev. 4: what an employer's business is, by one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Entry):
    """A place in Kyrgyzstan, by the significant digits of its SOATE code."""

    parent: str | None
    kind: PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Entry):
    """A country of ISO 3166-1. Its code is the two letters; `phone` and `currency` are empty where there is none."""

    alpha3: str
    numeric: str
    phone: str
    currency: str
    eaeu: bool

    @property
    def alpha2(self) -> str:
        """Give the two-letter code under its ISO name."""
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """A part of a country abroad, under the English name by which law packs and contracts call it."""

    country: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency(Entry):
    """A currency of ISO 4217; `minor_digits` is how many decimals an amount in it may have."""

    minor_digits: int
    symbol: str


Levelled = TypeVar("Levelled", Occupation, Place)
AnyEntry = TypeVar("AnyEntry", bound=Entry)


def occupations(level: int | None = None) -> tuple[Occupation, ...]:
    """List ISCO-08 in the order of codes: all of it, or one level (1 to 4)."""
    return tuple(each for each in _occupations().values() if level in (None, each.level))


def sectors() -> tuple[Sector, ...]:
    """List the 21 sections of ISIC Rev. 4, A to U."""
    return tuple(_sectors().values())


def places(kind: PlaceKind | None = None) -> tuple[Place, ...]:
    """List the places of Kyrgyzstan in the order of codes: all, or those of one kind."""
    return tuple(each for each in _places().values() if kind in (None, each.kind))


def countries() -> tuple[Country, ...]:
    """List the countries of ISO 3166-1 in the order of their two-letter codes."""
    return tuple(_countries().values())


def regions(country: str | None = None) -> tuple[Region, ...]:
    """List the regions abroad: all, or those of one country (two letters)."""
    return tuple(each for each in _regions().values() if country in (None, each.country))


def currencies() -> tuple[Currency, ...]:
    """List the currencies that wages, fees and remittances come in."""
    return tuple(_currencies().values())


def occupation(code: str) -> Occupation:
    """Find a group of ISCO-08 by its one to four digits, or raise UnknownCode."""
    return _found(_occupations(), code, "occupation")


def sector(code: str) -> Sector:
    """Find a section of ISIC Rev. 4 by its letter, or raise UnknownCode."""
    return _found(_sectors(), code, "sector")


def place(code: str) -> Place:
    """Find a place in Kyrgyzstan by its SOATE digits, or raise UnknownCode."""
    return _found(_places(), code, "place")


def country(code: str) -> Country:
    """Find a country by its two capital letters, or raise UnknownCode."""
    return _found(_countries(), code, "country")


def region(code: str) -> Region:
    """Find a region abroad by its English name ("Moscow oblast"), or raise UnknownCode."""
    return _found(_regions(), code, "region")


def currency(code: str) -> Currency:
    """Find a currency by its three capital letters, or raise UnknownCode."""
    return _found(_currencies(), code, "currency")


def children_of(entry: Levelled) -> tuple[Levelled, ...]:
    """List what lies directly under an occupation or a place."""
    return tuple(each for each in _siblings(entry).values() if each.parent == entry.code)


def ancestors_of(entry: Levelled) -> tuple[Levelled, ...]:
    """List what an occupation or a place lies under, nearest first."""
    siblings, above = _siblings(entry), []
    while entry.parent is not None:
        entry = siblings[entry.parent]
        above.append(entry)
    return tuple(above)


def _found(entries: dict[str, AnyEntry], code: str, what: str) -> AnyEntry:
    try:
        return entries[code]
    except KeyError:
        raise UnknownCode(what, code) from None


def _siblings(entry: Levelled) -> dict[str, Levelled]:
    return _occupations() if isinstance(entry, Occupation) else _places()


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _also(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(word.strip() for word in row["also"].split(";") if word.strip())


@cache
def _occupations() -> dict[str, Occupation]:
    return {
        row["code"]: Occupation(
            code=row["code"],
            en=row["en"],
            ru=row["ru"],
            ky=row["ky"],
            also=_also(row),
            parent=row["parent"] or None,
        )
        for row in _rows("isco08.csv")
    }


@cache
def _sectors() -> dict[str, Sector]:
    return {
        row["code"]: Sector(code=row["code"], en=row["en"], ru=row["ru"], ky=row["ky"])
        for row in _rows("isic4_sections.csv")
    }


@cache
def _places() -> dict[str, Place]:
    return {
        row["code"]: Place(
            code=row["code"],
            en=row["en"],
            ru=row["ru"],
            ky=row["ky"],
            also=_also(row),
            parent=row["parent"] or None,
            kind=cast(PlaceKind, row["kind"]),
        )
        for row in _rows("territory_kg.csv")
    }


@cache
def _countries() -> dict[str, Country]:
    return {
        row["alpha2"]: Country(
            code=row["alpha2"],
            en=row["en"],
            ru=row["ru"],
            ky=row["ky"],
            also=_also(row),
            alpha3=row["alpha3"],
            numeric=row["numeric"],
            phone=row["phone"],
            currency=row["currency"],
            eaeu=row["eaeu"] == "yes",
        )
        for row in _rows("countries.csv")
    }


@cache
def _regions() -> dict[str, Region]:
    return {
        row["code"]: Region(
            code=row["code"],
            en=row["en"],
            ru=row["ru"],
            ky=row["ky"],
            also=_also(row),
            country=row["country"],
            iso=row["iso"],
        )
        for row in _rows("regions_abroad.csv")
    }


@cache
def _currencies() -> dict[str, Currency]:
    return {
        row["code"]: Currency(
            code=row["code"],
            en=row["en"],
            ru=row["ru"],
            ky=row["ky"],
            minor_digits=int(row["minor_digits"]),
            symbol=row["symbol"],
        )
        for row in _rows("currencies.csv")
    }
