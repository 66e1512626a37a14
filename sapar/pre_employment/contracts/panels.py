"""What this room adds to the pages of others: contracts of an application and a journey, and what became worse."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.ui.components import Act, Compare
from sapar.pre_employment.applications.choices import S as ApplicationState
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.parts import on_application
from sapar.pre_employment.contracts.compare import attested_before, worse
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.offering import offer_contract
from sapar.pre_employment.contracts.pages import complain_act, own_row, rows_of
from sapar.pre_employment.contracts.permissions import prepares
from sapar.pre_employment.contracts.queries import offers_for
from sapar.pre_employment.job_orders.panels import Panel
from sapar.registers.journeys.clauses import compared
from sapar.registers.journeys.models import ContractVersion, Journey, is_own
from sapar.registers.journeys.panels import on_contract, on_journey
from sapar.registers.people.panels import Panel as PersonPanel


@on_application
def contracts_of_application(application: Application, actor: Actor, on: date) -> Panel | None:
    """Show the contracts for an accepted job, and to whoever prepares them the button for the next."""
    if application.state != ApplicationState.ACCEPTED:
        return None
    rows = [own_row(offer) for offer in offers_for(actor, application)]
    may = actor.kind == Kind.MEMBER and prepares(actor, application)
    label = _("Offer a changed contract") if rows else offer_contract.label
    act = Act(label, reverse("contracts:offer", args=[application.ref]), "plain" if rows else "main") if may else None
    return Panel("ui/parts/rows_panel.html", _("Contract"), {"rows": rows, "act": act}) if rows or act else None


@on_journey
def contracts_of_journey(journey: Journey, actor: Actor) -> PersonPanel | None:
    """Show on the page of a journey the contracts offered for its job."""
    rows = [own_row(offer) for offer in ContractOffer.visible_to(actor).filter(journey=journey)]
    context = {"rows": rows, "act": None}
    return PersonPanel(_("Contract for the job"), "ui/parts/rows_panel.html", context) if rows else None


@on_contract
def substitution(version: ContractVersion, actor: Actor) -> PersonPanel | None:
    """Show on a version that is worse than the attested one what was taken away, and the button to complain."""
    attested = attested_before(version)
    lost = worse(attested.terms, version.terms) if attested else []
    if attested is None or not lost:
        return None
    rows = rows_of([each for each in compared(attested.terms, version.terms) if each.direction != "same"])
    own = is_own(actor, version.journey.person)
    context = {
        "lost": lost, "difference": Compare(_("What changed"), attested.title, version.title, rows),
        "complain": complain_act(version) if own else None,
    }  # fmt: skip
    return PersonPanel(_("Worse than what was agreed"), "contracts/substitution_panel.html", context)
