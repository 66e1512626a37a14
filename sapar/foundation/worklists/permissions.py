"""Who may take a task."""

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.worklists.models import Task


def asked(actor: Actor, task: Task) -> bool:
    """Whoever has the role at the office the task is asked of."""
    return Task.objects.of(actor).filter(pk=task.pk).exists()


def taker(actor: Actor, task: Task) -> bool:
    """Whoever took it."""
    return actor.account is not None and task.taken_by_id == actor.account.pk
