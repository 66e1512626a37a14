"""What was agreed before, and what a later contract takes away of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import Words, say
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.registers.journeys.clauses import Difference, compared
from sapar.registers.journeys.models import ContractVersion, Stage


@dataclass(frozen=True)
class Agreed:
    """What the worker agreed to before, and where that stands."""

    title: Words
    terms: Mapping[str, Any]


def agreed_before(offer: ContractOffer) -> Agreed:
    """Return the contract that the worker signed last before this one; else the job as they accepted it."""
    signed = offer.application.contract_offers.filter(pk__lt=offer.pk, signed__isnull=False)
    earlier = signed.select_related("signed").order_by("-pk").first()
    if earlier is not None and earlier.signed is not None:
        return Agreed(say(_("Signed on {date}"), date=earlier.signed_on), earlier.signed.terms)
    return Agreed(_("The job you accepted"), offer.application.order.terms)


def taken_away(offer: ContractOffer) -> list[Difference]:
    """Return the clauses in which an offer is worse for the worker than what was agreed."""
    return worse(agreed_before(offer).terms, offer.offered.terms)


def worse(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[Difference]:
    """Return the clauses in which the later terms are worse for the worker."""
    return [each for each in compared(earlier, later) if each.is_worse]


def attested_before(version: ContractVersion) -> ContractVersion | None:
    """Return the contract that was attested for this journey before a version was recorded."""
    earlier = version.journey.contracts.filter(stage=Stage.ATTESTED, number_of_version__lt=version.number_of_version)
    found: ContractVersion | None = earlier.order_by("-number_of_version").first()
    return found


def in_words(differences: list[Difference]) -> str:
    """Return what changed, a clause after the other, in the reader's language."""
    return "; ".join(f"{each.label}: {each.was} → {each.is_now}" for each in differences)
