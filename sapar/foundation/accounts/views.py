"""The pages of signing in and out, of choosing for whom one acts, and of the own account."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from sapar.foundation import clock
from sapar.foundation.accounts import asking, codes, demo, own_page, sessions
from sapar.foundation.accounts.actions import SignInBy
from sapar.foundation.accounts.forms import ActingForm, CodeForm, ContactForm
from sapar.foundation.accounts.models import Account, AccountState
from sapar.foundation.accounts.securing import end_session
from sapar.foundation.accounts.standings import standing_called, standings_of
from sapar.foundation.actions.errors import ActionError


class SignIn(View):
    """Ask for a phone or an e-mail address, and send a code there. Same answer whether an account has it or not."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the question; whoever is signed in already goes on, but for the demonstration's change of person."""
        if request.user.is_authenticated and not demo.is_open(request):
            return HttpResponseRedirect(_place_after(request, _next(request)))
        return self._page(request, ContactForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send the code and go on to where it is typed."""
        form = ContactForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, status=422)
        try:
            asking.ask(request, form.cleaned_data["contact"], _next(request))
        except ActionError as error:
            form.add_error("contact", str(error))
            return self._page(request, form, status=error.status)
        return HttpResponseRedirect(reverse("accounts:code"))

    def _page(self, request: HttpRequest, form: ContactForm, status: int = 200) -> HttpResponse:
        place = _next(request)
        page = {
            "title": _("Sign in"),
            "form": form,
            "button": _("Send me a code"),
            "ran_out": sessions.waits_for_sign_in(request, place),
            "sections": demo.sections_of(demo.cast_of(request)),
            "next": place,
        }
        return render(request, "accounts/sign_in.html", page, status=status)


class Code(View):
    """Ask for the code that came, and sign in with it."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        """Send whoever did not ask for a code to where one does."""
        self.asked = asking.asked_in(request)
        if self.asked is None:
            return HttpResponseRedirect(reverse("accounts:sign_in"))
        return super().dispatch(request, self.asked)

    def get(self, request: HttpRequest, asked: asking.Asked) -> HttpResponse:
        """Show the question."""
        return self._page(request, asked, CodeForm(asked.to, codes.minutes_to_live()))

    def post(self, request: HttpRequest, asked: asking.Asked) -> HttpResponse:
        """Sign in and return to what was begun, or say what is wrong with the code."""
        form = CodeForm(asked.to, codes.minutes_to_live(), request.POST)
        if not form.is_valid():
            return self._page(request, asked, form, status=422)
        try:
            account = codes.redeem(asked.code, form.cleaned_data["code"])
        except ActionError as error:
            form.add_error("code", str(error))
            return self._page(request, asked, form, status=error.status)
        return _entered(request, account, asked.next)

    def _page(self, request: HttpRequest, asked: asking.Asked, form: CodeForm, status: int = 200) -> HttpResponse:
        again = reverse("accounts:sign_in")
        back = f"{again}?{urlencode({'next': asked.next})}" if asked.next else again
        page = {"title": _("Sign in"), "form": form, "button": _("Sign in"), "back": back}
        return render(request, "accounts/code.html", page, status=status)


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demonstration's cast; elsewhere this page does not exist."""
    ref = request.POST.get("ref", "")
    if ref not in {somebody.ref for somebody in demo.cast_of(request)}:
        raise Http404
    account = get_object_or_404(Account, ref=ref, state=AccountState.ACTIVE)
    return _entered(request, account, request.POST.get("next", ""), SignInBy.DEMO)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out and go home. Pages the browser keeps go too: the next person at a shared phone may press Back."""
    sessions.leave(request)
    return HttpResponseRedirect("/", headers={"Clear-Site-Data": '"cache"'})


@method_decorator(sessions.needs_account, "dispatch")
class Acting(View):
    """Choose in which role and for which organisation to act."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the roles there are today."""
        standing = request.actor.standing  # type: ignore[attr-defined]
        initial = {"standing": standing_called(standing)} if standing else {}
        return self._page(request, ActingForm(request.standings, initial=initial))  # type: ignore[attr-defined]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Act in the chosen one from now on."""
        form = ActingForm(request.standings, request.POST)  # type: ignore[attr-defined]
        if not form.is_valid():
            return self._page(request, form, status=422)
        sessions.act_for(request, form.cleaned_data["standing"])
        return HttpResponseRedirect(_next(request) or "/")

    def _page(self, request: HttpRequest, form: ActingForm, status: int = 200) -> HttpResponse:
        if not request.standings:  # type: ignore[attr-defined]
            return HttpResponseRedirect("/")
        page = {"title": _("Your roles"), "form": form, "back": _next(request)}
        return render(request, "accounts/acting.html", page, status=status)


@require_POST
def assist_end(request: HttpRequest) -> HttpResponse:
    """Stop acting for the person helped."""
    sessions.end_helping(request)
    return HttpResponseRedirect("/")


@sessions.needs_account
def account(request: HttpRequest, ref: str = "") -> HttpResponse:
    """Show the own account: nobody has a page of somebody else's."""
    own: Account = request.actor.account  # type: ignore[attr-defined]
    if ref not in ("", own.ref):
        raise Http404
    return render(request, "accounts/account.html", own_page.context(request, own))


@require_POST
@sessions.needs_account
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Sign the account out everywhere else."""
    sessions.end_others(request)
    messages.success(request, _("You are signed out on all other phones and computers"))
    return HttpResponseRedirect(reverse("accounts:account"))


@require_POST
@sessions.needs_account
def end_one_session(request: HttpRequest, handle: str) -> HttpResponse:
    """Sign the account out on one other phone or computer."""
    actor = request.actor  # type: ignore[attr-defined]
    try:
        end_session(actor.account, by=actor, session=handle)
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("You are signed out there"))
    return HttpResponseRedirect(reverse("accounts:account"))


def _entered(request: HttpRequest, account: Account, place: str, way: SignInBy = SignInBy.CODE) -> HttpResponse:
    sessions.enter(request, account, way)
    return HttpResponseRedirect(_place_after(request, sessions.safe_place(request, place)))


def _place_after(request: HttpRequest, place: str) -> str:
    """Return the act that was begun; without one, the choice of a role for whoever has several, else home."""
    if place:
        return place
    user: Any = request.user
    return reverse("accounts:acting") if len(standings_of(user, clock.today())) > 1 else "/"


def _next(request: HttpRequest) -> str:
    return sessions.safe_place(request, request.GET.get("next", ""))
