"""The wrapper: every duty of an action, in this order, impossible to satisfy incompletely.

idempotency key → transaction → lock the row → visibility and permission → the version the form saw → MOVES → body →
validate and save → audit event → outbox notices and follow-ups, all in one transaction. A deadlock or a busy database
is tried three times. A refusal is recorded after the rollback, by the outermost wrapper.
"""

import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from typing import Any

from django.db import OperationalError, connection, transaction

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions import duties, registry
from sapar.foundation.actions.asking import Parameter, parameters_of
from sapar.foundation.actions.errors import NobodyTold, Refused
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.idempotency import Token
from sapar.foundation.actions.moves import NEW, Move
from sapar.foundation.actions.recording import recording, set_aside
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import append_refusal
from sapar.foundation.notices import outbox
from sapar.foundation.notices.notice import Notice

TRIES = 3
PAUSE_SECONDS = 0.05

NO_LAW = ""

Predicate = Callable[[Actor, Any], bool]

_running: ContextVar[bool] = ContextVar("action_running", default=False)


@dataclass
class Done:
    """What a body answers: facts for the trail, whom to tell, what follows, and the record it made (unsaved)."""

    details: dict[str, Any] = field(default_factory=dict)
    tell: Sequence[Notice] = ()
    then: Sequence[FollowUp] = ()
    silent_because: str = ""
    created: Subject | None = None


@dataclass(frozen=True)
class Outcome:
    """What a caller gets: the record, the event, and whether this was a repetition of an act already done."""

    record: Any
    event: AuditEvent
    repeated: bool = False


@dataclass(eq=False)
class Action:
    """One action: a function with its subject, its permission, its law and its label."""

    body: Callable[..., Done]
    subject: type[Subject]
    model: type[Subject]  # whose MOVES has its row: what it creates, else its subject
    allowed_to: Predicate
    law: str
    label: Any
    grave: bool = False
    has_button: bool = True

    @cached_property
    def name(self) -> str:
        """Return the name: of the function, of the audit event, of the row in MOVES."""
        return self.body.__name__

    @cached_property
    def slug(self) -> str:
        """Return the name as it stands in URLs."""
        return self.name.replace("_", "-")

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """Return what the action asks."""
        return parameters_of(self.body)

    @property
    def move(self) -> Move:
        """Return this action's row of the table of moves."""
        return self.model.MOVES[self.name]

    @property
    def creates(self) -> bool:
        """Say whether this action makes a new record."""
        return NEW in self.move[0]

    def __call__(
        self,
        subject: Subject,
        *,
        by: Actor,
        on: date | None = None,
        key: str = "",
        seen: int | None = None,
        **given: Any,
    ) -> Outcome:
        """Do it.

        Args:
            subject: the record it is on (the parent, or the receiving office, where it creates one).
            by: who does it.
            on: the legal day; today at the actor's office unless a paper act is captured later.
            key: the token of the form, so that sending it twice acts once.
            seen: the version of the record that the form showed.
            given: the answers to what the action asks.

        Raises:
            ActionError: a sentence why it did not happen; the attempt is recorded where it was refused.
            ValidationError: which answers to mend.
        """
        run = _Run(self, subject, by, on or clock.today(by.place), Token(self.name, by, key), seen, given)
        if _running.get():
            return run.once()
        return run.with_retries()


@dataclass
class _Run:
    """One call of one action."""

    action: Action
    subject: Subject
    by: Actor
    on: date
    token: Token
    seen: int | None
    given: dict[str, Any]

    def with_retries(self) -> Outcome:
        """Run as the outermost action: in one transaction, tried again when the database is busy."""
        try:
            for _ in range(TRIES - 1):
                try:
                    return self._in_one_transaction()
                except OperationalError:
                    if connection.in_atomic_block:
                        raise
                    time.sleep(PAUSE_SECONDS)
            return self._in_one_transaction()
        except Refused as refusal:
            self._record(refusal)
            raise

    def _in_one_transaction(self) -> Outcome:
        running = _running.set(True)
        try:
            with transaction.atomic():
                return self.once()
        finally:
            _running.reset(running)

    def once(self) -> Outcome:
        """Do every duty, in order."""
        if earlier := self.token.earlier(self.given):
            return Outcome(duties.record_of(self.action, earlier), earlier, repeated=True)
        record = duties.locked(self.subject)
        duties.check_permission(self.action, record, self.by)
        duties.check_day(self.by, self.on)
        duties.check_version(record, self.seen)
        duties.check_move(self.action, record)
        answers = duties.checked_answers(self.action, self.given, self.by)
        with recording() as recorder:
            done = self.action.body(record, by=self.by, on=self.on, **answers)
            if not done.tell and not done.silent_because:
                raise NobodyTold(f"{self.action.name} tells nobody and does not say why.")
            target = duties.moved(self.action, record, done.created, self.by)
            duties.tick_off(self.action, record)
        with set_aside():
            event = duties.write_event(self.action, target, self.by, self.on, answers, done, recorder)
            self.token.spend(event)
            outbox.put(event, done.tell)
        self._follow(done.then)
        return Outcome(target, event)

    def _follow(self, follow_ups: Sequence[FollowUp]) -> None:
        for follow_up in follow_ups:
            for action in registry.FOLLOW_UPS[follow_up.name]:
                action(follow_up.subject, by=System(f"after {self.action.name}"), on=self.on, **follow_up.given)

    def _record(self, refusal: Refused) -> None:
        with transaction.atomic():
            append_refusal(
                action=self.action.name,
                actor_key=self.by.key,
                subject_type=self.subject._meta.label_lower,
                subject_ref=self.subject.ref,
                code=refusal.code,
            )


def action(
    *,
    subject: type[Subject],
    allowed_to: Predicate,
    law: str,
    label: Any,
    creates: type[Subject] | None = None,
    grave: bool = False,
    has_button: bool = True,
) -> Callable[[Callable[..., Done]], Action]:
    """Make an action of a function ``(record, *, by, on, …) -> Done`` and register it.

    Args:
        subject: the kind of record it is on.
        allowed_to: the predicate ``(actor, record) -> bool`` of who may.
        law: the matter in the home country's pack that it stands under, or ``NO_LAW``.
        label: the text of its button, translatable.
        creates: the kind of record it makes, if any; then ``subject`` is the parent.
        grave: asks for a page that states the consequence.
        has_button: False for what has a page of its own, or no page at all.
    """

    def wrap(body: Callable[..., Done]) -> Action:
        made = Action(body, subject, creates or subject, allowed_to, law, label, grave, has_button)
        wraps(body)(made)
        registry.register(made)
        return made

    return wrap
