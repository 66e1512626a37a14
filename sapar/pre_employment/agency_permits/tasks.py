"""What the system does every day for permits. Each job is idempotent for its day: run twice, it acts once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import structlog

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.work.schedule import daily
from sapar.pre_employment.agency_permits.actions import expire_permit, remind_of_end
from sapar.pre_employment.agency_permits.choices import ENDED
from sapar.pre_employment.agency_permits.forgetting import forget_permit_file
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.queries import permits_to_expire, reminders_due
from sapar.registers.retention.queries import PERMIT, quiet_since_their_end

log = structlog.get_logger(__name__)

TERMS = System("terms of permits")


@daily
def expire_permits(on: date) -> int:
    """End the permits whose last day has passed. Returns how many."""
    return _each(on, ((expire_permit, permit, {}) for permit in permits_to_expire(on)))


@daily
def remind_of_ends(on: date) -> int:
    """Remind agencies of permits that end soon. Returns how many."""
    return _each(on, ((remind_of_end, permit, {"days_before": step}) for permit, step in reminders_due(on)))


@daily
def forget_old_permits(on: date) -> int:
    """Forget names and papers in permits that ended so long ago as the law says. Returns how many."""
    ended = AgencyPermit.objects.filter(state__in=ENDED).exclude(key__wrapped="")
    return _each(on, ((forget_permit_file, permit, {}) for permit in quiet_since_their_end(ended, PERMIT, on)))


def _each(on: date, acts: Iterable[tuple[Action, AgencyPermit, dict[str, Any]]]) -> int:
    """Do them one by one: what another worker did meanwhile stops none of the others."""
    done = 0
    for action, permit, given in acts:
        try:
            action(permit, by=TERMS, on=on, **given)
            done += 1
        except ActionError as refused:
            log.info("job skipped one", action=action.name, code=refused.code)
    return done
