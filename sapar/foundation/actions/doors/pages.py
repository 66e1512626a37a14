"""The page of an action: its question, its form, its one button; then back to the record."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from sapar.foundation.actions import duties
from sapar.foundation.actions.doors.forms import ActionForm, mending
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.actions.wrapper import Action, Outcome
from sapar.foundation.audit.trail import append_refusal
from sapar.foundation.reading.log import note_opening

TEMPLATE = "actions/action.html"


def address_of(record: Subject) -> str:
    """Return the URL of a record's page."""
    return reverse(record.PAGE, args=[record.ref]) if record.PAGE else "/"


def action_called(slug: str) -> Action:
    """Return the action with this slug. Raises Http404 for none, and for those that have no page."""
    action = ACTIONS.get(slug.replace("-", "_"))
    if action is None or not action.has_button:
        raise Http404
    return action


class ActionPage(View):
    """Show the form of an action on a record, and do it. A visitor who may not is asked to sign in first."""

    def get(self, request: HttpRequest, slug: str, ref: str) -> HttpResponse:
        """Show the form, unless this actor may not or the record's state does not allow it."""
        action = action_called(slug)
        record = permitted(action, ref, request)
        duties.check_move(action, record)
        duties.check_step(action, request.actor)  # type: ignore[attr-defined]  # before one writes, not after
        note_opening(request.actor, [record])  # type: ignore[attr-defined]
        return self._page(request, action, record, ActionForm(action, initial=_shown(action, record)))

    def post(self, request: HttpRequest, slug: str, ref: str) -> HttpResponse:
        """Do it, or show again what was typed with what to mend."""
        action = action_called(slug)
        record = permitted(action, ref, request)
        form = ActionForm(action, request.POST, request.FILES or None, initial=_shown(action, record))
        if form.is_valid():
            with mending(form):
                return self._done(request, do(action, record, form, by=request.actor))  # type: ignore[attr-defined]
        return self._page(request, action, record, form, status=422)

    def _page(
        self, request: HttpRequest, action: Action, record: Subject, form: ActionForm, status: int = 200
    ) -> HttpResponse:
        page = {
            "action": action,
            "record": record,
            "form": form,
            "title": action.label,
            "button": action.label,
            "grave": action.grave,
            "back": address_of(record),
        }
        return render(request, TEMPLATE, page, status=status)

    def _done(self, request: HttpRequest, outcome: Outcome) -> HttpResponse:
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))


def _shown(action: Action, record: Subject) -> dict[str, Any]:
    """Return what a fresh form holds: the version it shows, and what the record says of what the action changes."""
    standing = [name for name, parameter in action.parameters.items() if parameter.ask.as_it_stands]
    return {name: getattr(record, name) for name in standing if hasattr(record, name)} | {"seen": record.version}


def permitted(action: Action, ref: str, request: HttpRequest) -> Subject:
    """Return the record ``ref`` if the request's actor may do ``action`` to it; a refusal is recorded.

    Raises:
        NotVisible: when there is no such record for this actor.
        Refused: when the actor may see it but not do this.
    """
    actor = request.actor  # type: ignore[attr-defined]
    record: Subject | None = action.subject.objects.filter(ref=ref).first()
    try:
        if record is None:
            raise NotVisible
        record = record.as_it_goes_on()
        duties.check_permission(action, record, actor)
    except Refused as refusal:
        append_refusal(
            action=action.name,
            actor_key=actor.key,
            subject_type=action.subject._meta.label_lower,
            subject_ref=ref[:40],
            code=refusal.code,
        )
        raise
    return record


def do(action: Action, record: Subject, form: ActionForm, **options: Any) -> Outcome:
    """Do an action with the answers, token and version of its form."""
    token, seen = form.cleaned_data["token"], form.cleaned_data["seen"]
    return action(record, key=token, seen=seen, **form.answers, **options)


def sent(request: HttpRequest, form: ActionForm, record: Subject, **options: Any) -> Outcome | None:
    """Do what a valid form asks; None where something is to mend, which then stands in the form."""
    if form.is_valid():
        with mending(form):
            return do(form.action, record, form, by=request.actor, **options)  # type: ignore[attr-defined]
    return None


def say_done(request: HttpRequest, outcome: Outcome) -> None:
    """Tell the person what happened, on the next page."""
    if outcome.repeated:
        sentence = _("Already done on {date}. Nothing was sent twice").format(date=outcome.event.recorded_at[:10])
        messages.info(request, sentence)
    else:
        messages.success(request, _("Saved"))
