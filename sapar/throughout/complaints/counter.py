"""The public counter: filing a complaint one question a page, and following it with number and code."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.middleware import OPENED, recognised
from sapar.foundation.actions.wrapper import Outcome
from sapar.foundation.audit.trail import append_refusal
from sapar.foundation.limits.limit import TooManyTries
from sapar.foundation.limits.tried_by import browser_of, network_of
from sapar.foundation.ui.components import QuickExit
from sapar.foundation.ui.words import say
from sapar.throughout.complaints import codes, drafts, tracking
from sapar.throughout.complaints.actions import file_complaint
from sapar.throughout.complaints.drafts import Draft
from sapar.throughout.complaints.forms import NumberAndCode
from sapar.throughout.complaints.limits import FILINGS, WRONG_CODES
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import complainant
from sapar.throughout.complaints.queries import receiving_office
from sapar.throughout.complaints.questions import QUESTIONS, YES, Question, answers_of, as_asked, questions_for
from sapar.throughout.complaints.vocabulary import PROTECTED_KINDS


def may_leave_fast(draft: Draft) -> QuickExit | None:
    """Return the quick exit on the pages of whoever may be at risk; elsewhere it would only frighten."""
    risky = draft.said("danger", "danger") == YES or draft.chose("kinds", "kinds") & PROTECTED_KINDS
    return QuickExit() if risky else None


def seen_by(request: HttpRequest) -> Actor:
    """Return who makes the request, told apart by a session even without an account."""
    if request.session.session_key is None:
        request.session.create()
    return recognised(request)


class Ask(View):
    """One question of the flow."""

    def get(self, request: HttpRequest, slug: str = QUESTIONS[0].slug) -> HttpResponse:
        """Show the question with what was answered before."""
        draft = Draft.of(request)
        question = self._question(slug)
        form = question.form(initial=_typed(draft, question))
        return self._page(request, draft, question, form)

    def post(self, request: HttpRequest, slug: str = QUESTIONS[0].slug) -> HttpResponse:
        """Keep the answer and go on, or say what to mend."""
        draft, question = Draft.of(request), self._question(slug)
        draft.note(slug, request.POST, list(question.form.base_fields) + _parts(question))
        draft.keep(request)
        form = question.form(request.POST)
        if not form.is_valid():
            return self._page(request, draft, question, form, status=422)
        return HttpResponseRedirect(self._next(draft, question, recognised(request)))

    def _question(self, slug: str) -> Question:
        question = next((each for each in QUESTIONS if each.slug == slug), None)
        if question is None:
            raise Http404
        return question

    def _next(self, draft: Draft, question: Question, actor: Actor) -> str:
        """Return the next page: the one after, or the check once everything was answered."""
        _answers, missing = answers_of(draft, actor)
        asked = [each.slug for each in questions_for(draft, actor)]
        after = asked[asked.index(question.slug) + 1 :] if question.slug in asked else asked
        unseen = [slug for slug in after if slug not in draft.answers]
        if missing is None and not unseen:
            return reverse("complaints:check")
        return reverse("complaints:ask", args=[(unseen or [missing.slug if missing else asked[0]])[0]])

    def _page(
        self, request: HttpRequest, draft: Draft, question: Question, form: Any, status: int = 200
    ) -> HttpResponse:
        asked = [each.slug for each in questions_for(draft, recognised(request))]
        place = asked.index(question.slug) if question.slug in asked else 0
        page = {
            "form": form, "title": question.title, "kept": draft.sealed,
            "quick_exit": may_leave_fast(draft), "first": place == 0,
            "step": say(_("Question {n} of {count}"), n=place + 1, count=len(asked)),
            "back": reverse("complaints:ask", args=[asked[place - 1]]) if place else "",
        }  # fmt: skip
        return render(request, "complaints/question.html", page, status=status)


def _parts(question: Question) -> list[str]:
    """Return the names under which a field of several inputs is sent."""
    return [f"{name}_{part}" for name in question.form.base_fields for part in (0, 1)]


def _typed(draft: Draft, question: Question) -> dict[str, Any]:
    """Return what was typed before, to be shown again."""
    filled = question.form(draft.data(question.slug))
    return {name: filled[name].value() for name in filled.fields if question.slug in draft.answers}


class Check(View):
    """All answers on one page, to change or to send."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the answers; lead to the first question that lacks one."""
        return self._page(request, Draft.of(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send the complaint and show number and code, once. Sent again, the same form shows the same code."""
        draft, actor = Draft.of(request), seen_by(request)
        answers, missing = answers_of(draft, actor)
        if missing:
            return HttpResponseRedirect(reverse("complaints:ask", args=[missing.slug]))
        try:
            tried_by = (browser_of(request), network_of(request), answers.get("phone") or "")
            FILINGS.check(*tried_by)
            outcome = self._sent(draft, actor, answers)
            if not outcome.repeated:
                FILINGS.count(*tried_by)
        except ValidationError as error:
            return self._page(request, draft, problems=error.messages, status=422)
        except TooManyTries as error:
            return self._page(request, draft, problems=[str(error)], status=429)
        return self._done(request, draft, outcome)

    def _sent(self, draft: Draft, actor: Actor, answers: dict[str, Any]) -> Outcome:
        given = as_asked(answers)
        code = codes.code_for(draft.token)
        return file_complaint(receiving_office(), by=actor, key=draft.token, code=code, **given)

    def _done(self, request: HttpRequest, draft: Draft, outcome: Outcome) -> HttpResponse:
        drafts.forget(request)
        complaint: Complaint = outcome.record
        code = codes.code_for(draft.token) if complaint.secret_digest else ""
        request.session[OPENED] = [*request.session.get(OPENED, ()), complaint.ref]
        page = tracking.confirmation(complaint, code) | {"quick_exit": may_leave_fast(draft)}
        return render(request, "complaints/sent.html", page)

    def _page(
        self, request: HttpRequest, draft: Draft, problems: list[str] | None = None, status: int = 200
    ) -> HttpResponse:
        _answers, missing = answers_of(draft, recognised(request))
        if missing:
            return HttpResponseRedirect(reverse("complaints:ask", args=[missing.slug]))
        page = {
            "title": _("Check your answers"), "facts": tracking.facts_of(draft, recognised(request)),
            "kept": draft.sealed, "problems": problems or [], "quick_exit": may_leave_fast(draft),
            "back": reverse("complaints:ask", args=["contact"]),
        }  # fmt: skip
        return render(request, "complaints/check.html", page, status=status)


class Track(View):
    """The page that opens a complaint with its number and code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for both; show those this visitor has open."""
        return self._page(request, NumberAndCode())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open it. A wrong number and a wrong code read the same, and wait the same."""
        form, actor = NumberAndCode(request.POST), seen_by(request)
        if not form.is_valid():
            return self._page(request, form, status=422)
        ref, code = form.cleaned_data["number"], form.cleaned_data["code"]
        tried = (f"complaint {ref}", browser_of(request), network_of(request))
        try:
            WRONG_CODES.check(*tried)
        except TooManyTries as error:
            form.add_error(None, str(error))
            return self._page(request, form, status=429)
        if not self._opens(actor, ref, code, tried):
            form.add_error(None, _("Number and code do not match. Check both"))
            return self._page(request, form, status=422)
        request.session[OPENED] = [*request.session.get(OPENED, ()), ref]
        return HttpResponseRedirect(reverse("complaints:tracking", args=[ref]))

    def _opens(self, actor: Actor, ref: str, code: str, tried: tuple[str, str, str]) -> bool:
        complaint = Complaint.objects.filter(ref=ref).first()
        number, browser, _network = tried
        if codes.opens(code, complaint.secret_digest if complaint else ""):
            WRONG_CODES.forget(number, browser)
            return True
        WRONG_CODES.count(*tried)
        if complaint:
            append_refusal(
                action="open_complaint", actor_key=actor.key, subject_type="complaints.complaint", subject_ref=ref,
                code="wrong_code",
            )  # fmt: skip
        return False

    def _page(self, request: HttpRequest, form: NumberAndCode, status: int = 200) -> HttpResponse:
        page = {
            "title": _("Track a complaint"), "form": form, "button": _("Open it now"),
            "rows": tracking.rows_of(request.actor),  # type: ignore[attr-defined]
        }  # fmt: skip
        return render(request, "complaints/track.html", page, status=status)


@require_safe
def tracking_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a complaint to whoever complained."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    complaint = Complaint.visible_to(actor).select_related("office").filter(ref=ref).first()
    if complaint is None or not complainant(actor, complaint):
        return HttpResponseRedirect(reverse("complaints:track"))
    return render(request, "complaints/tracking.html", tracking.page_of(complaint, actor))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close everything this browser has open: the next person at this computer sees nothing."""
    request.session.pop(OPENED, None)
    drafts.forget(request)
    return HttpResponseRedirect(reverse("complaints:track"))
