"""What stands around every page: the navigation of whoever reads it, urgent help, who is signed in."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind, visitor
from sapar.foundation.accounts.frame import who_is_here
from sapar.foundation.accounts.second_step import is_owed
from sapar.foundation.ui.components import Contact
from sapar.foundation.ui.context import Frame, Link
from sapar.policy.law_review.permissions import reads_reviews
from sapar.policy.trials.permissions import is_officer_of_policy
from sapar.post_employment.reintegration.models import OFFICERS, PROVIDER_ROLES
from sapar.post_employment.returns.models import INFORMED
from sapar.registers.duplicates.models import SEE_PAIRS
from sapar.registers.imports.models import IMPORTERS
from sapar.registers.organizations.models import OUTSIDERS, Role
from sapar.registers.people.permissions import searches

PUBLIC = (
    (_("Check a contract"), "law:check"),
    (_("Steps for a country"), "law:steps"),
    (_("Agencies"), "agency_permits:agencies"),
    (_("Jobs abroad"), "job_orders:jobs"),
    (_("Orientation"), "orientation:list"),
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
    (_("Data import"), "imports:list"),
    (_("Same person?"), "duplicates:list"),
    (_("Agency permits"), "agency_permits:list"),
    (_("Agencies"), "agency_permits:agencies"),
    (_("Job orders"), "job_orders:list"),
    (_("Employers abroad"), "job_orders:employers"),
    (_("Applications"), "applications:list"),
    (_("Contracts"), "contracts:list"),
    (_("Orientation"), "orientation:list"),
    (_("Certificates"), "clearance:list"),
    (_("Complaints"), "complaints:list"),
    (_("Cases"), "assistance:list"),
    (_("Returns"), "returns:list"),
    (_("Checking the law"), "law_review:list"),
    (_("What will be erased"), "retention:list"),
    (_("Services"), "reintegration:list"),
    (_("Trials of changes of the law"), "trials:list"),
)
LICENSING = frozenset({Role.PERMIT_OFFICER, Role.COMMISSION_MEMBER})
BUSINESS = frozenset(OUTSIDERS)  # they have their own part of a matter, and none in the work of the state
PLACING = frozenset({Role.PLACEMENT_OFFICER, Role.LABOUR_ATTACHE})
ELSEWHERE = LICENSING | BUSINESS | {Role.PLACEMENT_OFFICER, Role.TRAINER, Role.JURIST}  # whose desk is not protection's


def roles(*led: Iterable[str]) -> Callable[[Actor], bool]:
    """Return the rule that leads these roles to a page."""
    among = frozenset[str]().union(*led)
    return lambda actor: actor.role in among


# Who is led to a page of the desk; to the others everybody is. Whoever is not would find a refusal or an empty list.
LED: dict[str, Callable[[Actor], bool]] = {
    "people:search": searches,
    "imports:list": roles(IMPORTERS),
    "duplicates:list": roles(SEE_PAIRS),
    "agency_permits:list": roles(LICENSING, {Role.AGENCY_CLERK}),
    "agency_permits:agencies": roles(LICENSING),
    "job_orders:list": roles(PLACING, BUSINESS),
    "job_orders:employers": roles(PLACING, {Role.AGENCY_CLERK}),
    "applications:list": roles({Role.PLACEMENT_OFFICER}, BUSINESS),
    "contracts:list": roles(PLACING, BUSINESS),
    "orientation:list": roles({Role.TRAINER, Role.PLACEMENT_OFFICER, Role.EMPLOYMENT_OFFICER}),
    "clearance:list": roles({Role.PLACEMENT_OFFICER}),
    "complaints:list": lambda actor: actor.role not in ELSEWHERE,
    "assistance:list": lambda actor: actor.role not in ELSEWHERE,
    "returns:list": roles(INFORMED),
    "law_review:list": reads_reviews,
    "retention:list": roles({Role.DATA_PROTECTION_OFFICER, Role.AUDITOR}),
    "reintegration:list": roles(OFFICERS, PROVIDER_ROLES),
    "trials:list": is_officer_of_policy,
}


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame of a request."""
    actor: Actor = getattr(request, "actor", None) or visitor("unknown")  # none where an early middleware failed
    owed = actor.account is not None and is_owed(request)  # then no page opens: the urgent link calls the helpline
    return Frame(
        nav=() if owed else _links(request, _pages(actor)),
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


def _pages(actor: Actor) -> Iterable[tuple[object, str]]:
    """Return the pages this reader is led to. A helper has those of the person."""
    if actor.kind == Kind.HELPER:
        return OWN
    if actor.is_staff:
        return [(label, name) for label, name in DESK if name not in LED or LED[name](actor)]
    return OWN if actor.account else PUBLIC


def _footer(actor: Actor) -> list[tuple[object, str]]:
    pages: list[tuple[object, str]] = [(_("Offices and partners"), "organizations:list")]
    if not actor.is_staff:
        pages.append((_("Track a complaint"), "complaints:track"))
    if settings.SAPAR_DEMO:
        pages.append((_("Messages sent"), "portal:messages"))
    return pages
