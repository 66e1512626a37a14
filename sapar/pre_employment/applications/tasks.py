"""What the system does by itself: it ends the offers that nobody answered."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.pre_employment.applications.answering import lapse_offer
from sapar.pre_employment.applications.queries import offers_to_lapse

DUTY = System("the last day of an offer has passed")


@daily
def lapse_offers(on: date) -> int:
    """End each offer whose last day has passed. Returns how many."""
    over = list(offers_to_lapse(on))
    for application in over:
        lapse_offer(application, by=DUTY)
    return len(over)
