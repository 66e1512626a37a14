"""The page that sends again what could not be taken: after a stale token, and after signing in anew."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sapar.foundation.accounts.kept import Answers


def stale_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Offer to send the answers again, with a fresh token, if they came from a page of ours (``CSRF_FAILURE_VIEW``)."""
    answers = Answers.of(request) if request.POST and came_from_here(request) else None
    return _page(request, answers, _("This page was open too long"), status=403)


@never_cache
@require_safe
def send_again(request: HttpRequest, key: str) -> HttpResponse:
    """Offer to send what was typed when the sign-in ran out."""
    answers = Answers.kept(request, key)
    return _page(request, answers, _("You are signed in again")) if answers else HttpResponseRedirect("/")


def came_from_here(request: HttpRequest) -> bool:
    """Say whether the browser vouches that one of our own pages sent this; without a word from it: no."""
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(source, {request.get_host()}, require_https=request.is_secure())
    return (
        ours and bool(urlsplit(source).netloc) and request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    )


def _page(request: HttpRequest, answers: Answers | None, title: str, status: int = 200) -> HttpResponse:
    template = "accounts/send_again.html" if answers else "403_csrf.html"
    return render(request, template, {"title": title, "answers": answers}, status=status)
