"""The pages of contracts: offering, reading, signing, attesting, and the complaint that is one tap away."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Kind, actor_of
from sapar.foundation.actions import duties
from sapar.foundation.actions.doors.pages import address_of, say_done, sent
from sapar.foundation.actions.errors import Refused
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts import complaining, pages
from sapar.pre_employment.contracts.answering import sign_contract
from sapar.pre_employment.contracts.compare import taken_away
from sapar.pre_employment.contracts.forms import ContractsFilter, DecidingForm, OfferForm
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.offering import journey_of, offer_contract
from sapar.pre_employment.contracts.permissions import worker
from sapar.pre_employment.contracts.queries import contracts_listed
from sapar.registers.journeys.models import ContractVersion, is_own


@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """Show the contracts of an agency, an employer, a post or the placement officers."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise Http404
    filters = ContractsFilter(request.GET)
    found = contracts_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    return render(request, "ui/list.html", {
        "title": _("Contracts"), "page": page, "rows": [pages.row_of(each) for each in page.rows], "desk": True,
        "filters": filters, "chips": filters.chips(request), "empty": Empty(_("No contract has been offered yet")),
        "empty_filtered": Empty(_("No contract fits these filters")),
    })  # fmt: skip


def opened(request: HttpRequest, ref: str) -> ContractOffer:
    """Return a contract that this reader may see, and note that it was opened."""
    return open_record(request, ContractOffer.visible_to(actor_of(request)), ref)


@require_safe
def contract(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a contract: the worker's own page, or the one of those who prepare and attest it."""
    actor, offer = actor_of(request), opened(request, ref)
    page = pages.contract_page(offer, actor, clock.today(actor.place))
    template = "contracts/contract.html" if actor.kind == Kind.MEMBER else "contracts/own.html"
    return render(request, template, page)


class Offer(View):
    """Offer a contract for an accepted job: its terms, filled in with those of the job."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the terms."""
        application = self._allowed(request, ref)
        return self._page(request, application, self._form(None, application))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Offer it, or say what to mend."""
        application = self._allowed(request, ref)
        form = self._form(request, application)
        doubts = form.doubts if form.is_valid() and form.doubted else []
        if not doubts and (outcome := sent(request, form, application)):
            say_done(request, outcome)
            return HttpResponseRedirect(address_of(outcome.record))
        if doubts:
            form.ask_again()
        return self._page(request, application, form, doubts, status=422 if form.errors else 200)

    def _allowed(self, request: HttpRequest, ref: str) -> Application:
        application = open_record(request, Application.visible_to(actor_of(request)), ref)
        if not offer_contract.allowed_to(actor_of(request), application):
            raise Refused
        return application

    def _form(self, request: HttpRequest | None, application: Application) -> OfferForm:
        return OfferForm(request.POST if request else None, application=application, journey=journey_of(application))

    def _page(
        self, request: HttpRequest, application: Application, form: OfferForm, doubts: list[str] | None = None,
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        page = {"form": form, "title": offer_contract.label, "application": application, "doubts": doubts or [],
                "back": address_of(application), "who_sees": pages.WHO_SEES}  # fmt: skip
        return render(request, "contracts/offer.html", page, status=status)


class Decide(View):
    """Sign or attest a contract; where it is worse than what was agreed the page says so and asks once more."""

    action: Action = sign_contract

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Ask."""
        return self._page(request, offer := self._allowed(request, ref), self._form(request, offer))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Do it, or say what to mend."""
        offer = self._allowed(request, ref)
        form = self._form(request, offer)
        if outcome := sent(request, form, offer):
            say_done(request, outcome)
            return HttpResponseRedirect(address_of(offer))
        return self._page(request, offer, form, status=422)

    def _allowed(self, request: HttpRequest, ref: str) -> ContractOffer:
        offer = opened(request, ref)
        duties.check_permission(self.action, offer, actor_of(request))
        duties.check_move(self.action, offer)
        return offer

    def _form(self, request: HttpRequest, offer: ContractOffer) -> DecidingForm:
        return DecidingForm(self.action, request.POST or None, offer=offer, worse=bool(taken_away(offer)))

    def _page(self, request: HttpRequest, offer: ContractOffer, form: DecidingForm, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": self.action.label, "button": self.action.label, "offer": offer,
                "lost": taken_away(offer), "back": address_of(offer)}  # fmt: skip
        return render(request, "contracts/decide.html", page, status=status)


@require_POST
def complain(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a complaint about an offered contract, filled in: the worker only looks it over and sends it."""
    offer = opened(request, ref)
    if not worker(actor_of(request), offer):
        raise Refused
    complaining.about_offer(request, offer)
    return HttpResponseRedirect(reverse("complaints:check"))


@require_POST
def complain_version(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a complaint about a recorded version that is worse than the attested contract, filled in."""
    visible = ContractVersion.visible_to(actor_of(request)).select_related("journey__person__key")
    version = open_record(request, visible, ref)
    if not is_own(actor_of(request), version.journey.person):
        raise Refused
    complaining.about_version(request, version)
    return HttpResponseRedirect(reverse("complaints:check"))
