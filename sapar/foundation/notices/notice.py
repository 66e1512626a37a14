"""What a notice is, and how its text is written: ``<room>/notices/<name>.{ky,ru,en}.txt``.

The first line is the short message (SMS: at most 70 UTF-16 units once filled in). After a line ``---`` follow the
subject line and the body of the e-mail; without them the e-mail carries the short message.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.utils import formats, translation

from sapar.foundation.references import spoken

if TYPE_CHECKING:
    from sapar.foundation.privacy.models import DataKey

SMS_UNITS = 70
SMS, MAIL = "sms", "mail"


@dataclass(frozen=True)
class Contact:
    """Where and how somebody is told: a phone number or an e-mail address, their language, and whose data it is."""

    address: str
    language: str
    key: "DataKey | None" = None

    @property
    def channel(self) -> str:
        """Return ``mail`` for an e-mail address, else ``sms``."""
        return MAIL if "@" in self.address else SMS


class Notice:
    """A message to some people. ``values`` fill the named placeholders of its text."""

    def __init__(self, name: str, *, to: Iterable[Contact], **values: Any) -> None:
        self.name = name
        self.to = [contact for contact in to if contact.address]
        self.values = values

    def written_for(self, contact: Contact) -> tuple[str, str]:
        """Return (subject, body) as this contact reads it."""
        short, _, long = text_of(self.name, contact.language).partition("\n---\n")
        text = short.strip() if contact.channel == SMS or not long else long.strip()
        with translation.override(contact.language):
            filled = text.format(**{name: _shown(value) for name, value in self.values.items()})
        subject, _, body = filled.partition("\n\n")
        return (subject, body or subject)


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return formats.date_format(value, "d.m.Y")
    text = str(value)
    return spoken(text) if len(text) == 9 and text.isdigit() else text


@cache
def text_of(name: str, language: str) -> str:
    """Return the text of notice ``room/name`` in ``language``.

    Raises:
        FileNotFoundError: when the room has no such notice; a house test looks for all three languages.
    """
    room, _, notice = name.partition("/")
    folder = Path(apps.get_app_config(room).path) / "notices"
    return (folder / f"{notice}.{language}.txt").read_text(encoding="utf-8")


def helpline() -> str:
    """Return the phone number that people may always call."""
    return str(settings.SAPAR_HELPLINE)
