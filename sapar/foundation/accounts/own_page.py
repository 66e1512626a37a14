"""What the page of one's own account shows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sapar.foundation import clock
from sapar.foundation.accounts import devices, factors, passing, sessions
from sapar.foundation.accounts.actions import Language, choose_language, close_account
from sapar.foundation.accounts.contacts import readable
from sapar.foundation.accounts.models import Account, ApiToken, TokenState
from sapar.foundation.accounts.tokens import revoke_api_token
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.components import Act, Fact, Facts
from sapar.foundation.ui.words import Words, say


@dataclass(frozen=True)
class Item:
    """One line of a list on this page: what it is, two moments, and the button that ends it."""

    name: Words
    since: datetime | None
    used: datetime | None
    act: Act | None = None
    here: bool = False
    facts: tuple[Words, ...] = ()


def context(request: HttpRequest, account: Account) -> dict[str, Any]:
    """Return the page: how one signs in, in which language one is told things, what one is, and the ways out."""
    standings = request.standings  # type: ignore[attr-defined]
    return {
        "title": _("My account"),
        "facts": Facts([
            Fact(_("Name"), account.name),
            *([Fact(_("Phone"), readable(account.phone), _contact_page(account))] if account.phone else []),
            *([Fact(_("E-mail"), account.email, _contact_page(account))] if account.email else []),
            Fact(_("Language of messages"), Language(account.language).label, _page_of(choose_language, account)),
        ]),
        "standings": [f"{each.role_name}, {each.organisation_name}" for each in standings],
        "choose": Act(_("Choose my role"), reverse("accounts:acting")) if len(standings) > 1 else None,
        "sessions": _sessions(request, account),
        "end_sessions": Act(_("Sign out everywhere else"), reverse("accounts:end_sessions"), posts=True),
        "sign_out": Act(_("Sign out"), reverse("accounts:sign_out"), posts=True),
        "close": Act(str(close_account.label), _page_of(close_account, account), kind="grave"),
        **_second_step(account, bool(standings)),
        **_tokens(request, account),
    }  # fmt: skip


def _contact_page(account: Account) -> str:
    """Return where the one contact is changed with which somebody signs in and is told things; empty for nowhere.

    ``SAPAR_CONTACT_PAGE`` names the function that knows.
    """
    asked: str = getattr(settings, "SAPAR_CONTACT_PAGE", "")
    knows: Callable[[Account], str] | None = import_string(asked) if asked else None
    return knows(account) if knows else ""


def _second_step(account: Account, needed: bool) -> dict[str, Any]:
    """Return the factors, and what may be added. Whoever needs one cannot remove the last."""
    mine = factors.factors_of(account)
    last = needed and len(mine) == 1
    codes = say(_("Recovery codes left: {n}"), n=len(factors.recovery_codes_of(account)))
    return {
        "factors": [
            Item(
                passing.named(each), each.added_at, each.used_at,
                None if last else _link(_("Remove"), "remove_factor", each.number),
            )
            for each in mine
        ],
        "codes_left": codes if account.second_factor else "",
        "set_up": _link(_("Add another one") if account.second_factor else _("Set up a second step"), "factors"),
        "codes": _link(_("Make new recovery codes"), "recovery_codes") if account.second_factor else None,
    }  # fmt: skip


def _sessions(request: HttpRequest, account: Account) -> list[Item]:
    """Return where the account is signed in, this session first."""
    here = request.session.session_key
    rows = sorted(sessions.open_sessions_of(account), key=lambda row: row.session_key != here)
    return [
        Item(
            devices.in_words(row.device), row.since, row.used_at,
            None if row.session_key == here else _link(_("Sign out there"), "end_one_session", row.handle, posts=True),
            here=row.session_key == here,
        )
        for row in rows
    ]  # fmt: skip


def _tokens(request: HttpRequest, account: Account) -> dict[str, Any]:
    """Return the tokens that still work, for whoever acts for an organisation."""
    if not request.standings:  # type: ignore[attr-defined]
        return {"tokens": [], "make_token": None}
    live = ApiToken.objects.filter(account=account, state=TokenState.ACTIVE, expires_on__gte=clock.today())
    return {"tokens": [_token(each) for each in live], "make_token": _link(_("Make a token"), "make_token")}


def _token(token: ApiToken) -> Item:
    facts = (
        say(_("Works until: {date}"), date=token.expires_on),
        say(_("What it may do: {names}"), names=token.scopes.replace(" ", ", ")),
    )
    revoke = Act(revoke_api_token.label, _page_of(revoke_api_token, token))
    return Item(token.name, None, token.used_at, revoke, facts=facts)


def _link(label: Words, page: str, *args: object, posts: bool = False) -> Act:
    return Act(label, reverse(f"accounts:{page}", args=args), posts=posts)


def _page_of(action: Action, record: Subject) -> str:
    return reverse("actions:do", args=[action.slug, record.ref])
