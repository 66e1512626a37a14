"""The places of an order are counted under its lock: no more are held than were approved, whoever comes first."""

import pytest
from django.db import IntegrityError, transaction

from sapar.foundation.actions.errors import Refused
from sapar.pre_employment.job_orders import places
from sapar.pre_employment.job_orders.actions import (
    fill_order,
    free_place,
    hold_place,
    reopen_order,
    resume_order,
    suspend_order,
    take_place,
)
from sapar.pre_employment.job_orders.errors import NoPlaceLeft
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.queries import places_left, places_to_offer
from sapar.pre_employment.job_orders.tests.orders import day, now, opened
from tests.unguarded import unguarded


def hold(order):
    places.hold(now(order), day(0))


def take(order):
    places.take(now(order), day(0))


def counts(order):
    found = now(order)
    return found.state, found.held, found.taken


def test_a_held_place_is_not_offered_again_but_not_taken_yet(cast):
    order = opened(cast, places=2)
    hold(order)
    assert (places_to_offer(now(order)), places_left(now(order))) == (1, 2)


def test_no_more_are_held_than_were_approved(cast):
    order = opened(cast, places=1)
    hold(order)
    with pytest.raises(NoPlaceLeft):
        hold(order)
    assert counts(order) == ("open", 1, 0)


def test_nothing_is_taken_that_was_not_held(cast):
    with pytest.raises(NoPlaceLeft):
        take(opened(cast))


def test_with_the_last_place_taken_the_order_is_filled(cast):
    order = opened(cast, places=2)
    for _ in range(2):
        hold(order)
    take(order)
    assert counts(order) == ("open", 2, 1)
    take(order)
    assert counts(order) == ("filled", 2, 2)
    with pytest.raises(NoPlaceLeft):
        hold(order)


def test_a_place_given_back_opens_a_filled_order_again(cast):
    order = opened(cast, places=1)
    hold(order)
    take(order)
    places.give_back(now(order), day(0), was_taken=True)
    assert counts(order) == ("open", 0, 0)


def test_a_filled_order_that_stood_still_is_filled_when_it_goes_on(cast):
    order = opened(cast, places=1)
    hold(order)
    take(order)
    suspend_order(now(order), by=cast.rustam, reason="x")
    resume_order(now(order), by=cast.rustam)
    assert counts(order) == ("filled", 1, 1)


def test_the_database_itself_holds_the_line(cast):
    order = opened(cast, places=1)
    for wrong in ({"held": 2}, {"taken": 1}, {"places": 13}):
        with unguarded(), pytest.raises(IntegrityError), transaction.atomic():
            JobOrder.objects.filter(pk=order.pk).update(**wrong)


@pytest.mark.parametrize("act", [hold_place, take_place, fill_order])
def test_nobody_presses_these(cast, act):
    order = opened(cast)
    with pytest.raises(Refused):
        act(order, by=cast.rustam)


def test_nor_these(cast):
    order = opened(cast)
    with pytest.raises(Refused):
        free_place(order, by=cast.bakyt, was_taken=True)
    with pytest.raises(Refused):
        reopen_order(order, by=cast.bakyt)
