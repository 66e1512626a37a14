"""The page behind the link of a check-in, and the page of a check-in for the post that calls."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from sapar.employment.stays.actions import answer_check_in
from sapar.employment.stays.check_ins import digest_of
from sapar.employment.stays.forms import CheckInForm
from sapar.employment.stays.models import CheckIn, CheckInState
from sapar.employment.stays.pages import check_in_page, question_page, thanks_page
from sapar.employment.stays.queries import check_in_of
from sapar.foundation import clock
from sapar.foundation.accounts.actors import visitor
from sapar.foundation.actions.doors.pages import do
from sapar.foundation.actions.errors import WrongState
from sapar.foundation.limits.limit import Limit, TooManyTries
from sapar.foundation.reading.log import open_record

# Sending is limited per link alone: nobody without a link can send anything, and a dormitory shares a network.
ANSWERS = Limit("check-in", free=10, first=5, longest=60)
WAITING = (CheckInState.DUE, CheckInState.MISSED)


@never_cache
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, in the person's own language unless they chose another, and thank. Nobody signs in here."""
    check_in = check_in_of(token, clock.today())
    if check_in is None:
        return render(request, "stays/link_over.html", status=404)
    chosen = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
    with translation.override(translation.get_language() if chosen else check_in.person.language):
        if check_in.state not in WAITING:
            return render(request, "stays/thanks.html", thanks_page(check_in, clock.today()))
        if request.method == "POST":
            return _answered(request, check_in, token)
        form = CheckInForm(initial={"seen": check_in.version})
        return render(request, "stays/link.html", question_page(check_in, form))


def _answered(request: HttpRequest, check_in: CheckIn, token: str) -> HttpResponse:
    """Note the answers as the holder of the link. Answered meanwhile by phone, it only thanks."""
    form, status = CheckInForm(request.POST), 422
    try:
        ANSWERS.check(digest_of(token))
        ANSWERS.count(digest_of(token))
        if form.is_valid():
            do(answer_check_in, check_in, form, by=visitor(f"link {check_in.ref}", frozenset({check_in.ref})))
    except TooManyTries as error:
        form.add_error(None, str(error))
        status = error.status
    except WrongState:
        pass
    if form.errors:
        return render(request, "stays/link.html", question_page(check_in, form), status=status)
    return HttpResponseRedirect(request.path)


@require_GET
def check_in(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a check-in with its answers to the person, their helper and the post."""
    actor = request.actor  # type: ignore[attr-defined]
    visible = CheckIn.visible_to(actor).select_related("journey__person__key")
    return render(request, "stays/check_in.html", check_in_page(open_record(request, visible, ref), actor))
