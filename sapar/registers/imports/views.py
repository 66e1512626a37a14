"""The pages of imports: the list, sending a file, the columns, progress, review, close matches, rows to mend."""

import secrets

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.doors.forms import mending
from sapar.foundation.actions.doors.pages import do, say_done
from sapar.foundation.actions.errors import ActionError, Refused
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.reading.log import note_opening
from sapar.foundation.reading.models import How
from sapar.foundation.ui.components import Act, Empty
from sapar.foundation.ui.paging import KeyPage, page_by_key
from sapar.registers.imports import pages
from sapar.registers.imports.actions import accept_import, begin_import, map_columns, settle_close_match
from sapar.registers.imports.downloads import MEDIA_TYPE, rows_with_reasons
from sapar.registers.imports.forms import SAMPLE, ColumnsForm, ImportForm
from sapar.registers.imports.models import Import, ImportState, Outcome
from sapar.registers.imports.permissions import imports, imports_for_office
from sapar.registers.imports.queries import in_words, people_close_to, rows_with, samples_of
from sapar.registers.organizations.models import Organization
from sapar.registers.people.models import Person

STOP_POLLING = {"HX-Refresh": "true"}


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the imports of the office, newest first."""
    actor = actor_of(request)
    if not imports(actor):
        raise Refused
    page = page_by_key(Import.visible_to(actor), request=request, key=("-pk",))
    act = Act(begin_import.label, reverse("imports:new"), "main")
    return render(request, "ui/list.html", {
        "title": _("Data import"), "page": page, "rows": [pages.row_of(each) for each in page.rows], "desk": True,
        "acts": [act] if page.rows else [],
        "empty": Empty(_("Nothing was imported yet"), _("Lists of people, documents or placements can be"), [act]),
    })  # fmt: skip


class NewImport(View):
    """Sending a file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        self._office(request)
        return self._page(request, ImportForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take the file, or say what to send instead."""
        office = self._office(request)
        form = ImportForm(request.POST, request.FILES)
        if form.is_valid():
            with mending(form):
                done = do(begin_import, office, form, by=actor_of(request))
                return redirect("imports:detail", done.record.ref)
        return self._page(request, form, status=422)

    def _office(self, request: HttpRequest) -> Organization:
        actor = actor_of(request)
        office = get_object_or_404(Organization, ref=actor.organisation_ref) if actor.is_staff else None
        if office is None or not imports_for_office(actor, office):
            raise Refused
        return office

    def _page(self, request: HttpRequest, form: ImportForm, status: int = 200) -> HttpResponse:
        intro = _("Nothing is saved before you have seen what would happen, and agreed")
        return render(request, "ui/form.html", {
            "title": begin_import.label, "form": form, "button": _("Send the file"), "intro": intro,
            "back": reverse("imports:list"), "desk": True,
        }, status=status)  # fmt: skip


class Detail(View):
    """One import: its columns while they are to be checked, else how far it is and what came of it."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show it."""
        found = one_of(Import.visible_to(actor_of(request)), ref)
        if found.state == ImportState.MAPPING:
            form = ColumnsForm(found, samples_of(found, SAMPLE), initial={"token": secrets.token_hex(16)})
            return self._columns(request, found, form)
        return render(request, "imports/detail.html", pages.detail_page(found, actor_of(request)))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Take the columns and begin to examine the rows."""
        found = one_of(Import.visible_to(actor_of(request)), ref)
        form = ColumnsForm(found, samples_of(found, SAMPLE), request.POST)
        if form.is_valid():
            with mending(form):
                map_columns(found, by=actor_of(request), key=form.cleaned_data["token"], mapping=form.mapping)
                return redirect("imports:detail", ref)
        return self._columns(request, found, form, status=422)

    def _columns(self, request: HttpRequest, found: Import, form: ColumnsForm, status: int = 200) -> HttpResponse:
        cancel = reverse("actions:do", args=["cancel-import", found.ref])
        return render(request, "imports/columns.html", {
            "title": _("Which column is what?"), "form": form, "button": map_columns.label, "import": found,
            "back": reverse("imports:list"), "cancel": cancel, "desk": True,
        }, status=status)  # fmt: skip


@require_safe
def progress(request: HttpRequest, ref: str) -> HttpResponse:
    """Show how far it is: the fragment that the page asks for while work goes on."""
    found = one_of(Import.visible_to(actor_of(request)), ref)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("imports:detail", ref)
    if found.state not in pages.AT_WORK:
        return HttpResponse(headers=STOP_POLLING)
    return render(request, "imports/parts/progress.html", {"progress": pages.progress_of(found)})


@require_POST
def accept(request: HttpRequest, ref: str) -> HttpResponse:
    """Accept an examined import."""
    found = one_of(Import.visible_to(actor_of(request)), ref)
    seen = request.POST.get("seen", "")
    try:
        done = accept_import(
            found, by=actor_of(request), key=request.POST.get("token", ""), seen=int(seen) if seen.isdigit() else None
        )
        say_done(request, done)
    except Refused:
        raise
    except ActionError as error:
        messages.error(request, str(error))
    return redirect("imports:detail", ref)


class CloseMatches(View):
    """Deciding, one by one, about rows that look like somebody."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the next ones."""
        actor = actor_of(request)
        found = self._found(request, ref)
        page = page_by_key(rows_with(found, Outcome.CLOSE), request=request, key=("number",))
        rows = list(in_words(page.rows))
        people = people_close_to(rows, Person.visible_to(actor))
        note_opening(actor, list(people.values()), How.SEARCH)
        return render(request, "imports/close.html", {
            "title": _("Is it the same person?"), "page": KeyPage(rows, page.first, page.paging), "desk": True,
            "rows": [pages.close_row(found, row, people) for row in rows], "import": found,
            "empty": Empty(_("No close match waits for a decision")), "back": reverse("imports:detail", args=[ref]),
        })  # fmt: skip

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Take one decision."""
        found, row = self._found(request, ref), request.POST.get("row", "")
        if not row.isdigit():
            raise Http404
        try:
            decision = request.POST.get("decision", "")
            say_done(request, settle_close_match(found, by=actor_of(request), row=int(row), decision=decision))
        except ValidationError as error:  # decided by a colleague meanwhile
            messages.error(request, "; ".join(error.messages))
        return redirect("imports:close", ref)

    def _found(self, request: HttpRequest, ref: str) -> Import:
        found: Import = one_of(Import.visible_to(actor_of(request)), ref)
        if found.state != ImportState.REVIEW:
            raise Http404
        return found


@require_safe
def download(request: HttpRequest, ref: str) -> HttpResponse:
    """Hand back the rows that are not imported, with the reasons."""
    found = one_of(Import.visible_to(actor_of(request)), ref)
    if not pages.has_rows_to_mend(found):
        raise Http404
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=f"{found.number}.xlsx"),
        "Cache-Control": "no-store",
    }
    return HttpResponse(rows_with_reasons(found), content_type=MEDIA_TYPE, headers=headers)
