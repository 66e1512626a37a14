"""What every test of this room has: the follow-ups that rooms above register, and a post in Moscow."""

import pytest

from sapar.foundation.actions import registry

NEWS = ("agency_permits.suspended", "agency_permits.reinstated", "agency_permits.revoked")


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """Collect what the rooms above are told, in their place: (news, permit)."""
    heard = []
    for name in NEWS:
        monkeypatch.setitem(
            registry.FOLLOW_UPS, name, [lambda permit, name=name, **given: heard.append((name.split(".")[1], permit))]
        )
    return heard
