"""An order is checked by the attaché, approved by somebody else for so many places, published by its maker."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import Refused, WrongState
from sapar.foundation.worklists.tasks import open_tasks
from sapar.pre_employment.agency_permits.checks import NoPermitInForce
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.job_orders.actions import (
    approve_order,
    publish_order,
    return_order,
    verify_order,
)
from sapar.pre_employment.job_orders.errors import OpenTooLong, TooManyPlaces
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.queries import open_orders, places_left
from sapar.pre_employment.job_orders.tests.orders import (
    approved,
    checked,
    day,
    drafted,
    now,
    opened,
    second_officer,
    submitted,
    told,
)
from tests.unguarded import unguarded

HOW = {"how": "Called the director"}


def asks(order):
    return [(task.asks, task.role) for task in open_tasks(order)]


def test_checked_it_waits_for_approval_and_the_agency_is_told(cast):
    order = checked(cast)
    assert (order.state, order.verified_by, order.verified_on) == ("verified", cast.daniyar.account, day(0))
    assert asks(order) == [("approve_order", "placement_officer")]
    assert "+996700000018" in told("job_orders/order_news")


def test_only_the_post_checks(cast):
    order = submitted(cast)
    for who in ("rustam", "bakyt", "svetlana", "chinara"):
        with pytest.raises(Refused):
            verify_order(order, by=getattr(cast, who), **HOW)


def test_the_post_returns_it_and_the_agency_mends_it(cast):
    order = return_order(submitted(cast), by=cast.daniyar, reason="Ask for hours").record
    assert (order.state, asks(order)) == ("draft", [("amend_order", "agency_clerk")])


def test_the_approver_returns_it_too(cast):
    order = return_order(checked(cast), by=cast.rustam, reason="Too few hours").record
    assert (order.state, order.verified_by) == ("draft", None)


def test_the_post_does_not_return_what_waits_for_approval(cast):
    with pytest.raises(Refused):
        return_order(checked(cast), by=cast.daniyar, reason="x")


@pytest.mark.parametrize("places", [1, 7, 12])
def test_all_places_are_approved_or_fewer(cast, places):
    order = approve_order(checked(cast), by=cast.rustam, places=places).record
    assert (order.state, order.places, places_left(order)) == ("approved", places, places)
    assert asks(order) == [("publish_order", "agency_clerk")]


@pytest.mark.parametrize("places", [0, 13])
def test_no_more_places_than_asked_for_and_not_none(cast, places):
    with pytest.raises(TooManyPlaces):
        approve_order(checked(cast), by=cast.rustam, places=places)


def test_whoever_sent_an_order_does_not_approve_it(cast):
    order = checked(cast, by="rustam")
    with pytest.raises(Refused):
        approve_order(order, by=cast.rustam, places=12)
    assert approve_order(order, by=second_officer(cast), places=12).record.state == "approved"


def test_an_attache_does_not_approve(cast):
    with pytest.raises(Refused):
        approve_order(checked(cast), by=cast.daniyar, places=12)


def test_the_approver_may_shorten_the_time_to_apply(cast):
    order = approve_order(checked(cast), by=cast.rustam, places=12, valid_until=day(20)).record
    assert order.valid_until == day(20)
    with pytest.raises(ValidationError):
        approve_order(checked(cast), by=cast.rustam, places=12, valid_until=day(61))


def test_an_order_is_not_open_longer_than_the_permit(cast):
    order = checked(cast)
    with unguarded():
        AgencyPermit.objects.update(valid_until=day(40))
    assert approve_order(order, by=cast.rustam, places=12).record.valid_until == day(40)
    later = checked(cast)
    with unguarded():
        AgencyPermit.objects.update(valid_until=day(39))
    with pytest.raises(OpenTooLong):
        approve_order(later, by=cast.rustam, places=12)


def test_published_everybody_sees_it(cast):
    order = approved(cast)
    assert not JobOrder.visible_to(cast.timur).filter(pk=order.pk).exists()
    order = publish_order(order, by=cast.bakyt).record
    assert (order.state, order.published_on) == ("open", day(0))
    assert JobOrder.visible_to(cast.timur).get() == order
    assert open_orders(day(0)).get() == order


def test_on_its_last_day_it_is_open_and_on_the_next_not(cast):
    order = opened(cast)
    assert open_orders(day(40)).get() == order
    assert not open_orders(day(41)).exists()


def test_a_draft_is_not_published(cast):
    with pytest.raises(WrongState):
        publish_order(drafted(cast), by=cast.bakyt)


@pytest.mark.parametrize("step", ["verify", "approve", "publish"])
def test_the_permit_is_asked_for_at_every_step(cast, step):
    makers = {"verify": submitted, "approve": checked, "publish": approved}
    order = makers[step](cast)
    suspended(cast, AgencyPermit.objects.get())
    acts = {
        "verify": lambda: verify_order(order, by=cast.daniyar, **HOW),
        "approve": lambda: approve_order(order, by=cast.rustam, places=1),
        "publish": lambda: publish_order(order, by=cast.bakyt),
    }
    with pytest.raises(NoPermitInForce):
        acts[step]()
    assert now(order).state == order.state
