"""What the pages of costs show: the list with its sums and the law, one payment, a declaration."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.ui.components import Act, Fact, Findings, Row, Tag
from sapar.foundation.ui.components import Finding as Shown
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.findings import Finding
from sapar.policy.law.marks import marks_of
from sapar.policy.law.wording import shown
from sapar.policy.law.words import FEES
from sapar.registers.journeys.models import Journey
from sapar.throughout.costs.actions import NO_BUSINESS, add_cost, declare_costs
from sapar.throughout.costs.models import C, CostDeclaration, CostItem
from sapar.throughout.costs.permissions import owns_journey
from sapar.throughout.costs.queries import about_fees, costs_of, declared, law_on, months_of_pay, totals

TAGS = {C.NOTED: Tag("", "plain"), C.REFUNDED: Tag("", "kept"), C.TAKEN_BACK: Tag("", "plain", "slash-circle")}


def ledger_page(journey: Journey, actor: Actor, on: date) -> dict[str, Any]:
    """Return what the list of payments of a journey shows: to the worker with the buttons to write in it."""
    items, own = list(costs_of(actor, journey)), owns_journey(actor, journey)
    against = findings(about_fees(law_on(journey, items, on)), items)
    said = declared(journey)
    return {
        "title": _("What I paid for the job") if own else _("What the worker paid for the job"),
        "kicker": journey.title,
        "note": "" if items else _("Nothing is written down yet. Write down every payment, with or without a receipt"),
        "acts": _writing(journey) if own else [],
        "findings": Findings(against) if against else None,
        "complain": Act(_("Complain about this"), reverse("costs:complain", args=[journey.ref]), "main", posts=True)
        if own and against else None,
        "rows": [row_of(item) for item in items],
        "sums": [Fact(_("All together"), written(totals(items)))] if items else [],
        "declaration": Act(_("To my declaration"), address_of(said)) if said else None,
        "who_sees": NO_BUSINESS,
        "back": address_of(journey),
        "desk": actor.is_staff,
    }  # fmt: skip


def _writing(journey: Journey) -> list[Act]:
    add, declare = (reverse("actions:do", args=[each.slug, journey.ref]) for each in (add_cost, declare_costs))
    return [Act(add_cost.label, add, "main"), Act(declare_costs.label, declare)]


def findings(broken: tuple[Finding, ...], items: list[CostItem]) -> list[Shown]:
    """Return the breaches with the article, beside what was paid of that kind."""
    paid = written(totals(item for item in items if item.kind in FEES))
    return [
        Shown(
            "broken", finding.text(readers_language()).partition(". ")[0].rstrip("."), stated=paid,
            stated_label=_("What was paid"),
            law_says=finding.text(readers_language()).partition(". ")[2],
            source=say(_("Source: {law}"), law=finding.law_in(readers_language())),
            what_to_do=finding.do(readers_language()),
            **marks_of(finding.checked),
        )
        for finding in broken
    ]  # fmt: skip


def ledger_row(journey: Journey, actor: Actor) -> Row:
    """Return the way to the list as a row of the worker's own page, with what it comes to."""
    items = list(costs_of(actor, journey))
    return Row(_("What I paid for the job"), reverse("costs:ledger", args=[journey.ref]),
               asked=written(totals(items)) if items else "")  # fmt: skip


def row_of(item: CostItem) -> Row:
    """Return a payment as a row: what for, how much, who took it."""
    tag = TAGS[C(item.state)]
    taker = " · ".join(filter(None, [str(item.get_payee_display()), item.paid_to]))
    return Row(item.title, address_of(item), Tag(item.get_state_display(), tag.tone, tag.shape), ref=item.ref,
               last=taker)  # fmt: skip


def item_page(item: CostItem, actor: Actor) -> dict[str, Any]:
    """Return what the page of a payment shows."""
    told: list[tuple[Words, Any]] = [
        (_("How much"), str(item.money)),
        (_("Who took the money"), item.get_payee_display()),
        (_("Name of who took it"), item.paid_to),
        (_("Paid on"), f"{item.paid_on:%d.%m.%Y}" if item.paid_on else ""),
        (_("There is a receipt"), _("Yes") if item.receipt else _("No")),
    ]
    return _subject(item, actor, item.get_kind_display()) | {
        "tag": Tag(item.get_state_display(), TAGS[C(item.state)].tone), "told": [Fact(k, v) for k, v in told if v],
        "history": shown_history(item),
    }  # fmt: skip


def declaration_page(said: CostDeclaration, actor: Actor) -> dict[str, Any]:
    """Return what the page of a declaration shows: the sums of that day, and how many months of pay they are."""
    months, pay = months_of_pay(said), said.first_pay
    told: list[tuple[Words, Any]] = [
        (_("Declared on"), f"{said.declared_on:%d.%m.%Y}"),
        (_("All together"), written(said.totals)),
        (_("First month's pay"), str(pay) if pay else ""),
        (_("Months of pay that the job cost"), shown(months, readers_language()) if months is not None else ""),
    ]
    note = "" if pay else _("Add your first month's pay when you have it: then you see how many months the job cost")
    return _subject(said, actor, said.title) | {
        "tag": Tag(said.get_state_display(), "done"), "told": [Fact(k, v) for k, v in told if v],
        "note": note, "history": shown_history(said),
    }  # fmt: skip


def _subject(record: CostItem | CostDeclaration, actor: Actor, title: Words) -> dict[str, Any]:
    return {
        "title": title, "kicker": record.journey.title, "ref": record.ref, "acts": acts_on(actor, record),
        "who_sees": NO_BUSINESS, "back": reverse("costs:ledger", args=[record.journey.ref]), "desk": actor.is_staff,
    }  # fmt: skip


def acts_on(actor: Actor, record: Subject) -> list[Act]:
    """Return the buttons that apply."""
    return [Act(each.label, reverse("actions:do", args=[each.slug, record.ref])) for each in buttons_for(actor, record)]


def written(sums: list[Money]) -> str:
    """Return sums in a line, each currency for itself; in words where there is none."""
    return ", ".join(str(money) for money in sums) or str(_("Nothing"))
