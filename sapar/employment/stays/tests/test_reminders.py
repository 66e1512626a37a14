"""Reminders: on their days, once, not of what is done, not all at once after a pause."""

from datetime import date, timedelta

import pytest

from sapar.employment.stays import tasks
from sapar.employment.stays.actions import remind_of_deadline, start_work
from sapar.employment.stays.models import Reminder
from sapar.employment.stays.queries import reminders_due
from sapar.employment.stays.reminders import AlreadyReminded
from sapar.employment.stays.tests.staying import TODAY, abroad, at_day, planned
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ChangedMeanwhile
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.journeys.actions import cancel_journey, note_step_done, record_contract
from sapar.registers.journeys.models import Stage
from sapar.registers.people.models import Document
from tests.unguarded import unguarded

pytestmark = pytest.mark.usefixtures("law")


def sent():
    return OutboxMessage.objects.filter(notice="stays/deadline_near").count()


def test_a_near_deadline_is_recalled_seven_and_two_days_before_a_far_one_also_earlier(cast):
    journey, _ = abroad(cast)
    days = {kind: [] for kind in ("x.register", "x.medical")}
    for row in journey.reminders.order_by("-days_before"):
        days[row.kind].append(row.days_before)
    assert days == {"x.register": [7, 2], "x.medical": [60, 30, 7]}


@pytest.mark.parametrize(("day", "messages"), [(22, 0), (23, 1)])
def test_a_reminder_goes_out_on_its_day_and_once(cast, day, messages):
    abroad(cast)
    with at_day(day):
        assert [tasks.send_reminders(clock.today()) for _ in range(2)] == [messages, 0]
    assert sent() == messages


def test_of_what_is_done_nobody_is_reminded(cast):
    journey, nurlan = abroad(cast)
    note_step_done(journey, by=nurlan, step="x.register")
    with at_day(23):
        assert tasks.send_reminders(clock.today()) == 0


def test_after_a_pause_of_the_worker_one_message_is_sent_a_date(cast):
    journey, _ = abroad(cast)
    with at_day(28):
        tasks.send_reminders(clock.today())
        assert sent() == 1
        assert tasks.send_reminders(clock.today()) == 0
    with at_day(29):
        assert tasks.send_reminders(clock.today()) == 0
    assert journey.reminders.get(kind="x.register", days_before=7).sent_on is not None


def test_a_date_that_has_passed_is_not_recalled(cast):
    abroad(cast)
    with at_day(31):
        assert [due for due in reminders_due(clock.today()) if due.kind == "x.register"] == []


def test_a_cancelled_journey_is_not_recalled(cast):
    journey, nurlan = planned(cast)
    record_contract(
        journey, by=nurlan, stage=Stage.SIGNED, terms={"contract": {"start": TODAY, "end": date(2026, 3, 20)}}
    )
    cancel_journey(journey, by=nurlan)
    with at_day(12):
        assert reminders_due(clock.today()) == []


def test_the_end_of_the_contract_is_a_date_ahead(cast):
    journey, nurlan = abroad(cast)
    record_contract(
        journey, by=nurlan, stage=Stage.SIGNED, terms={"contract": {"start": TODAY, "end": date(2026, 12, 31)}}
    )
    assert sorted(journey.reminders.filter(kind="contract_end").values_list("days_before", flat=True)) == [7, 30, 60]


def test_new_dates_take_the_place_of_old_ones_but_what_was_sent_is_not_sent_again(cast):
    from sapar.employment.stays.actions import plan_reminders

    journey, _ = abroad(cast)
    with at_day(23):
        tasks.send_reminders(clock.today())
        plan_reminders(journey, by=System("test"))
        assert Reminder.objects.filter(kind="x.register").count() == 2
        assert tasks.send_reminders(clock.today()) == 0


def test_a_paper_that_expires_is_recalled_once_unless_it_was_renewed(cast):
    journey, _ = abroad(cast)
    person = journey.person
    with unguarded():
        Document.objects.create(person=person, kind="passport", doc_number="A1", expires_on=TODAY + timedelta(days=40))
    [due] = reminders_due(TODAY)
    assert (due.kind, due.days_before) == ("document.passport", 60)
    assert [tasks.send_reminders(TODAY) for _ in range(2)] == [1, 0]
    with unguarded():
        Document.objects.create(
            person=person, kind="passport", doc_number="A2", expires_on=TODAY + timedelta(days=3650)
        )
    with at_day(10):
        assert reminders_due(clock.today()) == []


def test_the_same_reminder_is_refused_twice(cast):
    journey, _ = abroad(cast)
    given = {"kind": "x.medical", "due_on": TODAY + timedelta(days=90), "days_before": 60}
    remind_of_deadline(journey, by=System("reminders"), **given)
    with pytest.raises(AlreadyReminded):
        remind_of_deadline(journey, by=System("reminders"), **given)


def test_a_reminder_in_the_night_is_no_reason_to_type_a_form_again(cast):
    journey, nurlan = abroad(cast)
    journey.refresh_from_db()
    seen = journey.version
    with at_day(23):
        assert tasks.send_reminders(clock.today()) > 0
        moved = start_work(journey, by=nurlan, seen=seen, work_from=TODAY).record
    assert moved.version == seen + 1


def test_whoever_comes_second_is_told_who_came_first_and_not_that_the_system_reminded(cast):
    journey, nurlan = abroad(cast)
    journey.refresh_from_db()
    seen = journey.version
    note_step_done(journey, by=cast.daniyar, step="x.medical")
    with at_day(23):
        tasks.send_reminders(clock.today())
        with pytest.raises(ChangedMeanwhile, match="Данияр"):
            start_work(journey, by=nurlan, seen=seen, work_from=TODAY)
