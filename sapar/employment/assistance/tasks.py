"""What the system does by itself: it tells whom it concerns when nobody acted in time."""

from datetime import date

from django_tasks import task

from sapar.employment.assistance.actions import escalate_case
from sapar.employment.assistance.choices import CaseState
from sapar.employment.assistance.forgetting import forget_case
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.queries import overdue_cases
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.registers.retention.queries import CASE, quiet_since_their_end

DUTY, KEEPING = System("escalation"), System("retention")


@daily
def escalate_overdue(on: date) -> int:
    """Escalate, once each, the cases whose deadline has passed. Returns how many."""
    late = list(overdue_cases(clock.now()))
    for case in late:
        escalate_case(case, by=DUTY)
    return len(late)


@daily
def forget_old_cases(on: date) -> int:
    """Forget closed cases of nobody on record when the law's months are over. Returns how many."""
    of_nobody = AssistanceCase.objects.filter(person=None, state=CaseState.CLOSED).exclude(key__wrapped="")
    old = list(quiet_since_their_end(of_nobody, CASE, on))
    for case in old:
        forget_case(case, by=KEEPING, on=on)
    return len(old)


@task()
def escalate_if_late(ref: str) -> bool:
    """Look at one case at the hour its first act is due; a life cannot wait for the daily job."""
    case = overdue_cases(clock.now()).filter(ref=ref).first()
    if case:
        escalate_case(case, by=DUTY)
    return case is not None
