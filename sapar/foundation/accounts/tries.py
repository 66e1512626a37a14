"""How often somebody may try a code of the second step: counted by account, slower and slower, then a wait.

Whoever gets as far as this has the account's first code, so nobody can make a stranger wait from outside, and nobody
who shares a phone or an address with them waits too. A passkey cannot be guessed: it is never counted, and lets its
holder in while codes wait.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.db import models, transaction

from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.accounts.codes import KEPT, tries_a_code, wrong_tries_a_day
from sapar.foundation.accounts.models import Account, SecondStepTry
from sapar.foundation.accounts.securing import warn_of_wrong_codes
from sapar.foundation.actions import guard
from sapar.foundation.limits.limit import TooManyTries

WHILE = timedelta(minutes=15)
FREE = 2  # wrong codes that cost no waiting: a slip of the finger, a code that has just run out


def try_code(account: Account, right: Callable[[], bool]) -> bool:
    """Say whether ``right`` accepts a code, and count it where it does not. Tries at once take turns.

    Raises:
        TooManyTries: when the account has to wait. Then nothing is tried.
    """
    with transaction.atomic():
        Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
        check_wait(account)
        if right():
            _forget(account=account)
            return True
        count = _note(account)
    if count % tries_a_code() == 0:
        warn_of_wrong_codes(account, by=System("second step"))
    return False


def check_wait(account: Account) -> None:
    """Let the account try a code.

    Raises:
        TooManyTries: with the minutes until it may.
    """
    now = clock.now()
    until = max(_ends_of_waiting(account, now), default=now)
    if until > now:
        raise TooManyTries(n=ceil((until - now).total_seconds() / 60))


def forget_old_tries() -> int:
    """Delete the rows that no limit counts any more. Returns how many."""
    return _forget(at__lt=clock.now() - KEPT)


def _ends_of_waiting(account: Account, now: datetime) -> Iterator[datetime]:
    """Yield the moment from which each limit that is reached allows a code again."""
    wrong = list(SecondStepTry.objects.filter(account=account, at__gt=now - timedelta(days=1)).order_by("at"))
    recent = [row for row in wrong if row.at > now - WHILE]
    if len(recent) > FREE:
        minutes = 2 ** (len(recent) - FREE - 1)  # 1, 2, then the whole while
        yield recent[-1].at + (WHILE if len(recent) >= tries_a_code() else timedelta(minutes=minutes))
    if len(wrong) >= wrong_tries_a_day():
        yield wrong[-wrong_tries_a_day()].at + timedelta(days=1)


def _note(account: Account) -> int:
    """Count a wrong code and return how many there were within the day."""
    now = clock.now()
    with guard.writing(SecondStepTry):
        SecondStepTry(account=account, at=now).save()
    return SecondStepTry.objects.filter(account=account, at__gt=now - timedelta(days=1)).count()


def _forget(**which: Any) -> int:
    with guard.writing(SecondStepTry):
        return models.QuerySet(SecondStepTry).filter(**which).delete()[0]
