"""What every page shows of signing in: who is here, the ways in and out, and the banner of assisted mode."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.second_step import is_owed
from sapar.foundation.ui.components import Act, Assisted


def who_is_here(request: HttpRequest) -> dict[str, Any]:
    """Return ``account``, its page, ``acts`` and ``assisted``: ``Frame(nav=…, **who_is_here(request))``."""
    actor: Actor | None = getattr(request, "actor", None)  # none on pages of errors met before the actor was known
    if actor is None or actor.account is None:
        return {"acts": [Act(_("Sign in"), _way_in(request), kind="link")]}
    if is_owed(request):  # nothing else opens yet
        return {"account": actor.account.name, "acts": [_way_out()]}
    return {
        "account": _who(actor), "account_url": reverse("accounts:account"), "acts": _acts(request),
        "assisted": _banner(request, actor),
    }  # fmt: skip


def _way_in(request: HttpRequest) -> str:
    """Return the address of the sign-in page, which leads back to the page one reads."""
    page = reverse("accounts:sign_in")
    elsewhere = request.method == "GET" and request.path not in ("/", page, reverse("accounts:code"))
    return f"{page}?{urlencode({'next': request.get_full_path()})}" if elsewhere else page


def _who(actor: Actor) -> str:
    """Say as whom one acts: Айгүл Асанова · Employment officer, Bishkek."""
    name, standing = actor.account.name if actor.account else "", actor.standing
    return f"{name} · {standing.role_name}, {standing.organisation_name}" if standing else name


def _acts(request: HttpRequest) -> list[Act]:
    several = len(request.standings) > 1  # type: ignore[attr-defined]
    return [
        *([Act(_("Choose my role"), reverse("accounts:acting"), kind="link")] if several else []),
        Act(_("My account"), reverse("accounts:account"), kind="link"),
        _way_out(),
    ]


def _way_out() -> Act:
    return Act(_("Sign out"), reverse("accounts:sign_out"), kind="link", posts=True)


def _banner(request: HttpRequest, actor: Actor) -> Assisted | None:
    """Say, while a member acts for somebody, who helps whom and how to stop."""
    if not actor.helping or actor.account is None:
        return None
    stop = Act(_("Stop helping"), reverse("accounts:assist_end"), posts=True)
    return Assisted(helper=actor.account.name, for_name=request.helped, stop=stop)  # type: ignore[attr-defined]
