"""A complaint about contract substitution, written for the worker out of what is on record."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sapar.foundation.ui.words import say
from sapar.pre_employment.applications.choices import S as ApplicationState
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.compare import attested_before, in_words, taken_away, worse
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.registers.journeys.clauses import Difference
from sapar.registers.journeys.models import ContractVersion, Journey
from sapar.throughout.complaints.prefilled import begin_complaint
from sapar.throughout.complaints.vocabulary import Kind


def about_offer(request: HttpRequest, offer: ContractOffer) -> None:
    """Begin a complaint about a contract that is worse than what was agreed."""
    _begin(request, offer.journey, offer.application.order, offer.number, taken_away(offer))


def about_version(request: HttpRequest, version: ContractVersion) -> None:
    """Begin a complaint about a version that is worse than the attested contract."""
    attested, journey = attested_before(version), version.journey
    accepted = Application.objects.filter(journey=journey, state=ApplicationState.ACCEPTED)
    found = accepted.select_related("order__agency", "order__employer").order_by("-pk").first()
    lost = worse(attested.terms, version.terms) if attested else []
    _begin(request, journey, found.order if found else None, version.number, lost)


def _begin(request: HttpRequest, journey: Journey, order: JobOrder | None, number: str, lost: list[Difference]) -> None:
    sides = [order.agency, order.employer] if order else [journey.employer]
    told = say(_("The contract is not what I agreed to. Contract no. {number}. {what}"), number=number,
               what=in_words(lost))  # fmt: skip
    begin_complaint(
        request, kinds=[Kind.CONTRACT_SUBSTITUTION], what_happened=str(told), country=journey.destination,
        respondent_name=", ".join(str(side.name) for side in sides if side),
    )  # fmt: skip
