"""Keys outside the database: the master keys that wrap data keys, the index key, and the audit's signing key.

They live in ``SAPAR_KEYS`` (a folder, by default ``var/keys``), one file each, and are made on first run. A production
instance refuses to start without its own. ``master-<n>`` files are kept so that what an older one wrapped still opens.
"""

import os
from base64 import b64decode, b64encode
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


def folder() -> Path:
    """Return the folder that holds the keys."""
    return Path(settings.SAPAR_KEYS)


def _made_once(name: str) -> bytes:
    """Return the key in file ``name``, making it unless production forbids that. Two makers agree on one key."""
    path = folder() / name
    if not path.exists():
        if not settings.SAPAR_MAY_MAKE_KEYS:
            raise ImproperlyConfigured(f"The key {name} is missing in {folder()}. Put your own there before serving.")
        _write_once(path)
    return b64decode(path.read_bytes())


def _write_once(path: Path) -> None:
    """Write a fresh key to ``path``, unless somebody else was first: theirs counts."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_bytes(b64encode(os.urandom(KEY_BYTES)))
    try:
        os.link(draft, path)  # atomic: whoever comes second keeps the first one's key
    except FileExistsError:
        pass
    finally:
        draft.unlink()


@cache
def master_key(number: int) -> bytes:
    """Return master key ``number`` (32 bytes)."""
    return _made_once(f"master-{number}")


def current_master() -> int:
    """Return the number of the newest master key: it wraps what is new."""
    numbers = [int(path.name.removeprefix("master-")) for path in folder().glob("master-*") if path.suffix == ""]
    return max(numbers, default=1)


def new_master() -> int:
    """Make the next master key and return its number. From now on it wraps what is new."""
    number = current_master() + 1
    _write_once(folder() / f"master-{number}")
    return number


@cache
def index_key() -> bytes:
    """Return the key of blind indexes. It never rotates: digests made with it could not be found again."""
    return _made_once("index")


@cache
def signing_key() -> Ed25519PrivateKey:
    """Return the key that signs audit seals."""
    return Ed25519PrivateKey.from_private_bytes(_made_once("audit"))


def public_signing_key() -> str:
    """Return the public half of the seal key in hexadecimal, to publish and to give to witnesses."""
    raw = signing_key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return raw.hex()


def make_missing() -> None:
    """Make (or, in production, demand) every key there must be, before the first request rather than at it."""
    master_key(current_master())
    index_key()
    signing_key()
