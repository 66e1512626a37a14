"""How the terms of an order read on every page: pay, place, time, who pays what, the findings of the law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.money import Money
from sapar.foundation.ui.components import Fact, Finding, Findings, Row, Tag, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.findings import Result
from sapar.policy.law.showing import Report, report_of
from sapar.policy.law.words import ANSWERS
from sapar.pre_employment.job_orders.choices import Cost, OrderState, Paper, Payer
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.queries import places_left
from sapar.pre_employment.job_orders.terms import kept_of, worker_pays
from sapar.pre_employment.job_orders.wording import ToMend
from sapar.registers.journeys.choices import country_name, occupation_name, region_name
from sapar.registers.journeys.clauses import facts_of, shown
from sapar.registers.journeys.terms import clause
from sapar.registers.journeys.words import CLAUSE_WORDS

S = OrderState
IN_THE_ORDER = gettext_lazy("In the order")
TAGS: dict[str, Tag] = {
    S.VERIFIED: Tag("", "open", "patch-check"), S.APPROVED: Tag("", "open", "check-circle"), S.OPEN: Tag("", "kept"),
    S.FILLED: Tag("", "done"), S.CANCELLED: Tag("", "plain", "slash-circle"),
}  # fmt: skip
# Shown in places of their own, or not a term of the work.
ELSEWHERE = frozenset({
    "employer", "job", "destination", "region", "wage.amount", "wage.currency", "wage.period", "wage.basis",
    "hours_per_week", "start", "end", "fees", "accommodation.provided", "signed_on",
})  # fmt: skip


@dataclass(frozen=True)
class OrderFinding(Finding):
    """A finding on an order: what is stated stands there, not in a contract."""

    stated_label: Words = IN_THE_ORDER


def tag_of(order: JobOrder) -> Tag:
    """Return the state as a tag."""
    known, word = TAGS.get(order.state), order.get_state_display()
    return Tag(word, known.tone, known.shape) if known else tag_for(order.state, word)


def pay_of(order: JobOrder) -> str:
    """Return the pay in the currency of the contract, for which time, before or after tax."""
    amount = shown("wage.amount", clause(order.terms, "wage.amount"))
    parts = [f"{amount} {clause(order.terms, 'wage.currency') or ''}".strip()]
    parts += [str(ANSWERS[path].get(clause(order.terms, path), "")) for path in ("wage.period", "wage.basis")]
    return " · ".join(part for part in parts if part)


def where(order: JobOrder) -> str:
    """Return country, region and place."""
    return ", ".join(part for part in (country_name(order.country), region_name(order.region), order.place) if part)


def main_facts(order: JobOrder) -> list[Fact]:
    """Return what everybody asks first: place, hours, time, housing, places left."""
    housing = clause(order.terms, "accommodation.provided")
    told: list[tuple[Words, Any]] = [
        (_("Place"), where(order)),
        (_("Hours a week"), clause(order.terms, "hours_per_week")),
        (_("Starts on"), f"{order.starts_on:%d.%m.%Y}"),
        (_("Length of the contract"), length_of(order)),
        (_("Housing given"), shown("accommodation.provided", housing)),
        (_("Places left"), places_left(order) if order.places else ""),
        (_("Apply until"), f"{order.valid_until:%d.%m.%Y}"),
    ]
    return [Fact(label, str(value)) for label, value in told if value not in (None, "")]


def length_of(order: JobOrder) -> Words:
    """Return how long the contract runs, in months or days."""
    end = clause(order.terms, "end")
    if not end:
        return _("No end is set")
    last = date.fromisoformat(str(end)[:10]) + timedelta(days=1)
    months = (last.year - order.starts_on.year) * 12 + last.month - order.starts_on.month
    if last.day < order.starts_on.day:
        months -= 1
    return say(_("Months: {n}"), n=months) if months else say(_("Days: {n}"), n=(last - order.starts_on).days)


def other_terms(order: JobOrder) -> list[Fact]:
    """Return the other clauses that are stated."""
    free = not clause(order.terms, "accommodation.charge")
    hidden = {str(CLAUSE_WORDS[path]) for path in (*ELSEWHERE, *(["accommodation.per"] if free else []))}
    return [Fact(label, value) for label, value in facts_of(order.terms) if label not in hidden]


def costs_of(order: JobOrder) -> list[Fact]:
    """Return each cost with who pays it, and how much where the worker does."""
    fees = {fee.get("kind"): fee for fee in clause(order.terms, "fees") or ()}
    return [Fact(cost.label, _paid(fees[cost.value])) for cost in Cost if cost.value in fees]


def _paid(fee: Mapping[str, Any]) -> Words:
    payer = fee.get("payer")
    who = Payer(payer).label if payer in Payer.values else str(payer or "")
    if fee.get("amount") is None:
        return who
    return say("{who}: {amount}", who=who, amount=str(Money(fee["amount"], fee.get("currency") or "KGS")))


def you_pay_nothing(order: JobOrder) -> bool:
    """Say whether the order charges the worker nothing at all."""
    return not worker_pays(order.terms)


def papers_of(order: JobOrder) -> list[Words]:
    """Return what an applicant must have."""
    return [Paper(code).label for code in order.papers if code in Paper.values]


def report(order: JobOrder, found: Result | None) -> Report | None:
    """Return what the law says of an order, in words; None where the country of work has no law on record."""
    return report_of(found, kept_of(order.terms.get("contract", {}), order.country), OrderFinding) if found else None


def findings_of(report: Report | None, words: list[ToMend]) -> Findings | None:
    """Return what the law and the rules for advertisements say; None where there is nothing to say.

    What cannot be told is not here but in :func:`questions_of`: a page of such cards would hide what matters.
    """
    told: list[Finding] = [*map(_of_word, words), *(report.told if report else ())]
    return Findings(told) if told else None


def questions_of(report: Report | None) -> list[str]:
    """Return what to ask before one signs, because the order does not say it."""
    return list(dict.fromkeys(str(line.shown.what_to_do) for line in report.unknown)) if report else []


def _of_word(word: ToMend) -> Finding:
    stated_label = say(_("In the text ({language})"), language=word.where)
    return Finding("broken", word.sentence, stated=word.word, stated_label=stated_label)


def job_row(order: JobOrder, url: str) -> Row:
    """Return an open job as a row of the public list: work, pay, then place, hours and places left."""
    facts = [where(order), say(_("Hours a week: {n}"), n=clause(order.terms, "hours_per_week") or "–")]
    facts.append(say(_("Places left: {n}"), n=places_left(order)))
    facts += [_("Housing given")] if order.housing else []
    facts += [_("You pay the agency: nothing")] if you_pay_nothing(order) else []
    return Row(
        occupation_name(order.occupation), url, ref=order.ref, asked=pay_of(order), last=" · ".join(map(str, facts))
    )


def order_row(order: JobOrder) -> Row:
    """Return an order as a row of a desk's list."""
    places = say(_("People asked for: {n}"), n=order.headcount)
    if order.places:
        places = say(_("Places: {n}. Taken: {taken}"), n=order.places, taken=order.taken)
    return Row(order.title, address_of(order), tag_of(order), ref=order.ref, asked=order.employer.name, last=places)
