"""Where encrypted files lie: Django's storage named ``files``, a folder unless the operator sets another."""

import hashlib
from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages


def _store() -> Storage:
    return storages["files"]


def _place(digest: str) -> str:
    return f"{digest[:2]}/{digest[2:]}"


def put(box: bytes) -> str:
    """Keep ciphertext and return the digest it is found by (SHA-256, hexadecimal)."""
    digest = hashlib.sha256(box).hexdigest()
    if not _store().exists(_place(digest)):
        _store().save(_place(digest), ContentFile(box))
    return digest


def get(digest: str) -> bytes:
    """Return the ciphertext.

    Raises:
        FileNotFoundError: when it is not there, or is not what was kept.
    """
    with _store().open(_place(digest)) as file:
        box: bytes = file.read()
    if hashlib.sha256(box).hexdigest() != digest:
        raise FileNotFoundError(digest)
    return box


def remove(digest: str) -> None:
    """Remove it; what is gone already stays gone."""
    _store().delete(_place(digest))


def everything() -> Iterator[str]:
    """Yield the digest of all that is kept."""
    folders = _store().listdir("")[0] if _store().exists("") else []
    for folder in folders:
        for rest in _store().listdir(folder)[1]:
            yield folder + rest
