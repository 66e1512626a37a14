"""The single duties of the wrapper, one function each. ``wrapper.py`` calls them in their order."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions import recording
from sapar.foundation.actions.asking import Parameter
from sapar.foundation.actions.errors import (
    ChangedMeanwhile,
    DayNotPossible,
    NotVisible,
    Refused,
    SecondStepAgain,
    WrongState,
)
from sapar.foundation.actions.guarded import Subject, found
from sapar.foundation.actions.moves import KEEP, NEW, start_states
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import append_event
from sapar.foundation.lawbook import lawbook
from sapar.foundation.privacy.classes import P1, P2

if TYPE_CHECKING:
    from sapar.foundation.actions.wrapper import Action, Done


def locked(subject: Subject) -> Subject:
    """Return the record as it is now, locked until the transaction ends (SQLite has one writer anyway)."""
    rows = type(subject).objects.select_for_update(of=("self",))
    if subject.READ_WITH:
        rows = rows.select_related(*subject.READ_WITH)
    fresh: Subject = rows.get(pk=subject.pk)
    return fresh


def check_permission(action: "Action", record: Subject, by: Actor) -> None:
    """Refuse whoever may not know of the record (404) or may not do this to it (403)."""
    if not type(record).visible_to(by).filter(pk=record.pk).exists():
        raise NotVisible
    if not action.allowed_to(by, record):
        raise Refused


def check_step(action: "Action", by: Actor) -> None:
    """Ask staff for the second step again before a grave act if it was long ago; a program does no grave act."""
    if not action.grave or not by.is_staff:
        return
    if by.token:
        raise Refused
    longest = timedelta(minutes=settings.SAPAR_STEP_UP_MINUTES)
    if by.proved_at is not None and clock.now() - by.proved_at > longest:
        raise SecondStepAgain


def check_day(by: Actor, on: date) -> None:
    """Refuse a future day, and a past one without the right to capture a paper act later."""
    today = clock.today(by.place)
    if on > today or (on < today and not by.may_capture_later):
        raise DayNotPossible


def check_version(record: Subject, seen: int | None) -> None:
    """Refuse when somebody changed the record after the form was shown, and say who and when."""
    if seen is None or seen == record.version:
        return
    events = AuditEvent.objects.filter(subject_type=record._meta.label_lower, subject_ref=record.ref).order_by("pk")
    last = events.exclude(actor_key__startswith=f"{Kind.SYSTEM}:").last() or events.last()
    if last is None:
        raise ChangedMeanwhile(name="?", time="?")
    when = datetime.fromisoformat(last.recorded_at)
    raise ChangedMeanwhile(name=who(last), time=f"{timezone.localtime(when):%d.%m.%Y %H:%M}")


def who(event: AuditEvent) -> str:
    """Return who did it, as others may know it: the office and role of staff, never a worker's name."""
    from sapar.foundation.audit.sentences import actor_of

    return actor_of(event)


def check_move(action: "Action", record: Subject) -> None:
    """Refuse a move that the table does not hold."""
    starts = start_states(action.move)
    if NEW in starts:
        return
    state = getattr(record, "state", "")
    if str(state) not in starts:
        raise WrongState(state=record.get_state_display() if state else "")  # type: ignore[attr-defined]


def checked_answers(action: "Action", given: Mapping[str, Any], by: Actor) -> dict[str, Any]:
    """Return the answers in their types, or all that is to mend about them.

    Raises:
        ValidationError: one sentence per answer.
    """
    unknown = given.keys() - action.parameters.keys()
    if unknown:
        raise TypeError(f"{action.name} does not ask {', '.join(sorted(unknown))}.")
    answers, problems = {}, {}
    for name, parameter in action.parameters.items():
        try:
            answers[name] = _answer(parameter, given.get(name), by)
        except ValidationError as error:
            problems[name] = error
    if problems:
        raise ValidationError(problems)
    return answers


def _answer(parameter: Parameter, value: Any, by: Actor) -> Any:
    if not parameter.record or isinstance(value, models.Model) or value in (None, ""):
        return parameter.checked(value)
    record = found(parameter.record.visible_to(by), str(value))
    if record is None:
        raise ValidationError(NotVisible.sentence, code="reference")
    return record


def moved(action: "Action", record: Subject, created: Subject | None, by: Actor) -> Subject:
    """Move the record this action is about, save it (which validates it) and return it.

    Each act raises the version, which tells whoever has a form open that somebody was there. What the system notes for
    itself does not: a reminder sent in the night is no reason to type a form again.
    """
    target = created if action.creates and created is not None else record
    to = action.move[1]
    if to != KEEP:
        target.state = to  # type: ignore[attr-defined]
    if to != KEEP or not by.is_system or not _only_bookkeeping(target):
        target.version += 1
    target.save()
    return target


def _only_bookkeeping(record: Subject) -> bool:
    return recording.changed_fields(record, record._as_loaded) <= record.BOOKKEEPING


def tick_off(action: "Action", record: Subject) -> None:
    """Close the tasks that asked for this action on this record."""
    from sapar.foundation.worklists.tasks import close_tasks  # tasks are themselves records with actions

    close_tasks(record, action.name)


def write_event(
    action: "Action",
    target: Subject,
    by: Actor,
    on: date,
    answers: Mapping[str, Any],
    done: "Done",
    recorder: recording.Recorder,
) -> AuditEvent:
    """Append the event: who, what, when, by which law, and every row before and after."""
    before, after = recorder.changes()
    return append_event(
        on=on.isoformat(),
        action=action.name,
        actor={"kind": by.recorded_kind, "account": by.account.ref if by.account else "", "role": by.role,
               "organisation": by.organisation_ref, "helping": by.helping, "name": by.token or by.name},
        actor_key=by.key,
        subject_type=target._meta.label_lower,
        subject_ref=target.ref,
        law=_law(action.law, on),
        details={name: _detail(action, target, name, value) for name, value in done.details.items()},
        before=before,
        after=after,
        silent_because=done.silent_because,
    )  # fmt: skip


def _law(matter: str, on: date) -> dict[str, Any]:
    if not matter:
        return {}
    book = lawbook()
    return {"matter": matter, "under": book.citations(matter, on), "pack": book.digest}


def _detail(action: "Action", target: Subject, name: str, value: Any) -> Any:
    """Write one detail; sealed like the answer it repeats, or when it is anybody's own words."""
    parameter = action.parameters.get(name)
    own_words = isinstance(value, str) and not isinstance(value, models.Choices)
    data_class = parameter.data_class if parameter else P2 if own_words else P1
    plain = getattr(value, "ref", None) or recording.as_json(value)
    return recording.seal_for(target, plain) if data_class >= P2 else plain


def record_of(action: "Action", event: AuditEvent) -> Subject:
    """Return the record an earlier event was about."""
    model = apps.get_model(event.subject_type)
    record: Subject = model._base_manager.get(ref=event.subject_ref)
    return record
