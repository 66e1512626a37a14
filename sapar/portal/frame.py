"""What stands around every page: the navigation of whoever reads it, urgent help, who is signed in."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, visitor
from sapar.foundation.accounts.frame import who_is_here
from sapar.foundation.accounts.second_step import is_owed
from sapar.foundation.ui.components import Contact
from sapar.foundation.ui.context import Frame, Link

PUBLIC = (
    (_("Check a contract"), "law:check"),
    (_("Steps for a country"), "law:steps"),
    (_("Make a complaint"), "complaints:file"),
)
OWN = (
    (_("My journey"), "portal:journey"),
    (_("Check a contract"), "law:check"),
    (_("Make a complaint"), "complaints:file"),
)
DESK = (
    (_("My tasks"), "portal:desk"),
    (_("People"), "people:search"),
    (_("Complaints"), "complaints:list"),
    (_("Cases"), "assistance:list"),
    (_("Returns"), "returns:list"),
)


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of a request."""
    actor: Actor = getattr(request, "actor", None) or visitor("unknown")  # none where an early middleware failed
    owed = actor.account is not None and is_owed(request)  # then no page opens: the urgent link calls the helpline
    return Frame(
        nav=() if owed else _links(request, DESK if actor.is_staff else OWN if actor.account else PUBLIC),
        footer=() if owed else _links(request, _footer(actor)),
        urgent_url="" if owed else reverse("assistance:ask"),
        helpline=Contact(_("Helpline, day and night"), phone=settings.SAPAR_HELPLINE),
        demo=settings.SAPAR_DEMO,
        contact=settings.SAPAR_HELPLINE,
        **who_is_here(request),
    )


def _links(request: HttpRequest, pages: Iterable[tuple[object, str]]) -> list[Link]:
    links = [(label, reverse(name)) for label, name in pages]
    return [Link(str(label), url, here=request.path.startswith(url)) for label, url in links]


def _footer(actor: Actor) -> list[tuple[object, str]]:
    pages: list[tuple[object, str]] = [(_("Offices and partners"), "organizations:list")]
    if not actor.is_staff:
        pages.append((_("Track a complaint"), "complaints:track"))
    if settings.SAPAR_DEMO:
        pages.append((_("Messages sent"), "portal:messages"))
    return pages
