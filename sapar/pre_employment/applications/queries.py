"""Questions about applications, with names."""

from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.references import normalised
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.applications.choices import LIVE, WAITING, S
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.people.models import Person

OVER = (JourneyState.RETURNED, JourneyState.REMAINED, JourneyState.CANCELLED)


def departure_day(person: Person, order: JobOrder) -> date:
    """Return the earliest day on which a person would leave for this job: as planned, else the first day of work."""
    journeys = person.journeys.filter(state=JourneyState.PLANNED, destination=order.country, leaves_on__isnull=False)
    planned = journeys.values_list("leaves_on", flat=True).first()
    return min(planned, order.starts_on) if planned else order.starts_on


def years_on(born_on: date, day: date) -> int:
    """Return the full years somebody born on a day has on another; born on 29 February counts from 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def live_application(person: Person, order: JobOrder) -> Application | None:
    """Return the application of a person for an order of which something can still come, or has."""
    return Application.objects.filter(person=person, order=order, state__in=LIVE).first()


def other_job_of(application: Application) -> Application | None:
    """Return another accepted application of the same person whose journey is not over."""
    others = Application.objects.filter(person=application.person, state=S.ACCEPTED).exclude(pk=application.pk)
    return others.exclude(journey__state__in=OVER).first()


def applications_of(actor: Actor, person: Person) -> QuerySet[Application]:
    """Return the applications of a person that an actor may know of, newest first."""
    return Application.visible_to(actor).filter(person=person).order_by("-pk")


def applications_for(actor: Actor, order: JobOrder) -> QuerySet[Application]:
    """Return the applications for an order that an actor may know of, the oldest first."""
    return Application.visible_to(actor).filter(order=order).select_related("person").order_by("pk")


def applications_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[Application]:
    """Return the applications that fit the filters: the number of an application or an order, the state."""
    applications = Application.visible_to(actor).select_related("person")
    if text := wanted.get("q"):
        try:
            applications = applications.filter(Q(ref=normalised(text)) | Q(order__ref=normalised(text)))
        except ValidationError:
            applications = applications.none()
    if state := wanted.get("state"):
        return applications.filter(state=state)
    return applications if wanted.get("q") else applications.filter(state__in=LIVE)


def offers_to_lapse(on: date) -> QuerySet[Application]:
    """Return the offers whose last day has passed. While an order stands still nobody can accept, so none lapses."""
    over = Application.objects.filter(state=S.OFFERED, expires_on__lt=on).select_related("order")
    return over.exclude(order__state="suspended").order_by("pk")


def depending_on(permit: AgencyPermit) -> QuerySet[Application]:
    """Return the live applications through the agency and to the country of a permit; accepted ones first."""
    through = Application.objects.filter(order__agency=permit.agency, order__country=permit.country)
    live = through.filter(Q(state__in=WAITING) | (Q(state=S.ACCEPTED) & ~Q(journey__state__in=OVER)))
    return live.select_related("person__key", "journey", "order").order_by("state", "pk")  # "accepted" sorts first


def placed_through(permit: AgencyPermit) -> QuerySet[Journey]:
    """Return the journeys, not over yet, on which the agency of a permit placed somebody in its country."""
    placement: Any = apps.all_models["journeys"].get("placement")  # None while the register has no placements
    journeys = Journey.objects.filter(destination=permit.country).exclude(state__in=OVER)
    if placement is None:
        return journeys.none()
    placed = placement.objects.filter(agency=permit.agency).values("journey")
    return journeys.filter(pk__in=placed).select_related("person__key").order_by("pk")


def workers_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[AffectedWorker]:
    """Return the workers of stopped agencies whom this officer calls, those who wait first."""
    workers = AffectedWorker.visible_to(actor)
    return workers if wanted.get("state") == "all" else workers.filter(state="waiting")
