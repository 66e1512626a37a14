"""Finding organizations: what is typed in any letter case and on any keyboard, in any of its languages, finds it."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from sapar.classifications.search import fold
from sapar.foundation.languages.texts import Texts

if TYPE_CHECKING:
    from sapar.registers.organizations.models import Organization

LENGTH = 600
BETWEEN = " | "  # the names in a key


def key_of(names: Texts) -> str:
    """Return all the names folded, the Kyrgyz first: SQLite compares Cyrillic letters case-sensitively."""
    return BETWEEN.join(fold(names[code]) for code in ("ky", "ru", "en") if names.get(code))[:LENGTH]


def find_organizations(text: str, organizations: "QuerySet[Organization]") -> "QuerySet[Organization]":
    """Narrow ``organizations`` to those with every typed word in one of their names."""
    for word in fold(text).split():
        organizations = organizations.filter(search_key__contains=word)
    return organizations


def called(name: str, organizations: "QuerySet[Organization]") -> "list[Organization]":
    """Return those of ``organizations`` one of whose names, in any language, is this one; the oldest first."""
    wanted = fold(name)[:LENGTH]
    narrowed = organizations.filter(search_key__contains=wanted).order_by("pk")
    return [each for each in narrowed if wanted in each.search_key.split(BETWEEN)]
