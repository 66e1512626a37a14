"""Where sessions are kept: Django's database sessions, with whose they are and on what, so that one can end them."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils.dateparse import parse_datetime

from sapar.foundation.actions import guard

SINCE = "since"  # session: when it was signed in
USED = "used"  # session: when it was last used, to some minutes
DEVICE = "device"  # session: on what


class SessionStore(DatabaseStore):
    """A session in the table of open sessions. Its row tells whose it is; what is in it only the session knows."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Return the table."""
        from sapar.foundation.accounts.models import OpenSession  # models are not loaded yet where this is imported

        return OpenSession

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """Write beside the data what the holder's list of sessions shows."""
        row: Any = super().create_model_instance(data)
        row.account_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        row.device = data.get(DEVICE, "")
        row.since, row.used_at = (parse_datetime(data.get(name, "")) for name in (SINCE, USED))
        return row

    def save(self, must_create: bool = False) -> None:
        """Save, on a GET too: sessions are on the list of what a GET may write."""
        with guard.writing(self.get_model_class()):
            super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        """Delete the row."""
        with guard.writing(self.get_model_class()):
            super().delete(session_key)

    @classmethod
    def clear_expired(cls) -> None:
        """Delete the rows that ran out."""
        with guard.writing(cls.get_model_class()):
            super().clear_expired()
