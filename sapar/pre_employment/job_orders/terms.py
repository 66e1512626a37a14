"""What an order must say before it leaves its maker: everything that is published, and nothing the law forbids."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.lawbook import lawbook
from sapar.policy.law.answers import Kept
from sapar.policy.law.findings import Result
from sapar.policy.law.recalled import answers_of
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.pre_employment.job_orders.choices import Cost, Payer
from sapar.pre_employment.job_orders.errors import TermsBreakLaw, TermsIncomplete, WordsToMend
from sapar.pre_employment.job_orders.models import JobOrder, home
from sapar.pre_employment.job_orders.wording import ToMend, standing, words_to_mend
from sapar.registers.journeys.checking import check_terms
from sapar.registers.journeys.terms import Terms, canonical, clause
from sapar.registers.journeys.words import CLAUSE_WORDS
from sapar.registers.organizations.models import Organization

# R-JOB-05: what a vacancy may not lack.
NEEDED = ("wage.amount", "wage.currency", "wage.period", "wage.basis", "hours_per_week", "start")
LANGUAGES = ("ky", "ru", "en")


def terms_of(employer: Organization, occupation: str, region: str, given: Mapping[str, Any]) -> Terms:
    """Return canonical terms: what was given, for whom and for which work.

    Raises:
        ValidationError: for an unknown field, an end before the start, or without a first day.
    """
    contract = dict(given.get("contract") or {})
    contract |= {"employer": employer.name, "job": codes.occupation(occupation).name("ru"), "region": region}
    whole = canonical({"origin": home(), "destination": employer.country, "contract": contract})
    start, end = clause(whole, "start"), clause(whole, "end")
    if not start:
        raise ValidationError({"terms": _("Write the first day of the contract")})
    if end and end < start:
        raise ValidationError({"terms": _("The end must come after the start")})
    return whole


def first_day(terms: Mapping[str, Any]) -> date:
    """Return the first day of the contract."""
    return date.fromisoformat(str(clause(terms, "start"))[:10])


def checked(order: JobOrder, on: date) -> Result | None:
    """Put the terms of an order to the law of the country of work, as known on ``on``; None where it is not on record.

    An applicant is as old as the law asks at least, and the agency's permit is what the register says.
    """
    contract = dict(order.terms["contract"]) | {"worker_age": least_age(on)}
    if order.agency:
        permit = permit_in_force(order.agency, order.country, on)
        contract["agency"] = {
            "name": order.agency.name, "permit_status": "valid" if permit else "none",
            "permit_countries": [order.country] if permit else [],
        }  # fmt: skip
    return check_terms({**order.terms, "contract": contract}, on)


def kept_of(contract: Mapping[str, Any], country: str) -> Kept:
    """Return what a contract for work in ``country`` says, as answers to the questions of the law."""
    return Kept(answers_of(contract, country), whole=True)


def least_age(on: date) -> int:
    """Return how old somebody must be on the day of departure (R-JOB-03), in years."""
    return int(lawbook().value("application.least_age", on).value)


def missing(order: JobOrder) -> list[str]:
    """Return what a vacancy may not lack and this order does, in the reader's language (R-JOB-05)."""
    lacks = [str(CLAUSE_WORDS[path]) for path in NEEDED if clause(order.terms, path) is None]
    lacks += [] if order.place.strip() else [_("Town or site")]
    lacks += [] if all(order.texts.get(code, "").strip() for code in LANGUAGES) else [_("The text in three languages")]
    return lacks + ([_("Who pays what")] if unpaid(order.terms) else [])


def unpaid(terms: Mapping[str, Any]) -> list[Cost]:
    """Return the costs of which the order does not say who pays them."""
    told = {fee.get("kind") for fee in clause(terms, "fees") or () if fee.get("payer")}
    return [cost for cost in Cost if cost.value not in told]


def worker_pays(terms: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the costs that the worker pays."""
    return [fee for fee in clause(terms, "fees") or () if fee.get("payer") == Payer.WORKER]


def to_mend(order: JobOrder, on: date) -> list[ToMend]:
    """Return the words of the published text that must be mended."""
    found = words_to_mend(order.texts, on, pay=clause(order.terms, "wage.amount"))
    return standing(found, ground=order.lawful_ground.strip())


def check_before_sending(order: JobOrder, on: date) -> Result | None:
    """Return what the law says of the order; None where the country of work has no law on record.

    Raises:
        TermsIncomplete: something that is published is not stated.
        WordsToMend: the text holds words it may not hold.
        TermsBreakLaw: a block-level finding stands.
    """
    if lacks := missing(order):
        raise TermsIncomplete(what="; ".join(lacks))
    if words := to_mend(order, on):
        raise WordsToMend(what=". ".join(f"{word.where}: {word.sentence}" for word in words))
    found = checked(order, on)
    if found and found.blocks:
        language = readers_language()
        raise TermsBreakLaw(what="; ".join(each.text(language).rstrip(".") for each in found.broken if each.blocks))
    return found


def note_check(order: JobOrder, found: Result | None, on: date) -> None:
    """Write on the order by which law it was checked, and when."""
    order.law_digest, order.checked_on = found.digest if found else "", on
    order.broken = found.blocks if found else 0
