"""Dated steps as a calendar file (RFC 5545) that any phone reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from sapar.policy.law.plan import Step


@dataclass(frozen=True)
class Entry:
    """One whole day in a calendar: a new file with the same ``uid`` replaces the old entry."""

    uid: str
    on: date
    title: str
    about: tuple[str, ...]


def calendar_file(steps: Iterable[Step], arrival: date, made_at: datetime, said: str) -> str:
    """Return the dated steps as a calendar file.

    Args:
        arrival: the day of arrival; with the step it names an entry, so that a new file replaces the old one.
        said: the language of the texts.
    """
    entries = [
        Entry(
            f"{step.id}-{arrival:%Y%m%d}", step.safe_by, step.title[said],
            (step.what[said], *_details(step, said), step.citation.text(said)),
        )
        for step in steps if step.safe_by is not None
    ]  # fmt: skip
    return calendar_of(entries, made_at)


def calendar_of(entries: Iterable[Entry], made_at: datetime) -> str:
    """Return a calendar file: a whole-day entry each, with a reminder two days before."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sapar//Steps for a country//EN", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.uid}@sapar",
            f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}",
            f"SUMMARY:{_escaped(entry.title)}",
            f"DESCRIPTION:{_escaped(chr(10).join(filter(None, entry.about)))}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_escaped(entry.title)}",
            "TRIGGER:-P2D",
            "END:VALARM",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _details(step: Step, said: str) -> list[str]:
    with override(said):
        pairs = [(_("Where"), step.where[said]), (_("Bring with you"), step.bring[said])]
    return [f"{label}: {value}" for label, value in pairs if value]


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str, most: int = 75) -> list[str]:
    """Cut a line into pieces of at most 75 octets, no sign in two; those after the first begin with a blank."""
    pieces, piece = [], ""
    for sign in line:
        if len((piece + sign).encode()) > most:
            pieces.append(piece)
            piece = " "
        piece += sign
    return [*pieces, piece]
