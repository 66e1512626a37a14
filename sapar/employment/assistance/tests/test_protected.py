"""A protected case does not exist for anybody but its team: not as a record, not as a task, not in a list."""

import pytest

from sapar.employment.assistance.actions import (
    hand_over_case,
    name_team_member,
    note_step,
    protect_case,
    resolve_case,
)
from sapar.employment.assistance.asking import ask_for_help
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.queries import cases_listed
from sapar.employment.assistance.tests.conftest import colleague
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.foundation.worklists.tasks import open_tasks


def sees(actor, case):
    return AssistanceCase.visible_to(actor).filter(pk=case.pk).exists()


def test_before_it_is_taken_those_who_take_cases_see_it_and_nobody_else(cast, nurlan):
    case = ask_for_help(nurlan.person, by=nurlan.actor, need="danger", country="RU").record
    seen = {name for name, actor in cast.everyone().items() if sees(actor, case)}
    assert seen == {"daniyar"}


def test_once_taken_only_the_team_and_the_person_know_of_it(cast, hidden, nurlan):
    _, other = colleague(cast)
    seen = {name for name, actor in {**cast.everyone(), "other": other}.items() if sees(actor, hidden)}
    assert seen == {"daniyar"}
    assert sees(nurlan.actor, hidden)


def test_no_task_shows_it_at_any_moment(cast, hidden):
    note_step(hidden, by=cast.daniyar, kind="contact", what="Met")
    assert not open_tasks(hidden).exists()
    resolve_case(hidden, by=cast.daniyar, outcome="solved", words="Safe")
    assert not Task.objects.of(cast.daniyar).filter(subject_ref=hidden.ref).exists()


def test_for_a_colleague_it_is_not_there(cast, hidden):
    _, other = colleague(cast)
    with pytest.raises(NotVisible):
        note_step(hidden, by=other, kind="contact", what="x")
    assert not cases_listed(other, {"q": hidden.number}).exists()


def test_whoever_is_named_sees_it_and_is_told(cast, hidden):
    membership, other = colleague(cast)
    name_team_member(hidden, by=cast.daniyar, member=membership)
    assert sees(other, hidden)
    assert OutboxMessage.objects.get(notice="assistance/named").address == "+79000000077"


def test_whoever_handed_it_over_is_out(cast, hidden):
    membership, other = colleague(cast)
    hand_over_case(hidden, by=cast.daniyar, member=membership, reason="Leave")
    assert sees(other, hidden)
    assert not sees(cast.daniyar, hidden)


def test_a_case_that_turns_out_grave_disappears_from_the_desk(cast, case):
    _, other = colleague(cast)
    assert sees(other, case)
    protect_case(case, by=cast.daniyar, concern="violence")
    assert not sees(other, case)
    assert sees(cast.daniyar, case)
    assert not open_tasks(case).exists()


def test_why_it_is_protected_is_sealed(cast, case):
    protect_case(case, by=cast.daniyar, concern="violence")
    assert "violence" not in str(AssistanceCase.objects.values_list("concern", flat=True).get(pk=case.pk))
    assert AssistanceCase.objects.get(pk=case.pk).concern == "violence"
