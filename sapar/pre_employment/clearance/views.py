"""The pages of certificates for their workers and for officers; the public page is in ``public.py``."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.doors.forms import ActionForm, mending
from sapar.foundation.actions.doors.pages import address_of, do, say_done
from sapar.foundation.actions.errors import Refused
from sapar.foundation.reading.log import note_opening, open_record
from sapar.foundation.reading.models import How
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.pre_employment.clearance import pages
from sapar.pre_employment.clearance.actions import confirm_requirement
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.forms import ClearancesFilter
from sapar.pre_employment.clearance.models import STAFF, Clearance
from sapar.pre_employment.clearance.paper import code_as_png, paper_of
from sapar.pre_employment.clearance.queries import clearances_listed
from sapar.registers.organizations.models import Role


def opened(request: HttpRequest, ref: str) -> Clearance:
    """Return a certificate that this reader may see, and note that it was opened."""
    visible = Clearance.visible_to(actor_of(request)).select_related(
        "journey__person__key", "journey__person__office", "office", "issued_by", "prepared_by", "refused_by"
    )
    return open_record(request, visible, ref)


@require_safe
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a certificate: what is confirmed, what is missing, and the code once it is issued."""
    return render(request, "clearance/detail.html", pages.clearance_page(opened(request, ref), actor_of(request)))


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the certificates that an officer may see, the newest first."""
    actor = actor_of(request)
    if actor.role not in STAFF | {Role.AGENCY_CLERK}:
        raise Http404
    filters = ClearancesFilter(request.GET)
    found = clearances_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    context = {
        "title": _("Certificates"), "page": page, "desk": True, "filters": filters, "chips": filters.chips(request),
        "rows": [pages.named_row(each) for each in page.rows],
        "empty": Empty(_("Nobody waits for a certificate")),
        "empty_filtered": Empty(_("No certificate fits these filters")),
    }  # fmt: skip
    return render(request, "ui/list.html", context)


@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, ref: str, requirement: str) -> HttpResponse:
    """Ask what an officer saw about one line of the list, and note it."""
    clearance = opened(request, ref)
    if not confirm_requirement.allowed_to(actor_of(request), clearance):
        raise Refused
    item = next((each for each in items_of(clearance, clock.today()) if each.requirement.id == requirement), None)
    if item is None:
        raise Http404
    form = _line_form(request, clearance, requirement)
    if request.method == "POST" and form.is_valid() and (done := _confirmed(request, clearance, form)):
        return done
    page = {"form": form, "title": item.title, "item": item, "button": _("Save"), "back": address_of(clearance)}
    return render(request, "clearance/confirm.html", page, status=422 if form.errors else 200)


def _line_form(request: HttpRequest, clearance: Clearance, requirement: str) -> ActionForm:
    """Return the form of one line: which one it is stands in the address."""
    form = ActionForm(confirm_requirement, request.POST or None, initial={"seen": clearance.version})
    del form.fields["requirement"]
    form.line = requirement  # type: ignore[attr-defined]
    return form


def _confirmed(request: HttpRequest, clearance: Clearance, form: ActionForm) -> HttpResponse | None:
    """Note it and go back to the list; None where the form says what to mend."""
    form.cleaned_data["requirement"] = form.line  # type: ignore[attr-defined]
    with mending(form):
        say_done(request, do(confirm_requirement, clearance, form, by=actor_of(request)))
        return HttpResponseRedirect(address_of(clearance))
    return None


@require_safe
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Send the paper as a PDF."""
    clearance = _with_code(request, ref)
    note_opening(actor_of(request), [clearance], How.EXPORT)
    return _file(paper_of(clearance), "application/pdf", f"sapar-{clearance.number}.pdf")


@require_safe
def code(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the code as a picture, or send it to be kept on a phone."""
    clearance = _with_code(request, ref)
    name = f"sapar-{clearance.number}.png" if "save" in request.GET else ""
    return _file(code_as_png(clearance.token), "image/png", name)


def _with_code(request: HttpRequest, ref: str) -> Clearance:
    visible = Clearance.visible_to(actor_of(request)).select_related(
        "journey__person__key", "office", "issued_by", "prepared_by"
    )
    found = visible.filter(ref=ref).exclude(token="").first()
    if found is None or not found.holds:
        raise Http404
    return found


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Cache-Control": "private, no-store"}
    if name:
        headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=kind, headers=headers)
