"""The pages of the review: the entries and acts for everybody, the worklist and the reviews for jurists."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.doors.pages import address_of, permitted, say_done, sent
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.foundation.ui.words import say
from sapar.policy.law.addresses import act_url, entry_url
from sapar.policy.law.library import library
from sapar.policy.law.packs import Pack
from sapar.policy.law_review import pages, review_pages
from sapar.policy.law_review.act_log import act_page, acts_of
from sapar.policy.law_review.actions import propose_confirmation, propose_dispute
from sapar.policy.law_review.entries import entry_in_use
from sapar.policy.law_review.forms import WorklistFilter
from sapar.policy.law_review.models import LawEntry, LawReview
from sapar.policy.law_review.permissions import reads_reviews
from sapar.policy.law_review.queries import counts_by_stance, entries_listed


@require_safe
def worklist(request: HttpRequest) -> HttpResponse:
    """Show jurists the entries of the law, those that nobody confirmed first."""
    actor = actor_of(request)
    if not reads_reviews(actor):
        raise NotVisible
    filters = WorklistFilter(request.GET)
    found = entries_listed(filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("stance", "pack", "place", "name", "pk"))
    return render(request, "law_review/worklist.html", {
        "title": _("Checking the law"), "page": page, "rows": pages.rows_of(page.rows), "filters": filters,
        "chips": filters.chips(request), "counts": pages.counts(counts_by_stance(found)), "desk": True,
        "empty": Empty(_("The law in use has not been recorded yet. It is every night, and with each new version")),
        "empty_filtered": Empty(_("No entry fits these filters")),
    })  # fmt: skip


@require_safe
def entry(request: HttpRequest, country: str, kind: str, name: str) -> HttpResponse:
    """Show anybody one entry of the law: what it says, where it stands, how far it is checked, its history."""
    found = entry_in_use(country, kind, name)
    row = LawEntry.objects.filter(pack=country, kind=kind, name=name).first()
    if found is None:
        if row is None:
            raise Http404
        return render(request, "law_review/gone.html", pages.gone_page(row))
    return render(request, "law_review/entry.html", pages.entry_page(found, row, actor_of(request)))


@require_safe
def numbered(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead from the number of an entry to its page."""
    row = one_of(LawEntry.visible_to(actor_of(request)), ref)
    return redirect(entry_url(row.pack, row.kind, row.name))


@require_safe
def acts(request: HttpRequest, country: str) -> HttpResponse:
    """List the acts that a country's pack cites."""
    pack = _pack(country)
    listed = [
        pages.Linked(pages.act_of(entries[0]), act_url(pack.id, entries[0].citation), len(entries))
        for entries in acts_of(pack).values()
    ]
    return render(request, "law_review/acts.html", {
        "title": say(_("Acts: {country}"), country=pages.country_of(pack)),
        "cited": sorted(listed, key=lambda act: str(act.text)), "back": pages.law_of(pack),
    })  # fmt: skip


@require_safe
def act(request: HttpRequest, country: str, slug: str) -> HttpResponse:
    """Show what happened to an act, in order of time, and what will."""
    pack = _pack(country)
    try:
        page = act_page(pack, slug, clock.today(), actor_of(request))
    except KeyError as error:
        raise Http404 from error
    return render(request, "law_review/act.html", page | {"back": reverse("law_review:acts", args=[pack.id])})


def _pack(country: str) -> Pack:
    pack = library().packs.get(country)
    if pack is None:
        raise Http404
    return pack


@require_safe
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Show jurists and auditors one review."""
    found = open_record(request, LawReview.visible_to(actor_of(request)), ref)
    return render(request, "law_review/review.html", review_pages.review_page(found, actor_of(request)))


class Propose(View):
    """Propose something about an entry, with the entry before one's eyes."""

    def get(self, request: HttpRequest, ref: str, slug: str) -> HttpResponse:
        """Show the form."""
        action, row = self._asked(request, ref, slug)
        return self._page(request, row, ActionForm(action, initial={"seen": row.version}))

    def post(self, request: HttpRequest, ref: str, slug: str) -> HttpResponse:
        """Propose it, or show again what was written with what to mend."""
        action, row = self._asked(request, ref, slug)
        form = ActionForm(action, request.POST)
        outcome = sent(request, form, row)
        if outcome is None:
            return self._page(request, row, form, status=422)
        say_done(request, outcome)
        return redirect(address_of(outcome.record))

    def _asked(self, request: HttpRequest, ref: str, slug: str) -> tuple[Action, LawEntry]:
        action = next((each for each in (propose_confirmation, propose_dispute) if each.slug == slug), None)
        if action is None:
            raise Http404
        row = permitted(action, ref, request)
        assert isinstance(row, LawEntry)  # noqa: S101 - tells the type checker
        return action, row

    def _page(self, request: HttpRequest, row: LawEntry, form: ActionForm, status: int = 200) -> HttpResponse:
        page = review_pages.proposal_page(row) | {"form": form, "title": form.action.label, "button": form.action.label}
        return render(request, "law_review/propose.html", page, status=status)
