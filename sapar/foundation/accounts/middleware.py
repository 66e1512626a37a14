"""Every request has an actor: a member, a holder, a helper or a visitor."""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind, visitor
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.standings import Standing, standings_of

ACTING_FOR = "acting_for"  # session: "role@organisation reference" chosen by the member
HELPING = "helping"  # session: reference of the person a member helps in assisted mode
OPENED = "opened"  # session: references a visitor opened with their secret
VISITOR = "visitor"  # session: what tells one visitor from another


class ActorMiddleware:
    """Puts ``request.actor`` and ``request.standings`` there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request with its actor."""
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes this request, in the role and for the organisation chosen in the session."""
    account = request.user
    if not isinstance(account, Account):
        request.standings = []  # type: ignore[attr-defined]
        return visitor(_visitor_name(request), frozenset(request.session.get(OPENED, ())))
    standings = list(standings_of(account, clock.today()))
    request.standings = standings  # type: ignore[attr-defined]
    opened = frozenset(request.session.get(OPENED, ()))
    if not standings:
        return Actor(Kind.HOLDER, account=account, opened=opened)
    member = Actor(Kind.MEMBER, account=account, standing=_chosen(request, standings), opened=opened)
    helping = request.session.get(HELPING, "")
    return replace(member, kind=Kind.HELPER, helping=helping) if helping else member


def _chosen(request: HttpRequest, standings: list[Standing]) -> Standing:
    wanted = request.session.get(ACTING_FOR, "")
    return next((s for s in standings if f"{s.role}@{s.organisation_ref}" == wanted), standings[0])


def _visitor_name(request: HttpRequest) -> str:
    """Tell visitors apart by session where there is one. A GET makes none: the name is then that of any visitor."""
    key = request.session.session_key
    return hashlib.sha256(key.encode()).hexdigest()[:16] if key else "unknown"
