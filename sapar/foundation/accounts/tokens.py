"""Tokens: how another program acts as a member, in one role, for what its maker allowed and for a year at most.

A token is shown once and kept as a keyed digest. It acts while its maker's membership lives, does no grave act, and
never makes tokens or touches an account.
"""

import secrets
from datetime import date, timedelta
from typing import Annotated

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account, AccountState, ApiToken, TokenState
from sapar.foundation.accounts.permissions import made_it, member_alone
from sapar.foundation.accounts.standings import standing_called, standings_of
from sapar.foundation.actions import guard
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import Refused
from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.actions.wrapper import NO_LAW, Action, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1
from sapar.foundation.privacy.sealing import blind_index

READ = "read"
PREFIX = "sapar_"  # so that scanners of source code know a lost token when they see it
SECRET_BYTES = 24
LONGEST = timedelta(days=365)
USE_NOTED_EVERY = timedelta(minutes=5)


class OutsideScope(Refused):
    """The token was not made for this."""

    code = "scope"
    sentence = _("This token is not for that. Make one that is, on the page of your account")


def new_token() -> str:
    """Return a fresh token: 192 random bits in hexadecimal."""
    return f"{PREFIX}{secrets.token_hex(SECRET_BYTES)}"


def actions_for_tokens() -> list[Action]:
    """Return the actions that a token may be made for: none that is grave, or that touches accounts and tokens."""
    never = (Account, ApiToken)
    return [each for each in ACTIONS.values() if each.has_button and not each.grave and each.subject not in never]


def check_scopes(text: str) -> None:
    """Refuse what no token can be for."""
    if unknown := set(text.split()) - {READ, *(each.slug for each in actions_for_tokens())}:
        names = ", ".join(sorted(unknown))
        raise ValidationError(_("No token can be for this: {names}").format(names=names), code="scope")


@action(
    subject=Account, creates=ApiToken, allowed_to=member_alone, law=NO_LAW, label=_("Make a token"), grave=True,
    has_button=False,
)  # fmt: skip
def make_api_token(
    account: Account,
    *,
    by: Actor,
    on: date,
    name: Annotated[str, Ask(_("What the token is for"), max_length=60)],
    scopes: Annotated[str, Ask(_("What the program may do"), max_length=10_000, data_class=P1, check=check_scopes)],
    expires: Annotated[date, Ask(_("Works until"))],
) -> Done:
    """Let a program act as this member, in the role they act in now, until a day within a year.

    The record that comes back holds the token itself as ``plain``; nothing else ever does.
    """
    if not on < expires <= on + LONGEST:
        raise ValidationError({"expires": _("Choose a day from tomorrow on, within a year")})
    plain, wanted = new_token(), " ".join(sorted(set(scopes.split())))
    made = ApiToken(
        account=account, acting_for=standing_called(by.standing), name=name, scopes=wanted, digest=_digest(plain),
        made_on=on, expires_on=expires,
    )  # fmt: skip
    made.plain = plain
    return Done(
        {"name": name, "scopes": made.scopes, "until": expires},
        created=made,
        tell=[Notice("accounts/token_made", to=[account.contact()], phone=helpline())],
    )


@action(subject=ApiToken, allowed_to=made_it, law=NO_LAW, label=_("Revoke the token"))
def revoke_api_token(token: ApiToken, *, by: Actor, on: date) -> Done:
    """Stop a token at once."""
    return Done(silent_because="whoever made it did it")


def bearer(request: HttpRequest) -> str | None:
    """Return the token a request shows; None where it shows none."""
    kind, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def actor_with(token: str) -> Actor | None:
    """Return the member whose token this is, bound by its scopes; None where it opens nothing (any more)."""
    found = ApiToken.objects.filter(
        digest=_digest(token),
        state=TokenState.ACTIVE,
        expires_on__gte=clock.today(),
        account__state=AccountState.ACTIVE,
    )
    row = found.select_related("account__key").first()
    if row is None:
        return None
    standings = standings_of(row.account, clock.today())
    standing = next((each for each in standings if standing_called(each) == row.acting_for), None)
    if standing is None:
        return None
    _note_use(row)
    scopes = frozenset(row.scopes.split())
    return Actor(Kind.MEMBER, account=row.account, standing=standing, token=row.ref, scopes=scopes)


def check_scope(actor: Actor, wanted: str) -> None:
    """Let a token do only what it was made for; everybody else passes.

    Raises:
        OutsideScope: when it was made for something else.
    """
    if actor.token and wanted not in actor.scopes:
        raise OutsideScope


def _note_use(row: ApiToken) -> None:
    """Note when a token was last used, to some minutes: on a GET too, as for sessions."""
    now = clock.now()
    if row.used_at is None or now - row.used_at > USE_NOTED_EVERY:
        with guard.writing(ApiToken):
            ApiToken.objects.filter(pk=row.pk).update(used_at=now)


def _digest(token: str) -> str:
    return blind_index("api token", token)
