"""What the pages of contracts show: the worker's own, and the one of those who prepare and attest it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, Compare, Contact, Difference, Fact, Findings, Row, Tag
from sapar.foundation.ui.components import Finding as Shown
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.answers import Kept
from sapar.policy.law.recalled import answers_of
from sapar.policy.law.showing import report_of
from sapar.policy.law.words import ANSWERS
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.answering import sign_contract
from sapar.pre_employment.contracts.attesting import attest_contract
from sapar.pre_employment.contracts.choices import S
from sapar.pre_employment.contracts.compare import Agreed, agreed_before
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.permissions import attests, signs, worker
from sapar.pre_employment.job_orders.pages import deadline
from sapar.registers.journeys import clauses
from sapar.registers.journeys.checking import check_terms
from sapar.registers.journeys.models import ContractVersion

WHO_SEES = gettext_lazy("You, your helper, the offices that help you, and the agency and employer of this contract")
NOT_AGREED = gettext_lazy("This is not what I agreed to: complain")
TAGS: dict[str, Tag] = {
    S.OFFERED: Tag("", "open", "send"), S.READ: Tag("", "open"), S.SIGNED: Tag("", "open", "pencil"),
    S.RETURNED: Tag("", "warn"), S.DECLINED: Tag("", "warn"), S.ATTESTED: Tag("", "kept"), S.IN_FORCE: Tag("", "kept"),
    S.ENDED: Tag("", "done"),
}  # fmt: skip
LEADS = {
    S.OFFERED: gettext_lazy("Read everything below, also what the law says. Then say that you have read it"),
    S.READ: gettext_lazy("Sign only what you understand and agree to. You may also say no"),
    S.SIGNED: gettext_lazy("You signed. An officer of another office checks it now. You are told"),
    S.RETURNED: gettext_lazy("An officer returned it to be mended. You will get a new contract to read"),
    S.DECLINED: gettext_lazy("You did not sign. You can be offered another contract for this job"),
    S.ATTESTED: gettext_lazy("Attested. Keep a copy with you. It comes into force on your first day of work"),
    S.IN_FORCE: gettext_lazy("This contract is in force. If the work is different, tell us"),
    S.ENDED: gettext_lazy("Your work under this contract has ended"),
    S.REPLACED: gettext_lazy("There is a newer contract for this job"),
    S.DROPPED: gettext_lazy("You withdrew from this job. This contract binds nobody"),
}


def tag_of(offer: ContractOffer) -> Tag:
    """Return the state as a tag."""
    known = TAGS.get(offer.state, Tag(""))
    return Tag(offer.get_state_display(), known.tone, known.shape)


def contract_page(offer: ContractOffer, actor: Actor, on: date) -> dict[str, Any]:
    """Return what everybody sees of a contract: terms, findings of the law, and what changed against the agreed."""
    agreed = agreed_before(offer)
    lost = [each for each in clauses.compared(agreed.terms, offer.offered.terms) if each.is_worse]
    own = actor.kind != Kind.MEMBER
    acts = buttons(offer, actor)
    return {
        "offer": offer, "title": offer.title, "ref": offer.ref, "tag": tag_of(offer), "kicker": _("Contract"),
        "desk": not own, "acts": [] if own else acts, "buttons": acts if own else [],
        "lead": LEADS[S(offer.state)] if own else "", "reason": offer.reason,
        "deadline": None if own else deadline(offer, actor, on), "lost": lost,
        "difference": difference(agreed, offer),
        "complain": complain_act(offer) if lost and worker(actor, offer) else None,
        "covered": True, "terms": [Fact(label, value) for label, value in clauses.facts_of(offer.offered.terms)],
        "facts": _facts(offer, actor), "history": shown_history(offer), "who_sees": WHO_SEES,
        "helpers": [Contact(_("Helpline, day and night"), phone=helpline())] if own else [],
        "back": _back(actor), "application_url": _application_url(offer, actor), **findings(offer),
    }  # fmt: skip


def buttons(offer: ContractOffer, actor: Actor) -> list[Act]:
    """Return what this reader can do now: to sign and to attest have pages of their own; what is grave comes last."""
    found: list[Act] = []
    if offer.state == S.READ and signs(actor, offer):
        found.append(Act(sign_contract.label, reverse("contracts:sign", args=[offer.ref]), "main"))
    if offer.state == S.SIGNED and attests(actor, offer):
        found.append(Act(attest_contract.label, reverse("contracts:attest", args=[offer.ref]), "main"))
    others = sorted(buttons_for(actor, offer), key=lambda each: each.grave)
    for each in others:
        kind: Any = "grave" if each.grave else "plain" if found else "main"
        found.append(Act(each.label, reverse("actions:do", args=[each.slug, offer.ref]), kind))
    return found


def findings(offer: ContractOffer) -> dict[str, Any]:
    """Return what the law said on the day of the offer, and what it could not tell."""
    terms = offer.offered.terms
    found = check_terms(terms, offer.offered_on) if terms else None
    if found is None:
        return {"findings": None, "questions": [], "covered": False}
    kept = Kept(answers_of(terms.get("contract") or {}, offer.journey.destination), whole=True)
    report = report_of(found, kept, Shown)
    questions = list(dict.fromkeys(str(line.shown.what_to_do) for line in report.unknown))
    return {"findings": Findings(report.told), "questions": questions}


def difference(agreed: Agreed, offer: ContractOffer) -> Compare | None:
    """Return what was agreed beside what is offered, clause by clause; None where every clause is the same."""
    rows = rows_of(clauses.compared(agreed.terms, offer.offered.terms))
    if all(row.same for row in rows):
        return None
    return Compare(_("What changed"), agreed.title, say(_("This contract, {date}"), date=offer.offered_on), rows)


def rows_of(differences: Sequence[clauses.Difference]) -> list[Difference]:
    """Return differences of terms as rows of a comparison."""
    return [
        Difference(each.label, each.was, each.is_now, why=each.word, same=each.direction == "same")
        for each in differences
    ]


def complain_act(record: ContractOffer | ContractVersion) -> Act:
    """Return the button that opens the complaint, filled in."""
    name = "complain" if isinstance(record, ContractOffer) else "complain_version"
    return Act(NOT_AGREED, reverse(f"contracts:{name}", args=[record.ref]), "main", posts=True)


def _facts(offer: ContractOffer, actor: Actor) -> list[Fact]:
    order = offer.application.order
    told: list[tuple[Words, Any]] = [
        (_("Worker"), offer.person.name if actor.kind == Kind.MEMBER else ""),
        (_("Employer"), order.employer.name),
        (_("Agency"), order.agency.name if order.agency else _("None: a public scheme")),
        (_("Prepared by"), offer.prepared_at.name),
        (_("Offered on"), offer.offered_on),
        (_("Read on"), offer.read_on),
        (_("Read in"), ANSWERS["languages"].get(offer.read_in, offer.read_in)),
        (_("Signed on"), offer.signed_on),
        (_("Attested on"), offer.attested_on),
        (_("Attested by"), offer.attested_at.name if offer.attested_at else ""),
        (_("In force from"), offer.began_on),
        (_("Ended on"), offer.ended_on),
        (_("Check code of the text"), offer.offered.digest[:16] if actor.kind == Kind.MEMBER else ""),
    ]
    return [Fact(label, _written(value)) for label, value in told if value]


def _written(value: Any) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def _back(actor: Actor) -> str:
    if actor.kind == Kind.MEMBER:
        return reverse("contracts:list")
    return reverse("portal:journey") if actor.kind == Kind.HOLDER else ""


def _application_url(offer: ContractOffer, actor: Actor) -> str:
    seen = Application.visible_to(actor).filter(pk=offer.application_id).exists()
    return address_of(offer.application) if seen else ""


def row_of(offer: ContractOffer) -> Row:
    """Return a contract as a row of a desk's list: whose, for which job, where it stands."""
    last = say(_("Offered on: {date}"), date=offer.offered_on)
    return Row(offer.person.name, address_of(offer), tag_of(offer), ref=offer.ref, asked=offer.title, last=last)


def own_row(offer: ContractOffer) -> Row:
    """Return a contract as the worker and those who help see it."""
    last = say(_("Offered on: {date}"), date=offer.offered_on)
    return Row(offer.title, address_of(offer), tag_of(offer), ref=offer.ref, last=last)
