"""Everybody gets in: the person, a relative without an account, staff on the phone, a check-in."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django_tasks_db.models import DBTaskResult

from sapar.employment.assistance.actions import escalate_case
from sapar.employment.assistance.asking import ask_for_help, raise_alarm, take_call
from sapar.employment.assistance.choices import CaseState, Concern, Need, Urgency
from sapar.employment.assistance.desks import office_for
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.tasks import escalate_if_late, escalate_overdue
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task

NOON = datetime(2027, 1, 13, 9, tzinfo=UTC)  # a Wednesday, noon in Moscow


def test_the_worker_asks_and_the_post_of_that_country_has_it_on_its_desk(cast, nurlan):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="unpaid", country="RU", story="Two months").record
    assert (case.state, case.office, case.journey) == (CaseState.ASKED, cast.office("moscow"), nurlan.journey)
    assert list(Task.objects.of(cast.daniyar).values_list("asks", "subject_ref")) == [("take_case", case.ref)]


def test_where_no_post_is_the_home_office_has_it(cast, nurlan):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="papers", country="DE").record
    assert case.office == cast.office("bishkek")
    assert Task.objects.of(cast.aigul).filter(subject_ref=case.ref).exists()


def test_the_worker_is_told_the_number_and_the_day(cast, nurlan):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="unpaid", country="RU").record
    message = OutboxMessage.objects.get(notice="assistance/received")
    assert message.address == nurlan.person.phone
    assert case.number in message.body


def test_a_relative_without_an_account_names_the_person_in_words(cast):
    case = raise_alarm(
        office_for("RU"), by=cast.timur, about="Асан, 1999, Ош", need="detained", country="RU",
        asked_as="witness", safe_phone="+996555000111",
    ).record  # fmt: skip
    assert (case.person, case.about) == (None, "Асан, 1999, Ош")
    assert OutboxMessage.objects.get(notice="assistance/received").address == "+996555000111"


def test_who_raises_an_alarm_cannot_pass_as_staff(cast):
    with pytest.raises(ValidationError):
        raise_alarm(office_for("RU"), by=cast.timur, about="A", need="ill", country="RU", asked_as="staff")


def test_a_clerk_takes_a_call_about_somebody_unknown_and_sees_it_afterwards(cast):
    case = take_call(cast.office("moscow"), by=cast.salima, about="A man at Kazan station", need="ill", country="RU")
    assert AssistanceCase.visible_to(cast.salima).filter(pk=case.record.pk).exists()


def test_an_auditor_takes_no_calls(cast):
    with pytest.raises(Refused):
        take_call(cast.office("moscow"), by=cast.tilek, about="A", need="ill", country="RU")


@pytest.mark.parametrize(
    ("need", "key"), [("danger", "assistance.life_danger_hours"), ("ill", "assistance.urgent_hours")]
)
def test_what_cannot_wait_is_counted_in_hours_by_the_law_and_told_to_the_desk_at_once(cast, nurlan, need, key):
    phone = cast.daniyar.account.phone
    with clock.at(NOON):
        case = ask_for_help(nurlan.person, by=nurlan.actor, need=need, country="RU").record
    assert case.act_by == NOON + timedelta(hours=int(lawbook().value(key, NOON.date()).value))
    assert OutboxMessage.objects.get(notice="assistance/urgent").address == phone
    assert DBTaskResult.objects.get().run_after == case.act_by


def test_what_can_wait_is_counted_in_working_days_and_wakes_nobody(cast, nurlan):
    with clock.at(NOON):
        case = ask_for_help(nurlan.person, by=nurlan.actor, need="unpaid", country="RU").record
    assert case.urgency == Urgency.ORDINARY
    assert case.act_by > NOON + timedelta(
        days=int(lawbook().value("assistance.ordinary_working_days", NOON.date()).value)
    )
    assert not OutboxMessage.objects.filter(notice="assistance/urgent").exists()


@pytest.mark.parametrize(
    ("need", "concern"), [(Need.DANGER, None), (Need.UNPAID, Concern.CHILD), (Need.ILL, Concern.FORCE)]
)
def test_danger_violence_force_and_children_are_protected_from_the_first_word(cast, nurlan, need, concern):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need=need, country="RU", concern=concern).record
    assert case.protected


def test_in_a_protected_case_no_message_goes_to_a_phone_that_may_be_in_other_hands(cast, nurlan):
    ask_for_help(nurlan.person, by=nurlan.actor, need="danger", country="RU")
    assert not OutboxMessage.objects.filter(notice="assistance/received").exists()


def test_the_story_is_sealed_in_the_row_and_in_the_trail(cast, nurlan):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="unpaid", country="RU", story="Жалаңгыч шахта").record
    row = AssistanceCase.objects.filter(pk=case.pk).values_list("story", flat=True).get()
    assert "шахта" not in str(row)
    assert "шахта" not in AuditEvent.objects.get(action="ask_for_help").after
    assert AssistanceCase.objects.get(pk=case.pk).story == "Жалаңгыч шахта"


def test_nobody_acts_in_time_and_the_head_of_the_office_is_told_once(cast, nurlan):
    phone = cast.samat.account.phone
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="ill", country="DE").record
    assert escalate_overdue(clock.today()) == 0
    with clock.at(case.act_by + timedelta(minutes=1)):
        assert escalate_if_late.func(case.ref)
        assert escalate_overdue(clock.today()) == 0
    assert OutboxMessage.objects.get(notice="assistance/overdue").address == phone


def test_only_the_system_escalates(cast, nurlan):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="ill", country="RU").record
    with pytest.raises(Refused):
        escalate_case(case, by=cast.daniyar)
    assert escalate_case(case, by=System("escalation")).event.details == "{}"
