"""Questions about journeys, with names."""

from django.db.models import QuerySet

from sapar.registers.journeys.models import ABROAD, ContractState, ContractVersion, Journey, JourneyState, Stage
from sapar.registers.journeys.planning import Step, StepState, steps_of
from sapar.registers.people.models import Person

__all__ = [
    "Step", "StepState", "contract_in_force", "current_journey", "journeys_abroad", "journeys_of", "latest_contract",
    "steps_of",
]  # fmt: skip


def journeys_of(person: Person) -> QuerySet[Journey]:
    """Return all journeys of somebody, the newest first."""
    return Journey.objects.filter(person=person).select_related("person__key", "employer").order_by("-pk")


def current_journey(person: Person) -> Journey | None:
    """Return the journey somebody is on: the one abroad, else the planned one, else the last that was not cancelled."""
    journeys = [each for each in journeys_of(person) if each.state != JourneyState.CANCELLED]
    for states in (ABROAD, {JourneyState.PLANNED}, {JourneyState.REMAINED, JourneyState.RETURNED}):
        for journey in journeys:
            if journey.state in states:
                return journey
    return None


def journeys_abroad(country: str = "") -> QuerySet[Journey]:
    """Return the journeys of people who are abroad now, in one country or anywhere."""
    abroad = Journey.objects.filter(state__in=ABROAD).select_related("person__key")
    return abroad.filter(destination=country) if country else abroad


def latest_contract(journey: Journey) -> ContractVersion | None:
    """Return the newest version that was not replaced."""
    return journey.contracts.filter(state=ContractState.RECORDED).order_by("-number_of_version").first()


def contract_in_force(journey: Journey) -> ContractVersion | None:
    """Return the newest version that binds: attested or signed; an offer or a promise does not."""
    binding = journey.contracts.filter(state=ContractState.RECORDED, stage__in=(Stage.SIGNED, Stage.ATTESTED))
    return binding.order_by("-number_of_version").first()
