"""The actor: who does something. Never None, and never "allowed" by default.

Kinds: a *member* acts for an organisation; a *holder* acts for themself with their own account; a *visitor* has no
account; a *helper* is a member who acts for a person who agreed to it (assisted mode); the *system* is named by its
duty (``System("reminders")``). A *token* is a member who acts through another program: to predicates a member like any
other (``kind`` stays ``member``), to the trail a token of its own (``recorded_kind``), and bound by its ``scopes``.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sapar.foundation import clock

if TYPE_CHECKING:
    from sapar.foundation.accounts.models import Account
    from sapar.foundation.accounts.standings import Standing


class Kind(StrEnum):
    """The kinds of actor."""

    MEMBER = "member"
    HOLDER = "holder"
    VISITOR = "visitor"
    HELPER = "helper"
    TOKEN = "token"  # noqa: S105 - the word, not one
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``name`` is set for the system and for visitors (their session's digest, or a case they opened)."""

    kind: Kind
    account: "Account | None" = None
    standing: "Standing | None" = None
    helping: str = ""  # the reference of the person a helper acts for
    name: str = ""
    opened: frozenset[str] = frozenset()  # references a visitor opened with their secret
    token: str = ""  # the reference of the token of the program that acts
    scopes: frozenset[str] = frozenset()  # what that token allows
    proved_at: datetime | None = field(default=None, compare=False)  # a session's second step; None outside sessions

    @property
    def recorded_kind(self) -> Kind:
        """Return the kind as the trail has it: a member's program is not the member's own hand."""
        return Kind.TOKEN if self.token else self.kind

    @property
    def key(self) -> str:
        """Return the stable identity of this actor, for the trail and for idempotency."""
        parts = [self.recorded_kind.value, self.account.ref if self.account else self.name]
        if self.token:
            parts.append(self.token)
        if self.standing:
            parts.append(f"{self.standing.role}@{self.standing.organisation_ref}")
        if self.helping:
            parts.append(f"for {self.helping}")
        return ":".join(parts)

    @property
    def role(self) -> str:
        """Return the role's code, empty for whoever acts for no organisation."""
        return self.standing.role if self.standing else ""

    @property
    def organisation_ref(self) -> str:
        """Return the reference of the organisation acted for, empty for none."""
        return self.standing.organisation_ref if self.standing else ""

    @property
    def country(self) -> str:
        """Return the country the standing is limited to, empty for none."""
        return self.standing.country if self.standing else ""

    @property
    def place(self) -> str:
        """Return the time zone whose legal day counts for this actor."""
        return self.standing.place if self.standing else clock.HOME

    @property
    def may_capture_later(self) -> bool:
        """Say whether this actor may record an act of an earlier day."""
        return self.is_system or bool(self.standing and self.standing.may_capture_later)

    @property
    def is_system(self) -> bool:
        """Say whether this is the system itself, doing a duty."""
        return self.kind == Kind.SYSTEM

    @property
    def is_staff(self) -> bool:
        """Say whether this actor acts for an organisation."""
        return self.standing is not None

    @property
    def label(self) -> str:
        """Return who this is, for sentences: a name, an office, or what kind of actor."""
        if self.standing and self.account:
            return f"{self.account.name}, {self.standing.organisation_name}"
        if self.account:
            return self.account.name
        return _("The system") if self.is_system else _("A visitor")

    def for_person(self, ref: str) -> "Actor":
        """Return this member as the helper of the person with reference ``ref``."""
        return replace(self, kind=Kind.HELPER, helping=ref)


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes the request, as the middleware recognised them."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def System(duty: str) -> Actor:
    """Return the system doing ``duty``."""
    return Actor(Kind.SYSTEM, name=duty)


def visitor(name: str, opened: frozenset[str] = frozenset()) -> Actor:
    """Return somebody without an account, told apart by ``name`` (a digest of their session)."""
    return Actor(Kind.VISITOR, name=name, opened=opened)
