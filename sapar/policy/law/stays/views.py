"""The public pages that check a stay. Nobody signs in and nothing is stored: answers travel in the address."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from sapar.foundation import clock
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Contact, Fact
from sapar.foundation.ui.words import say
from sapar.policy.law.calendar_files import calendar_of
from sapar.policy.law.library import library
from sapar.policy.law.packs import StayRule
from sapar.policy.law.places import FIRST, OFTEN, OTHER, country_name
from sapar.policy.law.showing import link_to
from sapar.policy.law.stays.checking import StayResult, check_stay
from sapar.policy.law.stays.questions import Group, StayForm, group_about, groups_for, told_of
from sapar.policy.law.stays.showing import entries_of, stay_report
from sapar.policy.law.views import country_meant

AT, SKIP, RESULT = "at", "unknown", "result"
Rules = tuple[StayRule, ...]


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the country of the stay."""
    ready = sorted((pack.country for pack in library().packs.values() if pack.stays),
                   key=lambda code: (FIRST.index(code) if code in FIRST else len(FIRST), code))  # fmt: skip
    others = [code for code in dict.fromkeys((*_with_packs(), *OFTEN, OTHER)) if code not in ready]
    named = {code: (country_name(code), reverse("law:stay", args=[code.lower()])) for code in (*ready, *others)}
    context = {
        "title": _("Check a stay"),
        "ready": [named[code] for code in ready],
        "others": [named[code] for code in others],
    }
    return render(request, "law/stays.html", context)


def _with_packs() -> list[str]:
    return [pack.country for pack in library().packs.values() if len(pack.country) == 2 and pack.procedures == ()]


@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: HttpRequest, country: str) -> HttpResponse:
    """Ask a few questions at a time, then show what the law of the country says of the stay."""
    code = country_meant(country)
    pack = library().for_country(code)
    rules = pack.stays if pack else ()
    if not rules:
        return render(request, "law/stay_unknown.html", _without_rules(code))
    groups = groups_for(rules)
    given = StayForm(groups, rules, request.GET).given
    asked = next((group for group in groups if group.slug == request.GET.get(AT)), None if given else groups[0])
    if request.GET.get(AT) == RESULT or asked is None:
        return _result(request, code, rules, given)
    return _ask(request, code, rules, given, asked)


def _ask(request: HttpRequest, code: str, rules: Rules, given: dict[str, str], asked: Group) -> HttpResponse:
    form = StayForm([asked], rules, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        form.initial.update({name: value for name, value in given.items() if name in form.fields})
    elif SKIP in request.POST or form.is_valid():
        rest = {name: value for name, value in given.items() if name not in form.fields}
        return HttpResponseRedirect(
            _address(code, rest | ({} if SKIP in request.POST else form.given), _next(rules, asked))
        )
    groups = groups_for(rules)
    number = groups.index(asked)
    back = _address(code, given, groups[number - 1].slug) if number else reverse("law:stays")
    context = {
        "form": form, "title": asked.title, "back": back, "can_skip": True,
        "step": say(_("Question {n} of {count}"), n=number + 1, count=len(groups)),
        "intro": say(_("Your stay: {country}"), country=country_name(code)),
        "so_far": _address(code, given, RESULT) if given else "",
    }  # fmt: skip
    return render(request, "law/stay_question.html", context)


def _next(rules: Rules, asked: Group) -> str:
    groups = groups_for(rules)
    following = groups[groups.index(asked) + 1 :]
    return following[0].slug if following else RESULT


def _result(request: HttpRequest, code: str, rules: Rules, given: dict[str, str]) -> HttpResponse:
    found = check_stay(told_of(given, code), clock.today())
    report = stay_report(found, lambda fact: _address(code, given, group_about(fact, rules).slug))
    dated = bool(entries_of(found, clock.today()))
    context = {
        **_around(code),
        "title": report.verdict if found.findings else _("We have no rules for citizens of your country there"),
        "report": report,
        "facts": _facts(code, rules, given),
        "calendar_url": f"{reverse('law:stay_calendar', args=[code.lower()])}?{urlencode(given)}" if dated else "",
        "officer_url": link_to("assistance:ask"),
        "again_url": reverse("law:stay", args=[code.lower()]),
    }
    return render(request, "law/stay.html", context)


def _facts(code: str, rules: Rules, given: Mapping[str, str]) -> list[Fact]:
    """List what was answered, each with the way to its question."""
    facts = []
    for group in groups_for(rules):
        form, url = StayForm([group], rules), _address(code, given, group.slug)
        for name, field in form.fields.items():
            if name in given:
                choices = dict(getattr(field, "choices", ()))
                said = choices.get(given[name]) or ".".join(reversed(given[name].split("-")))
                facts.append(Fact(field.label or "", said, url))
    return facts


@require_GET
def stay_calendar(request: HttpRequest, country: str) -> HttpResponse:
    """Give the last days ahead as a file that any calendar reads."""
    code, on = country_meant(country), clock.today()
    pack = library().for_country(code)
    rules = pack.stays if pack else ()
    entries = entries_of(_checked(code, rules, request), on) if rules else []
    if not entries:
        raise Http404
    response = HttpResponse(calendar_of(entries, clock.now()), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sapar-stay-{code.lower()}.ics"'
    response["Content-Language"] = readers_language()
    return response


def _checked(code: str, rules: Rules, request: HttpRequest) -> StayResult:
    given = StayForm(groups_for(rules), rules, request.GET).given
    return check_stay(told_of(given, code), clock.today())


def _address(code: str, given: Mapping[str, str], at: str) -> str:
    return f"{reverse('law:stay', args=[code.lower()])}?{urlencode({**given, AT: at})}"


def _without_rules(code: str) -> dict[str, object]:
    return {**_around(code), "title": say(_("Check a stay: {country}"), country=country_name(code))}


def _around(code: str) -> dict[str, object]:
    return {
        "steps_url": reverse("law:country_steps", args=[code.lower()]),
        "helpers": [Contact(_("Helpline, day and night"), phone=settings.SAPAR_HELPLINE)],
        "back": reverse("law:stays"),
    }
