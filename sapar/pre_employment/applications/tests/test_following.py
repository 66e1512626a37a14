"""An order that stands still, goes on or ends takes its applications along; a permit's fall lists every worker."""

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.affected import affected_workers
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.applications.actions import (
    close_applications,
    list_affected_workers,
    renew_offers,
    settle_affected_worker,
    tell_applicants,
    withdraw_from_job,
)
from sapar.pre_employment.applications.models import AffectedWorker
from sapar.pre_employment.applications.tests.applicants import accepted, applied, crowd, now, offered, told
from sapar.pre_employment.applications.tests.test_answering import counts, on_day
from sapar.pre_employment.job_orders.actions import cancel_order, resume_order, suspend_order
from sapar.pre_employment.job_orders.tasks import expire_orders
from sapar.pre_employment.job_orders.tests.orders import day, opened
from sapar.pre_employment.job_orders.tests.test_stopping import reinstated, revoked
from sapar.registers.journeys.models import Journey, JourneyState
from tests.unguarded import unguarded

NURLANS, GULNARAS = "+996555777888", "+996555777889"


def permit():
    return AgencyPermit.objects.get()


def tasks():
    return list(Task.objects.filter(asks="settle_affected_worker", state="open").values_list("role", "country"))


def test_a_suspended_order_is_told_to_those_who_wait(cast):
    application = applied(cast)
    suspend_order(application.order, by=cast.rustam, reason="x")
    assert told("applications/stopped") == [NURLANS]
    assert now(application).state == "applied"


def test_offers_get_their_time_anew_when_the_order_goes_on(cast):
    application = offered(cast)
    order = suspend_order(now(application).order, by=cast.rustam, reason="x").record
    with on_day(10):
        resume_order(order, by=cast.rustam)
    assert now(application).expires_on == day(17)
    assert told("applications/offered") == [NURLANS, NURLANS]


def test_a_cancelled_order_ends_its_applications_and_keeps_whoever_accepted(cast):
    order = opened(cast)
    kept, ended = accepted(cast, order), offered(cast, order, who="gulnara")
    cancel_order(now(kept).order, by=cast.bakyt, reason="x")
    assert (now(kept).state, now(ended).state, now(ended).reason) == ("accepted", "rejected", "job_closed")
    assert counts(kept) == ("cancelled", 1, 1)
    assert told("applications/news")[-1] == GULNARAS


def test_an_order_that_ends_by_its_date_does_the_same(cast):
    application = applied(cast)
    with on_day(41):
        expire_orders(clock.today())
    assert now(application).state == "rejected"


def test_a_suspended_permit_gives_each_worker_a_task_and_one_message(cast):
    order = opened(cast)
    applied(cast, order)
    applied(cast, opened(cast))
    accepted(cast, order, who="gulnara")
    suspended(cast, permit())
    assert tasks() == [("placement_officer", "")] * 2
    assert sorted(told("applications/permit_suspended")) == [NURLANS, GULNARAS]
    assert told("applications/stopped") == []


def test_who_is_abroad_is_called_by_the_post(cast):
    accepted(cast)
    with unguarded():
        Journey.objects.update(state=JourneyState.WORKING)
    suspended(cast, permit())
    assert tasks() == [("labour_attache", "RU")]
    worker = AffectedWorker.visible_to(cast.daniyar).get()
    assert not AffectedWorker.visible_to(cast.zarina).exists()
    done = settle_affected_worker(worker, by=cast.daniyar, settlement="stays_at_work", words="All is well").record
    assert (done.state, done.words, tasks()) == ("settled", "All is well", [])


def test_who_was_placed_without_an_application_is_affected_too(cast, monkeypatch):
    from sapar.pre_employment.applications import following
    from sapar.registers.journeys.actions import plan_journey

    opened(cast)
    journey = plan_journey(cast.worker("nurlan"), by=cast.holder("nurlan"), destination="RU").record
    monkeypatch.setattr(following, "placed_through", lambda permit: [journey])
    suspended(cast, permit())
    assert AffectedWorker.objects.get().journey == journey
    assert told("applications/permit_suspended") == [NURLANS]


@pytest.mark.parametrize("state", [JourneyState.RETURNED, JourneyState.REMAINED, JourneyState.CANCELLED])
def test_whose_journey_is_over_is_not_affected(cast, state):
    accepted(cast)
    with unguarded():
        Journey.objects.update(state=state)
    assert affected_workers(permit()) == 0
    suspended(cast, permit())
    assert tasks() == []


def test_who_withdrew_is_not_affected(cast):
    withdraw_from_job(applied(cast), by=cast.holder("nurlan"))
    assert affected_workers(permit()) == 0


def test_the_page_of_the_permit_counts_each_worker_once(cast):
    applied(cast, opened(cast))
    applied(cast, opened(cast))
    applied(cast, opened(cast), who="gulnara")
    assert affected_workers(permit()) == 2


def test_applicants_of_the_centre_are_not_affected(cast):
    opened(cast)
    applied(cast, opened(cast, by="rustam"))
    suspended(cast, permit())
    assert tasks() == []


def test_a_revoked_permit_ends_what_waits_and_tells_each_worker_once(cast):
    order = opened(cast)
    waiting, kept = offered(cast, order), accepted(cast, order, who="gulnara")
    revoked(cast)
    assert (now(waiting).state, now(waiting).reason, now(kept).state) == ("rejected", "permit", "accepted")
    assert counts(kept) == ("cancelled", 1, 1)
    assert sorted(told("applications/permit_revoked")) == [NURLANS, GULNARAS]
    assert NURLANS not in told("applications/news")[1:]


def test_who_waits_for_a_call_is_listed_once_and_told_of_the_worse(cast):
    applied(cast)
    suspended(cast, permit())
    revoked(cast)
    assert len(tasks()) == 1
    assert told("applications/permit_revoked") == [NURLANS]


def test_a_permit_suspended_again_lists_anew_who_was_called(cast):
    applied(cast)
    suspended(cast, permit())
    settle_affected_worker(AffectedWorker.objects.get(), by=cast.rustam, settlement="waits")
    reinstated(cast)
    suspended(cast, permit())
    assert AffectedWorker.objects.count() == 2
    assert len(tasks()) == 1


def test_offers_of_a_freed_order_get_their_time_anew(cast):
    application = offered(cast)
    suspended(cast, permit())
    with on_day(5):
        reinstated(cast)
    assert (now(application).order.state, now(application).expires_on) == ("open", day(12))


@pytest.mark.parametrize("who", ["bakyt", "chinara", "almaz", "svetlana", "aigul"])
def test_neither_agency_nor_commission_see_the_workers(cast, who):
    applied(cast)
    suspended(cast, permit())
    assert not AffectedWorker.visible_to(getattr(cast, who)).exists()
    with pytest.raises(Refused):
        settle_affected_worker(AffectedWorker.objects.get(), by=getattr(cast, who), settlement="waits")


def test_two_hundred_workers_are_two_hundred_tasks_and_messages(cast):
    order = opened(cast)
    crowd(cast, order, 150)
    crowd(cast, opened(cast), 50, first=150)
    suspended(cast, permit())
    assert AffectedWorker.objects.count() == 200
    assert len(tasks()) == 200
    messages = OutboxMessage.objects.filter(notice="applications/permit_suspended")
    assert (messages.count(), len(set(told("applications/permit_suspended")))) == (200, 200)
    assert messages.values("event").distinct().count() == 1


def test_what_follows_is_no_button(cast):
    application = applied(cast)
    order = suspend_order(application.order, by=cast.rustam, reason="x").record
    with pytest.raises(Refused):
        tell_applicants(order, by=cast.rustam)
    order = resume_order(order, by=cast.rustam).record
    with pytest.raises(Refused):
        renew_offers(order, by=cast.rustam)
    with pytest.raises(Refused):
        close_applications(order, by=cast.rustam)
    with pytest.raises(Refused):
        list_affected_workers(permit(), by=cast.chinara)
