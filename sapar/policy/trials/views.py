"""The pages of trials, for officers of policy."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation.accounts.actors import Actor, actor_of
from sapar.foundation.actions.doors.pages import address_of, say_done, sent
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.ui.components import Act, Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.policy.law.packs import Pack
from sapar.policy.trials import pages
from sapar.policy.trials.actions import try_change
from sapar.policy.trials.forms import TrialForm
from sapar.policy.trials.models import Trial, TrialState
from sapar.policy.trials.permissions import is_officer_of_policy
from sapar.policy.trials.reckoning import reckon_at_once
from sapar.policy.trials.tables import counts_as_csv


def _officer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not is_officer_of_policy(actor):
        raise NotVisible
    return actor


@require_safe
def trials(request: HttpRequest) -> HttpResponse:
    """Show the trials there were, the newest first."""
    page = page_by_key(Trial.visible_to(_officer(request)), request=request, key=("-pk",))
    new = Act(try_change.label, reverse("trials:new"), "main")
    return render(request, "ui/list.html", {
        "title": _("Trials of changes of the law"), "page": page, "desk": True, "acts": [new],
        "rows": [pages.row_of(each) for each in page.rows],
        "empty": Empty(_("No change was tried yet"),
                       _("A trial counts whom a change would touch. No contract is shown")),
    })  # fmt: skip


class New(View):
    """Ask for a trial: first the country, then what is proposed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the countries to choose from, or the form."""
        _officer(request)
        pack = pages.pack_called(request.GET.get("country", ""))
        if pack is None:
            return render(request, "trials/countries.html", pages.countries_page())
        return self._page(request, TrialForm(pack), pack)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Have it tried."""
        actor = _officer(request)
        pack = pages.pack_called(request.GET.get("country", ""))
        if pack is None or actor.account is None:
            raise NotVisible
        form = TrialForm(pack, request.POST, request.FILES)
        outcome = sent(request, form, actor.account)
        if outcome is None:
            return self._page(request, form, pack, status=422)
        reckon_at_once(outcome.record)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))

    def _page(self, request: HttpRequest, form: TrialForm, pack: Pack, status: int = 200) -> HttpResponse:
        return render(request, "ui/form.html", pages.form_page(form, pack), status=status)


@require_safe
def trial(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one trial with its counts."""
    found = one_of(Trial.visible_to(actor_of(request)), ref)
    return render(request, "trials/trial.html", pages.trial_page(found))


@require_safe
def counts(request: HttpRequest, ref: str) -> HttpResponse:
    """Give the counts as a table for a spreadsheet."""
    found = one_of(Trial.visible_to(actor_of(request)).filter(state=TrialState.DONE), ref)
    return HttpResponse(counts_as_csv(found), content_type="text/csv; charset=utf-8", headers={
        "Content-Disposition": f'attachment; filename="trial-{found.ref}.csv"'})  # fmt: skip
