"""The message catalogue: ``sapar/locale/<language>/LC_MESSAGES/django.po``, compiled without gettext installed."""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parents[2] / "locale"


def compile_catalogues(locale: Path = LOCALE) -> list[Path]:
    """Compile every ``.po`` that is newer than its ``.mo`` and return the files written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written.append(target)
    return written


def untranslated(locale: Path = LOCALE) -> list[str]:
    """Return ``language: message`` for every message without a finished translation."""
    return [
        f"{source.parent.parent.name}: {entry.msgid}"
        for source in sorted(locale.glob("*/LC_MESSAGES/django.po"))
        for entry in polib.pofile(str(source))
        if not entry.obsolete and (not entry.msgstr or entry.fuzzy)
    ]
