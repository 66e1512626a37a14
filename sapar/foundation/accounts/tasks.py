"""What is tidied up every day: codes that no limit counts any more, and sessions that ran out."""

from datetime import date

from django.core.management import call_command

from sapar.foundation.accounts.codes import forget_old_codes
from sapar.foundation.accounts.tries import forget_old_tries
from sapar.foundation.work.schedule import daily


@daily
def tidy_sign_in(on: date) -> int:
    """Forget old codes, old wrong codes and ended sessions."""
    call_command("clearsessions")
    return forget_old_codes() + forget_old_tries()
