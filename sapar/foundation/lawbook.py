"""The LawBook protocol: which law was applied. The room ``policy/law`` implements it with the country packs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class Value(Protocol):
    """One number (or fact) of the law, as it stood on a day."""

    @property
    def key(self) -> str:
        """The key, which names the matter and not the country."""

    @property
    def value(self) -> Any:
        """The value itself, in ``unit``."""

    @property
    def citation(self) -> str:
        """The act and article it stands in."""

    @property
    def checked(self) -> str:
        """``unverified``, ``seen``, ``confirmed`` or ``disputed``."""

    @property
    def digest(self) -> str:
        """The digest of the pack it was read from: the decision can be reproduced."""


class LawBook(Protocol):
    """The law of the instance's own country, as data."""

    def value(self, key: str, on: date) -> Value:
        """Return the value of ``key`` in force on ``on``; an error that is a sentence where there is none."""

    def citations(self, matter: str, on: date) -> list[str]:
        """Return the acts and articles under which a matter (a key's first part) stands on ``on``."""

    def in_words(self, matter: str, recorded: Iterable[str], language: str) -> list[str]:
        """Return recorded citations of a matter in a reader's language; as they were recorded where that is unknown."""

    @property
    def digest(self) -> str:
        """The digest of the whole pack."""


@dataclass(frozen=True)
class Applied:
    """Which law an action stood under."""

    matter: str
    citations: tuple[str, ...]
    digest: str


@cache
def lawbook() -> LawBook:
    """Return the book of the instance's own law."""
    book: LawBook = import_string(settings.SAPAR_LAWBOOK)()
    return book
