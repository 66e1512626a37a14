"""What the system does by itself: bring along what came to a merged record late, and compare all records on Sundays."""

from datetime import date, timedelta

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.registers.duplicates.linking import compare_everybody, someone_came
from sapar.registers.duplicates.stragglers import bring_along, left_behind

DUTY = System("merged records")
SUNDAY = 6  # offices are closed: comparing a great register takes some minutes


@daily
def bring_stragglers(on: date) -> int:
    """Bring along what was left behind. Returns for how many merges."""
    merges = left_behind()
    for merge in merges:
        bring_along(merge.pair, by=DUTY, on=on)
    return len(merges)


@daily
def look_for_doubles(on: date) -> int:
    """Compare all records, on Sundays and where somebody came in the week. Returns how many pairs are new."""
    if on.weekday() != SUNDAY or not someone_came(on - timedelta(days=7)):
        return 0
    return compare_everybody()
