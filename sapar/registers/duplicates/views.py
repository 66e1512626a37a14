"""The pages of duplicates: the list, one pair, its receipt, undoing."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.doors.pages import say_done, sent
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.reading.log import note_opening
from sapar.foundation.reading.models import How
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.foundation.ui.words import say
from sapar.registers.duplicates import pages
from sapar.registers.duplicates.comparing import compared
from sapar.registers.duplicates.forms import DecisionForm, PairsFilter, UndoForm
from sapar.registers.duplicates.models import SEE_PAIRS, WAITING, PossibleSame, S
from sapar.registers.duplicates.queries import live_merge, pairs_to_review
from sapar.registers.duplicates.reasons import in_words
from sapar.registers.duplicates.reviewing import decline_merge, merge_people, reopen_review

SHOWN_WITH = ("first__key", "second__key", "first__merged_into__key", "second__merged_into__key")
# What the buttons of a pair do. Sent by a button's name; anything else is no decision.
DECISIONS = ("merge_people", "propose_merge", "confirm_merge", "decline_merge", "keep_apart", "ask_for_document")


def _waiting(request: HttpRequest) -> "QuerySet[PossibleSame]":
    """Return the list as its filters leave it, in its order: the likeliest first, then the oldest."""
    filters, actor = PairsFilter(request.GET), actor_of(request)
    asked = filters.cleaned_data if filters.is_valid() else {}
    found = pairs_to_review().filter(pk__in=PossibleSame.visible_to(actor).values("pk"))
    if asked.get("whose"):
        ours = Q(first__office__ref=actor.organisation_ref) | Q(second__office__ref=actor.organisation_ref)
        found = found.filter(ours)
    if asked.get("source"):
        found = found.filter(source=asked["source"])
    return found.order_by("-score", "pk")


@require_safe
def pairs(request: HttpRequest) -> HttpResponse:
    """Show the pairs that wait for an officer."""
    actor, filters = actor_of(request), PairsFilter(request.GET)
    if actor.role not in SEE_PAIRS:
        raise NotVisible
    found = _waiting(request).select_related(*SHOWN_WITH)
    page = page_by_key(found, request=request, key=("-score", "pk"))
    note_opening(actor, {person for pair in page.rows for person in pair.sides()}, How.SEARCH)
    return render(request, "ui/list.html", {
        "title": _("Same person?"), "page": page, "rows": [pages.row_of(pair) for pair in page.rows], "desk": True,
        "filters": filters, "chips": filters.chips(request),
        "empty": Empty(_("No two records wait to be looked at")),
        "empty_filtered": Empty(_("No pair fits these filters")),
    })  # fmt: skip


def _opened(request: HttpRequest, ref: str) -> PossibleSame:
    """Return a pair, and note in both records that somebody looked."""
    visible = PossibleSame.visible_to(actor_of(request)).select_related(*SHOWN_WITH)
    pair = one_of(visible, ref)
    note_opening(actor_of(request), set(pair.sides()))
    return pair


class Pair(View):
    """One pair side by side, and what an officer says about it."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show it: as a question, or what became of it."""
        pair = _opened(request, ref)
        one, other = pair.sides()
        if pair.state not in WAITING or one == other:
            return render(request, "ui/subject.html", pages.receipt_page(pair, actor_of(request)))
        shown = {"keep": pages.suggested(one, other), "reason": in_words(pair.reasons), "seen": pair.version}
        asked = decline_merge if pair.state == S.PROPOSED else merge_people
        return self._page(request, pair, _form(asked, pair, initial=shown))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do what the pressed button says, and go on to the next pair."""
        pair, decision = _opened(request, ref), request.POST.get("decision", "")
        if decision not in DECISIONS:
            raise Http404
        form = _form(ACTIONS[decision], pair, request.POST)
        outcome = sent(request, form, pair)
        if outcome is None:
            return self._page(request, pair, form, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(_next_after(request, pair))

    def _page(self, request: HttpRequest, pair: PossibleSame, form: ActionForm, status: int = 200) -> HttpResponse:
        actor = actor_of(request)
        return render(request, "duplicates/pair.html", {
            "title": _("Same person?"), "pair": pair, "form": form, "compare": compared(*pair.sides()),
            "why": _why(pair), "step": _place(request, pair), "back": reverse("duplicates:list") + _kept(request),
            "may": pages.decisions(pair, actor), "labels": {name: ACTIONS[name].label for name in DECISIONS},
            **pages.consequences(pair, actor),
        }, status=status)  # fmt: skip


def _form(action: Any, pair: PossibleSame, data: Any = None, **options: Any) -> ActionForm:
    numbers = [person.number for person in pair.sides()]
    if "reason" not in action.parameters:
        return ActionForm(action, data, **options)
    return DecisionForm(action, data, numbers=numbers, **options)


def _why(pair: PossibleSame) -> Any:
    return say(_("Why we think so: {why}"), why=in_words(pair.reasons))


def _place(request: HttpRequest, pair: PossibleSame) -> Any:
    """Say where in the list this pair stands."""
    waiting = _waiting(request)
    before = waiting.filter(Q(score__gt=pair.score) | Q(score=pair.score, pk__lt=pair.pk)).count()
    return say(_("{n} of {all}"), n=before + 1, all=waiting.count())


def _kept(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _next_after(request: HttpRequest, pair: PossibleSame) -> str:
    """Return the page of the next pair in the list as it was filtered; the list where there is none."""
    after = _waiting(request).filter(Q(score__lt=pair.score) | Q(score=pair.score, pk__gt=pair.pk)).first()
    page = reverse("duplicates:pair", args=[after.ref]) if after else reverse("duplicates:list")
    return page + _kept(request)


class Undo(View):
    """Undo a merge: why, and what of the things added since belongs to the other record."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask."""
        pair = self._merged(request, ref)
        return self._page(request, pair, UndoForm(live_merge(pair), initial={"seen": pair.version}))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Undo it."""
        pair = self._merged(request, ref)
        form = UndoForm(live_merge(pair), request.POST)
        outcome = sent(request, form, pair)
        if outcome is None:
            return self._page(request, pair, form, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(reverse("duplicates:pair", args=[pair.ref]))

    def _merged(self, request: HttpRequest, ref: str) -> PossibleSame:
        pair = _opened(request, ref)
        if "undo_merge" not in pages.decisions(pair, actor_of(request)):
            raise Refused
        return pair

    def _page(self, request: HttpRequest, pair: PossibleSame, form: ActionForm, status: int = 200) -> HttpResponse:
        return render(request, "ui/form.html", {
            "title": form.action.label, "button": form.action.label, "grave": True, "form": form,
            "intro": _("Each record has again what it had before the merge. Both people are told, and sign in anew"),
            "back": reverse("duplicates:pair", args=[pair.ref]),
        }, status=status)  # fmt: skip


class Reopen(View):
    """Put a decided pair back on the list."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask why."""
        return self._page(request, self._decided(request, ref), ActionForm(reopen_review))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it."""
        pair, form = self._decided(request, ref), ActionForm(reopen_review, request.POST)
        outcome = sent(request, form, pair)
        if outcome is None:
            return self._page(request, pair, form, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(reverse("duplicates:pair", args=[pair.ref]))

    def _decided(self, request: HttpRequest, ref: str) -> PossibleSame:
        pair = _opened(request, ref)
        if "reopen_review" not in pages.decisions(pair, actor_of(request)):
            raise Refused
        return pair

    def _page(self, request: HttpRequest, pair: PossibleSame, form: ActionForm, status: int = 200) -> HttpResponse:
        return render(request, "ui/form.html", {
            "title": form.action.label, "button": form.action.label, "form": form,
            "back": reverse("duplicates:pair", args=[pair.ref]),
        }, status=status)  # fmt: skip
