"""Sessions: entering, leaving, ending those elsewhere, helping somebody, and losing nothing when one runs out.

A page that needs an account says ``@needs_account``; whoever is refused without one is asked to sign in as well
(``actions/middleware.py``). What a visitor had typed is kept (``kept.py``) and sent again after signing in.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout, update_session_auth_hash
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django_htmx.http import HttpResponseClientRedirect

from sapar.foundation import clock
from sapar.foundation.accounts.actions import SignInBy, end_other_sessions, note_sign_in
from sapar.foundation.accounts.actors import System
from sapar.foundation.accounts.devices import device_in
from sapar.foundation.accounts.kept import KEPT, Answers
from sapar.foundation.accounts.middleware import ACTING_FOR, HELPING, PASSED, helped_by
from sapar.foundation.accounts.models import Account, OpenSession
from sapar.foundation.accounts.session_store import DEVICE, SINCE, USED
from sapar.foundation.actions.errors import Refused

ASKED = "sign_in"  # session: the code asked for (see views.py)
SIGNING_IN = System("sign-in")
BACKEND = "sapar.foundation.accounts.backend.AccountBackend"

View = Callable[..., HttpResponseBase]


def enter(request: HttpRequest, account: Account, way: SignInBy = SignInBy.CODE) -> None:
    """Sign ``account`` in. The session's key is new from here on; what a visitor had in it stays.

    This is the one place that does so. Whoever needs a second step is asked for it before anything else
    (``second_step.py``). A session ends ``SESSION_COOKIE_AGE`` after this moment, however much is done in it. Where
    two records of one person became one, the other phone leads to the same account.
    """
    account = account.leads_to or account
    for ended in (ASKED, ACTING_FOR, HELPING, PASSED):
        request.session.pop(ended, None)
    login(request, account, backend=BACKEND)
    now = clock.now().isoformat()
    device = device_in(request.headers.get("User-Agent", ""))
    request.session.update({SINCE: now, USED: now, DEVICE: device})
    request.session.set_expiry(timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE))
    note_sign_in(account, by=SIGNING_IN, way=way, device=device)


def leave(request: HttpRequest) -> None:
    """Sign out. Nothing of the session stays."""
    logout(request)


def end_others(request: HttpRequest) -> None:
    """End the account's sessions on other phones and computers, and keep this one."""
    actor = request.actor  # type: ignore[attr-defined]
    account = end_other_sessions(actor.account, by=actor, keep=request.session.session_key).record
    update_session_auth_hash(request, account)


def open_sessions_of(account: Account) -> "QuerySet[OpenSession]":
    """Return the account's sessions that can still be used, the one used last first."""
    return OpenSession.objects.filter(account=account, expire_date__gt=timezone.now()).order_by("-used_at", "pk")


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
    return by_way_of(request, reverse("accounts:sign_in"))


def by_way_of(request: HttpRequest, page: str) -> HttpResponse:
    """Send somebody to ``page`` first and then back here. What they posted is kept, to be sent again."""
    place = request.get_full_path()
    if request.method == "POST":
        answers = Answers.of(request)
        place = reverse("accounts:again", args=[answers.keep(request)]) if answers else ""
    url = f"{page}?{urlencode({'next': place})}"
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else HttpResponseRedirect(url)


def waits_for_sign_in(request: HttpRequest, place: str) -> bool:
    """Say whether typed answers wait to be sent again at ``place``, a path of ours."""
    return any(place == reverse("accounts:again", args=[key]) for key in request.session.get(KEPT, {}))


def safe_place(request: HttpRequest, place: str) -> str:
    """Return ``place`` if it is a page of this instance, else nothing: nobody is sent elsewhere after signing in."""
    ours = url_has_allowed_host_and_scheme(place, {request.get_host()}, require_https=request.is_secure())
    return place if ours else ""
