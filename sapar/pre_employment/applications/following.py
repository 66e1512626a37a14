"""What happens to applications when their order stands still, goes on or ends, and to workers when a permit falls."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.affected import names_affected_workers
from sapar.pre_employment.agency_permits.choices import State
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.applications.answering import close_application
from sapar.pre_employment.applications.applying import last_day_of_offer
from sapar.pre_employment.applications.choices import WAITING, AffectedState, Reason, S, Settlement
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.applications.permissions import calls_worker, system
from sapar.pre_employment.applications.queries import depending_on, placed_through
from sapar.pre_employment.applications.telling import to_worker
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.telling import end_of, working_days
from sapar.registers.journeys.models import ABROAD, Journey
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person


@follows("job_orders.suspended")
@action(subject=JobOrder, allowed_to=system, law="application", label=_("Applicants are told"), has_button=False)
def tell_applicants(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Tell everybody who waits that the job stands still. Their applications stay; offers wait with them."""
    waiting = _waiting(order)
    told = [to_worker(application, "stopped") for application in waiting]
    return Done({"applicants": len(waiting)}, tell=told, silent_because="" if told else "nobody has applied")


@follows("job_orders.resumed")
@action(subject=JobOrder, allowed_to=system, law="application", label=_("Offers get their time anew"), has_button=False)
def renew_offers(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Give open offers their time anew when a job goes on: while it stood still nobody could accept."""
    offers = list(_waiting(order).filter(state=S.OFFERED))
    for offer in offers:
        offer.expires_on = max(offer.expires_on or on, last_day_of_offer(order, on))
        offer.save()
    told = [to_worker(offer, "offered", date=offer.expires_on) for offer in offers]
    return Done({"offers": len(offers)}, tell=told, silent_because="" if told else "no offer was open")


@follows("job_orders.closed")
@action(subject=JobOrder, allowed_to=system, law="application", label=_("Its applications end"), has_button=False)
def close_applications(order: JobOrder, *, by: Actor, on: date) -> Done:
    """End every application of which nothing can come any more. Whoever accepted keeps their place."""
    waiting = list(_waiting(order))
    for application in waiting:
        close_application(application, by=by, on=on, reason=Reason.JOB_CLOSED)
    order.refresh_from_db()  # the places that offers gave back were counted on the row meanwhile
    return Done({"applicants": len(waiting)}, silent_because="each applicant is told")


@dataclass(frozen=True)
class Affected:
    """One worker who depends on a permit, by what."""

    person: Person
    application: Application | None
    journey: Journey | None

    @property
    def country(self) -> str:
        """Return where the worker is; empty for whoever has not left."""
        return str(self.journey.destination) if self.journey and self.journey.state in ABROAD else ""


@names_affected_workers
def persons_depending_on(permit: AgencyPermit) -> list[int]:
    """Return the keys of the persons who depend on a permit."""
    return [each.person.pk for each in workers_depending_on(permit)]


def workers_depending_on(permit: AgencyPermit) -> list[Affected]:
    """Return every worker with a live application or a placement through this agency to this country, each once."""
    found: dict[int, Affected] = {}
    for application in depending_on(permit):
        found.setdefault(application.person_id, Affected(application.person, application, application.journey))
    for journey in placed_through(permit):
        found.setdefault(journey.person_id, Affected(journey.person, None, journey))
    return list(found.values())


@follows("agency_permits.suspended")
@follows("agency_permits.revoked")
@action(
    subject=AgencyPermit, allowed_to=system, law="affected_worker", label=_("Every affected worker is listed"),
    has_button=False,
)  # fmt: skip
def list_affected_workers(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """List every worker who depends on a permit that fell: a task for whoever calls them, and a message to each."""
    affected = workers_depending_on(permit)
    called = set(
        AffectedWorker.objects.filter(permit=permit, state=AffectedState.WAITING).values_list("person", flat=True)
    )
    listed = AffectedWorker.objects.bulk_create(
        AffectedWorker(permit=permit, person=each.person, application=each.application, journey=each.journey,
                       country=each.country, listed_on=on)
        for each in affected if each.person.pk not in called
    )  # fmt: skip
    _ask_to_call(listed, on)
    revoked = permit.state == State.REVOKED
    if revoked:
        for application in depending_on(permit).filter(state__in=WAITING):
            close_application(application, by=by, on=on, reason=Reason.PERMIT)
    name = "applications/permit_revoked" if revoked else "applications/permit_suspended"
    told = [Notice(name, to=[each.person.contact() for each in affected], phone=helpline())] if affected else []
    return Done({"workers": len(affected)}, tell=told, silent_because="" if told else "nobody depends on it")


def _ask_to_call(workers: list[AffectedWorker], on: date) -> None:
    """Put a task for each worker on a desk: of the post where the worker is, else of the placement officers."""
    due = end_of(working_days("affected_worker.call_working_days", on))
    Task.objects.bulk_create(
        Task(
            subject_type=AffectedWorker._meta.label_lower, subject_ref=worker.ref, asks="settle_affected_worker",
            role=Role.LABOUR_ATTACHE if worker.country else Role.PLACEMENT_OFFICER, country=worker.country, due_at=due,
            opened_at=clock.now(),
        )
        for worker in workers
    )  # fmt: skip


@action(
    subject=AffectedWorker, allowed_to=calls_worker, law="affected_worker", label=_("Note what the worker wants to do")
)
def settle_affected_worker(
    worker: AffectedWorker,
    *,
    by: Actor,
    on: date,
    settlement: Annotated[Settlement, Ask(_("What does the worker want to do?"))],
    words: Annotated[str, Ask(_("In words"), lines=3, max_length=1000)] = "",
) -> Done:
    """Note what was agreed with a worker whose agency may not act any more."""
    worker.settlement, worker.words = settlement, words
    return Done({"settlement": settlement}, silent_because="the officer spoke with the worker")


def _waiting(order: JobOrder) -> QuerySet[Application]:
    return order.applications.filter(state__in=WAITING).select_related("person__key", "order").order_by("pk")
