"""The daily round over complaints."""

from datetime import date

import structlog

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.work.schedule import daily
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.endings import escalate_complaint
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import OPEN

ROUND = System("deadlines")
log = structlog.get_logger(__name__)


@daily
def escalate_overdue(on: date) -> int:
    """Tell the heads of every step that became overdue before ``on``, once a step. Returns how many."""
    late = Complaint.objects.filter(due_on__lt=on, escalated_on=None, state__in=OPEN).select_related("office")
    return sum(_escalate(complaint, on) for complaint in late.order_by("pk").iterator() if clocks.is_late(complaint))


def _escalate(complaint: Complaint, on: date) -> int:
    """Escalate one; what fails is logged and does not stop the round."""
    try:
        escalate_complaint(complaint, by=ROUND, on=on)
    except ActionError as error:
        log.warning("not escalated", complaint=complaint.ref, code=error.code)
        return 0
    return 1
