"""The daily round over what is owed."""

from datetime import date

import structlog

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.work.schedule import daily
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.sums import current_terms
from sapar.throughout.complaints.vocabulary import OWED
from sapar.throughout.settlements.actions import remind_of_instalment
from sapar.throughout.settlements.models import Instalment

ROUND = System("instalments")
log = structlog.get_logger(__name__)


@daily
def remind_of_instalments(on: date) -> int:
    """Ask about every payment due by ``on`` that nobody was asked about. Returns how many complaints."""
    due = Instalment.objects.filter(paid_on=None, reminded_on=None, due_on__lte=on, complaint__state__in=OWED)
    owed = Complaint.objects.filter(pk__in=due.values("complaint")).order_by("pk")
    return sum(_remind(complaint, on) for complaint in owed.iterator())


def _remind(complaint: Complaint, on: date) -> int:
    """Remind of one, if it is due under the terms that count; what fails is logged and does not stop the round."""
    if not current_terms(complaint).instalments.filter(paid_on=None, reminded_on=None, due_on__lte=on).exists():
        return 0
    try:
        remind_of_instalment(complaint, by=ROUND, on=on)
    except ActionError as error:
        log.warning("not reminded", complaint=complaint.ref, code=error.code)
        return 0
    return 1
