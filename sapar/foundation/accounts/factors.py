"""Second factors: an app with codes, passkeys, and recovery codes for the day when neither is at hand.

django-allauth keeps the rows and speaks WebAuthn; what is ours is that secrets are sealed under the holder's key, that
a code works once (the last counter is in the row, not in a cache), and that only this module writes the rows.
TOTP is RFC 6238 with SHA-1, six digits and thirty seconds: what every app understands.
"""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare

from sapar.foundation.accounts.models import Account
from sapar.foundation.actions import guard
from sapar.foundation.privacy.models import read_value
from sapar.foundation.privacy.sealing import recognised

APP, PASSKEY, RECOVERY = (str(kind) for kind in ("totp", "webauthn", "recovery_codes"))
STEP_SECONDS = 30
DRIFT = 1  # steps that a phone's clock may be early or late
ISSUER = "Sapar"


@dataclass(frozen=True)
class Factor:
    """A second factor as its holder sees it."""

    number: int
    kind: str
    name: str
    added_at: datetime
    used_at: datetime | None


def factors_of(account: Account) -> list[Factor]:
    """Return the account's apps and passkeys, the oldest first."""
    rows = Authenticator.objects.filter(user=account, type__in=(APP, PASSKEY)).order_by("created_at", "pk")
    return [Factor(row.pk, row.type, _name(row), row.created_at, row.last_used_at) for row in rows]


def kinds_of(account: Account) -> set[str]:
    """Return which kinds of factor there are."""
    return set(Authenticator.objects.filter(user=account).order_by().values_list("type", flat=True))


def has_factor(account: Account) -> bool:
    """Say whether there is anything to sign in with. Recovery codes alone do not count."""
    return bool(kinds_of(account) - {RECOVERY})


# -- an app with codes -------------------------------------------------------------------------------------------------
def new_secret() -> str:
    """Return a fresh secret for an app: 160 random bits in base 32."""
    return str(generate_totp_secret())


def app_link(account: Account, secret: str) -> str:
    """Return what the QR code says: the key in the form that apps read."""
    label = quote(f"{ISSUER}:{account.name}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': ISSUER})}"


def counter_of(secret: str, code: str, after: int = 0) -> int | None:
    """Return the step whose code ``code`` is, if it is about now and later than step ``after``."""
    typed, now = _digits(code), _now()
    for counter in range(max(now - DRIFT, after + 1), now + DRIFT + 1):
        if constant_time_compare(typed, _code_at(secret, counter)):
            return counter
    return None


def code_of(secret: str) -> str:
    """Return what an app with this key shows now."""
    return _code_at(secret, _now())


def codes_now() -> dict[str, str]:
    """Return the code of every app that works now, by the account's reference; empty where all are spent.

    For the demonstration alone, which has no phones to look at.
    """
    rows = Authenticator.objects.filter(type=APP).select_related("user")
    return {row.user.ref: _usable_code(row) for row in rows}


def _usable_code(row: Authenticator) -> str:
    counter = max(_now(), row.data["counter"] + 1)
    return _code_at(_secret_of(row), counter) if counter <= _now() + DRIFT else ""


def keep_app(account: Account, secret: str, counter: int) -> None:
    """Keep an app's key. The code of step ``counter`` proved it, and is spent."""
    _keep(account, APP, {"secret": account.key.seal(secret), "counter": counter})


# -- passkeys ----------------------------------------------------------------------------------------------------------
def passkey_to_make(account: Account) -> str:
    """Return what the browser needs for making a passkey, as JSON. The session remembers the challenge."""
    return json.dumps(webauthn.begin_registration(account, passwordless=False))


def passkey_made(answer: str) -> dict[str, Any] | None:
    """Return the credential in a browser's answer if it answers this session's challenge."""
    try:
        credential: dict[str, Any] = json.loads(answer)
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except _NONSENSE:
        return None
    return credential


def keep_passkey(account: Account, name: str, credential: dict[str, Any]) -> None:
    """Keep a passkey's public half, under a name its holder gave it."""
    _keep(account, PASSKEY, {"name": account.key.seal(name), "credential": credential})


def passkey_to_use(account: Account) -> str:
    """Return what the browser needs for using a passkey, as JSON; empty where there is none."""
    if PASSKEY not in kinds_of(account):
        return ""
    return json.dumps(webauthn.begin_authentication(account))


def passes_with_passkey(account: Account, answer: str) -> bool:
    """Say whether a browser's answer proves one of the account's passkeys."""
    try:
        credential = json.loads(answer)
        webauthn.parse_authentication_response(credential)
        row = webauthn.complete_authentication(account, credential)
    except _NONSENSE:
        return False
    with guard.writing(Authenticator):
        row.record_usage()
    return True


_NONSENSE = (ValidationError, ValueError, TypeError, KeyError, AttributeError)  # whatever a stranger may post


# -- recovery codes ----------------------------------------------------------------------------------------------------
def renew_recovery_codes(account: Account) -> None:
    """Make new recovery codes; the old ones are worth nothing from here on."""
    with guard.writing(Authenticator):
        Authenticator.objects.filter(user=account, type=RECOVERY).delete()
    _keep(account, RECOVERY, {"seed": account.key.seal(RecoveryCodes.generate_seed()), "used_mask": 0})


def recovery_codes_of(account: Account) -> list[str]:
    """Return the recovery codes that were not used."""
    row = Authenticator.objects.filter(user=account, type=RECOVERY).first()
    return [] if row is None else list(row.wrap().get_unused_codes())


# -- both --------------------------------------------------------------------------------------------------------------
def passes(account: Account, code: str) -> bool:
    """Say whether ``code`` is one of the account's app, or a recovery code. It is spent by that."""
    with transaction.atomic(), guard.writing(Authenticator):
        rows = Authenticator.objects.select_for_update(of=("self",)).filter(user=account).exclude(type=PASSKEY)
        for row in rows:
            if _spend_app_code(row, code) if row.type == APP else row.wrap().validate_code(_digits(code)):
                row.refresh_from_db()
                row.record_usage()
                return True
    return False


def drop(account: Account, number: int | None = None) -> list[str]:
    """Delete the factor with this number, or all of them; recovery codes go with the last. Returns the kinds gone."""
    rows = Authenticator.objects.filter(user=account)
    with guard.writing(Authenticator):
        gone = rows if number is None else rows.filter(pk=number).exclude(type=RECOVERY)
        kinds = [str(kind) for kind in gone.order_by("pk").values_list("type", flat=True)]
        gone.delete()
        if not has_factor(account):
            rows.delete()
    return kinds


def _spend_app_code(row: Authenticator, code: str) -> bool:
    counter = counter_of(_secret_of(row), code, after=row.data["counter"])
    if counter is None:
        return False
    row.data["counter"] = counter
    row.save(update_fields=["data"])
    return True


def _keep(account: Account, kind: str, data: dict[str, Any]) -> None:
    with guard.writing(Authenticator):
        Authenticator(user=account, type=kind, data=data).save()


def _secret_of(row: Authenticator) -> str:
    return str(read_value(recognised(row.data["secret"])))


def _name(row: Authenticator) -> str:
    return str(read_value(recognised(row.data["name"]))) if row.type == PASSKEY else ""


def _code_at(secret: str, counter: int) -> str:
    return str(format_hotp_value(hotp_value(secret, counter)))


def _digits(code: str) -> str:
    return "".join(filter(str.isdigit, code))


def _now() -> int:
    """Return the step of this moment: real time, as the phone's app has it, whatever our clock is set to."""
    return int(time.time()) // STEP_SECONDS
