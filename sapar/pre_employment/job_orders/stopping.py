"""Stopping a published order and letting it go on; its end by the calendar; what a permit's fall does to its orders."""

from datetime import date
from typing import Annotated

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P1
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.agency_permits.checks import require_permit
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.job_orders.choices import LIVE, OrderState, StoppedFor
from sapar.pre_employment.job_orders.errors import EmployerNotVerified
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.permissions import (
    cancels_order,
    makes_order,
    officer_or_system,
    stops_order,
    system,
)
from sapar.pre_employment.job_orders.queries import employer_verified
from sapar.pre_employment.job_orders.telling import order_news

S = OrderState
STOPPABLE = (S.OPEN, S.FILLED)

Reason = Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P1)]


@action(subject=JobOrder, allowed_to=stops_order, law="job_order", label=_("Suspend the order"), grave=True)
def suspend_order(order: JobOrder, *, by: Actor, on: date, reason: Reason) -> Done:
    """Stop an order: nobody can apply, and no offer can be made or accepted until it goes on."""
    return _stopped(order, StoppedFor.OFFICE, reason)


@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("The order stands still"), has_button=False)
def stop_order(order: JobOrder, *, by: Actor, on: date, because: StoppedFor, reason: Reason) -> Done:
    """Stop an order because the permit or the employer behind it fell."""
    return _stopped(order, because, reason)


def _stopped(order: JobOrder, because: StoppedFor, reason: str) -> Done:
    order.stopped_for, order.reason = because, reason
    told = because != StoppedFor.PERMIT  # else the act on the permit tells every worker, once
    return Done(
        {"reason": reason, "because": because},
        tell=[order_news(order, S.SUSPENDED)],
        then=[FollowUp("job_orders.suspended", order)] if told else [],
    )


@action(subject=JobOrder, allowed_to=officer_or_system, law="job_order", label=_("Let the order go on"))
def resume_order(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Let a stopped order go on: permit and employer stand, and offers that were open get their time anew."""
    require_standing(order, on)
    order.stopped_for = order.reason = ""
    full = [FollowUp("job_orders.full", order)] if order.taken >= order.places else []
    return Done(tell=[order_news(order, S.OPEN)], then=[*full, FollowUp("job_orders.resumed", order)])


@action(subject=JobOrder, allowed_to=cancels_order, law="job_order", label=_("Cancel the order"), grave=True)
def cancel_order(order: JobOrder, *, by: Actor, on: date, reason: Reason) -> Done:
    """Cancel an order for good. Whoever accepted a place keeps their contract; all other applications end."""
    order.stopped_for = StoppedFor.WITHDRAWN if makes_order(by, order) else StoppedFor.OFFICE
    order.reason = reason
    close_tasks(order)
    return Done(
        {"reason": reason},
        tell=[order_news(order, S.CANCELLED)],
        then=[FollowUp("job_orders.closed", order)],
    )


@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("The order ends"), has_button=False)
def end_order(order: JobOrder, *, by: Actor, on: date, reason: Reason) -> Done:
    """Cancel an order because the agency's permit was revoked; the act on the permit tells the workers."""
    order.stopped_for, order.reason = StoppedFor.PERMIT, reason
    close_tasks(order)
    return Done({"reason": reason}, tell=[order_news(order, S.CANCELLED)])


@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("The time to apply is over"), has_button=False)
def expire_order(order: JobOrder, *, by: Actor, on: date) -> Done:
    """End an order whose last day has passed."""
    close_tasks(order)
    return Done(tell=[order_news(order, S.EXPIRED)], then=[FollowUp("job_orders.closed", order)])


def require_standing(order: JobOrder, on: date) -> None:
    """Raise where the agency has no permit (R-AGY-01) or the employer is not checked (R-JOB-01) on ``on``."""
    if order.agency:
        require_permit(order.agency, order.country, on)
    if employer_verified(order.employer, on) is None:
        raise EmployerNotVerified(name=order.employer.name)


@follows("agency_permits.suspended")
@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.suspension", label=_("Its orders stand still"),
    has_button=False,
)  # fmt: skip
def stop_orders(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Suspend every published order that rests on a suspended permit."""
    orders = _orders_under(permit).filter(state__in=STOPPABLE)
    for order in orders:
        stop_order(order, by=by, on=on, because=StoppedFor.PERMIT, reason=permit.number)
    return Done({"orders": len(orders)}, silent_because="whoever made an order is told of each")


@follows("agency_permits.revoked")
@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.revocation", label=_("Its orders are cancelled"),
    has_button=False,
)  # fmt: skip
def cancel_orders(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Cancel every order that rests on a revoked permit, published or not."""
    orders = _orders_under(permit).filter(state__in=LIVE)
    for order in orders:
        end_order(order, by=by, on=on, reason=permit.number)
    return Done({"orders": len(orders)}, silent_because="whoever made an order is told of each")


@follows("agency_permits.reinstated")
@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.suspension", label=_("Its orders go on"),
    has_button=False,
)  # fmt: skip
def free_orders(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Let the orders go on that stood still because of the permit alone, and whose employer is still checked."""
    waiting = _orders_under(permit).filter(state=S.SUSPENDED, stopped_for=StoppedFor.PERMIT, valid_until__gte=on)
    freed = [order for order in waiting if employer_verified(order.employer, on)]
    for order in freed:
        resume_order(order, by=by, on=on)
    return Done({"orders": len(freed)}, silent_because="whoever made an order is told of each")


def _orders_under(permit: AgencyPermit) -> QuerySet[JobOrder]:
    """Return the orders that rest on a permit: of its agency, for its country."""
    return JobOrder.objects.filter(agency=permit.agency, country=permit.country).order_by("pk")
