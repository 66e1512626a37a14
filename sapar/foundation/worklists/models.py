"""The task."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP
from sapar.foundation.privacy.classes import P1


class TaskState(models.TextChoices):
    """Whether it still waits."""

    OPEN = "open", _("Waiting")
    DONE = "done", _("Done")


class TaskQuerySet(GuardedQuerySet):
    """Tasks, asked for as a desk does."""

    def of(self, actor: Actor) -> "TaskQuerySet":
        """Return what is asked of this actor: of the role, at the office or for the country."""
        return self.filter(
            models.Q(office_ref=actor.organisation_ref) | models.Q(office_ref="", country__in=("", actor.country)),
            state=TaskState.OPEN,
            role=actor.role,
        )


class Task(Subject):
    """One action that is asked of one role, on one record, by a moment."""

    MOVES = {
        # action            from               to
        "take_task": ({TaskState.OPEN}, KEEP),
        "give_task_back": ({TaskState.OPEN}, KEEP),
    }
    CLASSES = {
        P1: {"subject_type", "subject_ref", "asks", "role", "office_ref", "country", "due_at", "taken_by", "opened_at"}
    }

    state = models.CharField(max_length=5, choices=TaskState, default=TaskState.OPEN, editable=False)
    subject_type = models.CharField(max_length=60)
    subject_ref = models.CharField(max_length=9)
    asks = models.CharField(max_length=60)  # the name of the action
    role = models.CharField(max_length=30)
    office_ref = models.CharField(max_length=9, blank=True)  # whose task; empty: of the role anywhere (in the country)
    country = models.CharField(max_length=2, blank=True)
    due_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    taken_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="tasks")

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["state", "role", "office_ref", "due_at"]),
            models.Index(fields=["subject_type", "subject_ref", "state"]),
        ]

    def __str__(self) -> str:
        return f"{self.asks} {self.subject_ref}"

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Task]":
        """Show a task to those it is asked of."""
        if actor.is_system:
            return cls.objects.all()
        return cls.objects.of(actor) if actor.is_staff else cls.objects.none()
