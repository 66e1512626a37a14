"""Sessions: entering, leaving, ending those elsewhere, helping somebody, and losing nothing when one runs out.

A page that needs an account says ``@needs_account``; whoever is refused without one is asked to sign in as well
(``actions/middleware.py``). What a visitor had typed is kept (``kept.py``) and sent again after signing in.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django_htmx.http import HttpResponseClientRedirect

from sapar.foundation.accounts.actions import end_other_sessions
from sapar.foundation.accounts.kept import KEPT, Answers
from sapar.foundation.accounts.middleware import ACTING_FOR, HELPING, helped_by
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.errors import Refused

ASKED = "sign_in"  # session: the code asked for (see views.py)
BACKEND = "sapar.foundation.accounts.backend.AccountBackend"

View = Callable[..., HttpResponseBase]


def enter(request: HttpRequest, account: Account) -> None:
    """Sign ``account`` in. The session's key is new from here on; what a visitor had in it stays.

    This is the one place that does so. A second factor goes in here (docs/decisions/0004-sign-in-codes.md).
    """
    request.session.pop(ASKED, None)
    for ended in (ACTING_FOR, HELPING):
        request.session.pop(ended, None)
    login(request, account, backend=BACKEND)


def leave(request: HttpRequest) -> None:
    """Sign out. Nothing of the session stays."""
    logout(request)


def end_others(request: HttpRequest) -> None:
    """End the account's sessions on other phones and computers, and keep this one."""
    actor = request.actor  # type: ignore[attr-defined]
    account = end_other_sessions(actor.account, by=actor).record
    update_session_auth_hash(request, account)


def act_for(request: HttpRequest, choice: str) -> None:
    """Act from now on in the role and for the organisation of ``choice``, as ``role@reference``. Helping ends."""
    request.session[ACTING_FOR] = choice
    request.session.pop(HELPING, None)


def begin_helping(request: HttpRequest, ref: str) -> None:
    """Act from now on for the person ``ref``. Call it when the action that notes their consent has succeeded.

    Raises:
        Refused: when there is no live consent.
    """
    if not helped_by(request.actor, ref):  # type: ignore[attr-defined]
        raise Refused
    request.session[HELPING] = ref


def end_helping(request: HttpRequest) -> None:
    """Act for oneself again. The consent stays until its day."""
    request.session.pop(HELPING, None)


def needs_account(view: View) -> View:
    """Let only signed-in people reach ``view``; send others to sign in, and back with what they typed."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if request.actor.account is None:  # type: ignore[attr-defined]
            return sign_in_first(request)
        return view(request, *args, **options)

    return checked


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Send a visitor to the sign-in page and then back here. What they posted is kept, to be sent again."""
    place = request.get_full_path()
    if request.method == "POST":
        answers = Answers.of(request)
        place = reverse("accounts:again", args=[answers.keep(request)]) if answers else ""
    url = f"{reverse('accounts:sign_in')}?{urlencode({'next': place})}"
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else HttpResponseRedirect(url)


def waits_for_sign_in(request: HttpRequest, place: str) -> bool:
    """Say whether typed answers wait to be sent again at ``place``, a path of ours."""
    return any(place == reverse("accounts:again", args=[key]) for key in request.session.get(KEPT, {}))


def safe_place(request: HttpRequest, place: str) -> str:
    """Return ``place`` if it is a page of this instance, else nothing: nobody is sent elsewhere after signing in."""
    ours = url_has_allowed_host_and_scheme(place, {request.get_host()}, require_https=request.is_secure())
    return place if ours else ""
