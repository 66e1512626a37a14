"""A complaint while it is being written: sealed, in the session, and once more inside each page.

The copy inside the page is what survives an expired session or a lost cookie. Neither copy can be read without the
key of this instance, so that a complaint half written in an internet café leaves nothing readable behind.
"""

import hmac
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from django.http import HttpRequest, QueryDict

from sapar.foundation.privacy.keyring import index_key
from sapar.foundation.privacy.sealing import Sealed, open_with, seal

SESSION = "complaint_draft"
KEPT = "kept"
TOKEN_BYTES = 16
_NOBODYS_KEY = 0  # drafts belong to no person yet


class Draft:
    """What was answered so far: for each question the fields as they were typed."""

    def __init__(self, answers: dict[str, dict[str, list[str]]], token: str) -> None:
        self.answers = answers
        self.token = token

    @classmethod
    def of(cls, request: HttpRequest) -> "Draft":
        """Return the draft of this visitor, from the page that was sent, else from the session, else an empty one."""
        held = _opened(request.POST.get(KEPT, "")) or _opened(request.session.get(SESSION, ""))
        return cls(held["answers"], held["token"]) if held else cls({}, secrets.token_hex(TOKEN_BYTES))

    def keep(self, request: HttpRequest) -> None:
        """Keep it for the next page."""
        request.session[SESSION] = self.sealed

    @property
    def sealed(self) -> str:
        """Return the draft as a page carries it."""
        return seal(json.dumps({"answers": self.answers, "token": self.token}), _NOBODYS_KEY, _key())

    def note(self, slug: str, data: QueryDict, fields: list[str]) -> None:
        """Note what was typed for one question."""
        self.answers[slug] = {field: data.getlist(field) for field in fields}

    def data(self, slug: str) -> QueryDict:
        """Return what was typed for one question, as a form reads it."""
        data = QueryDict(mutable=True)
        for field, values in self.answers.get(slug, {}).items():
            data.setlist(field, values)
        return data

    def said(self, slug: str, field: str) -> str:
        """Return a single answer; empty where there is none."""
        values = self.answers.get(slug, {}).get(field, [])
        return values[0] if values else ""

    def chose(self, slug: str, field: str) -> set[str]:
        """Return everything chosen under a question."""
        return set(self.answers.get(slug, {}).get(field, []))


def forget(request: HttpRequest) -> None:
    """Forget the draft: it was sent, or the visitor wants it gone."""
    request.session.pop(SESSION, None)


def _key() -> bytes:
    return hmac.new(index_key(), b"complaint drafts", "sha256").digest()


def _opened(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    try:
        held: dict[str, Any] = json.loads(open_with(Sealed(text), _key()))
    except (InvalidTag, ValueError, IndexError):
        return None
    return held
