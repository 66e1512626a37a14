"""The daily round over complaints."""

from datetime import date

from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.endings import escalate_complaint
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import OPEN

ROUND = System("deadlines")


def escalate_overdue(on: date | None = None) -> int:
    """Tell the heads of every step that became overdue before ``on``, once a step. Returns how many."""
    day = on or clock.today()
    late = Complaint.objects.filter(due_on__lt=day, escalated_on=None, state__in=OPEN).select_related("office")
    count = 0
    for complaint in late.order_by("pk").iterator():
        if clocks.is_late(complaint):
            escalate_complaint(complaint, by=ROUND, on=clock.today())
            count += 1
    return count
