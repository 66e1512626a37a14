"""The desk: what is asked of this member, sorted by deadline. A page costs the same with twenty tasks or a million."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.ui.components import Act, Deadline, Row, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.foundation.worklists.models import Task, TaskQuerySet

VIEWS = ("office", "mine", "overdue")


def tasks_for(actor: Actor, view: str = "office") -> TaskQuerySet:
    """Return the open tasks of this actor's role and office; only their own, or only the overdue ones."""
    tasks = Task.objects.of(actor).select_related("taken_by")
    if view == "mine":
        return tasks.filter(taken_by=actor.account)
    return tasks.filter(due_at__lt=clock.now()) if view == "overdue" else tasks


def counts_for(actor: Actor) -> dict[str, int]:
    """Count what is overdue, due today and not taken yet, in one query."""
    now = clock.now()
    return Task.objects.of(actor).aggregate(
        overdue=Count("pk", filter=Q(due_at__lt=now)),
        today=Count("pk", filter=Q(due_at__gte=now, due_at__date=now.date())),
        unassigned=Count("pk", filter=Q(taken_by=None)),
    )


def rows_for(tasks: Iterable[Task], actor: Actor) -> list[Row]:
    """Return the rows of a page of tasks. One query a kind of record on the page, however many rows."""
    tasks = list(tasks)
    records = _records(tasks, actor)
    today = clock.today(actor.place)
    return [_row(task, records.get((task.subject_type, task.subject_ref)), actor, today) for task in tasks]


def _records(tasks: list[Task], actor: Actor) -> dict[tuple[str, str], Subject]:
    wanted: dict[str, list[str]] = {}
    for task in tasks:
        wanted.setdefault(task.subject_type, []).append(task.subject_ref)
    found: dict[tuple[str, str], Subject] = {}
    for kind, refs in wanted.items():
        model = apps.get_model(kind)
        found |= {(kind, record.ref): record for record in model.visible_to(actor).filter(ref__in=refs)}
    return found


def _row(task: Task, record: Subject | None, actor: Actor, today: date) -> Row:
    action = ACTIONS.get(task.asks)
    state = str(getattr(record, "state", ""))
    word = record.get_state_display() if state else ""  # type: ignore[union-attr]
    return Row(
        title=record.title if record else _("A record you cannot open"),
        url=address_of(record) if record else "",
        ref=task.subject_ref,
        tag=tag_for(state, word) if state else None,
        deadline=Deadline(task.due_at.astimezone(ZoneInfo(actor.place)).date(), today),
        asked=action.label if action else task.asks,
        last=say(_("Taken by: {name}"), name=task.taken_by.name) if task.taken_by else "",
        acts=_acts(task, actor),
    )


def _acts(task: Task, actor: Actor) -> list[Act]:
    mine = actor.account is not None and task.taken_by_id == actor.account.pk
    label: Words = _("Give this task back") if mine else _("Take this task")
    name = "portal:give_back" if mine else "portal:take"
    return [Act(label, reverse(name, args=[task.ref]), posts=True)] if mine or not task.taken_by_id else []
