"""What the page of one's own account shows."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actions import Language, choose_language, close_account
from sapar.foundation.accounts.contacts import readable
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.components import Act, Fact, Facts


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
        "end_sessions": Act(_("Sign out everywhere else"), reverse("accounts:end_sessions"), posts=True),
        "sign_out": Act(_("Sign out"), reverse("accounts:sign_out"), posts=True),
        "close": Act(str(close_account.label), _page_of(close_account, account), kind="grave"),
    }  # fmt: skip


def _contact_page(account: Account) -> str:
    """Return where the one contact is changed with which somebody signs in and is told things; empty for nowhere.

    ``SAPAR_CONTACT_PAGE`` names the function that knows.
    """
    asked: str = getattr(settings, "SAPAR_CONTACT_PAGE", "")
    knows: Callable[[Account], str] | None = import_string(asked) if asked else None
    return knows(account) if knows else ""


def _page_of(action: Action, account: Account) -> str:
    return reverse("actions:do", args=[action.slug, account.ref])
