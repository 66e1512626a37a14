"""The daily duty: tell whose record will be erased, notice who came back, erase what nobody kept."""

from datetime import date

import structlog

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.work.schedule import daily
from sapar.registers.people.erasure import objections_to
from sapar.registers.retention.actions import announce_end, carry_out_end, end_hold, keep_my_data
from sapar.registers.retention.models import RetentionEnd, S
from sapar.registers.retention.queries import last_sign_of_life, quiet_people

DUTY = System("retention")
log = structlog.get_logger(__name__)


@daily
def end_keeping(on: date) -> int:
    """Announce, notice, release and erase; each by itself, so that one that fails stops no other. Returns how many."""
    done = sum(_notice(end, on) for end in RetentionEnd.objects.filter(state=S.ANNOUNCED).select_related("person"))
    done += sum(_tried(end_hold, end, on) for end in RetentionEnd.objects.filter(state=S.HELD, held_until__lt=on))
    for person, quiet_since in quiet_people(on):
        if not objections_to(person):
            announce_end(person, by=DUTY, on=on, quiet_since=quiet_since)
            done += 1
    return done


def _notice(end: RetentionEnd, on: date) -> int:
    """Keep whoever came back; erase whose day has come; what is still open waits, and is looked at again tomorrow."""
    if last_sign_of_life(end.person) > end.quiet_since:
        return _tried(keep_my_data, end, on)
    if on < end.erase_on or objections_to(end.person):
        return 0
    return _tried(carry_out_end, end, on)


def _tried(act: Action, end: RetentionEnd, on: date) -> int:
    try:
        act(end, by=DUTY, on=on)
    except ActionError as error:
        log.warning("not ended", end=end.ref, code=error.code)
        return 0
    return 1
