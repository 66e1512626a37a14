"""The day and the keys of the room's own tests."""

from sapar.pre_employment.clearance.tests.conftest import (  # noqa: F401
    _own_keys,
    certificate,
    day,
    keys,
    private,
    token,
)
