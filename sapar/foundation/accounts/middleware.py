"""Every request has an actor: a member, a holder, a helper or a visitor."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind, visitor
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.session_store import USED
from sapar.foundation.accounts.standings import Standing, standing_called, standings_of
from sapar.foundation.accounts.tokens import actor_with, bearer

ACTING_FOR = "acting_for"  # session: "role@organisation reference" chosen by the member
HELPING = "helping"  # session: reference of the person a member helps in assisted mode
OPENED = "opened"  # session: references a visitor opened with their secret
VISITOR = "visitor"  # session: what tells one visitor from another
PASSED = "second_step"  # session: when its second step was passed
NEVER = datetime.min.replace(tzinfo=UTC)
USE_NOTED_EVERY = timedelta(minutes=10)
API = "/api/"


class ActorMiddleware:
    """Puts ``request.actor``, ``request.standings`` and ``request.helped`` (a name, or empty) there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request with its actor."""
        token = bearer(request) if request.path.startswith(API) else None
        request.actor = recognised(request) if token is None else program(request, token)  # type: ignore[attr-defined]
        return self.get_response(request)


def program(request: HttpRequest, token: str) -> Actor:
    """Return the member whose token the request shows, or a visitor. The session is not even looked at."""
    request.standings, request.helped = [], ""  # type: ignore[attr-defined]
    return actor_with(token) or visitor("unknown")


def recognised(request: HttpRequest) -> Actor:
    """Return who makes this request, in the role and for the organisation chosen in the session."""
    account = get_user(request)  # request.user is a stand-in, and a record must be of its own class
    request.standings, request.helped = [], ""  # type: ignore[attr-defined]
    opened = frozenset(request.session.get(OPENED, ()))
    if not isinstance(account, Account):
        return visitor(_visitor_name(request), opened)
    _note_use(request)
    proved_at = passed_at(request) or NEVER
    standings = list(standings_of(account, clock.today()))
    request.standings = standings  # type: ignore[attr-defined]
    if not standings:
        return Actor(Kind.HOLDER, account=account, opened=opened, proved_at=proved_at)
    standing = _chosen(request, standings)
    return _as_helper(request, Actor(Kind.MEMBER, account, standing, opened=opened, proved_at=proved_at))


def passed_at(request: HttpRequest) -> datetime | None:
    """Return when this session passed the second step; None where it has not."""
    moment = request.session.get(PASSED, "")
    return datetime.fromisoformat(moment) if moment else None


def _note_use(request: HttpRequest) -> None:
    """Note that a session is in use, to some minutes, for its holder's list. It ends no later by that."""
    noted = request.session.get(USED, "")
    if noted and clock.now() - datetime.fromisoformat(noted) > USE_NOTED_EVERY:
        request.session[USED] = clock.now().isoformat()


def helped_by(member: Actor, ref: str) -> str:
    """Return the name of the person ``ref`` if they consented to this member's help and still do; else nothing.

    ``SAPAR_MAY_HELP`` names the function that knows; without it nobody helps.
    """
    asked: str = getattr(settings, "SAPAR_MAY_HELP", "")
    knows: Callable[[Actor, str], str] = import_string(asked) if asked else _nobody
    return knows(member, ref)


def _nobody(member: Actor, ref: str) -> str:
    return ""


def _as_helper(request: HttpRequest, member: Actor) -> Actor:
    """Return the member as helper of the person named in the session, if the consent lives; else forget it."""
    ref = request.session.get(HELPING, "")
    if not ref:
        return member
    request.helped = helped_by(member, ref)  # type: ignore[attr-defined]
    if request.helped:  # type: ignore[attr-defined]
        return member.for_person(ref)
    del request.session[HELPING]
    return member


def _chosen(request: HttpRequest, standings: list[Standing]) -> Standing:
    wanted = request.session.get(ACTING_FOR, "")
    return next((s for s in standings if standing_called(s) == wanted), standings[0])


def _visitor_name(request: HttpRequest) -> str:
    """Tell visitors apart by session where there is one. A GET makes none: the name is then that of any visitor."""
    key = request.session.session_key
    return hashlib.sha256(key.encode()).hexdigest()[:16] if key else "unknown"
