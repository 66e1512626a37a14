"""Writing down what was paid, putting it right, and declaring the list whole."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.money import Money
from sapar.foundation.privacy.classes import P2, P3
from sapar.registers.journeys.models import Journey
from sapar.throughout.costs.models import CostDeclaration, CostItem, CostKind, Payee
from sapar.throughout.costs.permissions import owns, owns_journey
from sapar.throughout.costs.queries import totals_of

NO_BUSINESS = _("You, and an officer who works on your complaint. Never an agency or an employer")
OWN_PAGE = "the worker does it on their own page"
MOST = Decimal(10) ** 11  # more is a slip of the pen


def check_amount(money: Money) -> None:
    """Refuse what is no payment."""
    if not 0 < money.amount < MOST:
        raise ValidationError(_("Write how much you paid, for example 45000"), code="amount")


def check_pay(money: Money) -> None:
    """Refuse what is no pay."""
    if not 0 < money.amount < MOST:
        raise ValidationError(_("Write what you got for the month, for example 45000"), code="amount")


WhatFor = Annotated[CostKind, Ask(_("What for"), as_it_stands=True, data_class=P2, who_sees=NO_BUSINESS)]
Paid = Annotated[Money, Ask(_("How much"), as_it_stands=True, data_class=P2, check=check_amount)]
Taker = Annotated[Payee, Ask(_("Who took the money"), as_it_stands=True, data_class=P2)]
Name = Annotated[str, Ask(_("Name of who took it"), hint=_("If you know it: a person, a firm, a phone"),
                          as_it_stands=True, data_class=P3)]  # fmt: skip
Day = Annotated[date | None, Ask(_("Paid on"), as_it_stands=True, data_class=P2)]
Receipt = Annotated[bool, Ask(_("There is a receipt"), as_it_stands=True, data_class=P2)]


@action(subject=Journey, creates=CostItem, allowed_to=owns_journey, law=NO_LAW, label=_("Write down a payment"))
def add_cost(
    journey: Journey, *, by: Actor, on: date, kind: WhatFor, money: Paid, payee: Taker, paid_to: Name = "",
    paid_on: Day = None, receipt: Receipt = False,
) -> Done:  # fmt: skip
    """Write down one payment for the job: with or without a receipt, to whomever it was."""
    _not_ahead(paid_on, on)
    item = CostItem(
        journey=journey, kind=kind, payee=payee, paid_to=paid_to, amount=money.amount, currency=money.currency,
        paid_on=paid_on, receipt=receipt,
    )  # fmt: skip
    return Done({"kind": kind}, created=item, silent_because=OWN_PAGE)


@action(subject=CostItem, allowed_to=owns, law=NO_LAW, label=_("Correct the payment"))
def correct_cost(
    item: CostItem, *, by: Actor, on: date, kind: WhatFor, money: Paid, payee: Taker, paid_to: Name = "",
    paid_on: Day = None, receipt: Receipt = False,
) -> Done:  # fmt: skip
    """Put a payment right. What it said before stays in its history."""
    _not_ahead(paid_on, on)
    item.kind, item.payee, item.paid_to = kind, payee, paid_to
    item.amount, item.currency = money.amount, money.currency
    item.paid_on, item.receipt = paid_on, receipt
    return Done({"kind": kind}, silent_because=OWN_PAGE)


@action(subject=CostItem, allowed_to=owns, law=NO_LAW, label=_("I got this money back"))
def note_refund(item: CostItem, *, by: Actor, on: date) -> Done:
    """Note that this money came back whole: it counts no longer."""
    return Done(silent_because=OWN_PAGE)


@action(subject=CostItem, allowed_to=owns, law=NO_LAW, label=_("Remove from the list"))
def take_back_cost(item: CostItem, *, by: Actor, on: date) -> Done:
    """Take a payment off the list that was not made. It stays in the history."""
    return Done(silent_because=OWN_PAGE)


@action(
    subject=Journey, creates=CostDeclaration, allowed_to=owns_journey, law=NO_LAW,
    label=_("Declare what I paid"),
)  # fmt: skip
def declare_costs(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    alone: Annotated[bool, Ask(_("I wrote this list myself, nobody told me what to write"), who_sees=NO_BUSINESS)],
) -> Done:
    """Say that the list is whole. An empty list says that nothing was paid."""
    if not alone:
        raise ValidationError({"alone": _("If somebody told you what to write, do not declare. Call the helpline")})
    sums = [[str(total.amount), total.currency] for total in totals_of(journey)]
    declared = CostDeclaration(journey=journey, declared_on=on, sums=sums)
    return Done(created=declared, silent_because=OWN_PAGE)


@action(subject=CostDeclaration, allowed_to=owns, law=NO_LAW, label=_("Say my first month's pay"))
def note_first_pay(
    declaration: CostDeclaration,
    *,
    by: Actor,
    on: date,
    money: Annotated[Money, Ask(_("First month's pay"), hint=_("What you got in your hands"), data_class=P2,
                                check=check_pay)],
) -> Done:  # fmt: skip
    """Add the first month's pay, by which the cost of the job is measured (SDG indicator 10.7.1)."""
    declaration.pay_amount, declaration.pay_currency = money.amount, money.currency
    return Done(silent_because=OWN_PAGE)


def _not_ahead(paid_on: date | None, on: date) -> None:
    if paid_on and paid_on > on:
        raise ValidationError({"paid_on": _("Write the day on which it was paid, not a day ahead")})
