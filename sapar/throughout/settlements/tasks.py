"""The daily round over what is owed."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import OWED
from sapar.throughout.settlements.actions import remind_of_instalment
from sapar.throughout.settlements.models import Instalment

ROUND = System("instalments")


def remind_of_instalments(on: date) -> int:
    """Ask about every payment due by ``on`` that nobody was asked about. Returns how many complaints."""
    due = Instalment.objects.filter(paid_on=None, reminded_on=None, due_on__lte=on, complaint__state__in=OWED)
    late = Complaint.objects.filter(pk__in=due.values("complaint")).order_by("pk")
    count = 0
    for complaint in late.iterator():
        current = complaint.settlements.order_by("-pk").first()
        if current and current.instalments.filter(paid_on=None, reminded_on=None, due_on__lte=on).exists():
            remind_of_instalment(complaint, by=ROUND, on=on)
            count += 1
    return count
