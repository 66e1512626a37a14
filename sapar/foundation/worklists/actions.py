"""Taking a task, and giving it back."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.worklists.models import Task
from sapar.foundation.worklists.permissions import asked, taker


class TakenBySomebodyElse(ActionError):
    """A colleague was quicker."""

    code = "taken"
    sentence = _("Taken by: {name}")


@action(subject=Task, allowed_to=asked, law=NO_LAW, label=_("Take this task"), has_button=False)
def take_task(task: Task, *, by: Actor, on: date) -> Done:
    """Take a task: colleagues see that somebody works on it."""
    if task.taken_by and task.taken_by != by.account:
        raise TakenBySomebodyElse(name=task.taken_by.name)
    task.taken_by = by.account
    return Done(silent_because="the desk shows it")


@action(subject=Task, allowed_to=taker, law=NO_LAW, label=_("Give this task back"), has_button=False)
def give_task_back(task: Task, *, by: Actor, on: date) -> Done:
    """Give a task back to the office."""
    task.taken_by = None
    return Done(silent_because="the desk shows it")
