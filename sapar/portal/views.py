"""The pages of the portal."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import say_done
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.ui.components import Chip, Empty, Row
from sapar.foundation.ui.paging import page_by_key
from sapar.foundation.ui.words import say
from sapar.foundation.worklists.actions import give_task_back, take_task
from sapar.foundation.worklists.models import Task
from sapar.portal import desk as desk_page
from sapar.portal.journey import journey_page
from sapar.registers.data_rights.family import trusting
from sapar.registers.people.models import Person
from sapar.registers.people.queries import own_person


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the front door: what anybody can do without an account. Whoever is signed in starts at their own page."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.account:
        return redirect("portal:desk" if actor.is_staff else "portal:journey")
    return render(request, "portal/home.html", {"tiles": TILES, "helpline": settings.SAPAR_HELPLINE})


TILES = (
    (_("Steps for a country"), "law:steps", "signpost"),
    (_("Check a stay"), "law:stays", "calendar-check"),
    (_("Look up the law"), "law:browse", "journal-text"),
    (_("Check an agency"), "agency_permits:agencies", "shield-check"),
    (_("Jobs abroad"), "job_orders:jobs", "briefcase"),
    (_("Make a complaint"), "complaints:file", "chat-left-text"),
    (_("Track a complaint"), "complaints:track", "search"),
    (_("Ask for help abroad"), "assistance:ask", "life-preserver"),
    (_("Register my journey"), "people:register_myself", "person-plus"),
    (_("Check a certificate"), "clearance:verify", "patch-check"),
    (_("Offices and partners"), "organizations:list", "building"),
)


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show a member's tasks by deadline."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_staff:
        return redirect("portal:journey" if actor.account else "accounts:sign_in")
    view = request.GET.get("view") if request.GET.get("view") in desk_page.VIEWS else "office"
    page = page_by_key(desk_page.tasks_for(actor, str(view)), request=request, key=("due_at", "pk"))
    counts = desk_page.counts_for(actor)
    context = {
        "title": say(_("({n}) My tasks"), n=counts["unassigned"]) if counts["unassigned"] else _("My tasks"),
        "page": page,
        "rows": desk_page.rows_for(page.rows, actor),
        "counts": counts,
        "view": view,
        "desk": True,
        "chips": [Chip(_("Overdue"), reverse("portal:desk"))] if view == "overdue" else [],
        "empty": Empty(_("Nothing is waiting for you")),
    }
    return render(request, "portal/desk.html", context)


@require_POST
def take(request: HttpRequest, ref: str) -> HttpResponse:
    """Take a task and go back to the desk."""
    outcome = take_task(_task(request, ref), by=request.actor)  # type: ignore[attr-defined]
    say_done(request, outcome)
    return HttpResponseRedirect(reverse("portal:desk"))


@require_POST
def give_back(request: HttpRequest, ref: str) -> HttpResponse:
    """Give a task back and go back to the desk."""
    outcome = give_task_back(_task(request, ref), by=request.actor)  # type: ignore[attr-defined]
    say_done(request, outcome)
    return HttpResponseRedirect(reverse("portal:desk"))


def _task(request: HttpRequest, ref: str) -> Task:
    return one_of(Task.visible_to(request.actor), ref)  # type: ignore[attr-defined]


@require_safe
def journey(request: HttpRequest) -> HttpResponse:
    """Show the one page of a worker: where I am, what I must do next and by when. A helper sees that of the person."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.account:
        return redirect(f"{reverse('accounts:sign_in')}?next={reverse('portal:journey')}")
    person = own_person(actor) or Person.visible_to(actor).filter(account=actor.account).first()
    if person is None:
        return redirect(_instead(actor))
    return render(request, "portal/journey.html", journey_page(person, actor))


def _instead(actor: Actor) -> str:
    """Return where somebody without a record of their own starts: at the desk, with those who trust them, or anew."""
    if actor.is_staff:
        return "portal:desk"
    return "data_rights:family" if trusting(actor).exists() else "people:register_myself"


@require_safe
def messages(request: HttpRequest) -> HttpResponse:
    """Show what the demo would have sent, newest first. Demo only: elsewhere there is no such page."""
    if not settings.SAPAR_DEMO:
        raise Http404
    page = page_by_key(OutboxMessage.objects.select_related("key"), request=request, key=("-pk",))
    rows = [
        Row(title=message.body, url="", asked=message.address, last=f"{message.try_at:%d.%m.%Y %H:%M}")
        for message in page.rows
    ]
    context = {"title": _("Messages sent"), "page": page, "rows": rows, "empty": Empty(_("No messages yet"))}
    return render(request, "portal/messages.html", context)
