"""The public page: is this certificate real? Anyone asks, nobody is noted. And what is published for those offline."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from sapar.foundation.ui import components as ui
from sapar.foundation.ui.words import Words, in_threes, say
from sapar.pre_employment.clearance import limits
from sapar.pre_employment.clearance.forms import VerifyForm
from sapar.pre_employment.clearance.issuer import published
from sapar.pre_employment.clearance.publishing import published_list, verified, verified_number
from sapar.pre_employment.clearance.tokens import HOME, Certificate
from sapar.pre_employment.clearance.uploading import KeptInMemory
from sapar.pre_employment.clearance.verifying import Answer, Verdict
from sapar.registers.journeys.choices import country_name

V = Verdict
# The verdict in big words, how it looks, and what it means for whoever checks.
WORDS: dict[Verdict, tuple[Words, str, Words]] = {
    V.VALID: (
        _("Real and valid"), "kept",
        _("We issued it, and it holds today. Compare initials and year of birth with the passport"),
    ),
    V.ENDED: (_("Real, but no longer valid since {date}"), "unknown", _("We issued it. Its last day is over")),
    V.NOT_YET: (_("Real, but not valid yet"), "unknown", _("We issued it. Its first day has not come yet")),
    V.VOIDED: (_("Real, but voided"), "broken", _("We issued it and voided it later. It holds no more")),
    V.RETIRED_KEY: (
        _("Signed by a retired key"), "broken",
        _("Do not rely on it. Its holder can ask for a new one, free of charge"),
    ),
    V.UNKNOWN_KEY: (_("We did not issue this"), "broken", _("It is signed by a key that is not ours")),
    V.ALTERED: (_("Altered or damaged"), "broken", _("The signature does not fit what it says. Try a better photo, or "
                                                      "type the number")),
    V.NOT_OURS: (_("We did not issue this"), "broken", _("There is no certificate of ours under it")),
}  # fmt: skip


@method_decorator(csrf_exempt, name="dispatch")
class VerifyPage(View):
    """Takes a number, the text of a code or a photo of it. Asking changes nothing: no form token and no cookie."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self._page(request, VerifyForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Answer. A photo is looked at in memory and forgotten."""
        request.upload_handlers = [KeptInMemory(request)]
        if request.FILES:
            limits.check(limits.PHOTOS)
            limits.count(limits.PHOTOS)
        form = VerifyForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(request, form, status=422)
        return self._page(request, VerifyForm(), self._answer(form))

    def _answer(self, form: VerifyForm) -> Answer:
        if form.code:
            return verified(form.code)
        limits.check(limits.WRONG_NUMBERS)
        answer = verified_number(form.number)
        if answer.certificate is None:
            limits.count(limits.WRONG_NUMBERS)
        return answer

    def _page(
        self, request: HttpRequest, form: VerifyForm, answer: Answer | None = None, status: int = 200
    ) -> HttpResponse:
        page = {
            "form": form, "title": _("Is this certificate real?"), "answer": shown(answer) if answer else None,
            "keys": reverse("clearance:keys"), "voided": reverse("clearance:voided"),
        }  # fmt: skip
        return render(request, "clearance/verify.html", page, status=status)


def shown(answer: Answer) -> dict[str, Any]:
    """Return a verdict as the page shows it: the words, the look, and the little that a certificate says."""
    words, tone, meaning = WORDS[answer.verdict]
    certificate = answer.certificate
    since = f"{certificate.ends.astimezone(HOME):%d.%m.%Y}" if certificate else ""
    return {
        "words": say(words, date=since), "tone": tone, "icon": ui.TONE_ICONS[tone], "meaning": meaning,
        "facts": facts_of(certificate) if certificate and answer.verdict != V.RETIRED_KEY else [],
    }  # fmt: skip


def facts_of(certificate: Certificate) -> list[ui.Fact]:
    """Return what a certificate says, and nothing else that we know."""
    return [
        ui.Fact(_("Number"), in_threes(certificate.number)),
        ui.Fact(_("Initials"), certificate.initials),
        ui.Fact(_("Year of birth"), str(certificate.birth_year)),
        ui.Fact(_("Country"), country_name(certificate.destination)),
        ui.Fact(_("Issued on"), f"{certificate.issued_on:%d.%m.%Y}"),
        ui.Fact(_("Last day"), f"{certificate.last_day:%d.%m.%Y}"),
    ]


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Publish the keys, the retired ones with their day."""
    return _for_anybody(JsonResponse(published(), json_dumps_params={"indent": 2}))


@require_safe
def voided(request: HttpRequest) -> HttpResponse:
    """Publish the signed list of voided certificates."""
    headers = {"Content-Disposition": 'attachment; filename="voided.cose"'}
    return _for_anybody(HttpResponse(published_list(), content_type="application/cose", headers=headers))


def _for_anybody(response: HttpResponse) -> HttpResponse:
    """Let other sites read it, and keep it for a few minutes."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "public, max-age=300"
    return response
