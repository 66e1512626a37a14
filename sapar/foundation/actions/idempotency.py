"""Idempotency: a form's token acts once per actor and action. A failure frees it; other answers are a conflict."""

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions import guard, recording
from sapar.foundation.actions.errors import KeyReused
from sapar.foundation.actions.models import IdempotencyKey
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.privacy.keyring import index_key


@dataclass
class Token:
    """The token of one form, of one actor, for one action. An empty key is no token: the act is not repeatable."""

    action: str
    actor: Actor
    key: str
    row: IdempotencyKey | None = None

    def earlier(self, given: dict[str, Any]) -> AuditEvent | None:
        """Claim the token, or return the event it was already spent on. Two claims at once wait for each other.

        Raises:
            KeyReused: when it was spent on other answers.
        """
        if not self.key:
            return None
        digest = _digest(given)
        with guard.writing(IdempotencyKey):
            self.row, claimed = IdempotencyKey.objects.get_or_create(
                actor_key=self.actor.key, action=self.action, key=self.key, defaults={"digest": digest}
            )
        if claimed:
            return None
        if self.row.digest != digest:
            raise KeyReused
        return self.row.event

    def spend(self, event: AuditEvent) -> None:
        """Note what came of it."""
        if self.row:
            self.row.event = event
            with guard.writing(IdempotencyKey):
                self.row.save(update_fields=["event"])


def _digest(given: dict[str, Any]) -> str:
    """Return a keyed digest of the answers: it tells whether they are the same, and nothing about them."""
    answers = recording.canonical({name: _plain(value) for name, value in given.items()})
    return hmac.new(index_key(), answers.encode(), hashlib.sha256).hexdigest()


def _plain(value: Any) -> Any:
    return getattr(value, "ref", None) or recording.as_json(value)
