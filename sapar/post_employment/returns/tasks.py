"""What the system does by itself: it tells the head of office when nobody spoke with somebody who came home."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.post_employment.returns.actions import escalate_return
from sapar.post_employment.returns.queries import overdue_returns

DUTY = System("escalation")


@daily
def escalate_overdue(on: date) -> int:
    """Escalate, once each, the returns whose deadline has passed. Returns how many."""
    late = list(overdue_returns(on))
    for returning in late:
        escalate_return(returning, by=DUTY)
    return len(late)
