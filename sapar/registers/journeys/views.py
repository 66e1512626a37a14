"""The pages of journeys and contract versions."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sapar.foundation import clock
from sapar.foundation.actions.doors.pages import address_of, say_done
from sapar.foundation.actions.errors import ActionError, Refused
from sapar.foundation.reading.log import open_record
from sapar.registers.journeys.actions import note_step_done, record_contract
from sapar.registers.journeys.forms import ContractForm
from sapar.registers.journeys.models import ContractVersion, Journey
from sapar.registers.journeys.pages import WHO_SEES, contract_page, journey_page
from sapar.registers.journeys.queries import latest_contract


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


@require_POST
def step_done(request: HttpRequest, ref: str, step: str) -> HttpResponse:
    """Tick off a step and come back to the page where it stood."""
    journey = get_object_or_404(Journey, ref=ref)
    say_done(request, note_step_done(journey, by=request.actor, step=step))  # type: ignore[attr-defined]
    came_from = request.headers.get("Referer", "")
    known = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(came_from if known else address_of(journey))


@require_http_methods(["GET", "POST"])
def new_contract(request: HttpRequest, ref: str) -> HttpResponse:
    """Ask what the contract says, prefilled with what the latest version said, and record it."""
    journey = open_record(request, Journey.visible_to(request.actor), ref)  # type: ignore[attr-defined]
    if not record_contract.allowed_to(request.actor, journey):  # type: ignore[attr-defined]
        raise Refused
    latest = latest_contract(journey)
    form = ContractForm(
        request.POST or None, country=journey.destination,
        everything="all" in request.GET, known=latest.terms if latest else {},
        initial={"seen": journey.version, "stage": latest.stage if latest else None},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid() and (done := _recorded(request, journey, form)):
        return done
    page = {
        "form": form, "title": record_contract.label, "back": address_of(journey), "who_sees": WHO_SEES,
        "more": "" if "all" in request.GET else "?all=1",
    }  # fmt: skip
    return render(request, "journeys/new_contract.html", page, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, journey: Journey, form: ContractForm) -> HttpResponse | None:
    """Record it and show the version; None where the form says what to mend."""
    token, seen = form.cleaned_data["token"], form.cleaned_data["seen"]
    try:
        outcome = record_contract(journey, by=request.actor, key=token, seen=seen, **form.answers)  # type: ignore[attr-defined]
    except ValidationError as error:
        form.refuse(error)
    except Refused:
        raise
    except ActionError as error:
        form.add_error(None, str(error))
    else:
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))
    return None
