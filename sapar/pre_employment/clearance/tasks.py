"""What the system does every day about certificates. Run twice on a day, it acts once."""

from datetime import date

import structlog

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.work.schedule import daily
from sapar.pre_employment.clearance.issuing import expire_clearance, settle_clearances
from sapar.pre_employment.clearance.queries import certificates_ended, journeys_to_settle

log = structlog.get_logger(__name__)
DUTY = System("certificates")


@daily
def settle_journeys(on: date) -> int:
    """Note on certificates that a journey has begun or was given up, by whatever way. Returns how many journeys."""
    waiting = list(journeys_to_settle())
    for journey in waiting:
        settle_clearances(journey, by=DUTY, on=on)
    return len(waiting)


@daily
def expire_certificates(on: date) -> int:
    """End the certificates whose last day is over. Returns how many."""
    done = 0
    for clearance in list(certificates_ended()):
        try:
            expire_clearance(clearance, by=DUTY, on=on)
            done += 1
        except ActionError as refused:  # another worker was quicker
            log.info("job skipped one", action="expire_clearance", code=refused.code)
    return done
