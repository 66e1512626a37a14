"""What stands around every page: the navigation of whoever reads it, urgent help, who is signed in."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, visitor
from sapar.foundation.accounts.frame import who_is_here
from sapar.foundation.ui.components import Contact
from sapar.foundation.ui.context import Frame, Link
from sapar.registers.organizations.models import Role

PUBLIC = (
    (_("Check a contract"), "law:check"),
    (_("Steps for a country"), "law:steps"),
    (_("Agencies"), "agency_permits:agencies"),
    (_("Jobs abroad"), "job_orders:jobs"),
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
# A business has its own part of a matter, and none in the work of the state.
BUSINESS = (
    (_("My tasks"), "portal:desk"),
    (_("Job orders"), "job_orders:list"),
    (_("Applications"), "applications:list"),
    (_("Employers abroad"), "job_orders:employers"),
)
ORDERS = ((_("Job orders"), "job_orders:list"), (_("Employers abroad"), "job_orders:employers"))
PERMITS = (
    (_("My tasks"), "portal:desk"),
    (_("Agency permits"), "agency_permits:list"),
    (_("Agencies"), "agency_permits:agencies"),
)
DESKS: dict[str, tuple[tuple[object, str], ...]] = {
    Role.AGENCY_CLERK: (*BUSINESS, (_("Agency permits"), "agency_permits:list")),
    Role.EMPLOYER_CLERK: BUSINESS,
    Role.PERMIT_OFFICER: PERMITS,
    Role.COMMISSION_MEMBER: PERMITS,
    Role.PLACEMENT_OFFICER: (*BUSINESS, (_("People"), "people:search")),
    Role.LABOUR_ATTACHE: (*DESK, *ORDERS),
}


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of a request."""
    actor: Actor = getattr(request, "actor", None) or visitor("unknown")  # none where an early middleware failed
    return Frame(
        nav=_links(request, DESKS.get(actor.role, DESK) if actor.is_staff else OWN if actor.account else PUBLIC),
        footer=_links(request, _footer(actor)),
        urgent_url=reverse("assistance:ask"),
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
