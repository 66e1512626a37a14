"""What the tests of certificates share: a day, a folder of keys of their own, and tokens without a database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.cache import cache

from sapar.foundation import clock
from sapar.pre_employment.clearance.tests.people import NOON
from sapar.pre_employment.clearance.tokens import Certificate
from sapar.pre_employment.clearance.verifying import PublicKey

KID = "2026-03-02"
ISSUED = datetime(2026, 3, 2, 6, tzinfo=UTC)
ENDS = ISSUED + timedelta(days=90)


@pytest.fixture(autouse=True)
def _own_keys(settings: Any, tmp_path: Path) -> None:
    settings.SAPAR_KEYS = tmp_path / "keys"
    cache.clear()


@pytest.fixture
def day() -> Iterator[datetime]:
    """A Monday at noon in Bishkek."""
    with clock.at(NOON):
        yield NOON


@pytest.fixture(scope="session")
def private() -> Ed25519PrivateKey:
    """The private half of a key."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture(scope="session")
def keys(private: Ed25519PrivateKey) -> dict[str, PublicKey]:
    """The published keys: one."""
    return {KID: PublicKey(KID, private.public_key(), ISSUED - timedelta(days=1))}


@pytest.fixture(scope="session")
def certificate() -> Certificate:
    """What a certificate says."""
    return Certificate("482173065", "O. N.", 1994, "RU", ISSUED, ENDS)


@pytest.fixture(scope="session")
def token(certificate: Certificate, private: Ed25519PrivateKey) -> str:
    """Its code."""
    return certificate.signed(KID, private)
