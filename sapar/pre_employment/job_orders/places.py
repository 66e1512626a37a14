"""The places of an order: held by an offer, taken by an acceptance, given back. Only under the lock of the order's row.

Rooms above call :func:`hold`, :func:`take` and :func:`give_back` in the body of their own act; each is an act of its
own on the order, so that two offers or two acceptances at once never go past the places approved.
"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.pre_employment.job_orders.choices import OrderState
from sapar.pre_employment.job_orders.errors import NoPlaceLeft
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.permissions import system
from sapar.pre_employment.job_orders.queries import places_to_offer

DUTY = System("places of an order")
BY_THE_ACT = "the act it is part of tells everybody"


@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("Hold a place"), has_button=False)
def hold_place(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Hold a place for an offer."""
    if places_to_offer(order) < 1:
        raise NoPlaceLeft
    order.held += 1
    return Done({"held": order.held}, silent_because=BY_THE_ACT)


@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("Take a place"), has_button=False)
def take_place(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Turn a held place into one that is taken."""
    if order.taken >= order.held:
        raise NoPlaceLeft
    order.taken += 1
    full = [FollowUp("job_orders.full", order)] if order.taken >= order.places else []
    return Done({"taken": order.taken}, silent_because=BY_THE_ACT, then=full)


@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("Give a place back"), has_button=False)
def free_place(order: JobOrder, *, by: Actor, on: date, was_taken: bool) -> Done:
    """Give back a place whose offer ended, or whose holder withdrew."""
    order.held -= 1
    order.taken -= int(was_taken)
    again = [FollowUp("job_orders.place_free", order)] if order.state == OrderState.FILLED else []
    return Done({"was_taken": was_taken}, silent_because=BY_THE_ACT, then=again)


@follows("job_orders.full")
@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("All places are taken"), has_button=False)
def fill_order(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Close the list of places: the last one is taken."""
    return Done(silent_because="the public list shows it")


@follows("job_orders.place_free")
@action(subject=JobOrder, allowed_to=system, law="job_order", label=_("A place is free again"), has_button=False)
def reopen_order(order: JobOrder, *, by: Actor, on: date) -> Done:
    """Open an order again in which a place became free."""
    return Done(silent_because="the public list shows it")


def hold(order: JobOrder, on: date) -> None:
    """Hold a place of ``order``. Raises NoPlaceLeft where all are taken or offered."""
    if order.state == OrderState.FILLED:
        raise NoPlaceLeft
    hold_place(order, by=DUTY, on=on)


def take(order: JobOrder, on: date) -> None:
    """Take a place that was held; with the last one the order is filled."""
    take_place(order, by=DUTY, on=on)


def give_back(order: JobOrder, on: date, *, was_taken: bool) -> None:
    """Give a place back; an order that was filled opens again."""
    free_place(order, by=DUTY, on=on, was_taken=was_taken)
