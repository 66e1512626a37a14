"""The book of law of the instance's own country: single values that actions cite.

    LawBook().value("complaint.triage_working_days", on=date(2026, 3, 2))   # -> Value(value=5, unit=…, citation=…)

Keys name the matter, not the country, so the same action runs on the law of whichever state runs the instance.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sapar.policy.law.library import Library, library, packs_directory
from sapar.policy.law.packs import Checked, DatedValue, Pack, Parameter
from sapar.policy.law.reviewed import as_reviewed

__all__ = ["LawBook", "NoLawInForce", "Value", "packs_directory"]


class NoLawInForce(LookupError):
    """The law of the country has no such value on that day; the text is a sentence."""


@dataclass(frozen=True)
class Value:
    """One value of the law as it stood on a day, with what a decision must record about it."""

    key: str
    value: Any
    unit: str
    citation: str
    found: Checked
    digest: str

    @property
    def checked(self) -> str:
        """How far it is checked, by whoever knows most; asked for when somebody wants to know."""
        return as_reviewed(self.found).state


class LawBook:
    """The law of one country, by default of the home country (SAPAR_HOME_COUNTRY, else Kyrgyzstan)."""

    def __init__(self, country: str | None = None, law: Library | None = None) -> None:
        self.country = (country or os.environ.get("SAPAR_HOME_COUNTRY") or "kg").lower()
        self._law = law

    @property
    def pack(self) -> Pack:
        """The country's pack.

        Raises:
            NoLawInForce: when there is none.
        """
        pack = (self._law or library()).for_country(self.country)
        if pack is None:
            raise NoLawInForce(
                f"There is no pack of laws for the country {self.country.upper()} in {packs_directory()}."
            )
        return pack

    @property
    def digest(self) -> str:
        """The digest of the pack: a decision stores it, and can be reproduced."""
        return self.pack.digest

    def value(self, key: str, on: date) -> Value:
        """The value of a key in force on a day. Whole numbers come as int, others as Decimal, lists as tuples.

        Raises:
            NoLawInForce: when the key is unknown, or has no value on that day.
        """
        parameter = self._parameter(key)
        found = parameter.on(on)
        if found is None:
            raise NoLawInForce(
                f"The law of {self.country.upper()} has no value of '{key}' in force on {on.isoformat()}."
            )
        return Value(key, _plain(found.value), parameter.unit, found.citation.text(), found.checked, self.digest)

    def citation(self, key: str, on: date | None = None, language: str = "en") -> str:
        """The act and article a key stands in, on a day or as last amended.

        Raises:
            NoLawInForce: when the key is unknown, or has no value on that day.
        """
        parameter = self._parameter(key)
        found: DatedValue | None = parameter.on(on) if on else parameter.values[-1]
        if found is None:
            raise NoLawInForce(f"The law of {self.country.upper()} has no value of '{key}' in force on {on}.")
        return found.citation.text(language)

    def citations(self, matter: str, on: date) -> list[str]:
        """The acts and articles under which a matter (a key, or its part before the dot) stands on a day."""
        found = [value.citation.text() for each in _parameters(self.pack, matter) if (value := each.on(on))]
        return list(dict.fromkeys(found))

    def in_words(self, matter: str, recorded: Iterable[str], language: str) -> list[str]:
        """Recorded citations of a matter in a reader's language; what the pack holds no more stays as recorded."""
        told = _told(self.pack, matter, language)
        return [told.get(each, each) for each in recorded]

    def _parameter(self, key: str) -> Parameter:
        parameter = self.pack.parameters.get(key)
        if parameter is None:
            near = [known for known in self.pack.parameters if known.split(".")[0] == key.split(".")[0]]
            hint = f" Known here: {', '.join(sorted(near))}." if near else ""
            raise NoLawInForce(f"The law of {self.country.upper()} has no value named '{key}'.{hint}")
        return parameter


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    return value


def _parameters(pack: Pack, matter: str) -> list[Parameter]:
    """Return the entries of a matter, by key."""
    found = sorted(pack.parameters.items())
    return [parameter for key, parameter in found if key == matter or key.startswith(f"{matter}.")]


_known: dict[tuple[str, str, str], dict[str, str]] = {}


def _told(pack: Pack, matter: str, language: str) -> dict[str, str]:
    """Return how each citation of a matter reads in a language, by how it is recorded; of every day there was."""
    key = (pack.digest, matter, language)
    if key not in _known:
        values = [value for parameter in _parameters(pack, matter) for value in parameter.values]
        _known[key] = {value.citation.text(): value.citation.text(language) for value in values}
    return _known[key]
