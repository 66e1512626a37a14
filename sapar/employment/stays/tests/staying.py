"""People on their way and abroad, for the tests of stays."""

from datetime import timedelta

from sapar.employment.stays.actions import arrive, open_check_in, start_work
from sapar.employment.stays.check_ins import LETTERS, TOKEN_LENGTH
from sapar.employment.stays.models import CheckIn
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.journeys.tests.travellers import NOON, TODAY, planned

__all__ = ["NOON", "TODAY", "abroad", "asked", "at_day", "planned", "token_of", "working"]


def at_day(days):
    """Live so many days after the first noon."""
    return clock.at(NOON + timedelta(days=days))


def abroad(cast, destination="RU", entered_on=TODAY):
    """Return somebody who arrived today, and as whom they act."""
    journey, nurlan = planned(cast, destination=destination)
    return arrive(journey, by=nurlan, entered_on=entered_on).record, nurlan


def working(cast):
    """Return somebody who arrived and works since today."""
    journey, nurlan = abroad(cast)
    return start_work(journey, by=nurlan, work_from=TODAY).record, nurlan


def asked(cast, destination="RU"):
    """Return a check-in that waits for an answer, and its traveller."""
    journey, nurlan = abroad(cast, destination)
    return open_check_in(journey, by=System("check-ins"), due_on=clock.today()).record, nurlan


def token_of(check_in: CheckIn) -> str:
    """Return the token out of the message that was sent."""
    body = OutboxMessage.objects.filter(notice="stays/check_in", event__subject_ref=check_in.ref).get().body
    token = body.rstrip("/").rpartition("/")[2][:TOKEN_LENGTH]
    assert set(token) <= set(LETTERS)
    return token
