"""A process that acts as fast as it can and says so after each acknowledged action, until somebody kills it.

Started by test_kill.py with the database in the environment; prints ``<event id> <record reference>`` a line.
"""

import sys
import threading
from datetime import date

import django

django.setup()

from sapar.foundation.accounts.actors import System  # noqa: E402
from sapar.registers.organizations.actions import add_member  # noqa: E402
from sapar.registers.organizations.models import Organization  # noqa: E402

THREADS = 4
UNTIL = date(2099, 1, 1)
_say = threading.Lock()


def act(thread: int, seed: str) -> None:
    """Add members for ever: each writes an account, a key, a membership, an event and a notice."""
    from django.db import OperationalError

    office = Organization.objects.get(kind="ministry")
    for number in range(1_000):
        contact = f"+9967{seed}{thread}{number:06d}"
        try:
            done = add_member(
                office, by=System("hammer"), name="N", contact=contact, role="auditor", until=UNTIL, key=contact
            )
        except OperationalError:  # busy three times over: not acknowledged, so nothing must be there
            continue
        with _say:
            sys.stdout.write(f"{done.event.pk} {done.record.ref}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    threads = [threading.Thread(target=act, args=(thread, sys.argv[1])) for thread in range(THREADS)]
    for thread in threads:
        thread.start()
