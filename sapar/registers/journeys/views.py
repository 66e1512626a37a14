"""The pages of journeys and contract versions."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sapar.foundation import clock
from sapar.foundation.accounts.sessions import needs_account
from sapar.foundation.actions.doors.forms import mending
from sapar.foundation.actions.doors.pages import address_of, do, say_done
from sapar.foundation.actions.errors import Refused
from sapar.foundation.reading.log import open_record
from sapar.policy.law.answers import Kept
from sapar.registers.journeys.actions import note_step_done, record_contract
from sapar.registers.journeys.forms import ContractForm, clauses_of
from sapar.registers.journeys.models import ContractVersion, Journey, JourneyState, Placement
from sapar.registers.journeys.pages import WHO_SEES, contract_page, journey_page, placement_page
from sapar.registers.journeys.queries import journeys_of, latest_contract
from sapar.registers.people.queries import own_person


@require_GET
def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a journey: where somebody is in their steps, the contract, what was done."""
    actor = request.actor  # type: ignore[attr-defined]
    visible = Journey.visible_to(actor).select_related("person__key", "employer")
    journey = open_record(request, visible, ref)
    return render(request, "journeys/detail.html", journey_page(journey, actor, clock.today(actor.place)))


@require_GET
def contract(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a contract version: findings, terms, and what changed since the earlier one."""
    actor = request.actor  # type: ignore[attr-defined]
    visible = ContractVersion.visible_to(actor).select_related("journey__person__key")
    return render(request, "journeys/contract.html", contract_page(open_record(request, visible, ref), actor))


@require_GET
def placement(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a placement to the person, the offices, and the agency and employer it is about."""
    actor = request.actor  # type: ignore[attr-defined]
    found = open_record(request, Placement.visible_to(actor), ref)
    return render(request, "ui/subject.html", placement_page(found, actor))


@require_POST
def step_done(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """Tick off a step and come back to the page where it stood."""
    journey = get_object_or_404(Journey, ref=ref)
    say_done(request, note_step_done(journey, by=request.actor, step=step))  # type: ignore[attr-defined]
    came_from = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(came_from if known else address_of(journey))


@require_http_methods(["GET", "POST"])
@needs_account
def new_contract(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask what the contract says, prefilled with what the latest version said, and record it."""
    journey = open_record(request, Journey.visible_to(request.actor), ref)  # type: ignore[attr-defined]
    if not record_contract.allowed_to(request.actor, journey):  # type: ignore[attr-defined]
        raise Refused
    latest, everything = latest_contract(journey), "all" in request.GET
    known = {**(latest.terms.get("contract", {}) if latest else {}), **_checked(request, journey)}
    form = ContractForm(request.POST or None, journey=journey, known=known, everything=everything)
    form.initial.update({"seen": journey.version, "stage": latest.stage if latest else None})
    doubts = []
    if request.method == "POST" and form.is_valid():
        if not (doubts := form.doubts if form.doubted else []) and (done := _recorded(request, journey, form)):
            return done
        form.ask_again()
    page = {
        "form": form, "title": record_contract.label, "back": address_of(journey), "who_sees": WHO_SEES,
        "doubts": doubts, "everything": "" if everything else "?all=1",
    }  # fmt: skip
    return render(request, "journeys/new_contract.html", page, status=422 if form.errors else 200)


def _checked(request: HttpRequest, journey: Journey) -> dict[str, Any]:
    """Return what was answered in the public check of this session, where the traveller asked to keep it."""
    answers = Kept.of(request.session)
    wanted = "checked" in request.GET and answers.country == journey.destination
    return clauses_of(answers) if wanted else {}


@require_GET
@needs_account
def keep_contract(request: HttpRequest) -> HttpResponse:
    """Take the answers of the public check to the form of one's own journey; first plan it, where there is none."""
    person = own_person(request.actor)  # type: ignore[attr-defined]
    if person is None:
        return redirect("people:register_myself")
    journeys = journeys_of(person).filter(destination=Kept.of(request.session).country)
    journey = journeys.exclude(state=JourneyState.CANCELLED).first()
    if journey is None:
        return redirect("actions:do", "plan-journey", person.ref)
    return HttpResponseRedirect(f"{reverse('journeys:new_contract', args=[journey.ref])}?all=1&checked=1")


def _recorded(request: HttpRequest, journey: Journey, form: ContractForm) -> HttpResponse | None:
    """Record it and show the version; None where the form says what to mend."""
    with mending(form):
        outcome = do(record_contract, journey, form, by=request.actor)  # type: ignore[attr-defined]
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))
    return None
