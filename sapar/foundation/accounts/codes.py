"""Sign-in codes: sent to a contact, good once, for minutes, in the session that asked.

Limits count by contact and by browser; a network, which an internet café or an operator's gateway is for hundreds of
people, is only slowed down, far above what they need. A contact without an account is counted and answered in the same
way; only nothing is sent. docs/decisions/0004-sign-in-codes.md says why this is ours and how strong it is.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import models, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actions import send_sign_in_code
from sapar.foundation.accounts.actors import System
from sapar.foundation.accounts.models import Account, AccountState, SignInCode
from sapar.foundation.actions import guard
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.audit.trail import append_refusal
from sapar.foundation.limits.limit import TooManyTries
from sapar.foundation.notices.notice import Contact
from sapar.foundation.privacy.sealing import blind_index

DIGITS = 6
KEPT = timedelta(days=2)  # how long a row is kept for counting


def minutes_to_live() -> int:
    """Return how long a code works, in minutes: ``SAPAR_CODE_MINUTES``."""
    return int(getattr(settings, "SAPAR_CODE_MINUTES", 10))


def tries_a_code() -> int:
    """Return how many wrong tries a code bears: ``SAPAR_CODE_TRIES``. As many in a row make the contact wait."""
    return int(getattr(settings, "SAPAR_CODE_TRIES", 5))


def codes_an_hour() -> int:
    """Return how many codes are sent to a contact in an hour unless it signs in with them: ``SAPAR_CODES_AN_HOUR``."""
    return int(getattr(settings, "SAPAR_CODES_AN_HOUR", 5))


def wrong_tries_a_day() -> int:
    """Return how many wrong tries a contact bears in a day: ``SAPAR_WRONG_CODES_A_DAY``."""
    return int(getattr(settings, "SAPAR_WRONG_CODES_A_DAY", 20))


class WrongCode(ActionError):
    """Not the code that was sent."""

    status = 422
    code = "wrong_code"
    sentence = _("This is not the code we sent. Look at the message again")


class CodeNoLongerWorks(ActionError):
    """The code was used, or its minutes are over."""

    status = 422
    code = "code_over"
    sentence = _("This code does not work any more. Ask for a new one")


def send_code(contact: str) -> SignInCode:
    """Send a code to ``contact`` (a phone in E.164, or an e-mail address) if an account has it.

    Raises:
        TooManyTries: when the contact has to wait.
    """
    account = Account.objects.reachable_by(contact).first()
    secret = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    now = clock.now()
    row = SignInCode(
        account=account,
        contact=_index(contact),
        channel=Contact(contact, "").channel,
        asked_at=now,
        expires_at=now + timedelta(minutes=minutes_to_live()),
    )
    row.digest = _digest(row, secret) if account else ""
    with transaction.atomic():
        check_wait(row.contact, now)
        with guard.writing(SignInCode):
            row.save()
    if account:
        send_sign_in_code(account, by=System("sign-in"), contact=contact, code=secret)
    return row


def redeem(pk: int, given: str) -> Account:
    """Return the account whose code ``given`` is, and spend the code.

    Raises:
        WrongCode: when it is another one; the try is counted.
        CodeNoLongerWorks: when it was used, or is too old.
        TooManyTries: when it was tried too often.
    """
    with transaction.atomic():
        row = SignInCode.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        problem = _problem(row, "".join(filter(str.isdigit, given))) if row else CodeNoLongerWorks()
    if problem:
        append_refusal(
            action="note_sign_in", actor_key=System("sign-in").key, subject_type=Account._meta.label_lower,
            subject_ref=row.account.ref if row and row.account else "", code=problem.code,
        )  # fmt: skip
        raise problem
    account: Account | None = Account.objects.filter(sign_in_codes=pk, state=AccountState.ACTIVE).first()
    if row is None or account is None or row.contact not in (_index(account.phone), _index(account.email)):
        raise CodeNoLongerWorks  # the account was closed, or has another contact by now
    return account


def check_wait(contact: str, now: datetime) -> None:
    """Let a contact, given by its digest, be asked for another code.

    Raises:
        TooManyTries: with the minutes until one of its limits allows it again.
    """
    until = max(_ends_of_waiting(contact, now), default=now)
    if until > now:
        raise TooManyTries(n=ceil((until - now).total_seconds() / 60))


def forget_old_codes() -> int:
    """Delete the rows that no limit counts any more. Returns how many."""
    with guard.writing(SignInCode):
        return models.QuerySet(SignInCode).filter(asked_at__lt=clock.now() - KEPT).delete()[0]


def _problem(row: SignInCode, given: str) -> ActionError | None:
    """Judge a try and note it on the locked row."""
    now = clock.now()
    if row.spent_at or now >= row.expires_at:
        return CodeNoLongerWorks()
    if row.tries >= tries_a_code():
        return _too_many(row, now)
    right = bool(row.digest) and constant_time_compare(row.digest, _digest(row, given))
    if right:
        row.spent_at = now
    else:
        row.tries += 1
    with guard.writing(SignInCode):
        row.save(update_fields=["spent_at", "tries"])
    if right:
        return None
    return _too_many(row, now) if row.tries >= tries_a_code() else WrongCode()


def _too_many(row: SignInCode, now: datetime) -> ActionError:
    until = max(_ends_of_waiting(row.contact, now), default=now)
    return TooManyTries(n=max(1, ceil((until - now).total_seconds() / 60)))


def _ends_of_waiting(contact: str, now: datetime) -> Iterator[datetime]:
    """Yield, for each limit that is reached, the moment from which it is not any more."""
    rows = list(SignInCode.objects.filter(contact=contact, asked_at__gt=now - KEPT).order_by("asked_at"))
    limits = (
        (timedelta(hours=1), codes_an_hour(), lambda row: row.spent_at is None),
        (timedelta(minutes=15), tries_a_code(), lambda row: row.tries),
        (timedelta(days=1), wrong_tries_a_day(), lambda row: row.tries),
    )
    for span, limit, weight in limits:
        live = [row for row in rows if row.asked_at > now - span]
        over = sum(map(weight, live)) - limit
        for row in live:
            if over < 0:
                break
            over -= weight(row)
            if over < 0:
                yield row.asked_at + span


def _index(contact: str) -> str:
    return blind_index("sign-in contact", contact)


def _digest(row: SignInCode, secret: str) -> str:
    return blind_index("sign-in code", f"{row.contact}{row.asked_at:%Y%m%d%H%M%S%f}{secret}")
