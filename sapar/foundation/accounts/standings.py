"""The Standing protocol: what someone is, for whom, until when. The register of organizations implements it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from sapar.foundation.accounts.models import Account


class Standing(Protocol):
    """One membership as foundation sees it: a role in an organisation at a place, with an end."""

    @property
    def role(self) -> str:
        """The role's code, such as ``labour_attache``."""

    @property
    def role_name(self) -> str:
        """The role in the reader's language."""

    @property
    def organisation_ref(self) -> str:
        """The reference of the organisation acted for."""

    @property
    def organisation_name(self) -> str:
        """The organisation in the reader's language."""

    @property
    def country(self) -> str:
        """ISO 3166 alpha-2 code of the country this standing is limited to; empty for none."""

    @property
    def place(self) -> str:
        """The IANA time zone of the office: its legal day."""

    @property
    def may_capture_later(self) -> bool:
        """Whether this member may record a paper act on a later day than it was done."""


def standing_called(standing: Standing | None) -> str:
    """Return how a standing is named in a session and in a token: ``role@reference``; empty for none."""
    return f"{standing.role}@{standing.organisation_ref}" if standing else ""


def standings_of(account: "Account", on: date) -> Sequence[Standing]:
    """Return what ``account`` is on day ``on``, for whom; empty for a worker. Ended memberships do not count."""
    find: Callable[[Account, date], Sequence[Standing]] = import_string(settings.SAPAR_STANDINGS)
    return find(account, on)
