"""The public law pages: check a contract, and the steps for a country. Nobody signs in, and nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sapar.classifications import codes
from sapar.classifications.search import search_regions
from sapar.foundation import clock
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Contact, Facts
from sapar.foundation.ui.words import say
from sapar.policy.law.answered import address, answered_facts, facts_of
from sapar.policy.law.answers import Kept
from sapar.policy.law.calendar_files import calendar_file
from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.form import InputRefused
from sapar.policy.law.forms import AnswersForm
from sapar.policy.law.handing_on.links import Shared, packed
from sapar.policy.law.places import OFTEN, OTHER, countries_with_rules, country_name, home, place_of
from sapar.policy.law.plan import Step
from sapar.policy.law.plan_pages import JourneyForm, parts_of, steps_for
from sapar.policy.law.questions import BY_SLUG, QUESTIONS, Question
from sapar.policy.law.showing import link_to, officer_url, report_of

GET_OR_POST = ["GET", "HEAD", "POST"]
UNKNOWN = "unknown"


@require_http_methods(GET_OR_POST)
def check(request: HttpRequest) -> HttpResponse:
    """Ask for the country: the first question, and the door to all others."""
    return _ask(request, QUESTIONS[0])


@require_http_methods(GET_OR_POST)
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one question of the flow."""
    asked = BY_SLUG.get(slug)
    if asked is None or asked is QUESTIONS[0]:
        raise Http404
    if asked not in Kept.of(request.session).flow:  # another answer has made it pointless
        return redirect("law:check")
    return _ask(request, asked)


def _ask(request: HttpRequest, asked: Question) -> HttpResponse:
    kept = Kept.of(request.session)
    if request.method == "POST" and UNKNOWN in request.POST:
        return _go_on(request, kept, asked, {})
    form = AnswersForm([asked], kept.place, kept.answers, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if not form.doubted:
            return _go_on(request, kept, asked, form.given)
        form.ask_again()
    return render(request, "law/question.html", _question_page(request, kept, asked, form))


def _go_on(request: HttpRequest, kept: Kept, asked: Question, given: dict[str, object]) -> HttpResponse:
    before = {each.slug for each in kept.flow}
    kept.answer([asked], given)
    kept.keep(request.session)
    if kept.is_elsewhere:
        return redirect("law:result")
    following = kept.after(asked)
    new = following is not None and following.slug not in before
    if request.GET.get("to") in ("answers", "result") and not new:
        return redirect(f"law:{request.GET['to']}")
    onward = f"?to={request.GET['to']}" if request.GET.get("to") in ("answers", "result") else ""
    return HttpResponseRedirect(address(following) + onward) if following else redirect("law:answers")


def _question_page(request: HttpRequest, kept: Kept, asked: Question, form: AnswersForm) -> dict[str, object]:
    first = asked is QUESTIONS[0]
    known = kept if kept.country else Kept({"destination": countries_with_rules()[0]})
    asked_here = known.round_of(asked)
    previous = kept.before(asked)
    back = reverse(f"law:{request.GET['to']}") if request.GET.get("to") in ("answers", "result") else ""
    return {
        "form": form,
        "title": asked.title,
        "asked": asked,
        "back": back or (address(previous) if previous else "" if first else reverse("law:answers")),
        "step": say(_("Question {n} of {count}"), n=asked_here.index(asked) + 1, count=len(asked_here)),
        "intro": say(_("Questions: {count}. We keep nothing unless you ask"), count=len(asked_here)) if first else "",
        "topics": [each.short for each in known.flow] if first else [],
        "resume": _resume(kept) if first and not back else "",
        "answered": bool(kept.answers) and not first,
        "doubts": form.doubts if form.is_bound and form.is_valid() else [],
        "can_skip": form.may_skip,
    }


def _resume(kept: Kept) -> str:
    """Return the page where somebody stopped; empty for who has not begun."""
    if not kept.answers:
        return ""
    open_question = kept.next_open
    return address(open_question) if open_question in kept.round_of(QUESTIONS[0]) else reverse("law:answers")


@require_http_methods(GET_OR_POST)
def all_questions(request: HttpRequest) -> HttpResponse:
    """Ask everything on one page, for helpers and officers. Answers that call for more questions bring them there."""
    kept = Kept.of(request.session)
    flow = kept.flow if kept.country and not kept.is_elsewhere else [QUESTIONS[0]]
    form = AnswersForm(flow, kept.place, kept.answers, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if not form.doubted:
            kept.answer(flow, form.given)
            kept.keep(request.session)
            more = kept.country and not kept.is_elsewhere and kept.next_open
            return redirect("law:all") if more else redirect("law:result")
        form.ask_again()
    doubts = form.doubts if form.is_bound and form.is_valid() else []
    more = kept.next_open if kept.seen and flow != [QUESTIONS[0]] else None
    context = {
        "form": form,
        "title": _("Check your contract"),
        "doubts": doubts,
        "more": more,
        "back": reverse("law:check"),
    }
    return render(request, "law/all.html", context)


@require_GET
def answers(request: HttpRequest) -> HttpResponse:
    """Show all answers, each with a way to change it."""
    kept = Kept.of(request.session)
    if not kept.answers:
        return redirect("law:check")
    context = {
        "title": _("Check your answers"),
        "facts": Facts(facts_of(kept, "answers")),
        "back": address(kept.round_of(QUESTIONS[0])[-1]),
        "refused": "refused" in request.GET,
        "more": address(kept.next_open) if kept.next_open else "",
        "count": len(kept.left_open),
    }
    return render(request, "law/answers.html", context)


@require_GET
def result(request: HttpRequest) -> HttpResponse:
    """Show what the law says of these answers: broken, to ask about, cannot be told, kept."""
    kept = Kept.of(request.session)
    if not kept.answers:
        return redirect("law:check")
    try:
        found = judge().check(kept.case(clock.today()))
    except NoPackYet:
        return render(request, "law/elsewhere.html", _elsewhere(_("We do not have the law of this country yet")))
    except InputRefused:  # days that do not fit together, though each page by itself was right
        return HttpResponseRedirect(f"{reverse('law:answers')}?refused=1")
    report, token = report_of(found, kept), packed(Shared.of(kept, found, clock.today()))
    context = {
        "title": report.verdict,
        "report": report,
        "facts": answered_facts(kept, "result"),
        "back": reverse("law:answers"),
        "keep_url": link_to("journeys:keep_contract"),
        "officer_url": officer_url(token),
        "token": token,
        "more": address(kept.next_open) if kept.next_open else "",
        "count": len(kept.left_open),
    }
    return render(request, "law/result.html", context)


@require_GET
def regions(request: HttpRequest) -> HttpResponse:
    """Suggest regions of a country while one types."""
    typed, country = request.GET.get("region", ""), request.GET.get("country", "")
    found = search_regions(typed[:80], readers_language(), country=country)
    return HttpResponse(
        format_html_join("", '<option value="{}">', ((each.name(readers_language()),) for each in found))
    )


@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Forget the answers."""
    Kept().keep(request.session)
    return redirect("law:check")


@require_GET
def steps(request: HttpRequest) -> HttpResponse:
    """Choose a country."""
    ready = countries_with_rules()
    others = [code for code in (*OFTEN, OTHER) if code not in ready]
    context = {"title": _("Steps for a country"), "ready": _linked(ready), "others": _linked(others)}
    return render(request, "law/steps.html", context)


def _linked(countries: Iterable[str]) -> list[tuple[str, str]]:
    return [(country_name(code), reverse("law:country_steps", args=[code.lower()])) for code in countries]


@require_GET
def country_steps(request: HttpRequest, country: str) -> HttpResponse:
    """Show what to do before leaving, after arriving and on return, by when, and by which article."""
    code = country_meant(country)
    form, found = _plan(request, code)
    dated = any(step.safe_by for step in found)
    context = {
        **_elsewhere(say(_("Your steps for {country}"), country=country_name(code))),
        "covered": place_of(code).pack is not None,
        "law_url": reverse("law:country_law", args=[code.lower()]),
        "form": form,
        "parts": parts_of(found),
        "calendar_url": f"{reverse('law:calendar', args=[country])}?{request.GET.urlencode()}" if dated else "",
    }
    return render(request, "law/country_steps.html", context)


@require_GET
def calendar(request: HttpRequest, country: str) -> HttpResponse:
    """Give the dated steps as a file that any calendar reads."""
    form, found = _plan(request, country_meant(country))
    arrival = form.arrival_day
    if arrival is None:
        raise Http404
    text = calendar_file(found, arrival, clock.now(), readers_language())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sapar-{country.lower()}.ics"'
    return response


def _plan(request: HttpRequest, country: str) -> tuple[JourneyForm, list[Step]]:
    form = JourneyForm(country, request.GET)
    form.is_valid()
    given = form.cleaned_data
    found = steps_for(country, form.arrival_day, agency=bool(given.get("agency")), region=given.get("region") or "")
    return form, found


def country_meant(code: str) -> str:
    """Return a country's code in capitals, or say that there is no such page."""
    if code == OTHER:
        return OTHER
    try:
        found = codes.country(code.upper()).code
    except codes.UnknownCode:
        raise Http404 from None
    if found == home():
        raise Http404
    return found


def _elsewhere(title: object) -> dict[str, object]:
    return {
        "title": title,
        "helpers": [Contact(_("Helpline, day and night"), phone=settings.SAPAR_HELPLINE)],
        "back": reverse("law:steps"),
    }
