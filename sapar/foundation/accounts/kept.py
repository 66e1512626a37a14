"""Answers that could not be taken: the sign-in had run out, or the page's token was stale. They are sent again.

Either way the reader meets one page (``again.py``) with a button that sends the very same answers to the very same
address. Between signing out and in they are kept in the session, sealed, for an hour; files are not kept.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Self

from django.http import HttpRequest

from sapar.foundation import clock
from sapar.foundation.privacy import keyring, sealing

KEPT = "kept"  # session: what was typed when a sign-in ran out, by random key
KEPT_FOR = timedelta(hours=1)
KEPT_AT_MOST = 3
KEPT_BYTES = 200_000
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the field's name
SECRETS = frozenset({"code", "password", "secret"})  # fields that no page ever carries


@dataclass(frozen=True)
class Answers:
    """What was posted, and where to. ``fields`` are pairs of name and value, in their order."""

    url: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """Return what ``request`` posted; None where it is too much, or holds a secret to be typed anew."""
        fields = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
        if SECRETS & {name for name, _value in fields} or sum(len(value) for _name, value in fields) > KEPT_BYTES:
            return None
        return cls(request.get_full_path(), tuple(fields))

    def keep(self, request: HttpRequest) -> str:
        """Keep them in the session, sealed, under the random key returned: they may be anything somebody wrote."""
        sealed = sealing.wrap(json.dumps(asdict(self), ensure_ascii=False).encode(), keyring.current_master())
        key = secrets.token_urlsafe(16)
        newest = list(request.session.get(KEPT, {}).items())[1 - KEPT_AT_MOST :]
        entry = {"until": (clock.now() + KEPT_FOR).isoformat(), "sealed": sealed}
        request.session[KEPT] = {**dict(newest), key: entry}
        return key

    @classmethod
    def kept(cls, request: HttpRequest, key: str) -> Self | None:
        """Return what this session keeps under ``key``; None for nothing, or when its hour is over."""
        entry = request.session.get(KEPT, {}).get(key)
        if entry is None or datetime.fromisoformat(entry["until"]) < clock.now():
            return None
        held = json.loads(sealing.unwrap(entry["sealed"]))
        return cls(held["url"], tuple((name, value) for name, value in held["fields"]))
