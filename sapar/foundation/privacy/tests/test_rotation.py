"""Rotating the master key: everything still opens, the old master is not needed, and nothing erased comes back."""

import pytest

from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.seals import seal_trail, verify_trail
from sapar.foundation.privacy import keyring, rotation, sealing
from sapar.foundation.privacy.models import DataKey
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db


@pytest.fixture
def own_keys(settings, tmp_path):
    """A key folder of this test's own."""
    settings.SAPAR_KEYS = tmp_path
    keyring.master_key.cache_clear()
    keyring.make_missing()
    yield tmp_path
    keyring.master_key.cache_clear()


def made() -> DataKey:
    with unguarded():
        return DataKey.make()


def reread(key: DataKey) -> DataKey:
    return DataKey.objects.get(pk=key.pk)


def test_what_was_sealed_before_opens_without_the_old_master(own_keys):
    key = made()
    sealed = key.seal("AN1234567")
    assert rotation.rotate().rewrapped == 1
    (own_keys / "master-1").unlink()
    keyring.master_key.cache_clear()
    assert sealing.open_with(sealed, sealing.unwrap(reread(key).wrapped)) == "AN1234567"


def test_new_keys_are_wrapped_by_the_new_master(own_keys):
    rotation.rotate()
    assert made().wrapped.startswith("2:")


def test_a_destroyed_key_stays_destroyed(own_keys):
    key = made()
    with unguarded():
        DataKey._base_manager.filter(pk=key.pk).update(wrapped="")
    rotation.rotate()
    assert reread(key).wrapped == ""


def test_a_key_destroyed_meanwhile_does_not_come_back(own_keys):
    key = made()
    stale = [reread(key)]
    with unguarded():
        DataKey._base_manager.filter(pk=key.pk).update(wrapped="")
    assert rotation._rewrap(stale, keyring.new_master()) == 0
    assert reread(key).wrapped == ""


def test_a_stopped_rotation_goes_on_with_the_same_master(own_keys, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 1)
    made(), made()
    rotation._rewrap(rotation._next_batch(2), keyring.new_master())
    assert rotation.rotate() == rotation.Rotation(master=2, rewrapped=1)


def test_it_stands_in_the_trail_and_breaks_no_seal(own_keys, cast):
    cast.worker("nurlan")
    seal_trail()
    rotation.rotate()
    assert AuditEvent.objects.filter(action="rotate_keys").exists()
    assert verify_trail().problems == []
