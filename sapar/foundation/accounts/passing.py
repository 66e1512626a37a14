"""Passing the second step, and the key of an app while it is being set up."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sapar.foundation.accounts import factors, tries
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.securing import PasskeyNotAccepted, WrongCode
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.audit.trail import append_refusal
from sapar.foundation.privacy import keyring, sealing
from sapar.foundation.ui.words import Words, say

KEY = "app_key"  # session: the key that the set-up page shows, sealed


def step(account: Account, code: str, credential: str) -> None:
    """Accept a passkey's answer, or a code of the app or of the recovery codes.

    Raises:
        PasskeyNotAccepted: when the answer proves none of the account's passkeys.
        WrongCode: when the code is none of the account's; it is counted.
        TooManyTries: when codes have to wait.
    """
    problem: type[ActionError]
    if credential:
        right, problem = factors.passes_with_passkey(account, credential), PasskeyNotAccepted
    else:
        right, problem = tries.try_code(account, lambda: factors.passes(account, code)), WrongCode
    if not right:
        append_refusal(
            action="note_sign_in", actor_key=Actor(Kind.HOLDER, account=account).key,
            subject_type=Account._meta.label_lower, subject_ref=account.ref, code=problem.code,
        )  # fmt: skip
        raise problem


def new_key(request: HttpRequest) -> str:
    """Return a fresh key for an app, and remember it until the app has shown a code."""
    key = factors.new_secret()
    request.session[KEY] = sealing.wrap(key.encode(), keyring.current_master())
    return key


def key_shown(request: HttpRequest) -> str:
    """Return the key that this session's set-up page showed; empty for none."""
    kept = request.session.get(KEY, "")
    return sealing.unwrap(kept).decode() if kept else ""


def forget_key(request: HttpRequest) -> None:
    """Forget it: it is an account's now, or nobody's."""
    request.session.pop(KEY, None)


def named(factor: factors.Factor) -> Words:
    """Return what a factor is called on a page."""
    return say(_("Passkey: {name}"), name=factor.name) if factor.kind == factors.PASSKEY else _("App with codes")
