"""The forms where the generated one is not enough: offering, signing, attesting, and the filters of the list."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.forms import FilterForm
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.answering import sign_contract
from sapar.pre_employment.contracts.choices import OfferState
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.offering import offer_contract
from sapar.pre_employment.contracts.queries import latest_offer
from sapar.registers.journeys.forms import ContractForm
from sapar.registers.journeys.models import Journey


class OfferForm(ContractForm):
    """What the contract says: the questions of the public check, filled in with the newest terms there are."""

    RECORDS: ClassVar[Action] = offer_contract
    stage = None  # type: ignore[assignment]  # an offer is an offer

    def __init__(self, data: Mapping[str, Any] | None, *, application: Application, journey: Journey) -> None:
        latest = latest_offer(application)
        terms = latest.offered.terms if latest else application.order.terms
        super().__init__(data, journey=journey, known=dict(terms.get("contract") or {}), everything=True)
        self.initial["seen"] = application.version

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the action asks."""
        return {"terms": self.terms}


class DecidingForm(ActionForm):
    """Signing or attesting: it asks something only where the terms are worse than what was agreed."""

    def __init__(self, action: Action, data: Mapping[str, Any] | None, *, offer: ContractOffer, worse: bool) -> None:
        super().__init__(action, data)
        self.initial["seen"] = offer.version
        name = "knowing" if action is sign_contract else "why_worse"
        if not worse:
            del self.fields[name]
        elif name == "knowing":
            label = self.fields[name].label
            self.fields[name] = forms.BooleanField(label=label, required=True)
        else:
            self.fields[name].required = True


class ContractsFilter(FilterForm):
    """Search and filters of the list of contracts."""

    q = forms.CharField(label=_("Number of the contract, the application or the job"), max_length=30)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All that are open")), *OfferState.choices])
