"""The daily duty, and what ``sapar migrate`` does: record the law in use where it is not the one last recorded."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.work.schedule import daily
from sapar.policy.law_review.models import LawRegister
from sapar.policy.law_review.recording import packs_to_record, record_law

DUTY = System("recording the law")


@daily
def record_law_in_use(on: date) -> int:
    """Record each pack that changed. Returns how many; none where nothing changed, so that it may run at any time."""
    done = 0
    for register in LawRegister.objects.all():
        for pack in packs_to_record():
            record_law(register, by=DUTY, on=on, pack=pack)
            done += 1
    return done
