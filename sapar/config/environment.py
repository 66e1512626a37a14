"""Reading settings from the environment: ``SAPAR_*`` and ``DATABASE_URL``."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

# What makes SQLite safe to serve from: readers beside one writer, nothing lost at a power cut, freed pages wiped
# (erasing a person must leave nothing in the file), and transactions that take the write lock at once.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}


def text(name: str, default: str = "") -> str:
    """Return ``SAPAR_<name>``."""
    return os.environ.get(f"SAPAR_{name}", default)


def flag(name: str) -> bool:
    """Return whether ``SAPAR_<name>`` says yes."""
    return text(name).lower() in ("1", "yes", "true", "on")


def names(name: str, default: str = "") -> list[str]:
    """Return the comma-separated list ``SAPAR_<name>``."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def cookie(name: str, *, secure: bool) -> str:
    """Return a cookie's name. With the prefix browsers take it from this host alone, over TLS, for all its paths."""
    return f"__Host-{name}" if secure else name


def database(var: Path) -> dict[str, Any]:
    """Return Django's settings of the database in ``DATABASE_URL``; without one, SQLite in ``var``.

    Raises:
        ImproperlyConfigured: for another kind of database.
    """
    url = urlsplit(os.environ.get("DATABASE_URL") or f"sqlite:///{var / 'sapar.sqlite3'}")
    if url.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": unquote(url.path)[1:] if url.path.startswith("//")
                else unquote(url.path), "OPTIONS": SQLITE_OPTIONS}  # fmt: skip
    if url.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must start with sqlite:// or postgresql://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(parse_qsl(url.query)),
    }
