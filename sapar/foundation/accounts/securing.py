"""What is done to the second step of an account, and to its sessions. allauth's rows are written in these bodies."""

import json
from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account, OpenSession
from sapar.foundation.accounts.permissions import holder_alone, system_alone
from sapar.foundation.actions import guard
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1, SECRET


class WrongCode(ActionError):
    """Neither a code of the app nor a recovery code."""

    status = 422
    code = "wrong_code"
    sentence = _("This code does not fit. Wait for the next one in your app and type that")


class PasskeyNotAccepted(ActionError):
    """The browser's answer does not belong to what was asked."""

    status = 422
    code = "passkey"
    sentence = _("The passkey was not accepted. Try once more, or use a code")


class AlreadyThere(ActionError):
    """An account has one app with codes."""

    code = "already_there"
    sentence = _("There is an app with codes already. Remove it before you set up another one")


class LastFactor(ActionError):
    """Whoever acts for an organisation needs a second step."""

    code = "last_factor"
    sentence = _("Your role needs a second step. Set up another one first, then remove this one")


class NotFound(ActionError):
    """It is not there any more, or was never this account's."""

    status = 404
    code = "not_found"
    sentence = _("This is not there any more")


@action(subject=Account, allowed_to=holder_alone, law=NO_LAW, label=_("Set up an app with codes"), has_button=False)
def add_code_app(
    account: Account,
    *,
    by: Actor,
    on: date,
    secret: Annotated[str, Ask(_("Key for the app"), data_class=SECRET)],
    code: Annotated[str, Ask(_("Code from the app"), max_length=20, data_class=SECRET)],
) -> Done:
    """Keep the key of an app that shows codes, once it has shown a right one."""
    if factors.APP in factors.kinds_of(account):
        raise AlreadyThere
    counter = factors.counter_of(secret, code)
    if counter is None:
        raise WrongCode
    factors.keep_app(account, secret, counter)
    account.second_factor = True
    return Done({"kind": factors.APP}, tell=[_told(account, "accounts/factor_added")])


@action(subject=Account, allowed_to=holder_alone, law=NO_LAW, label=_("Add a passkey"), has_button=False)
def add_passkey(
    account: Account,
    *,
    by: Actor,
    on: date,
    name: Annotated[str, Ask(_("Name of the passkey"), max_length=60)],
    credential: Annotated[str, Ask(_("Passkey"), max_length=20_000, data_class=SECRET)],
) -> Done:
    """Keep the public half of a passkey that has answered this session's challenge."""
    factors.keep_passkey(account, name, json.loads(credential))
    account.second_factor = True
    return Done({"kind": factors.PASSKEY}, tell=[_told(account, "accounts/factor_added")])


@action(subject=Account, allowed_to=holder_alone, law=NO_LAW, label=_("Make new recovery codes"), has_button=False)
def make_recovery_codes(account: Account, *, by: Actor, on: date) -> Done:
    """Make new recovery codes; the old ones stop working. The trail says that it was done, never a code."""
    factors.renew_recovery_codes(account)
    return Done(silent_because="the holder did it, and sees the codes")


@action(subject=Account, allowed_to=holder_alone, law=NO_LAW, label=_("Remove from the second step"), has_button=False)
def remove_factor(
    account: Account, *, by: Actor, on: date, factor: Annotated[int, Ask(_("Number"), data_class=P1)]
) -> Done:
    """Remove an app or a passkey. Recovery codes go with the last one, which staff cannot remove."""
    mine = {each.number for each in factors.factors_of(account)}
    if factor not in mine:
        raise NotFound
    if by.is_staff and mine == {factor}:
        raise LastFactor
    kinds = factors.drop(account, factor)
    account.second_factor = factors.has_factor(account)
    return Done({"kinds": kinds}, tell=[_told(account, "accounts/factor_removed")])


@action(subject=Account, allowed_to=system_alone, law=NO_LAW, label=_("Take away the second step"), has_button=False)
def remove_all_factors(account: Account, *, by: Actor, on: date) -> Done:
    """Take away a second step whose holder lost it, and end every session: asked for by an action on the member."""
    kinds = factors.drop(account)
    account.second_factor = False
    account.sessions_ended += 1
    drop_sessions(account)
    return Done({"kinds": kinds}, tell=[_told(account, "accounts/factors_reset")])


@action(subject=Account, allowed_to=system_alone, law=NO_LAW, label=_("Warn of wrong codes"), has_button=False)
def warn_of_wrong_codes(account: Account, *, by: Actor, on: date) -> Done:
    """Tell the holder that somebody who has their first code fails at the second step."""
    return Done(tell=[_told(account, "accounts/wrong_codes")])


@action(subject=Account, allowed_to=holder_alone, law=NO_LAW, label=_("Sign out there"), has_button=False)
def end_session(
    account: Account, *, by: Actor, on: date, session: Annotated[str, Ask(_("Session"), max_length=16, data_class=P1)]
) -> Done:
    """End one session on another phone or computer."""
    keys = [row.session_key for row in OpenSession.objects.filter(account=account) if row.handle == session]
    if not keys:
        raise NotFound
    drop_sessions(account, session_key__in=keys)
    return Done({"session": session}, silent_because="the holder did it")


def drop_sessions(account: Account, but: str = "", **which: object) -> None:
    """Delete the rows of an account's sessions, in the body of the action that ends them."""
    with guard.writing(OpenSession):
        OpenSession.objects.filter(account=account, **which).exclude(session_key=but).delete()


def _told(account: Account, notice: str) -> Notice:
    return Notice(notice, to=[account.contact()], phone=helpline())
