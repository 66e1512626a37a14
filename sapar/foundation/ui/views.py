"""The gallery, shown on demo instances only: how the kit is looked at."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui import components
from sapar.foundation.ui import gallery as invented
from sapar.foundation.ui.paging import KeyPage, Paging
from sapar.foundation.ui.words import say

Context = dict[str, Any]


def gallery(request: HttpRequest, name: str = "components") -> HttpResponse:
    """Show a frame or, without a name, every component in every state. Nothing that is sent is kept."""
    if not getattr(settings, "SAPAR_DEMO", False) or name not in PAGES:
        raise Http404
    template, context = PAGES[name]
    return render(request, template, {**context(request), "pages": PAGES})


def _components(request: HttpRequest) -> Context:
    messages.success(request, _("Saved"))
    return {"it": invented, "code": components.CodePanel(invented.REF, "7 4 1 - 9 0 2"), "form": None}


def _question(request: HttpRequest) -> Context:
    form = invented.HoursForm(request.POST or None)
    step = say(_("Question {n} of {count}"), n=2, count=9)
    return {"form": form, "title": form["hours"].label, "back": "#", "step": step}


def _form(request: HttpRequest) -> Context:
    form = invented.CostForm(request.POST if request.method == "POST" else None)
    return {"form": form, "title": _("Add a payment"), "button": _("Add a payment"), "back": "#"} | {
        "intro": _("The agency never sees this list")
    }


def _public(request: HttpRequest) -> Context:
    return {
        "title": invented.say_in(
            "Nurlan, you work in Moscow", "Нурлан, вы работаете в Москве", "Нурлан, сиз Москвада иштейсиз"
        ),
        "now": invented.NOW,
        "helpers": invented.HELPERS,
        "who_sees": invented.SEES,
        "timeline": components.Timeline(invented.STEPS),
    }


def _list(request: HttpRequest) -> Context:
    filters = invented.JobsFilter(request.GET)
    return {
        "title": _("My tasks"),
        "desk": True,
        "filters": filters,
        "chips": filters.chips(request),
        "page": KeyPage(invented.ROWS, 26, Paging("?after=x", "?before=x")),
        "rows": [] if request.GET.get("q") else invented.ROWS,
        "empty": invented.EMPTY,
        "empty_filtered": invented.EMPTY_FILTERED,
    }


def _subject(request: HttpRequest) -> Context:
    return {
        "title": invented.say_in("Contract", "Договор", "Келишим"),
        "ref": invented.REF,
        "desk": True,
        "tag": components.STATES["submitted"],
        "deadline": invented.due(1),
        "acts": [invented.RETURN, invented.SUSPEND, invented.ABSENT],
        "findings": components.Findings(invented.FINDINGS),
        "facts": invented.FACTS,
        "people": invented.PEOPLE,
        "history": invented.EVENTS,
        "who_sees": invented.SEES,
        "back": "#",
    }


def _compare(request: HttpRequest) -> Context:
    acts = [
        components.Act(_("Same person: merge"), "#", "main"),
        components.Act(_("Two different people"), "#", "plain"),
        components.Act(_("I cannot tell: ask for a document"), "#", "plain"),
    ]
    return {
        "title": _("May be the same person"),
        "compare": invented.COMPARE,
        "acts": acts,
        "form": None,
        "note": _("A merge can be undone"),
    }


def _done(request: HttpRequest) -> Context:
    answer = say(_("We answer by: {date}"), date=invented.TODAY)
    return {
        "title": say(_("Sent. Number: {ref}"), ref="482-173-065"),
        "digits": invented.REF,
        "next_steps": [answer, _("You can take your consent back at any time")],
        "contact": invented.HELPERS[0],
        "acts": [components.Act(_("Home"), "/", "plain")],
    }


def _code(request: HttpRequest) -> Context:
    code = components.CodePanel(invented.REF, "741-902")
    return {**_done(request), "title": _("Write down the number and the code"), "code": code}


def _error(request: HttpRequest) -> Context:
    return {}


PAGES: dict[str, tuple[str, Callable[[HttpRequest], Context]]] = {
    "components": ("ui/gallery.html", _components),
    "question": ("ui/question.html", _question),
    "form": ("ui/form.html", _form),
    "public": ("ui/gallery_public.html", _public),
    "list": ("ui/list.html", _list),
    "subject": ("ui/subject.html", _subject),
    "compare": ("ui/compare.html", _compare),
    "done": ("ui/done.html", _done),
    "code": ("ui/done.html", _code),
    "403": ("403.html", _error),
    "404": ("404.html", _error),
    "500": ("500.html", _error),
}
