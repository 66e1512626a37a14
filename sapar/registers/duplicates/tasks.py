"""The daily duty: bring along what came to a merged record in the moment of its merge."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.registers.duplicates.stragglers import bring_along, left_behind

DUTY = System("merged records")


@daily
def bring_stragglers(on: date) -> int:
    """Bring along what was left behind. Returns for how many merges."""
    merges = left_behind()
    for merge in merges:
        bring_along(merge.pair, by=DUTY, on=on)
    return len(merges)
