"""The worker's sign of life: a file it touches, which ``/healthz`` looks at."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

FILE = "worker-alive"


def beat() -> None:
    """Give a sign of life."""
    path = Path(settings.VAR) / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def last_beat() -> datetime | None:
    """Return when a worker last gave a sign of life, None if never."""
    path = Path(settings.VAR) / FILE
    return datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
