"""What can matter for a contract in a country: which clauses the rules read that judge work there.

A question is asked only where some rule of the country of work, of the home country or of the international standards
reads what it states: a new rule in a pack brings its question with it, and no code changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from django.conf import settings
from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.forms import CURRENCIES
from sapar.foundation.ui.words import Words
from sapar.policy.law import words
from sapar.policy.law.facts import FIELDS
from sapar.policy.law.library import SHARED, library
from sapar.policy.law.packs import Pack, Rule
from sapar.policy.law.statements import names_behind, used_parameters

FIRST = ("RU", "KZ")
OFTEN = ("TR", "KR", "GB", "DE", "PL", "AE", "US", "IT", "JP")  # where most others go
OTHER = "other"
UNWRITTEN = frozenset({"destination", "fx", "worker_age"})  # what a case is judged by, and no contract says
ALWAYS = frozenset({"destination", "start", "end", "signed_on", "wage.amount"})
WHOLE = frozenset({"deductions", "fees", "penalty_for_leaving", "agency"})
CLAUSES = {
    "wage__money": "wage.amount",
    "wage__changes": "wage.amount",
    "rate": "fx",
    "overtime__first": "overtime.premium",
    "overtime__later": "overtime.premium",
    "overtime__paid": "overtime.paid_on_top",
    "accommodation__money": "accommodation.charge",
}
# clauses that the field of another one states as well
WITH = {
    "wage.currency": "wage.amount",
    "overtime.included_in_wage": "overtime.paid_on_top",
    "agency.permit_status": "agency",
    "agency.suspended_from": "agency",
}


@dataclass(frozen=True)
class Place:
    """Where the work is: the country's pack, and the clauses that some rule there reads."""

    country: str
    pack: Pack | None
    rules: tuple[Rule, ...]
    clauses: frozenset[str]

    def matters(self, name: str) -> bool:
        """Say whether any rule reads what this field states."""
        return clause_of(name) in self.clauses

    @property
    def currency(self) -> str:
        """The country's own currency; empty where there is no pack."""
        return (self.pack.currency or "") if self.pack else ""

    @property
    def currencies(self) -> list[str]:
        """Offer the country's own currency first."""
        return [*filter(None, [self.currency]), *(code for code in CURRENCIES if code != self.currency)]

    @property
    def regional_minimums(self) -> frozenset[str]:
        """The regions with numbers of their own, in small letters."""
        values = [value for each in self.pack.parameters.values() for value in each.values] if self.pack else []
        return frozenset(region.lower() for value in values for region in value.scope.get("region", ()))

    @property
    def minimum_month(self) -> Decimal | None:
        """The latest known minimum wage of a month, by which a slip of the pen is noticed."""
        parameter = self.pack.parameters.get("minimum_wage_month") if self.pack else None
        amounts = [value.value for value in parameter.values if not value.scope] if parameter else []
        return amounts[-1] if amounts else None

    @property
    def promises(self) -> dict[str, Words]:
        """Offer the clauses that rules here look for by name."""
        looked_for = " ".join(f"{rule.holds.text} {rule.applies.text}" for rule in self.rules)
        return {code: word for code, word in words.CLAUSES.items() if f"'{code}'" in looked_for}


def clause_of(name: str) -> str:
    """Return the clause of the contract form that a field states: ``wage__period`` states ``wage.period``."""
    group = name.partition("__")[0]
    if group in WHOLE:
        return group
    return "wage.amount" if name.startswith("wage__steps") else CLAUSES.get(name, name.replace("__", "."))


@cache
def place_of(country: str, *, whole: bool = False) -> Place:
    """Return what can matter for a contract of a citizen of the home country in ``country``.

    ``whole`` takes in what no rule reads as well: versions of a contract on record are compared clause by clause.
    """
    read, judging = set(ALWAYS) | (set(FIELDS.values()) - UNWRITTEN if whole else set()), []
    for pack in packs_of(country):
        side = "origin" if pack.country == home() else "destination"
        rules = [rule for rule in pack.rules if rule.side in (side, "everywhere")]
        scopes = {fact for key in used_parameters(pack, rules) for one in pack.parameters[key].scopes for fact in one}
        read |= {FIELDS[name] for name in names_behind(pack, rules) | scopes if name in FIELDS}
        judging += rules
    if moves_freely(country):
        read -= {"work_authorisation.kind", "work_authorisation.obtained_before_start"}  # nobody needs one
    return Place(country, library().for_country(country), tuple(judging), frozenset(read))


def packs_of(country: str) -> list[Pack]:
    """Return the packs whose rules judge work in a country."""
    packs = library().packs
    return [packs[name] for name in (country.lower(), home().lower(), SHARED) if name in packs]


def countries_with_rules() -> list[str]:
    """Return the countries of work whose packs can judge a contract, those with the most travellers first."""
    packs = library().packs.values()
    known = [pack.country for pack in packs if pack.rules and pack.id != SHARED and pack.country != home()]
    return sorted(known, key=lambda code: (FIRST.index(code) if code in FIRST else len(FIRST), code))


def moves_freely(country: str) -> bool:
    """Say whether citizens of the home country work there without a permit, as members of one union."""
    try:
        return codes.country(country).eaeu and codes.country(home()).eaeu
    except codes.UnknownCode:
        return False


def home() -> str:
    """Return the country whose citizens ask."""
    return str(settings.SAPAR_HOME_COUNTRY)


def country_name(code: str) -> str:
    """Name a country in the reader's language."""
    if code.lower() == OTHER:
        return _("Another country")
    return codes.country(code).name(readers_language())
