"""Registering, and the needs in three dimensions; the days come from the law."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.post_employment.returns import clocks
from sapar.post_employment.returns.actions import escalate_return, note_needs, register_return
from sapar.post_employment.returns.models import Return, ReturnNeed, ReturnState
from sapar.post_employment.returns.tasks import escalate_overdue
from sapar.post_employment.returns.tests.travellers import NO_NEEDS, OSH, another
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person


def test_whoever_came_home_registers_and_the_needs_are_due_by_law(cast, registered):
    due = clocks.working_day(clocks.ASSESSMENT, clock.today())
    assert (registered.state, registered.assess_by) == (ReturnState.REGISTERED, due)
    task = Task.objects.of(cast.bolot).get()
    assert (task.asks, task.due_at.astimezone().date() >= due) == ("note_needs", True)
    assert OutboxMessage.objects.get(notice="returns/registered").address == "+79161110001"


def test_where_they_live_now_stands_on_the_person(cast, registered, nurlan):
    assert Person.objects.get(pk=nurlan.person.pk).home_place == OSH


def test_the_office_that_registers_goes_on(cast, home):
    taken = register_return(home, by=cast.aigul, lives_at=OSH, wish="unsure", unpaid=True).record
    assert taken.office == cast.office("bishkek")


def test_an_attache_registers_nobody_at_home(cast, home):
    with pytest.raises(Refused):
        register_return(home, by=cast.daniyar, lives_at=OSH, wish="stay")


def test_a_place_that_is_none_is_asked_again(cast, home, nurlan):
    with pytest.raises(ValidationError):
        register_return(home, by=nurlan.actor, lives_at="Атлантида", wish="stay")


def test_needs_are_noted_in_all_three_dimensions_and_sealed(cast, assessed):
    assert (assessed.state, assessed.needs.count()) == (ReturnState.NEEDS_NOTED, 3)
    assert "Жумуш" not in str(ReturnNeed.objects.values_list("what", flat=True)[0])
    assert ReturnNeed.objects.get(dimension="economic").what == "Жумуш"
    assert [task.asks for task in Task.objects.of(cast.bolot)] == ["draft_plan"]


def test_leaving_a_dimension_out_is_no_answer(cast, registered):
    with pytest.raises(ValidationError) as refused:
        note_needs(registered, by=cast.bolot, economic="none", social="none")
    assert set(refused.value.message_dict) == {"psychosocial"}


def test_a_need_is_said_in_words(cast, registered):
    with pytest.raises(ValidationError) as refused:
        note_needs(registered, by=cast.bolot, **NO_NEEDS | {"social": "now"})
    assert set(refused.value.message_dict) == {"social_what"}


def test_needs_noted_again_take_the_place_of_the_former(cast, assessed):
    note_needs(assessed, by=cast.bolot, **NO_NEEDS)
    assert list(ReturnNeed.objects.values_list("level", flat=True)) == ["none"] * 3


def test_the_person_does_not_note_needs_alone(cast, registered, nurlan):
    with pytest.raises(Refused):
        note_needs(registered, by=nurlan.actor, **NO_NEEDS)


def test_nobody_spoke_with_them_in_time_and_the_head_is_told_once(cast, home):
    head = another(cast, "osh", Role.OFFICE_HEAD, "+996700000055")
    assert escalate_overdue(home.contact_by) == 0
    assert escalate_overdue(home.contact_by + timedelta(days=1)) == 1
    assert escalate_overdue(home.contact_by + timedelta(days=1)) == 0
    assert OutboxMessage.objects.get(notice="returns/overdue").address == head.account.phone


def test_only_the_system_escalates(cast, home):
    with pytest.raises(Refused):
        escalate_return(home, by=cast.bolot)


def test_who_knows_of_a_return(cast, home, nurlan):
    seen = {name for name, actor in cast.everyone().items() if Return.visible_to(actor).exists()}
    assert seen == {"aigul", "samat", "salima", "meerim", "bolot", "daniyar"}
    assert Return.visible_to(nurlan.actor).exists()
