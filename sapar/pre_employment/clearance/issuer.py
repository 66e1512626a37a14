"""The keys that sign certificates: dated Ed25519 keys in the key folder, outside the database. Needs no database.

One file a key, ``certificates-<kid>.json``, named after the day it begins. The newest that has begun signs. Changing
the key retires the former one: by routine only after everything it signed has ended, at an emergency at once.
"""

import json
import os
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from sapar.foundation import clock
from sapar.foundation.lawbook import lawbook
from sapar.foundation.privacy.keyring import KEY_BYTES, folder
from sapar.pre_employment.clearance.verifying import Keys, PublicKey

FILE = "certificates-{kid}.json"


@dataclass(frozen=True)
class IssuingKey:
    """A key with its private half."""

    kid: str
    private: Ed25519PrivateKey
    valid_from: datetime
    retired_from: datetime | None = None

    @property
    def public(self) -> PublicKey:
        """Return the half that is published."""
        return PublicKey(self.kid, self.private.public_key(), self.valid_from, self.retired_from)

    def row(self) -> dict[str, Any]:
        """Return the half that is published as a JWK (RFC 8037), with its dates."""
        x = urlsafe_b64encode(self.private.public_key().public_bytes_raw()).decode().rstrip("=")
        return {
            "kid": self.kid, "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "x": x,
            "valid_from": self.valid_from.isoformat(),
            "retired_from": self.retired_from.isoformat() if self.retired_from else None,
        }  # fmt: skip


def all_keys() -> list[IssuingKey]:
    """Return every key, the oldest first."""
    keys = [_read(path) for path in folder().glob(FILE.format(kid="*"))]
    return sorted(keys, key=lambda key: (key.valid_from, key.kid))


def published_keys() -> Keys:
    """Return the public halves by their names."""
    return {key.kid: key.public for key in all_keys()}


def published() -> dict[str, Any]:
    """Return the document that is published: all keys, the retired ones with their day."""
    return {"issuer": settings.SAPAR_ADDRESS, "keys": [key.row() for key in all_keys()]}


def signing_key(at: datetime) -> IssuingKey:
    """Return the key that signs at ``at``. The first one is made when it is needed, but not in production.

    Raises:
        ImproperlyConfigured: when there is none and none may be made.
    """
    usable = [key for key in all_keys() if key.valid_from <= at and not key.public.is_retired(at)]
    if usable:
        return usable[-1]
    if not settings.SAPAR_MAY_MAKE_KEYS:
        raise ImproperlyConfigured(f"No key signs certificates in {folder()}. Make one: sapar clearance new-key")
    return make_key(at)


def make_key(at: datetime, *, retire_now: bool = False) -> IssuingKey:
    """Make a key that signs from ``at`` on, and set the day on which those before it are retired."""
    at = at.replace(microsecond=0)
    made = _made(at)
    for former in all_keys():
        if former.kid != made.kid and former.valid_from <= at and not former.public.is_retired(at):
            _retire(former, at if retire_now else at + longest_validity(at))
    return made


def longest_validity(at: datetime) -> timedelta:
    """Return after how long everything that was signed at ``at`` has ended: days of law, and the rest of one day."""
    return timedelta(days=int(lawbook().value("clearance.valid_days", at.date()).value) + 1)


def _made(at: datetime) -> IssuingKey:
    day = f"{at.astimezone(clock_zone()):%Y-%m-%d}"
    key = IssuingKey(_free_name(day), Ed25519PrivateKey.from_private_bytes(os.urandom(KEY_BYTES)), at)
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = _draft(key)
    try:
        os.link(draft, _path(key.kid))  # atomic: whoever comes second uses the first one's key
    except FileExistsError:
        return _read(_path(key.kid))
    finally:
        draft.unlink()
    return key


def clock_zone() -> Any:
    """Return the time zone whose days name the keys."""
    from zoneinfo import ZoneInfo

    return ZoneInfo(clock.HOME)


def _free_name(day: str) -> str:
    names: Iterable[str] = (day, *(f"{day}-{n}" for n in range(2, 100)))
    return next(name for name in names if not _path(name).exists())


def _retire(key: IssuingKey, retired_from: datetime) -> None:
    if key.retired_from is None or retired_from < key.retired_from:
        draft = _draft(IssuingKey(key.kid, key.private, key.valid_from, retired_from))
        os.replace(draft, _path(key.kid))


def _draft(key: IssuingKey) -> Path:
    path = folder() / f"{FILE.format(kid=key.kid)}.{os.getpid()}"
    content = {
        "kid": key.kid, "private": b64encode(key.private.private_bytes_raw()).decode(),
        "valid_from": key.valid_from.isoformat(),
        "retired_from": key.retired_from.isoformat() if key.retired_from else None,
    }  # fmt: skip
    path.touch(mode=0o600)
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def _path(kid: str) -> Path:
    return folder() / FILE.format(kid=kid)


def _read(path: Path) -> IssuingKey:
    row = json.loads(path.read_text(encoding="utf-8"))
    retired = row["retired_from"]
    return IssuingKey(
        row["kid"], Ed25519PrivateKey.from_private_bytes(b64decode(row["private"])),
        datetime.fromisoformat(row["valid_from"]), datetime.fromisoformat(retired) if retired else None,
    )  # fmt: skip
