"""Working on another SQLite file for the length of a block."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from sapar.config.environment import SQLITE_OPTIONS
from sapar.foundation.actions.apps import post_guard


@contextmanager
def using_file(url: str) -> Iterator[None]:
    """Make ``url`` (``sqlite:///path``) the default database."""
    old = connections["default"]
    settings = old.settings_dict | {"NAME": url.removeprefix("sqlite:///"), "OPTIONS": SQLITE_OPTIONS}
    new = type(old)(settings, "default")
    post_guard(new)
    connections["default"] = new
    try:
        yield
    finally:
        new.close()
        connections["default"] = old
