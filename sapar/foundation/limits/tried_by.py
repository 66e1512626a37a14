"""Who tries: the browser's session, and the network it is in. Neither is ever kept but as a keyed digest."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

NETWORK = "network "
V6_HOUSEHOLD = 64  # the bits of an IPv6 address that a household or an office shares


def browser_of(request: HttpRequest) -> str:
    """Return what tells one browser from another: its session, made where there is none."""
    if request.session.session_key is None:
        request.session.create()
    return f"browser {request.session.session_key}"


def network_of(request: HttpRequest) -> str:
    """Return the network a request came from; empty where it cannot be told.

    Behind a proxy of our own (``SAPAR_BEHIND_PROXY``) it is the last address that the proxy wrote. A private
    address tells nothing: a proxy that was forgotten in the settings must not make a whole country one network.
    """
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        address = ip_address(forwarded if settings.SAPAR_BEHIND_PROXY else request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return ""
    if address.is_private:
        return ""
    shared = V6_HOUSEHOLD if isinstance(address, IPv6Address) else address.max_prefixlen
    return f"{NETWORK}{ip_network((address, shared), strict=False)}"


def is_network(who: str) -> bool:
    """Say whether a name is that of a network."""
    return who.startswith(NETWORK)
