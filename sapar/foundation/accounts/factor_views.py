"""The pages of the second step: passing it, setting it up, recovery codes, taking a factor away."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View

from sapar.foundation.accounts import demo, factors, passing, qr
from sapar.foundation.accounts.forms import AppForm, PasskeyForm, StepForm
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.second_step import is_fresh, is_owed, mark_passed, needs_fresh_step
from sapar.foundation.accounts.securing import add_code_app, add_passkey, make_recovery_codes, remove_factor
from sapar.foundation.accounts.sessions import needs_account, safe_place
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.ui.components import Act


@method_decorator(needs_account, "dispatch")
class SecondStep(View):
    """Ask for a code or a passkey, and let in. Whoever has nothing to pass yet sets it up first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the question, unless there is nothing to ask."""
        if not own(request).second_factor:
            return go_on(request, "accounts:factors") if is_owed(request) else HttpResponseRedirect(place_of(request))
        if is_fresh(request):
            return HttpResponseRedirect(place_of(request))
        return self._page(request, StepForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let in, or say what is wrong."""
        form = StepForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, status=422)
        try:
            passing.step(own(request), **form.cleaned_data)
        except ActionError as error:
            form.add_error("code", str(error))
            return self._page(request, form, status=error.status)
        mark_passed(request)
        return HttpResponseRedirect(place_of(request))

    def _page(self, request: HttpRequest, form: StepForm, status: int = 200) -> HttpResponse:
        account = own(request)
        page = {
            "title": _("Second step"),
            "form": form,
            "passkey": factors.passkey_to_use(account),
            "demo_hint": demo.hint_for(request, account),
            "leave": Act(_("Sign out"), reverse("accounts:sign_out"), kind="link", posts=True),
        }
        return render(request, "accounts/second_step.html", page, status=status)


@needs_fresh_step
def choose(request: HttpRequest) -> HttpResponse:
    """Show what one may sign in with beside the first code, and what there is already."""
    account = own(request)
    page = {
        "title": _("Second step"),
        "must": is_owed(request),
        "has_app": factors.APP in factors.kinds_of(account),
        "next": urlencode({"next": place_of(request)}),
        "back": "" if is_owed(request) else reverse("accounts:account"),
    }
    return render(request, "accounts/factors.html", page)


@method_decorator(needs_fresh_step, "dispatch")
class AddApp(View):
    """Show the key for an app as a picture and in letters, and keep it once the app has shown a right code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a fresh key."""
        if factors.APP in factors.kinds_of(own(request)):
            return go_on(request, "accounts:factors")
        return self._page(request, AppForm(), passing.new_key(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the key, or ask for the code again."""
        form, key = AppForm(request.POST), passing.key_shown(request)
        if not key:
            return go_on(request, "accounts:add_app")
        if form.is_valid():
            try:
                add_code_app(own(request), by=request.actor, secret=key, **form.cleaned_data)  # type: ignore[attr-defined]
            except ActionError as error:
                form.add_error("code", str(error))
            else:
                return added(request)
        return self._page(request, form, key, status=422)

    def _page(self, request: HttpRequest, form: AppForm, key: str, status: int = 200) -> HttpResponse:
        link = factors.app_link(own(request), key)
        page = {
            "title": _("App with codes"), "form": form, "button": _("Turn it on"), "back": _chooser(request),
            "picture": qr.drawn(link), "link": link, "key": qr.in_fours(key),
        }  # fmt: skip
        return render(request, "accounts/app.html", page, status=status)


@method_decorator(needs_fresh_step, "dispatch")
class AddPasskey(View):
    """Have the phone, computer or key make a passkey, and keep its public half."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for a name; the button starts the browser's own question."""
        return self._page(request, PasskeyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the passkey if it answers what was asked."""
        form = PasskeyForm(request.POST)
        if form.is_valid():
            try:
                add_passkey(own(request), by=request.actor, **form.cleaned_data)  # type: ignore[attr-defined]
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return added(request)
        return self._page(request, form, status=422)

    def _page(self, request: HttpRequest, form: PasskeyForm, status: int = 200) -> HttpResponse:
        passkey = factors.passkey_to_make(own(request))
        page = {"title": _("Passkey"), "form": form, "passkey": passkey, "back": _chooser(request)}
        return render(request, "accounts/passkey.html", page, status=status)


@method_decorator(needs_fresh_step, "dispatch")
class RecoveryCodes(View):
    """Say how many recovery codes are left, and make new ones. They are shown once, in the answer to the press."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show how many there are, never which."""
        page = {"title": _("Recovery codes"), "left": len(factors.recovery_codes_of(own(request))), "codes": []}
        return self._page(request, page)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make new ones and show them."""
        if not own(request).second_factor:
            return go_on(request, "accounts:factors")
        make_recovery_codes(own(request), by=request.actor)  # type: ignore[attr-defined]
        return shown(request)

    def _page(self, request: HttpRequest, page: dict[str, Any]) -> HttpResponse:
        return render(request, "accounts/recovery_codes.html", {**page, "back": reverse("accounts:account")})


@method_decorator(needs_fresh_step, "dispatch")
class RemoveFactor(View):
    """Take an app or a passkey away, after a page that names it."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Ask."""
        found = next((each for each in factors.factors_of(own(request)) if each.number == number), None)
        if found is None:
            raise Http404
        page = {"title": _("Remove from the second step"), "factor": passing.named(found), "sentence": ""}
        return render(request, "accounts/remove_factor.html", {**page, "back": reverse("accounts:account")})

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Do it and go back to the account."""
        try:
            remove_factor(own(request), by=request.actor, factor=number)  # type: ignore[attr-defined]
        except ActionError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Removed from your second step"))
        return HttpResponseRedirect(reverse("accounts:account"))


def added(request: HttpRequest) -> HttpResponse:
    """Go on after a factor was added: it was proved just now; with the first one come recovery codes."""
    passing.forget_key(request)
    mark_passed(request)
    if not factors.recovery_codes_of(own(request)):
        make_recovery_codes(own(request), by=request.actor)  # type: ignore[attr-defined]
        return shown(request)
    messages.success(request, _("Added to your second step"))
    return HttpResponseRedirect(reverse("accounts:account"))


def shown(request: HttpRequest) -> HttpResponse:
    """Show the recovery codes, once: they are in this answer and kept nowhere in clear."""
    codes = factors.recovery_codes_of(own(request))
    page = {"title": _("Recovery codes"), "codes": qr.in_twos(codes), "left": len(codes), "place": place_of(request)}
    return render(request, "accounts/recovery_codes.html", {**page, "back": ""})


def go_on(request: HttpRequest, page: str) -> HttpResponse:
    """Go to another page of these, and remember where one was going."""
    return HttpResponseRedirect(f"{reverse(page)}?{urlencode({'next': place_of(request)})}")


def place_of(request: HttpRequest) -> str:
    """Return where to go on afterwards."""
    return safe_place(request, request.GET.get("next", "")) or "/"


def own(request: HttpRequest) -> Account:
    """Return the account of whoever asks."""
    account: Account = request.actor.account  # type: ignore[attr-defined]
    return account


def _chooser(request: HttpRequest) -> str:
    return f"{reverse('accounts:factors')}?{urlencode({'next': place_of(request)})}"
