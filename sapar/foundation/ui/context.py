"""What every page has around its content: navigation, urgent help, who is signed in. Rooms above fill it in.

``SAPAR_FRAME`` names a function from request to :class:`Frame`; without it pages have a bare frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from sapar.foundation.ui.components import Act, Assisted, Contact, QuickExit
from sapar.foundation.ui.words import Words


@dataclass(frozen=True)
class Link:
    """A link of the navigation or the footer."""

    label: Words
    url: str
    here: bool = False


@dataclass(frozen=True)
class Frame:
    """What stands around a page. ``acts`` are e.g. Sign in or Sign out; ``account`` says who reads, in which role, and
    ``account_url`` is where that is changed; ``contact`` is whom error pages name.
    """

    nav: Sequence[Link] = ()
    footer: Sequence[Link] = ()
    acts: Sequence[Act] = ()
    account: Words = ""
    account_url: str = ""
    urgent_url: str = ""
    home_url: str = "/"
    assisted: Assisted | None = None
    quick_exit: QuickExit | None = None
    helpline: Contact | None = None
    demo: bool = False
    single_keys: bool = True
    contact: Words = field(default="")


def bare_frame() -> Frame:
    """Return the frame of an instance without rooms."""
    number = getattr(settings, "SAPAR_HELPLINE", "")
    return Frame(
        demo=getattr(settings, "SAPAR_DEMO", False),
        helpline=Contact("", phone=number) if number else None,
        contact=number,
    )


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of a request."""
    builder = getattr(settings, "SAPAR_FRAME", "")
    frame = import_string(builder)(request) if builder else bare_frame()
    assert isinstance(frame, Frame)  # noqa: S101 - tells the type checker what the setting promises
    return frame


def page(request: HttpRequest) -> dict[str, object]:
    """Give every template ``frame``, made when first used, and ``request_id``."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request)), "request_id": request_id()}


def request_id() -> str:
    """Return the id under which this request is logged; empty outside a request."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))
