"""The pages of a check that is handed on: sending it, opening it elsewhere, its paper and its code."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sapar.foundation import clock
from sapar.foundation.ui.components import Fact
from sapar.policy.law.answered import answered_facts
from sapar.policy.law.answers import Kept
from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.form import InputRefused
from sapar.policy.law.handing_on.again import Again
from sapar.policy.law.handing_on.links import WITHHELD, LinkUnreadable, Shared, address_of, packed, unpacked
from sapar.policy.law.handing_on.paper import code_as_svg, paper_of
from sapar.policy.law.showing import officer_url, report_of

TODAY = "today"


def own_check(request: HttpRequest) -> Shared | None:
    """Return the reader's own answers as checked today; None where there is nothing to check."""
    kept, on = Kept.of(request.session), clock.today()
    try:
        return Shared.of(kept, judge().check(kept.case(on)), on) if kept.answers else None
    except (NoPackYet, InputRefused):
        return None


@require_GET
def share(request: HttpRequest) -> HttpResponse:
    """Show the link and the code of the reader's own check, and say who can see it."""
    own = own_check(request)
    if own is None:
        return redirect("law:result")
    token = packed(own)
    context = {
        "title": _("Send or show this check"),
        "link": address_of(token),
        "token": token,
        "withheld": WITHHELD in own.answers.values(),
        "back": reverse("law:result"),
    }
    return render(request, "law/share.html", context)


@require_GET
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Show a check that somebody sent. Nothing of it mixes with the reader's own answers, and nothing is kept."""
    try:
        again = Again(unpacked(token), clock.today())
        context = _page(request, again, token)
    except (LinkUnreadable, NoPackYet, InputRefused):
        return _unreadable(request)
    return _quiet(render(request, "law/shared.html", context))


def _page(request: HttpRequest, again: Again, token: str) -> dict[str, Any]:
    as_today = request.GET.get("law") == TODAY
    kept = again.shared.kept
    report = report_of(again.now if as_today else again.then, kept, linked=False)
    return {
        "title": report.verdict,
        "report": report,
        "again": again,
        "as_today": as_today,
        "facts": [Fact(fact.label, fact.value) for fact in answered_facts(kept)],
        "token": token,
        "officer_url": officer_url(token),
        "more": "",
        "own": bool(Kept.of(request.session).answers),
        "withheld": WITHHELD in again.shared.answers.values(),
    }


@require_POST
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Take the answers of a shared check as the reader's own, in place of any they gave."""
    try:
        unpacked(token).kept.keep(request.session)
    except LinkUnreadable:
        return _unreadable(request)
    return redirect("law:answers")


@require_GET
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """Give a check as a PDF in the reader's language."""
    try:
        made = paper_of(Again(unpacked(token), clock.today()), address_of(token))
    except (LinkUnreadable, NoPackYet, InputRefused):
        return _unreadable(request)
    response = _quiet(HttpResponse(made, content_type="application/pdf"))
    response["Content-Disposition"] = 'attachment; filename="sapar-contract-check.pdf"'
    return response


@require_GET
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Give the address of a shared check as a drawing that a phone's camera reads."""
    try:
        unpacked(token)
    except LinkUnreadable:
        return _unreadable(request)
    return _quiet(HttpResponse(code_as_svg(address_of(token)), content_type="image/svg+xml"))


def _quiet(response: HttpResponse) -> HttpResponse:
    """Keep a shared check out of search engines, and its address out of what other sites are told."""
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _unreadable(request: HttpRequest) -> HttpResponse:
    title = _("This link is not whole")
    return render(request, "law/unreadable.html", {"title": title, "back": reverse("law:check")}, status=404)
