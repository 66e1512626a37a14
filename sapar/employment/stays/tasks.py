"""What the system does every day for people abroad. Each job is idempotent for its day: run twice, it acts once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import structlog

from sapar.employment.stays.actions import miss_check_in, open_check_in, remind_of_deadline, skip_check_in
from sapar.employment.stays.queries import ASKED, check_ins_to_open, check_ins_unanswered, reminders_due
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.work.schedule import daily

log = structlog.get_logger(__name__)

CHECK_INS = System("check-ins")
REMINDERS = System("reminders")


@daily
def open_check_ins(on: date) -> int:
    """Ask everybody whose day it is how things are. Returns how many were asked."""
    return _each(on, ((open_check_in, who, CHECK_INS, {"due_on": due_on}) for who, due_on in check_ins_to_open(on)))


@daily
def miss_check_ins(on: date) -> int:
    """Offer help to those who did not answer in time; whoever is no longer abroad is left in peace."""
    missed = list(check_ins_unanswered(on))
    return _each(
        on, ((miss_check_in if each.journey.state in ASKED else skip_check_in, each, CHECK_INS, {}) for each in missed)
    )


@daily
def send_reminders(on: date) -> int:
    """Remind of the dates that are near. Returns how many messages it was."""
    return _each(
        on,
        ((remind_of_deadline, due.journey, REMINDERS,
          {"kind": due.kind, "due_on": due.due_on, "days_before": due.days_before}) for due in reminders_due(on)),
    )  # fmt: skip


def _each(on: date, acts: Iterable[tuple[Action, Subject, Actor, dict[str, Any]]]) -> int:
    """Do them one by one: what another worker did meanwhile, or what no longer fits, stops none of the others."""
    done = 0
    for action, record, by, given in acts:
        try:
            action(record, by=by, on=on, **given)
            done += 1
        except ActionError as refused:
            log.info("job skipped one", action=action.name, code=refused.code)
    return done
