"""Writing and reading the trail: the one place that appends events and refusals, and turns them into sentences."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import structlog
from django.db import connection

from sapar.foundation import clock
from sapar.foundation.actions import guard, recording
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.privacy.models import KeysRead, read_value
from sapar.foundation.privacy.sealing import recognised

# One number for PostgreSQL's advisory lock: writers share it, the sealer takes it alone, so that no event with a
# lower id can still be uncommitted when a batch is sealed.
SEALING_LOCK = 7_274_661

HASHED = (
    "id", "recorded_at", "on", "action", "actor", "actor_key", "subject_type", "subject_ref", "law", "details",
    "before", "after", "silent_because", "request_id",
)  # fmt: skip


def leaf_of(event: Mapping[str, Any]) -> str:
    """Return the RFC 9162 leaf hash (SHA-256 over 0x00 and the data) of an event's columns, in hexadecimal."""
    data = recording.canonical({column: event[column] for column in HASHED})
    return hashlib.sha256(b"\x00" + data.encode()).hexdigest()


def append_event(**columns: Any) -> AuditEvent:
    """Append one event. Mappings are written as canonical JSON. Runs inside the action's transaction."""
    texts = {name: value if isinstance(value, str) else recording.canonical(value) for name, value in columns.items()}
    event = AuditEvent(recorded_at=clock.now().isoformat(), request_id=request_id(), **texts)
    event.pk = _next_id()
    event.leaf = leaf_of({column: getattr(event, column) for column in HASHED})
    with guard.writing(AuditEvent):
        event.save(force_insert=True)
    return event


def _next_id() -> int:
    """Draw the event's id before the insert, because the leaf covers it. Writers hold the shared sealing lock."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [SEALING_LOCK])
            cursor.execute("SELECT nextval(pg_get_serial_sequence('audit_auditevent', 'id'))")
        else:  # SQLite has one writer at a time, and AUTOINCREMENT never gives an id twice
            cursor.execute("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'audit_auditevent'), 0) + 1")
        return int(cursor.fetchone()[0])


def append_refusal(**columns: str) -> None:
    """Append one refusal; called after the refused transaction was rolled back."""
    with guard.writing(Refusal):
        Refusal(recorded_at=clock.now().isoformat(), request_id=request_id(), **columns).save(force_insert=True)


def request_id() -> str:
    """Return the id of the web request being served, empty elsewhere."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


def opened(text: str, erased: str = "", keys: KeysRead | None = None) -> Any:
    """Read a JSON column with every sealed value decrypted; what was erased reads as ``erased``."""
    return _open_all(json.loads(text), erased, {} if keys is None else keys)


def _open_all(value: Any, erased: str, keys: KeysRead) -> Any:
    if isinstance(value, dict):
        return {name: _open_all(item, erased, keys) for name, item in value.items()}
    if isinstance(value, list):
        return [_open_all(item, erased, keys) for item in value]
    return read_value(recognised(value), erased, keys) if isinstance(value, str) else value
