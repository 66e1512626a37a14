"""The second step: whoever acts for an organisation, and whoever set one up, passes it before anything else opens.

The middleware lets a session that owes it reach only what is in ``OPEN`` (and what needs setting up, where there is
nothing to pass yet). Grave acts of staff, and changes to the second step itself, ask for it again after
``SAPAR_STEP_UP_MINUTES``; what was typed is kept meanwhile.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.accounts.actions import SignInBy, note_sign_in
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.devices import device_in
from sapar.foundation.accounts.middleware import API, PASSED, passed_at
from sapar.foundation.accounts.sessions import SIGNING_IN, by_way_of, needs_account
from sapar.foundation.actions.errors import SecondStepAgain

# What a session reaches that owes the second step: passing it, the ways in and out, the language, and the proxy's call.
OPEN = frozenset({
    "accounts:second_step", "accounts:sign_in", "accounts:code", "accounts:demo", "accounts:sign_out", "set_language",
    "healthz",
})  # fmt: skip
# And to set one up, where there is none yet. With one, these are closed: a stolen first code must not add a factor.
SETTING_UP = frozenset({"accounts:factors", "accounts:add_app", "accounts:add_passkey"})

View = Callable[..., HttpResponseBase]


class SecondStepMiddleware:
    """Sends sessions that owe the second step there, pages and API alike, whatever the method."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, options: Any) -> HttpResponse | None:
        """Stop before the view, unless it is open to such a session."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not is_owed(request) or name in OPEN or (name in SETTING_UP and not _account(request).second_factor):
            return None
        return _ask(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Ask again where an act is too grave for a step passed long ago."""
        return _ask(request) if isinstance(exception, SecondStepAgain) else None


def is_owed(request: HttpRequest) -> bool:
    """Say whether this session has still to pass the second step."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if actor.account is None or actor.token or passed_at(request):
        return False
    return bool(request.standings) or actor.account.second_factor  # type: ignore[attr-defined]


def is_fresh(request: HttpRequest) -> bool:
    """Say whether the second step was passed so recently that a grave act needs no other."""
    passed = passed_at(request)
    return passed is not None and clock.now() - passed <= timedelta(minutes=settings.SAPAR_STEP_UP_MINUTES)


def mark_passed(request: HttpRequest) -> None:
    """Note that this session has passed the second step now. Its key changes, as at every gain of rights."""
    request.session.cycle_key()
    request.session[PASSED] = clock.now().isoformat()
    device = device_in(request.headers.get("User-Agent", ""))
    note_sign_in(_account(request), by=SIGNING_IN, way=SignInBy.SECOND_STEP, device=device)


def needs_fresh_step(view: View) -> View:
    """Let whoever has a second factor reach ``view`` only shortly after using it; others need an account."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if _account(request).second_factor and not is_fresh(request):
            return _ask(request)
        return view(request, *args, **options)

    return needs_account(checked)


def _ask(request: HttpRequest) -> HttpResponse:
    """Send a person to pass the second step and back, with what they typed; tell a program."""
    if request.path.startswith(API):
        answer = {"code": SecondStepAgain.code, "sentence": str(SecondStepAgain.sentence), "fields": {}}
        return JsonResponse(answer, status=403)
    return by_way_of(request, reverse("accounts:second_step"))


def _account(request: HttpRequest) -> Any:
    return request.actor.account  # type: ignore[attr-defined]
