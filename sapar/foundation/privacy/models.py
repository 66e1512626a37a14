"""The data key: one per person or case, wrapped by a master key, destroyed to erase."""

import os

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.guarded import Guarded
from sapar.foundation.privacy import keyring, sealing
from sapar.foundation.privacy.classes import P1, SECRET


class DataKey(Guarded):
    """The key under which one person's (or case's) personal values are encrypted."""

    CLASSES = {P1: {"destroyed_at"}, SECRET: {"wrapped"}}

    wrapped = models.TextField(blank=True, editable=False)
    destroyed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("data key")

    def __str__(self) -> str:
        return f"data key {self.pk}"

    @classmethod
    def make(cls) -> "DataKey":
        """Make and save a fresh key. Works inside an action only, as every write does."""
        key = cls(wrapped=sealing.wrap(os.urandom(keyring.KEY_BYTES), keyring.current_master()))
        key.save()
        return key

    @classmethod
    def make_many(cls, count: int) -> "list[DataKey]":
        """Make and save fresh keys at once. Works inside an action or a step of a batch only."""
        master = keyring.current_master()
        keys = [cls(wrapped=sealing.wrap(os.urandom(keyring.KEY_BYTES), master)) for _ in range(count)]
        made: list[DataKey] = cls.objects.bulk_create(keys)
        return made

    def seal(self, value: str) -> sealing.Sealed:
        """Encrypt ``value`` for this key's owner.

        Raises:
            ValueErased: when the owner was erased.
        """
        return sealing.seal(value, self.pk, sealing.unwrap(self.wrapped))

    def seal_bytes(self, data: bytes) -> bytes:
        """Encrypt a file for this key's owner.

        Raises:
            ValueErased: when the owner was erased.
        """
        return sealing.seal_bytes(data, self._name(), sealing.unwrap(self.wrapped))

    def open_bytes(self, box: bytes) -> bytes:
        """Decrypt a file of this key's owner.

        Raises:
            ValueErased: when the owner was erased.
        """
        return sealing.open_bytes(box, self._name(), sealing.unwrap(self.wrapped))

    def _name(self) -> bytes:
        return f"key {self.pk}".encode()


KeysRead = dict[int, str]
"""Wrapped keys by id, for a reader of many values: each key is fetched once. Never kept beyond that."""


def keys_loaded_with(row: models.Model, depth: int = 2) -> KeysRead:
    """Return the keys that came with a row (``select_related``), its own or its person's: a list fetches none apart."""
    found: KeysRead = {}
    for related in row._state.fields_cache.values():
        if isinstance(related, DataKey):
            found[related.pk] = related.wrapped
        elif isinstance(related, models.Model) and depth > 1:
            found |= keys_loaded_with(related, depth - 1)
    return found


def open_value(sealed: sealing.Sealed, keys: KeysRead | None = None) -> str:
    """Decrypt a sealed value, whoever's it is.

    Raises:
        ValueErased: when its owner was erased.
    """
    keys, owner = {} if keys is None else keys, sealing.key_id_of(sealed)
    if owner not in keys:
        row = DataKey.objects.filter(pk=owner).only("wrapped").first()
        keys[owner] = row.wrapped if row else ""
    return sealing.open_with(sealed, sealing.unwrap(keys[owner]))


def read_value(value: object, erased: str = "", keys: KeysRead | None = None) -> object:
    """Decrypt a value for display if it is sealed; an erased one reads as ``erased``."""
    if not isinstance(value, sealing.Sealed):
        return value
    try:
        return open_value(value, keys)
    except sealing.ValueErased:
        return erased
