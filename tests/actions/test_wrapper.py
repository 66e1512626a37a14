"""Each duty of the wrapper, seen on one small room. docs/decisions lists which test dies with which duty."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError

from sapar.foundation import clock
from sapar.foundation.actions.errors import (
    ChangedMeanwhile,
    DayNotPossible,
    KeyReused,
    NobodyTold,
    NotVisible,
    Refused,
    WrongState,
)
from sapar.foundation.actions.registry import ACTIONS, FOLLOW_UPS, FollowUp
from sapar.foundation.actions.wrapper import Done
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.organizations.actions import (
    add_member,
    close_organization,
    end_membership,
    name_employer,
    open_organization,
)
from sapar.registers.organizations.models import Membership, Organization, OrganizationState, Role
from tests.unguarded import unguarded

NAMES = {"name_ky": "Талас", "name_ru": "Талас", "name_en": "Talas"}


def _membership(cast):
    cast.aigul
    return Membership.objects.get(role=Role.EMPLOYMENT_OFFICER)


def test_an_act_leaves_one_event_with_who_what_and_every_row_before_and_after(cast):
    office, by = cast.office("osh"), cast.asel
    event = close_organization(office, by=by, reason="Moved").event
    assert (event.action, event.subject_ref, event.actor_key) == ("close_organization", office.ref, by.key)
    row = f"organizations.organization:{office.pk}"
    assert json.loads(event.before)[row]["state"] == "active"
    assert json.loads(event.after)[row]["state"] == "closed"


def test_whoever_may_not_is_refused_and_the_attempt_is_recorded(cast):
    office, by = cast.office("osh"), cast.aigul
    with pytest.raises(Refused):
        close_organization(office, by=by, reason="No")
    refusal = Refusal.objects.get()
    assert (refusal.action, refusal.actor_key, refusal.code) == ("close_organization", by.key, "not_allowed")
    assert Organization.objects.get(pk=office.pk).state == OrganizationState.ACTIVE


def test_what_an_actor_cannot_see_does_not_exist_for_them(cast):
    membership, by = _membership(cast), cast.timur
    with pytest.raises(NotVisible):
        end_membership(membership, by=by, reason="x")
    assert Refusal.objects.get().code == "not_visible"


def test_a_move_that_the_table_does_not_hold_is_not_made(cast):
    office = cast.office("osh")
    close_organization(office, by=cast.asel, reason="Moved")
    with pytest.raises(WrongState):
        close_organization(office, by=cast.asel, reason="Again")


def test_the_same_form_sent_twice_acts_once(cast):
    by = cast.asel
    first = open_organization(cast.ministry, by=by, key="form-1", kind="office", **NAMES)
    second = open_organization(cast.ministry, by=by, key="form-1", kind="office", **NAMES)
    assert second.repeated
    assert (second.event, second.record) == (first.event, first.record)
    assert AuditEvent.objects.filter(action="open_organization", subject_ref=first.record.ref).count() == 1


def test_the_same_token_with_other_answers_is_a_conflict(cast):
    open_organization(cast.ministry, by=cast.asel, key="form-1", kind="office", **NAMES)
    with pytest.raises(KeyReused):
        open_organization(cast.ministry, by=cast.asel, key="form-1", kind="post", **NAMES)


def test_a_token_belongs_to_one_actor(cast):
    first = name_employer(cast.office("osh"), by=cast.meerim, key="k", kind="employer", name="A", country="RU")
    other = name_employer(cast.office("osh"), by=cast.aigul, key="k", kind="employer", name="B", country="RU")
    assert first.record != other.record


def test_a_failure_frees_the_token(cast):
    with pytest.raises(ValidationError):
        name_employer(cast.office("osh"), by=cast.meerim, key="k", kind="employer", name="", country="RU")
    assert not name_employer(
        cast.office("osh"), by=cast.meerim, key="k", kind="employer", name="A", country="RU"
    ).repeated


def test_who_comes_second_is_told_what_changed(cast):
    office, seen = cast.office("osh"), cast.office("osh").version
    names = {"name_ky": "Ош", "name_ru": "Ош", "name_en": "Osh"}
    from sapar.registers.organizations.actions import correct_organization

    with clock.at(clock.now().replace(hour=20, minute=5)):  # in UTC; in Bishkek it is the next day already
        correct_organization(office, by=cast.asel, seen=seen, **names)
    with pytest.raises(ChangedMeanwhile, match=r"Асель.* 02:05"):
        close_organization(office, by=cast.asel, seen=seen, reason="x")


def test_the_legal_day_is_not_in_the_future_and_the_past_needs_a_right(cast):
    office, tomorrow = cast.office("osh"), clock.today() + timedelta(days=1)
    particulars = {"kind": "employer", "name": "A", "country": "RU"}
    with pytest.raises(DayNotPossible):
        name_employer(office, by=cast.meerim, on=tomorrow, **particulars)
    with pytest.raises(DayNotPossible):
        name_employer(office, by=cast.salima, on=tomorrow - timedelta(days=9), **particulars)
    event = name_employer(office, by=cast.meerim, on=tomorrow - timedelta(days=9), **particulars).event
    assert event.on == (tomorrow - timedelta(days=9)).isoformat()


def test_all_answers_to_mend_are_named_at_once(cast):
    with pytest.raises(ValidationError) as refused:
        name_employer(cast.office("osh"), by=cast.meerim, kind="planet", name="x" * 300, country="")
    assert set(refused.value.message_dict) == {"kind", "name", "country"}


def test_a_notice_is_in_the_outbox_exactly_once_in_the_language_of_its_reader(cast):
    cast.aigul
    message = OutboxMessage.objects.get(event__subject_ref=_membership(cast).ref)
    assert message.body.startswith("Sapar: доступ сотрудника")
    assert message.address == "+996700000001"


def test_what_is_personal_is_sealed_in_the_trail_and_opens_for_display(cast):
    event = end_membership(_membership(cast), by=cast.asel, reason="Moved to Talas").event
    assert "Talas" not in event.details
    assert opened(event.details)["reason"] == "Moved to Talas"
    joined = AuditEvent.objects.get(action="add_member", subject_ref=_membership(cast).ref)
    assert "996700000001" not in joined.after


def test_an_action_that_neither_tells_nor_says_why_is_an_error(cast, monkeypatch):
    def body(office, *, by, on, reason: str):
        return Done()

    monkeypatch.setattr(ACTIONS["close_organization"], "body", body)
    with pytest.raises(NobodyTold):
        close_organization(cast.office("osh"), by=cast.asel, reason="x")


def test_a_failing_body_leaves_nothing_behind(cast, monkeypatch):
    def body(office, *, by, on, reason: str):
        office.phone = "1"
        office.save()
        raise RuntimeError

    monkeypatch.setattr(ACTIONS["close_organization"], "body", body)
    events = AuditEvent.objects.count()
    office, by = cast.office("osh"), cast.asel
    events = AuditEvent.objects.count()
    with pytest.raises(RuntimeError):
        close_organization(office, by=by, key="k", reason="x")
    assert AuditEvent.objects.count() == events
    assert Organization.objects.get(pk=office.pk).phone == ""


def test_a_member_whose_membership_ended_has_no_standing(cast):
    add = add_member(
        cast.office("osh"), by=cast.asel, name="A", contact="+996700000099", role=Role.HOTLINE_CLERK,
        until=clock.today() + timedelta(days=2),
    )  # fmt: skip
    from sapar.registers.organizations.standings import standings_of

    account = add.record.account
    assert standings_of(account, clock.today())
    assert not standings_of(account, clock.today() + timedelta(days=3))


def test_a_row_that_is_not_valid_is_not_saved(cast):
    with pytest.raises(ValidationError):
        open_organization(cast.ministry, by=cast.asel, kind="office", **NAMES, email="no address")


def test_doing_what_a_task_asks_closes_it(cast):
    from sapar.foundation.worklists.models import Task, TaskState
    from sapar.foundation.worklists.tasks import open_task

    office, by = cast.office("osh"), cast.asel
    with unguarded():
        open_task(office, asks="close_organization", role="administrator", due=clock.now())
    close_organization(office, by=by, reason="x")
    assert Task.objects.get().state == TaskState.DONE


def test_a_busy_database_is_tried_three_times(cast, monkeypatch):
    tries = []

    def once(run):
        tries.append(run)
        raise OperationalError("database is locked")

    office, by = cast.office("osh"), cast.asel
    monkeypatch.setattr("sapar.foundation.actions.wrapper._Run.once", once)
    monkeypatch.setattr("sapar.foundation.actions.wrapper.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(OperationalError):
        close_organization(office, by=by, reason="x")
    assert len(tries) == 3


def test_a_follow_up_runs_in_the_same_transaction_with_its_own_event(cast, monkeypatch):
    office, by = cast.office("osh"), cast.asel
    monkeypatch.setitem(FOLLOW_UPS, "test.closed", [ACTIONS["open_organization"]])

    def body(organization, *, by, on, reason: str):
        given = {"kind": "office", **NAMES}
        return Done(then=[FollowUp("test.closed", cast.ministry, given)], silent_because="test")

    monkeypatch.setattr(ACTIONS["close_organization"], "body", body)
    close_organization(office, by=by, reason="x")
    last = AuditEvent.objects.order_by("-pk")[:2]
    assert [event.action for event in last] == ["open_organization", "close_organization"]
    assert json.loads(last[0].actor)["name"] == "after close_organization"
