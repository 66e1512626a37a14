"""Taking a task from the desk, and giving it back."""

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.worklists.actions import TakenBySomebodyElse, give_task_back, take_task
from sapar.foundation.worklists.models import Task
from sapar.foundation.worklists.tasks import close_tasks, next_deadline, open_task
from tests.unguarded import unguarded


@pytest.fixture
def task(cast):
    """A task for the employment officers of Bishkek."""
    with unguarded():
        return open_task(
            cast.office("osh"), asks="close_organization", role="employment_officer", due=clock.now(),
            office_ref=cast.aigul.organisation_ref,
        )  # fmt: skip


def test_whoever_is_asked_takes_it_and_colleagues_see_who(cast, task):
    take_task(task, by=cast.aigul)
    assert Task.objects.get().taken_by == cast.aigul.account


def test_a_task_is_of_one_office_and_role(cast, task):
    for somebody in (cast.meerim, cast.samat, cast.daniyar, cast.timur):
        with pytest.raises(NotVisible):
            take_task(task, by=somebody)


def test_a_colleague_who_comes_second_is_told_who_has_it(cast, task):
    from tests.cast import Seat

    colleague = cast._seated(Seat("Жаңыл", "employment_officer", "bishkek", "+996700000111"))
    take_task(task, by=cast.aigul)
    with pytest.raises(TakenBySomebodyElse, match="Айгүл"):
        take_task(task, by=colleague)
    with pytest.raises(Refused):
        give_task_back(task, by=colleague)


def test_it_can_be_given_back(cast, task):
    take_task(task, by=cast.aigul)
    give_task_back(task, by=cast.aigul)
    assert Task.objects.get().taken_by is None


def test_asked_twice_it_stays_one_and_the_earlier_deadline_counts(cast, task):
    office = cast.office("osh")
    with unguarded():
        earlier = clock.now().replace(year=2020)
        open_task(office, asks=task.asks, role=task.role, due=earlier, office_ref=task.office_ref)
        assert Task.objects.count() == 1
        assert next_deadline(office) == earlier
        close_tasks(office)
        assert next_deadline(office) is None
