"""The daily round over complaints."""

from datetime import date

import structlog

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.work.schedule import daily
from sapar.registers.retention.queries import CASE, quiet_since_their_end
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.endings import escalate_complaint
from sapar.throughout.complaints.erasing import forget_complainant
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import ENDED, OPEN

ROUND, KEEPING = System("deadlines"), System("retention")
log = structlog.get_logger(__name__)


@daily
def escalate_overdue(on: date) -> int:
    """Tell the heads of every step that became overdue before ``on``, once a step. Returns how many."""
    late = Complaint.objects.filter(due_on__lt=on, escalated_on=None, state__in=OPEN).select_related("office")
    return sum(_escalate(complaint, on) for complaint in late.order_by("pk").iterator() if clocks.is_late(complaint))


@daily
def forget_old_cases(on: date) -> int:
    """Forget ended complaints of nobody on record when the law's months are over. Returns how many."""
    of_nobody = Complaint.objects.filter(complainant=None, state__in=ENDED).exclude(key__wrapped="")
    return sum(_forgotten(complaint, on) for complaint in quiet_since_their_end(of_nobody, CASE, on))


def _forgotten(complaint: Complaint, on: date) -> int:
    try:
        forget_complainant(complaint, by=KEEPING, on=on)
    except ActionError as error:
        log.warning("not forgotten", complaint=complaint.ref, code=error.code)
        return 0
    return 1


def _escalate(complaint: Complaint, on: date) -> int:
    """Escalate one; what fails is logged and does not stop the round."""
    try:
        escalate_complaint(complaint, by=ROUND, on=on)
    except ActionError as error:
        log.warning("not escalated", complaint=complaint.ref, code=error.code)
        return 0
    return 1
