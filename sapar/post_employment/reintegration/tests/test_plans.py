"""The plan: all three dimensions, the person's own agreement, revision, and the end."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import ActionError, Refused
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.post_employment.reintegration.actions import close_reintegration
from sapar.post_employment.reintegration.models import PlanState, ReintegrationPlan
from sapar.post_employment.reintegration.planning import (
    DAYS,
    agree_to_plan,
    ask_for_plan,
    close_plan,
    draft_plan,
    record_agreement,
    revise_plan,
)
from sapar.post_employment.returns.actions import note_needs, reopen_return
from sapar.post_employment.returns.models import Return
from sapar.post_employment.returns.tests.travellers import NO_NEEDS

GOALS = {"economic": "Жумуш табуу", "social": "Мектеп", "psychosocial": "Эч нерсе керек эмес"}


def drafted(cast, assessed):
    """Bolot makes the plan."""
    return draft_plan(assessed, by=cast.bolot, **GOALS).record


def now(plan):
    """Return the plan as it stands."""
    return ReintegrationPlan.objects.get(pk=plan.pk)


def test_once_the_needs_are_noted_a_plan_is_asked_for_in_the_days_of_the_law(cast, assessed):
    task = Task.objects.of(cast.bolot).get(asks="draft_plan")
    days = int(lawbook().value(DAYS, clock.today()).value)
    assert task.due_at.astimezone().date() - clock.today() <= timedelta(days=days + 1)
    drafted(cast, assessed)
    assert not Task.objects.of(cast.bolot).filter(asks="draft_plan").exists()


@pytest.mark.parametrize("name", ["bolot", "meerim"])
def test_only_the_system_asks_for_a_plan(cast, assessed, name):
    with pytest.raises(Refused):
        ask_for_plan(assessed, by=getattr(cast, name))


@pytest.mark.parametrize("left_out", list(GOALS))
def test_no_dimension_can_be_left_out(cast, assessed, left_out):
    with pytest.raises(ValidationError):
        draft_plan(assessed, by=cast.bolot, **(GOALS | {left_out: ""}))


def test_the_person_is_told_and_agrees(cast, assessed, nurlan):
    plan = drafted(cast, assessed)
    assert OutboxMessage.objects.filter(notice="reintegration/plan").count() == 1
    agree_to_plan(plan, by=nurlan.actor)
    assert (now(plan).state, now(plan).agreed_how, now(plan).agreed_on) == (PlanState.AGREED, "online", clock.today())


def test_nobody_agrees_online_for_somebody_else(cast, assessed):
    plan = drafted(cast, assessed)
    for actor in (cast.bolot, cast.meerim, cast.holder("gulnara")):
        with pytest.raises(Refused):
            agree_to_plan(plan, by=actor)


def test_an_agreement_at_the_office_is_recorded_with_how_it_was_given(cast, assessed):
    plan = drafted(cast, assessed)
    with pytest.raises(ValidationError):
        record_agreement(plan, by=cast.bolot, how="online")
    record_agreement(plan, by=cast.bolot, how="signed")
    assert now(plan).agreed_how == "signed"


def test_a_changed_plan_is_asked_anew(cast, assessed, nurlan):
    plan = drafted(cast, assessed)
    agree_to_plan(plan, by=nurlan.actor)
    revise_plan(now(plan), by=cast.bolot, **(GOALS | {"social": "Паспорт"}))
    assert (now(plan).state, now(plan).agreed_on, now(plan).social) == (PlanState.PROPOSED, None, "Паспорт")


def test_a_return_has_one_plan(cast, assessed):
    drafted(cast, assessed)
    with pytest.raises((Refused, ActionError)):
        drafted(cast, assessed)
    assert ReintegrationPlan.objects.count() == 1


def test_it_closes_with_the_reintegration_and_only_then(cast, assessed):
    plan = drafted(cast, assessed)
    with pytest.raises(Refused):
        close_plan(plan, by=cast.bolot)
    close_reintegration(assessed, by=cast.bolot, outcome="reintegrated", words="Иштеп жатат")
    assert now(plan).state == PlanState.CLOSED


@pytest.mark.parametrize("name", ["daniyar", "salima", "ermek", "bakyt", "tilek"])
def test_others_never_learn_of_it(cast, assessed, name):
    drafted(cast, assessed)
    assert not ReintegrationPlan.visible_to(getattr(cast, name)).exists()


def test_a_return_that_was_opened_again_asks_for_its_plan_anew(cast, assessed, nurlan):
    plan = drafted(cast, assessed)
    close_reintegration(assessed, by=cast.bolot, outcome="reintegrated", words="Иштеп жатат")
    with pytest.raises(Refused):
        revise_plan(now(plan), by=cast.bolot, **GOALS)
    again = reopen_return(Return.objects.get(pk=assessed.pk), by=cast.bolot).record
    note_needs(again, by=cast.bolot, **NO_NEEDS)
    assert Task.objects.of(cast.bolot).filter(asks="revise_plan").exists()
    revise_plan(now(plan), by=cast.bolot, **GOALS)
    assert (now(plan).state, now(plan).ended_on) == (PlanState.PROPOSED, None)
    agree_to_plan(now(plan), by=nurlan.actor)
