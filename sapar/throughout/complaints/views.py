"""The officers' pages: the list, one complaint, the letter to the other side."""

import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions import duties
from sapar.foundation.actions.doors.forms import TOKEN_BYTES, mending
from sapar.foundation.actions.doors.pages import say_done
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Act, Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.throughout.complaints import clocks, pages
from sapar.throughout.complaints.forms import ComplaintsFilter, Letter
from sapar.throughout.complaints.letters import draft_letter, letter_as_read
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import complainant
from sapar.throughout.complaints.queries import complaints_listed
from sapar.throughout.complaints.talks import check_letter, give_notice


def visible(request: HttpRequest, ref: str) -> Complaint:
    """Return the complaint. Raises NotVisible where this reader may not know of it."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    related = ("office", "respondent", "complainant", "journey", "key")
    return open_record(request, Complaint.visible_to(actor).select_related(*related), ref)


@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """List what this officer may work with."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not actor.is_staff:
        return HttpResponseRedirect(reverse("complaints:track"))
    filters = ComplaintsFilter(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found = complaints_listed(actor, chosen.get("q", ""), chosen.get("state"), bool(chosen.get("overdue")))
    page = page_by_key(found, request=request, key=["-pk"])
    return render(request, "complaints/list.html", {
        "title": _("Complaints"), "filters": filters, "chips": filters.chips(request), "page": page, "desk": True,
        "acts": [Act(_("Make a complaint"), reverse("complaints:file"))],
        "rows": [pages.row_of(complaint, actor) for complaint in page.rows],
        "empty": Empty(_("No complaint is held here")),
        "empty_filtered": Empty(_("No complaint fits. Remove a filter")),
    })  # fmt: skip


@require_safe
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a complaint: to its complainant their own page, to staff the file."""
    complaint = visible(request, ref)
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if complainant(actor, complaint):
        return HttpResponseRedirect(reverse("complaints:tracking", args=[ref]))
    return render(request, "complaints/detail.html", pages.page_of(complaint, actor))


class LetterPage(View):
    """The letter to the other side: written, previewed as it will be read, then sent."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show a first draft that gives nothing away."""
        complaint = self._allowed(request, ref)
        initial = {
            "text": draft_letter(complaint), "token": secrets.token_hex(TOKEN_BYTES), "seen": complaint.version,
            "answer_by": clocks.within("respondent_answer", clock.today(complaint.office.time_zone)),
        }  # fmt: skip
        return self._page(request, complaint, Letter(initial=initial))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Preview it, or send what was previewed."""
        complaint = self._allowed(request, ref)
        form = Letter(request.POST)
        if form.is_valid():
            with mending(form):
                check_letter(complaint, form.cleaned_data["text"])
                if "send" in request.POST:
                    return self._sent(request, complaint, form)
                return self._page(request, complaint, form, preview=letter_as_read(complaint, **_words(form)))
        return self._page(request, complaint, form, status=422)

    def _allowed(self, request: HttpRequest, ref: str) -> Complaint:
        complaint = visible(request, ref)
        duties.check_permission(give_notice, complaint, request.actor)  # type: ignore[attr-defined]
        duties.check_move(give_notice, complaint)
        return complaint

    def _sent(self, request: HttpRequest, complaint: Complaint, form: Letter) -> HttpResponse:
        answers = form.cleaned_data
        by: Actor = request.actor  # type: ignore[attr-defined]
        outcome = give_notice(complaint, by=by, key=answers["token"], seen=answers["seen"], **_words(form))
        say_done(request, outcome)
        return HttpResponseRedirect(reverse("complaints:detail", args=[complaint.ref]))

    def _page(
        self, request: HttpRequest, complaint: Complaint, form: Letter, preview: str = "", status: int = 200
    ) -> HttpResponse:
        page = {
            "title": _("Letter to the other side"), "form": form, "complaint": complaint, "preview": preview,
            "back": reverse("complaints:detail", args=[complaint.ref]), "button": _("Preview"),
        }  # fmt: skip
        return render(request, "complaints/letter.html", page, status=status)


def _words(form: Letter) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("text", "answer_by")}
