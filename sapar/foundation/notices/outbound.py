"""The hosts that an instance may connect to: ``SAPAR_OUTBOUND``, by default the mail host and the SMS gateway.

The check sits below every library, where Python looks up a host and opens a socket, because the URL of a gateway need
not name the host that its plug-in connects to. It holds inside :func:`allowed_hosts_only`, which is around whatever
sends; what else leaves the machine is the firewall's business.
"""

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings

LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
log = structlog.get_logger(__name__)

_looked_up: ContextVar[set[str] | None] = ContextVar("outbound_looked_up", default=None)  # None: nobody is watched


class HostNotAllowed(OSError):
    """Something tried to connect to a host that is not on the list."""


def allowed_hosts() -> Collection[str]:
    """Return the hosts that may be connected to."""
    return settings.SAPAR_OUTBOUND or {settings.EMAIL_HOST, urlsplit(settings.SAPAR_SMS_GATEWAY).hostname or ""}


@contextmanager
def allowed_hosts_only() -> Iterator[None]:
    """Refuse, for the length of the block, every connection to a host that is not in ``SAPAR_OUTBOUND``."""
    _watch()
    token = _looked_up.set(set())
    try:
        yield
    finally:
        _looked_up.reset(token)


@cache
def _watch() -> None:
    """Have Python tell of every look-up and connection from now on; outside the block nothing comes of it."""
    sys.addaudithook(_judge)


def _judge(event: str, args: tuple[Any, ...]) -> None:
    looked_up = _looked_up.get() if event in LOOK_UPS or event == "socket.connect" else None
    if looked_up is None:
        return
    if event in LOOK_UPS:
        looked_up.add(_allowed(args[0]))
    elif isinstance(args[1], tuple) and not looked_up:  # an address that nobody looked up; a text is a local socket
        _allowed(args[1][0])


def _allowed(host: Any) -> str:
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name not in allowed_hosts():
        log.warning("connection refused: add the host to SAPAR_OUTBOUND if it should be allowed", host=name)
        raise HostNotAllowed(name)
    return name
