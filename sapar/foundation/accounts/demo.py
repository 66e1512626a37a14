"""Demonstration mode: sign in as somebody of the cast with one press, on this machine alone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.models import Account
from sapar.foundation.ui.words import Words, say

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class Somebody:
    """One of the cast: the reference of an account, a name, what they do, and the section they stand in."""

    ref: str
    name: str
    does: Any
    section: Any
    code: str = ""  # what their app shows now; empty for whoever needs no second step


def is_open(request: HttpRequest) -> bool:
    """Say whether one-press sign-in exists here: in demonstration mode, asked and answered on this machine."""
    if not settings.SAPAR_DEMO:
        return False
    host = request.get_host()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return name.lower() in LOOPBACK and _is_loopback(request.META.get("REMOTE_ADDR", ""))


def cast_of(request: HttpRequest) -> list[Somebody]:
    """Return the cast, in its order; nobody where the demonstration is not open."""
    asked: str = getattr(settings, "SAPAR_DEMO_CAST", "")
    if not asked or not is_open(request):
        return []
    tell: Callable[[], Iterable[tuple[str, str, Any, Any]]] = import_string(asked)
    codes = factors.codes_now()
    return [Somebody(ref, name, does, section, codes.get(ref, "")) for ref, name, does, section in tell()]


def hint_for(request: HttpRequest, account: Account) -> Words:
    """Say what the app of somebody of the cast shows now; nothing for anybody else, and nowhere else."""
    if not any(each.ref == account.ref for each in cast_of(request)):
        return ""
    if code := factors.codes_now().get(account.ref):
        return say(_("Demonstration: the app shows {code} now. A code works once"), code=code)
    return _("Demonstration: a code works once, the next one comes within half a minute. Load this page again then")


def sections_of(cast: list[Somebody]) -> list[tuple[Any, list[Somebody]]]:
    """Return the cast by section, in its order."""
    return [(section, list(people)) for section, people in groupby(cast, key=lambda somebody: somebody.section)]


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
