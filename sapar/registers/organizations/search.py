"""The search key of a name: what is typed in any letter case, in any of its languages, finds it."""

from sapar.foundation.languages.texts import Texts

LENGTH = 600


def key_of(names: Texts) -> str:
    """Return all the names casefolded, the Kyrgyz first: SQLite compares Cyrillic letters case-sensitively."""
    return " | ".join(names[code].casefold() for code in ("ky", "ru", "en") if names.get(code))[:LENGTH]
