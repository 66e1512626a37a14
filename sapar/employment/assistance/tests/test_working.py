"""A case is taken, worked on, resolved, closed and opened again; each act tells whom it concerns."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.employment.assistance.actions import (
    change_urgency,
    close_case,
    link_person,
    note_step,
    reopen_case,
    resolve_case,
    take_case,
    tell_more,
)
from sapar.employment.assistance.asking import raise_alarm
from sapar.employment.assistance.choices import CaseState, Urgency
from sapar.employment.assistance.desks import office_for
from sapar.employment.assistance.models import AssistanceCase, CaseStep
from sapar.employment.assistance.tests.conftest import colleague
from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.worklists.tasks import open_tasks
from tests.unguarded import unguarded

SPOKE = {"kind": "contact", "what": "Called him"}


def asks(case):
    return list(open_tasks(case).values_list("asks", flat=True))


def test_whoever_takes_it_answers_for_it_and_the_person_is_told(cast, case):
    assert (case.state, case.taken_by) == (CaseState.TAKEN, cast.daniyar.account)
    assert asks(case) == ["note_step"]
    assert OutboxMessage.objects.get(notice="assistance/news").address == "+79161110001"


def test_a_case_is_taken_once(cast, case):
    with pytest.raises(WrongState):
        take_case(case, by=cast.daniyar)


def test_the_first_step_stops_the_clock_and_the_next_look_is_on_the_desk(cast, case):
    again = clock.today() + timedelta(days=4)
    done = note_step(case, by=cast.daniyar, look_again_on=again, **SPOKE).record
    assert done.acted_at is not None
    assert (done.state, asks(case)) == (CaseState.IN_PROGRESS, ["resolve_case"])
    assert done.deadline.date() == again


def test_the_next_look_can_be_put_off(cast, case):
    note_step(case, by=cast.daniyar, look_again_on=clock.today(), **SPOKE)
    later = clock.today() + timedelta(days=9)
    note_step(case, by=cast.daniyar, look_again_on=later, **SPOKE)
    assert open_tasks(case).get().due_at.date() == later


def test_a_look_in_the_past_is_refused(cast, case):
    with pytest.raises(ValidationError):
        note_step(case, by=cast.daniyar, look_again_on=clock.today() - timedelta(days=1), **SPOKE)


def test_the_person_writes_and_the_attache_is_told(cast, case, nurlan):
    tell_more(case, by=nurlan.actor, words="They paid half")
    assert CaseStep.objects.get().what == "They paid half"
    assert OutboxMessage.objects.get(notice="assistance/written").address == "+79000000001"


def test_an_attache_of_another_country_can_do_nothing(cast, case):
    with pytest.raises(Refused):
        note_step(case, by=cast.zarina, **SPOKE)


def test_a_more_urgent_case_has_a_new_clock(cast, case):
    before = case.act_by
    after = change_urgency(case, by=cast.daniyar, urgency="life", reason="He was beaten").record
    assert after.act_by < before
    assert open_tasks(case).get().due_at == after.act_by


def test_a_resolved_case_is_told_and_waits_before_it_is_closed(cast, case):
    done = resolve_case(case, by=cast.daniyar, outcome="solved", words="Paid in full").record
    assert (done.state, asks(case)) == (CaseState.RESOLVED, ["close_case"])
    assert OutboxMessage.objects.filter(notice="assistance/news").count() == 2
    assert close_case(case, by=cast.daniyar).record.state == CaseState.CLOSED
    assert asks(case) == []


def test_the_person_opens_it_again_and_the_clock_starts_anew(cast, case, nurlan):
    resolve_case(case, by=cast.daniyar, outcome="solved", words="Paid")
    again = reopen_case(case, by=nurlan.actor, reason="The money did not come").record
    assert (again.state, again.outcome, again.acted_at) == (CaseState.IN_PROGRESS, "", None)
    assert again.act_by > clock.now()
    assert asks(case) == ["note_step"]
    assert OutboxMessage.objects.filter(notice="assistance/written").exists()


def test_an_unknown_caller_is_recognised_and_the_texts_move_under_their_key(cast, nurlan):
    case = raise_alarm(office_for("RU"), by=cast.timur, about="Нурлан", need="ill", country="RU", story="Fell").record
    take_case(case, by=cast.daniyar)
    note_step(case, by=cast.daniyar, **SPOKE)
    linked = link_person(case, by=cast.daniyar, person=nurlan.person.ref).record
    assert (linked.key, linked.story) == (nurlan.person.key, "Fell")
    assert AssistanceCase.visible_to(nurlan.actor).filter(pk=case.pk).exists()
    with unguarded():
        DataKey.objects.filter(pk=nurlan.person.key.pk).update(wrapped="")
    assert AssistanceCase.objects.get(pk=case.pk).story == ""
    assert CaseStep.objects.get().what == ""


def test_a_case_has_one_person(cast, case, nurlan):
    with pytest.raises(Refused):
        link_person(case, by=cast.daniyar, person=nurlan.person)


def test_in_an_open_case_a_colleague_steps_in(cast, case):
    assert note_step(case, by=colleague(cast)[1], **SPOKE).record.urgency == Urgency.ORDINARY
