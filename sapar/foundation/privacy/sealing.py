"""Sealing and opening values under a data key, and the blind index that finds a sealed value again.

A sealed value is text, ``§<key id>§<base64 of nonce and ciphertext>``: it names its key, so it opens wherever it is
met. The key's id is authenticated: a value moved under another person's key does not open. In Python it has a type of
its own, so that a text somebody typed is never taken for a sealed one.
"""

import hashlib
import hmac
import os
import re
import unicodedata
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sapar.foundation.privacy.keyring import index_key, master_key

MARK = "§"
NONCE_BYTES = 12


class ValueErased(Exception):
    """The key of this value was destroyed: nobody can read it any more."""


def wrap(key: bytes, master: int) -> str:
    """Return ``key`` encrypted under master key number ``master``, as text that names it."""
    nonce = os.urandom(NONCE_BYTES)
    box = AESGCM(master_key(master)).encrypt(nonce, key, f"master {master}".encode())
    return f"{master}:{b64encode(nonce + box).decode()}"


def unwrap(wrapped: str) -> bytes:
    """Return the key inside ``wrapped``.

    Raises:
        ValueErased: when it was destroyed.
        InvalidTag: when it was altered or the master key is another one.
    """
    if not wrapped:
        raise ValueErased
    master, _, box = wrapped.partition(":")
    raw = b64decode(box)
    return AESGCM(master_key(int(master))).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], f"master {master}".encode())


class Sealed(str):
    """Ciphertext made by :func:`seal`, or read from a column or a trail that holds it."""

    __slots__ = ()


def seal(value: str, key_id: int, key: bytes) -> Sealed:
    """Encrypt ``value`` under data key ``key``, whose row is ``key_id``."""
    nonce = os.urandom(NONCE_BYTES)
    box = AESGCM(key).encrypt(nonce, value.encode(), f"key {key_id}".encode())
    return Sealed(f"{MARK}{key_id}{MARK}{b64encode(nonce + box).decode()}")


def seal_bytes(data: bytes, owner: bytes, key: bytes) -> bytes:
    """Encrypt a file under ``key``. ``owner`` is authenticated: under another owner's name it does not open."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, data, owner)


def open_bytes(box: bytes, owner: bytes, key: bytes) -> bytes:
    """Decrypt what :func:`seal_bytes` made. Raises ``InvalidTag`` when box, key or owner do not belong together."""
    return AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], owner)


def recognised(text: str) -> str:
    """Return ``text`` as :class:`Sealed` when it has that form. Only for text out of our own database."""
    return Sealed(text) if re.fullmatch(rf"{MARK}\d+{MARK}[A-Za-z0-9+/]+=*", text) else text


def key_id_of(sealed: Sealed) -> int:
    """Return the id of the data key that opens ``sealed``."""
    return int(sealed.split(MARK, 2)[1])


def open_with(sealed: Sealed, key: bytes) -> str:
    """Decrypt ``sealed``. Raises ``InvalidTag`` when value, key or key id do not belong together."""
    _, key_id, box = sealed.split(MARK, 2)
    raw = b64decode(box)
    return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], f"key {key_id}".encode()).decode()


def blind_index(matter: str, value: str) -> str:
    """Return the keyed digest under which an exact ``value`` is found again, per ``matter`` (such as "passport").

    Letter case, spaces and dashes do not matter. Empty values have no index and so never match each other.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKC", value).casefold() if c.isalnum())
    if not plain:
        return ""
    return hmac.new(index_key(), f"{matter}\0{plain}".encode(), hashlib.sha256).hexdigest()
