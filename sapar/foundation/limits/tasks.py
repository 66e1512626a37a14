"""What is tidied up every day: tries that no limit counts any more."""

from datetime import date, timedelta

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.limits.models import Tally
from sapar.foundation.work.schedule import daily


@daily
def forget_old_tries(on: date) -> int:
    """Forget the tries of earlier days."""
    with guard.writing(Tally):
        return Tally.objects.filter(waits_until__lt=clock.now() - timedelta(days=1)).delete()[0]
