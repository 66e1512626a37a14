"""The job behind an organised journey: its order names the agency, the employer and the work."""

from django.db.models import Q, QuerySet

from sapar.pre_employment.applications.choices import S as ApplicationState
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization


def order_of(journey: Journey) -> JobOrder | None:
    """Return the job order whose job was accepted for this journey; None for people who go on their own."""
    accepted = Application.objects.filter(journey=journey, state=ApplicationState.ACCEPTED)
    found = accepted.select_related("order__agency", "order__employer").order_by("-pk").first()
    return found.order if found else None


def journeys_recruited_by(agency_ref: str) -> QuerySet[Journey]:
    """Return the journeys of the workers whom an agency recruited."""
    accepted = Application.objects.filter(state=ApplicationState.ACCEPTED, order__agency__ref=agency_ref)
    return Journey.objects.filter(pk__in=accepted.values("journey")) if agency_ref else Journey.objects.none()


def journeys_to(employer: Organization) -> QuerySet[Journey]:
    """Return the journeys of those who worked for an employer, or accepted a job there."""
    accepted = Application.objects.filter(state=ApplicationState.ACCEPTED, order__employer=employer)
    return Journey.objects.filter(Q(employer=employer) | Q(pk__in=accepted.values("journey")))
