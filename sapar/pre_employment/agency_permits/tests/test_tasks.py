"""What happens by itself: reminders 60, 30 and 7 days before the end, each once; the end on the day after the last."""

from datetime import UTC, datetime, time, timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.actions import expire_permit, remind_of_end, renew_permit
from sapar.pre_employment.agency_permits.choices import Decision, S
from sapar.pre_employment.agency_permits.forgetting import destroy_permit_key, forget_permit_file
from sapar.pre_employment.agency_permits.tasks import expire_permits, forget_old_permits, remind_of_ends
from sapar.pre_employment.agency_permits.tests.permits import OWNERS, granted, now, suspended


@pytest.fixture
def permit(cast):
    return granted(cast)


def at(permit, before):
    """Live so many days before the last day of a permit, at noon."""
    day = permit.valid_until - timedelta(days=before)
    return clock.at(datetime.combine(day, time(6), UTC))


@pytest.mark.parametrize(("before", "reminded"), [(61, 0), (60, 1), (31, 1), (0, 1)])
def test_the_first_reminder_comes_sixty_days_before_or_as_soon_as_the_worker_runs(permit, before, reminded):
    with at(permit, before):
        assert remind_of_ends(clock.today()) == reminded


def test_each_reminder_comes_once(permit):
    sent = []
    for before in (60, 59, 31, 30, 29, 8, 7, 6, 0):
        with at(permit, before):
            sent += [before] * remind_of_ends(clock.today())
    assert sent == [60, 30, 7]
    assert OutboxMessage.objects.filter(notice="agency_permits/ending").count() == 3


def test_the_renewal_is_put_on_the_agencys_desk(cast, permit):
    with at(permit, 60):
        remind_of_ends(clock.today())
    assert Task.objects.of(cast.bakyt).get().asks == "renew_permit"


def test_whoever_applied_for_the_renewal_is_not_reminded(cast, permit):
    renew_permit(permit, by=cast.bakyt, owners=OWNERS)
    with at(permit, 60):
        assert remind_of_ends(clock.today()) == 0


@pytest.mark.parametrize(("before", "state"), [(0, S.GRANTED), (-1, S.EXPIRED)])
def test_the_last_day_is_still_valid(permit, before, state):
    with at(permit, before):
        expire_permits(clock.today())
    assert now(permit).state == state


def test_the_end_is_told_once_and_stands_among_the_decisions(permit):
    with at(permit, -1):
        assert expire_permits(clock.today()) == 1
        assert expire_permits(clock.today()) == 0
    assert OutboxMessage.objects.filter(notice="agency_permits/expired").count() == 1
    assert permit.decisions.order_by("-pk").first().kind == Decision.EXPIRED


def test_a_suspended_permit_ends_too_and_its_tasks_with_it(cast, permit):
    suspended(cast, permit)
    with at(permit, -1):
        expire_permits(clock.today())
    assert now(permit).state == S.EXPIRED
    assert not Task.objects.of(cast.chinara).exists()


def test_an_open_proposal_ends_with_the_permit(cast, permit):
    from sapar.pre_employment.agency_permits.actions import propose_revocation
    from sapar.pre_employment.agency_permits.tests.permits import days

    propose_revocation(permit, by=cast.chinara, ground="own_wish", words="x", bar_until=days(400))
    with at(permit, -1):
        expire_permits(clock.today())
    assert now(permit).open_proposal is None


@pytest.mark.parametrize(("act", "given"), [(expire_permit, {}), (remind_of_end, {"days_before": 7})])
def test_only_the_system_reminds_and_ends(cast, permit, act, given):
    with pytest.raises(Refused):
        act(permit, by=cast.chinara, **given)


def test_names_and_papers_of_a_permit_that_ended_are_forgotten_after_the_years_of_the_law(cast, permit):
    with at(permit, -1):
        expire_permits(clock.today())
        ended = clock.now()
    with clock.at(ended + timedelta(days=3650)):
        assert forget_old_permits(clock.today()) == 0
    with clock.at(ended + timedelta(days=3656)):
        assert forget_old_permits(clock.today()) == 1
        assert forget_old_permits(clock.today()) == 0
    left = now(permit)
    assert (left.state, left.owners.count(), left.key.wrapped) == (S.EXPIRED, 0, "")
    assert not left.partners.exclude(reach="").exists()


def test_only_the_system_forgets_a_permit(cast, permit):
    with at(permit, -1):
        expire_permits(clock.today())
    for act in (forget_permit_file, destroy_permit_key):
        with pytest.raises(Refused):
            act(now(permit), by=cast.asel)
