"""The pages of data rights. A view never saves."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.sessions import needs_account
from sapar.foundation.actions.doors.forms import ActionForm, mending
from sapar.foundation.actions.doors.pages import do, say_done
from sapar.foundation.actions.errors import Refused
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.reading.log import open_record
from sapar.registers.data_rights import documents, pages
from sapar.registers.data_rights.copying import copy_of
from sapar.registers.data_rights.emergency import take_emergency_access
from sapar.registers.data_rights.family import news_for
from sapar.registers.data_rights.models import Consent, DataQuestion, EmergencyAccess, TrustedPerson
from sapar.registers.organizations.models import Organization
from sapar.registers.people.queries import own_person

FILES = {
    "json": ("application/json", documents.as_file),
    "pdf": ("application/pdf", lambda copy: documents.as_pdf(copy, pages.copy_words())),
}  # fmt: skip


@needs_account
def mine(request: HttpRequest) -> HttpResponse:
    """Show people what they agreed to, whom they trust, what they asked, and where to take a copy."""
    person = own_person(request.actor)  # type: ignore[attr-defined]
    if person is None:
        return redirect("people:register_myself")
    return render(request, "data_rights/mine.html", pages.rights_page(person))


@require_safe
@needs_account
def copy(request: HttpRequest, kind: str) -> HttpResponse:
    """Send people everything kept about them. Only themselves: not a helper, who saw no more than was needed."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    person = own_person(actor) if actor.kind == Kind.HOLDER else None
    if person is None:
        raise Refused
    media_type, write = FILES[kind]
    name = content_disposition_header(as_attachment=True, filename=f"sapar-{person.number}.{kind}")
    headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
    return HttpResponse(write(copy_of(person, actor)), content_type=media_type, headers=headers)


def page_for(model: type[Subject]) -> Any:
    """Return the view of one kind of record."""

    @require_safe
    @needs_account
    def view(request: HttpRequest, ref: str) -> HttpResponse:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        record: Any = open_record(request, model.visible_to(actor), ref)
        return render(request, "ui/subject.html", pages.record_page(record, actor))

    return view


consent, trusted, question, emergency = (
    page_for(model) for model in (Consent, TrustedPerson, DataQuestion, EmergencyAccess)
)


@needs_account
def family(request: HttpRequest) -> HttpResponse:
    """Show somebody how those are who trust them: the country and where they are in their journey, nothing else."""
    news = news_for(request.actor)  # type: ignore[attr-defined]
    return render(request, "data_rights/family.html", {"title": _("People who trust me"), "news": news})


class TakeEmergencyAccess(View):
    """Open a record by its number, with a reason."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        self._office(request)
        return self._page(request, ActionForm(take_emergency_access))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open the record, or show what is to mend."""
        office, actor = self._office(request), request.actor  # type: ignore[attr-defined]
        form = ActionForm(take_emergency_access, request.POST)
        if form.is_valid():
            with mending(form):
                outcome = do(take_emergency_access, office, form, by=actor)
                say_done(request, outcome)
                return HttpResponseRedirect(reverse("people:detail", args=[outcome.record.person.ref]))
        return self._page(request, form, status=422)

    def _office(self, request: HttpRequest) -> Organization:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if actor.kind != Kind.MEMBER:
            raise Refused
        office = get_object_or_404(Organization, ref=actor.organisation_ref)
        if not take_emergency_access.allowed_to(actor, office):
            raise Refused
        return office

    def _page(self, request: HttpRequest, form: ActionForm, status: int = 200) -> HttpResponse:
        return render(request, "data_rights/emergency.html", {
            "title": take_emergency_access.label, "button": take_emergency_access.label, "form": form, "grave": True,
            "back": reverse("people:search"),
        }, status=status)  # fmt: skip


def decline(request: HttpRequest, ref: str) -> HttpResponse:
    """Refuse somebody's trust, and go back to the list."""
    from sapar.registers.data_rights.trusting import decline_trust

    trusted_person = get_object_or_404(TrustedPerson, ref=ref)
    say_done(request, decline_trust(trusted_person, by=request.actor))  # type: ignore[attr-defined]
    return redirect("data_rights:family")
