"""Questions about contracts, with names."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.references import normalised
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.choices import BINDING, OPEN
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.registers.journeys.models import ContractVersion, Journey
from sapar.registers.people.models import Person


def attested_contract(journey: Journey) -> ContractVersion | None:
    """Return the version that was attested and stands; None while there is none."""
    found = binding_offer(journey)
    return found.attested if found else None


def binding_offer(journey: Journey) -> ContractOffer | None:
    """Return the contract of a journey that was attested and stands; None while there is none."""
    return journey.contract_offers.filter(state__in=BINDING).select_related("attested").order_by("-pk").first()


def offers_of(actor: Actor, person: Person) -> QuerySet[ContractOffer]:
    """Return the contracts of a person that this reader may know of and that still matter, newest first."""
    return ContractOffer.visible_to(actor).filter(journey__person=person, state__in=OPEN).order_by("-pk")


def offers_for(actor: Actor, application: Application) -> QuerySet[ContractOffer]:
    """Return the contracts of an application that this reader may know of, newest first."""
    return ContractOffer.visible_to(actor).filter(application=application).order_by("-pk")


def latest_offer(application: Application) -> ContractOffer | None:
    """Return the newest contract of an application."""
    found: ContractOffer | None = application.contract_offers.select_related("offered").order_by("-pk").first()
    return found


def contracts_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[ContractOffer]:
    """Return the contracts that fit the filters: the number of a contract, an application or a job; the state."""
    offers = ContractOffer.visible_to(actor)
    if text := wanted.get("q"):
        try:
            ref = normalised(text)
        except ValidationError:
            return offers.none()
        offers = offers.filter(Q(ref=ref) | Q(application__ref=ref) | Q(application__order__ref=ref))
    if state := wanted.get("state"):
        return offers.filter(state=state)
    return offers if wanted.get("q") else offers.filter(state__in=OPEN)
