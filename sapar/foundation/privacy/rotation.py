"""Changing the master key while people work: every data key is wrapped anew, none of their values is touched.

A wrapped key names its master, so old and new stand side by side until the last one is done; a rotation that was
stopped goes on where it was. Old masters stay in the key folder for as long as backups need them.
"""

from dataclasses import dataclass

from django.db import transaction

from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions import guard
from sapar.foundation.audit.trail import append_event
from sapar.foundation.privacy import keyring, sealing
from sapar.foundation.privacy.models import DataKey

BATCH = 500
OPERATOR = System("key rotation")


@dataclass(frozen=True)
class Rotation:
    """What a rotation did: the master that wraps from now on, and how many keys were wrapped anew."""

    master: int
    rewrapped: int


def rotate() -> Rotation:
    """Wrap every data key under a fresh master key, or under the newest one if an earlier rotation was stopped.

    Returns:
        The number of the newest master key and how many data keys were wrapped anew.
    """
    master = _unfinished() or keyring.new_master()
    count = 0
    while batch := _next_batch(master):
        count += _rewrap(batch, master)
    _note(master, count)
    return Rotation(master, count)


def _unfinished() -> int:
    """Return the newest master if some keys are not under it yet, else 0."""
    newest = keyring.current_master()
    return newest if _next_batch(newest) else 0


def _next_batch(master: int) -> list[DataKey]:
    """Return some of the keys that another master wraps. Destroyed ones have nothing to wrap."""
    return list(DataKey.objects.exclude(wrapped="").exclude(wrapped__startswith=f"{master}:").order_by("pk")[:BATCH])


def _rewrap(batch: list[DataKey], master: int) -> int:
    """Wrap a batch anew, in one transaction. A key destroyed meanwhile stays destroyed."""
    with transaction.atomic(), guard.writing(DataKey):
        return sum(
            DataKey._base_manager.filter(pk=key.pk, wrapped=key.wrapped).update(
                wrapped=sealing.wrap(sealing.unwrap(key.wrapped), master)
            )
            for key in batch
        )


def _note(master: int, count: int) -> None:
    with transaction.atomic():
        append_event(
            on=clock.today().isoformat(), action="rotate_keys", actor={"kind": OPERATOR.kind, "name": OPERATOR.name},
            actor_key=OPERATOR.key, subject_type=DataKey._meta.label_lower, subject_ref="", law={},
            details={"master": master, "rewrapped": count}, before={}, after={}, silent_because="nobody's data changed",
        )  # fmt: skip
