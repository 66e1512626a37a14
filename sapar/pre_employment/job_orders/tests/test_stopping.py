"""A published order is suspended, goes on, is cancelled or ends; a permit's fall stops its orders, and frees them."""

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused, WrongState
from sapar.foundation.worklists.tasks import open_tasks
from sapar.pre_employment.agency_permits.actions import propose_revocation, reinstate_permit, revoke_permit
from sapar.pre_employment.agency_permits.checks import NoPermitInForce
from sapar.pre_employment.agency_permits.lists import REVOCATION, entries
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.job_orders.actions import (
    cancel_order,
    cancel_orders,
    end_order,
    expire_order,
    free_orders,
    put_employer_on_watch,
    resume_order,
    stop_order,
    stop_orders,
    suspend_order,
    verify_employer,
)
from sapar.pre_employment.job_orders.errors import EmployerNotVerified
from sapar.pre_employment.job_orders.models import EmployerVetting
from sapar.pre_employment.job_orders.tasks import expire_orders
from sapar.pre_employment.job_orders.tests.orders import approved, day, drafted, now, opened, submitted
from tests.unguarded import unguarded


def the_permit():
    return AgencyPermit.objects.get()


def revoked(cast):
    permit = propose_revocation(
        the_permit(), by=cast.chinara, ground=next(iter(entries(REVOCATION))), words="False papers", bar_until=day(700)
    ).record
    return revoke_permit(permit, by=cast.almaz).record


def reinstated(cast):
    return reinstate_permit(the_permit(), by=cast.chinara, words="Put right").record


@pytest.mark.parametrize("who", ["rustam", "daniyar"])
def test_officers_suspend_and_let_go_on(cast, who):
    by = getattr(cast, who)
    order = suspend_order(opened(cast), by=by, reason="Wages late").record
    assert (order.state, order.stopped_for, order.reason) == ("suspended", "office", "Wages late")
    order = resume_order(order, by=by).record
    assert (order.state, order.stopped_for, order.reason) == ("open", "", "")


@pytest.mark.parametrize("who", ["bakyt", "zarina", "svetlana", "chinara"])
def test_others_do_not_suspend(cast, who):
    order = opened(cast)
    with pytest.raises(Refused):
        suspend_order(order, by=getattr(cast, who), reason="x")


def test_an_agency_cancels_its_own_and_the_office_any(cast):
    order = cancel_order(submitted(cast), by=cast.bakyt, reason="The employer withdrew").record
    assert (order.state, order.stopped_for) == ("cancelled", "withdrawn")
    assert not open_tasks(order).exists()
    order = cancel_order(opened(cast), by=cast.rustam, reason="Found unsafe").record
    assert order.stopped_for == "office"


def test_a_cancelled_order_stays_cancelled(cast):
    order = cancel_order(opened(cast), by=cast.bakyt, reason="x").record
    with pytest.raises(WrongState):
        resume_order(order, by=cast.rustam)


def test_only_the_system_stops_for_permit_or_employer(cast):
    order = opened(cast)
    for act, given in ((stop_order, {"because": "permit", "reason": "x"}), (end_order, {"reason": "x"}),
                       (expire_order, {})):  # fmt: skip
        with pytest.raises(Refused):
            act(order, by=cast.rustam, **given)


def test_the_day_after_its_last_day_an_order_expires(cast):
    order = opened(cast)
    assert expire_orders(day(40)) == 0
    assert expire_orders(day(41)) == 1
    assert now(order).state == "expired"
    assert expire_orders(day(41)) == 0


def test_a_suspended_permit_stops_its_published_orders(cast):
    order, draft = opened(cast), drafted(cast)
    suspended(cast, the_permit())
    assert (now(order).state, now(order).stopped_for) == ("suspended", "permit")
    assert now(draft).state == "draft"


def test_nobody_lets_them_go_on_while_the_permit_is_suspended(cast):
    order = opened(cast)
    suspended(cast, the_permit())
    with pytest.raises(NoPermitInForce):
        resume_order(now(order), by=cast.rustam)


def test_a_reinstated_permit_frees_the_orders_it_stopped(cast):
    order = opened(cast)
    other = suspend_order(opened(cast), by=cast.rustam, reason="x").record
    suspended(cast, the_permit())
    reinstated(cast)
    assert now(order).state == "open"
    assert now(other).state == "suspended"


def test_an_order_whose_employer_fell_meanwhile_is_not_freed(cast):
    order = opened(cast)
    suspended(cast, the_permit())
    put_employer_on_watch(EmployerVetting.objects.get(), by=cast.daniyar, reason="x")
    reinstated(cast)
    assert now(order).state == "suspended"
    with pytest.raises(EmployerNotVerified):
        resume_order(now(order), by=cast.rustam)
    verify_employer(EmployerVetting.objects.get(), by=cast.daniyar)
    assert resume_order(now(order), by=cast.rustam).record.state == "open"


def test_an_order_whose_time_is_over_is_not_freed(cast):
    order = opened(cast)
    suspended(cast, the_permit())
    with unguarded():
        type(order).objects.filter(pk=order.pk).update(valid_until=day(-1))
    reinstated(cast)
    assert now(order).state == "suspended"


def test_a_revoked_permit_cancels_all_its_orders(cast):
    orders = [opened(cast), approved(cast), drafted(cast)]
    revoked(cast)
    assert [now(order).state for order in orders] == ["cancelled"] * 3
    assert now(orders[0]).stopped_for == "permit"


def test_orders_of_the_centre_rest_on_no_permit(cast):
    opened(cast)
    scheme = opened(cast, by="rustam")
    suspended(cast, the_permit())
    assert now(scheme).state == "open"


@pytest.mark.parametrize("act", [stop_orders, cancel_orders, free_orders])
def test_what_follows_from_a_permit_is_no_button(cast, act):
    opened(cast)
    with pytest.raises((Refused, WrongState)):
        act(the_permit(), by=cast.chinara)


def test_at_the_clock_of_the_law_the_daily_job_ends_it(cast):
    from datetime import UTC, datetime, time

    order = opened(cast)
    with clock.at(datetime.combine(day(41), time(3), UTC)):
        assert expire_orders(clock.today()) == 1
    assert now(order).state == "expired"
