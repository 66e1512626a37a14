"""The pages of tokens: making one, which is shown once."""

import secrets
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View

from sapar.foundation import clock
from sapar.foundation.accounts.forms import TokenForm
from sapar.foundation.accounts.models import ApiToken
from sapar.foundation.accounts.second_step import needs_fresh_step
from sapar.foundation.accounts.sessions import needs_account
from sapar.foundation.accounts.tokens import READ, actions_for_tokens, make_api_token
from sapar.foundation.actions.wrapper import Outcome
from sapar.foundation.ui.words import Words

USUAL = timedelta(days=90)


@method_decorator(needs_fresh_step, "dispatch")
class MakeToken(View):
    """Ask what a program may do, and show its token in the answer. It is kept nowhere in clear."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask. Whoever acts for nobody has no program either."""
        if not request.standings:  # type: ignore[attr-defined]
            return HttpResponseRedirect(reverse("accounts:account"))
        form = TokenForm(groups(request), clock.today() + USUAL, initial={"token": secrets.token_hex(16)})
        return self._page(request, form)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make it and show it, or say what to mend."""
        form = TokenForm(groups(request), clock.today(), request.POST)
        if form.is_valid():
            try:
                made = _made(request, form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                return self._shown(request, made)
        return self._page(request, form, status=422)

    def _page(self, request: HttpRequest, form: TokenForm, status: int = 200) -> HttpResponse:
        back = reverse("accounts:account")
        page = {"title": _("Make a token"), "form": form, "button": _("Make the token"), "back": back}
        return render(request, "accounts/make_token.html", page, status=status)

    def _shown(self, request: HttpRequest, made: Outcome) -> HttpResponse:
        if made.repeated:  # the same form again: its token was shown the first time
            return HttpResponseRedirect(reverse("accounts:account"))
        return render(request, "accounts/token.html", {"title": _("Your token"), "token": made.record})


@needs_account
def token(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead to the account: a token has no page of its own."""
    get_object_or_404(ApiToken.visible_to(request.actor), ref=ref)  # type: ignore[attr-defined]
    return HttpResponseRedirect(reverse("accounts:account"))


def groups(request: HttpRequest) -> list[tuple[str, list[tuple[str, Words]]]]:
    """Return what a token can be for, by kind of record: those that this role may know of at all."""
    by = request.actor  # type: ignore[attr-defined]
    found: dict[str, list[tuple[str, Words]]] = {_("Reading"): [(READ, _("Read what my role may read"))]}
    for action in actions_for_tokens():
        if not action.subject.visible_to(by).query.is_empty():
            name = str(action.subject._meta.verbose_name).capitalize()
            found.setdefault(name, []).append((action.slug, action.label))
    return list(found.items())


def _made(request: HttpRequest, given: dict[str, Any]) -> Outcome:
    account, by = request.actor.account, request.actor  # type: ignore[attr-defined]
    return make_api_token(
        account, by=by, key=given["token"], name=given["name"], scopes=" ".join(given["scopes"]),
        expires=given["expires"],
    )  # fmt: skip
