"""Asking how things are: on the day, once, by a link; answers that call for help; no answer."""

import json
from datetime import timedelta

import pytest

from sapar.employment.stays import tasks
from sapar.employment.stays.actions import answer_check_in, end_work, miss_check_in, skip_check_in, start_work
from sapar.employment.stays.models import CheckIn, CheckInState, Flag
from sapar.employment.stays.queries import check_in_of, check_ins_to_open, next_check_in
from sapar.employment.stays.tests.staying import TODAY, abroad, asked, at_day, token_of
from sapar.foundation import clock
from sapar.foundation.accounts.actors import visitor
from sapar.foundation.actions import registry
from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.registers.journeys.models import EndReason

pytestmark = pytest.mark.usefixtures("law")


@pytest.fixture
def helped(monkeypatch):
    """Whom help was called for: what the room of assistance would register."""
    called = []
    monkeypatch.setitem(registry.FOLLOW_UPS, "stays.help_needed", [lambda subject, **given: called.append(subject)])
    return called


@pytest.mark.parametrize(
    ("day", "opened"), [(13, 0), (14, 1), (20, 1), (21, 0), (29, 0), (30, 1), (90, 1), (179, 0), (180, 1), (270, 1)]
)
def test_people_are_asked_on_the_days_of_the_plan(cast, day, opened):
    abroad(cast)
    with at_day(day):
        assert len(check_ins_to_open(clock.today())) == opened


def test_the_job_asks_once_a_day_and_keeps_only_the_digest_of_the_link(cast):
    journey, _ = abroad(cast)
    with at_day(14):
        assert [tasks.open_check_ins(clock.today()) for _ in range(2)] == [1, 0]
    check_in = CheckIn.objects.get()
    token = token_of(check_in)
    assert (check_in.journey, check_in.due_on, check_in.state) == (journey, TODAY + timedelta(days=14), "due")
    assert token not in json.dumps([str(value) for value in CheckIn.objects.values_list().get()])
    event = AuditEvent.objects.get(action="open_check_in")
    assert token not in event.details + event.after


def test_the_message_fits_one_sms(cast):
    asked(cast)
    assert len(OutboxMessage.objects.get(notice="stays/check_in").body) <= 70


def test_the_next_day_is_known_to_the_traveller(cast):
    journey, _ = abroad(cast)
    assert next_check_in(journey, TODAY) == TODAY + timedelta(days=14)
    assert next_check_in(journey, TODAY + timedelta(days=14)) == TODAY + timedelta(days=30)


def test_whoever_holds_the_link_answers_without_signing_in(cast, helped):
    check_in, _ = asked(cast)
    holder = visitor("link", frozenset({check_in.ref}))
    answer_check_in(check_in, by=holder, well=True, paid=True)
    check_in.refresh_from_db()
    assert check_in.state == CheckInState.ANSWERED
    assert check_in.answered == {"well": True, "paid": True}
    assert helped == []


def test_every_question_may_be_skipped(cast, helped):
    check_in, nurlan = asked(cast)
    assert answer_check_in(check_in, by=nurlan).record.answered == {}
    assert helped == []


@pytest.mark.parametrize(
    ("answers", "flags", "is_protected"),
    [
        ({"paid": False}, {Flag.UNPAID}, False),
        ({"well": False}, {Flag.NOT_WELL}, False),
        ({"need_help": True}, {Flag.NEEDS_HELP}, False),
        ({"need_help": False, "well": True}, set(), False),
        ({"paid": False, "need_help": True}, {Flag.UNPAID, Flag.NEEDS_HELP}, False),
        ({"paid": False, "free_to_leave": False}, {Flag.UNPAID, Flag.CANNOT_LEAVE}, True),
        ({"as_promised": False, "free_to_leave": False}, {Flag.TERMS_CHANGED, Flag.CANNOT_LEAVE}, True),
    ],
)
def test_what_is_wrong_calls_for_help(cast, helped, answers, flags, is_protected):
    check_in, nurlan = asked(cast)
    record = answer_check_in(check_in, by=nurlan, safe_contact="Sunday, WhatsApp", **answers).record
    assert (set(record.flags), record.is_protected) == (flags, is_protected)
    assert helped == ([record] if flags else [])


def test_answers_are_sealed_in_table_and_trail(cast, helped):
    check_in, nurlan = asked(cast)
    event = answer_check_in(check_in, by=nurlan, paid=False, safe_contact="ночью").event
    row = CheckIn.objects.values_list("answers", "safe_contact").get()
    assert "paid" not in "".join(row) + event.after
    assert "ночью" not in "".join(row) + event.after + event.details


def test_nobody_but_the_person_their_helper_and_the_post_sees_a_check_in(cast):
    check_in, nurlan = asked(cast)
    seeing = {name for name, actor in cast.everyone().items() if CheckIn.visible_to(actor).exists()}
    assert seeing == {"daniyar"}
    assert CheckIn.visible_to(nurlan).exists()
    assert CheckIn.visible_to(cast.salima.for_person(check_in.person.ref)).exists()
    assert not CheckIn.visible_to(cast.salima.for_person("123456789")).exists()


def test_where_there_is_no_post_the_persons_own_office_takes_its_place(cast):
    assert cast.daniyar
    asked(cast, destination="PL")
    seeing = {name for name, actor in cast.everyone().items() if CheckIn.visible_to(actor).exists()}
    assert seeing == {"aigul"}


@pytest.mark.parametrize("who", ["aigul", "zarina", "kanykei", "ermek", "timur", "samat"])
def test_for_everybody_else_there_is_nothing_to_answer(cast, who):
    assert cast.daniyar
    check_in, _ = asked(cast)
    with pytest.raises(NotVisible):
        answer_check_in(check_in, by=getattr(cast, who), well=True)


def test_a_link_runs_out_after_its_days(cast):
    check_in, _ = asked(cast)
    token = token_of(check_in)
    assert check_in_of(token, TODAY + timedelta(days=7)) == check_in
    assert check_in_of(token, TODAY + timedelta(days=8)) is None
    assert check_in_of("x" * 12, TODAY) is None


def test_no_answer_offers_help_and_asks_the_post_to_call(cast, helped):
    assert cast.daniyar
    check_in, _ = asked(cast)
    with at_day(7):
        assert tasks.miss_check_ins(clock.today()) == 0
    with at_day(8):
        assert [tasks.miss_check_ins(clock.today()) for _ in range(2)] == [1, 0]
        check_in.refresh_from_db()
        assert check_in.state == CheckInState.MISSED
        task = Task.objects.get(subject_ref=check_in.ref)
        assert (task.asks, task.role, task.country) == ("answer_check_in", "labour_attache", "RU")
        assert OutboxMessage.objects.filter(notice="stays/check_in_missed").count() == 1
        answer_check_in(check_in, by=cast.daniyar, well=True)
    task.refresh_from_db()
    assert task.state == "done"


def test_whoever_is_no_longer_asked_is_left_in_peace(cast):
    from sapar.employment.stays.actions import lose_contact

    check_in, _ = asked(cast)
    lose_contact(check_in.journey, by=cast.daniyar)
    with at_day(8):
        tasks.miss_check_ins(clock.today())
    check_in.refresh_from_db()
    assert check_in.state == CheckInState.SKIPPED
    assert not Task.objects.exists()


def test_a_check_in_may_be_skipped_and_then_waits_no_more(cast):
    check_in, nurlan = asked(cast)
    skip_check_in(check_in, by=nurlan)
    with pytest.raises(WrongState):
        answer_check_in(check_in, by=nurlan, well=True)


def test_the_system_answers_for_nobody(cast):
    from sapar.foundation.accounts.actors import System

    check_in, _ = asked(cast)
    with pytest.raises(Refused):
        answer_check_in(check_in, by=System("check-ins"), well=True)


def test_only_the_system_says_that_nobody_answered(cast):
    check_in, nurlan = asked(cast)
    for nobody in (nurlan, cast.daniyar):
        with pytest.raises(Refused):
            miss_check_in(check_in, by=nobody)


def test_a_new_job_keeps_the_plan(cast):
    journey, nurlan = abroad(cast)
    start_work(journey, by=nurlan, work_from=TODAY)
    end_work(journey, by=nurlan, ended_on=TODAY, reason=EndReason.LEFT)
    with at_day(14):
        assert tasks.open_check_ins(clock.today()) == 1
