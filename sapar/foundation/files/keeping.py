"""Keeping files: with a record, in the body of an action; or with a form that is not finished."""

import os
import secrets
from collections.abc import Iterable

from django.db import transaction

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.files import store
from sapar.foundation.files.models import StagedFile, StoredFile
from sapar.foundation.files.uploads import Upload
from sapar.foundation.privacy import keyring, sealing
from sapar.foundation.privacy.classes import P3, DataClass
from sapar.foundation.privacy.models import DataKey

STAGED = b"staged"


def keep(upload: Upload, record: Subject, *, about: str = "", data_class: DataClass = P3) -> StoredFile:
    """Keep a file with a record, encrypted under the record's key. Called in the body of an action.

    Raises:
        ValueError: when the record belongs to nobody: files without a key are not kept.
        ValueErased: when its owner was erased.
    """
    key = record.data_key()
    if key is None:
        raise ValueError(f"{record._meta.label} belongs to nobody: a file cannot be kept with it.")
    kept = StoredFile(
        key=key, subject_type=record._meta.label_lower, subject_ref=record.ref, data_class=data_class,
        name=upload.name, about=about, media_type=upload.media_type, size=upload.size,
        digest=store.put(key.seal_bytes(upload.data)), added_at=clock.now(),
    )  # fmt: skip
    kept.save()
    return kept


def content(kept: StoredFile) -> bytes:
    """Return the plain file.

    Raises:
        ValueErased: when its owner was erased.
        FileNotFoundError: when the store lost it.
    """
    return kept.key.open_bytes(store.get(kept.digest))


def hand_over(kept: StoredFile, key: DataKey) -> None:
    """Seal a file anew under another key: its record is another person's from now on. In the body of an action."""
    data = content(kept)
    name, about = kept.name, kept.about
    kept.key, kept.name, kept.about = key, name, about
    kept.digest = store.put(key.seal_bytes(data))
    kept.save()


def files_of(record: Subject) -> Iterable[StoredFile]:
    """Return the files kept with a record, in the order they were added."""
    return StoredFile.objects.filter(subject_type=record._meta.label_lower, subject_ref=record.ref).order_by("pk")


def stage(upload: Upload) -> str:
    """Keep a file with an unfinished form and return the token that the form must hold."""
    token, key = secrets.token_urlsafe(24), os.urandom(keyring.KEY_BYTES)
    staged = StagedFile(
        token=_found_by(token), wrapped=sealing.wrap(key, keyring.current_master()), media_type=upload.media_type,
        name=sealing.seal(upload.name, 0, key), digest=store.put(sealing.seal_bytes(upload.data, STAGED, key)),
        staged_at=clock.now(),
    )  # fmt: skip
    with transaction.atomic(), guard.writing(StagedFile):
        staged.save(force_insert=True)
    return token


def staged(token: str) -> Upload | None:
    """Return the file that a form holds by ``token``; None when it is gone."""
    row = StagedFile.objects.filter(token=_found_by(token)).first()
    if row is None:
        return None
    key = sealing.unwrap(row.wrapped)
    name = sealing.open_with(sealing.Sealed(row.name), key)
    return Upload(name, row.media_type, sealing.open_bytes(store.get(row.digest), STAGED, key))


def _found_by(token: str) -> str:
    """Return what the table holds of a token, so that a copy of the database opens no file."""
    return sealing.blind_index("staged file", token)
