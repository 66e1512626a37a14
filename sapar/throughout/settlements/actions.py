"""What is agreed or ordered, and every payment until the money has arrived. The moves are in ``Complaint.MOVES``."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.lawbook import lawbook
from sapar.foundation.privacy.classes import P0, P2, P3
from sapar.foundation.ui.fields import CURRENCIES
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import (
    case_officer,
    complainant,
    complainant_or_officer,
    decides,
    system,
)  # fmt: skip
from sapar.throughout.complaints.sums import current_terms
from sapar.throughout.complaints.telling import told
from sapar.throughout.complaints.triage import refuse_if_protected
from sapar.throughout.complaints.vocabulary import Outcome
from sapar.throughout.settlements.models import Basis, Instalment, Payment, Settlement
from sapar.throughout.settlements.schedule import Part, read_schedule


def check_schedule(text: str) -> None:
    """Refuse a schedule that cannot be read."""
    read_schedule(text)


def currency_choices() -> list[tuple[str, str]]:
    """Return the currencies with their names, those of the corridors first."""
    known = {currency.code: currency.name(readers_language()) for currency in codes.currencies()}
    first = [code for code in CURRENCIES if code in known]
    return [(code, f"{code} ({known[code]})") for code in dict.fromkeys([*first, *known])]


Schedule = Annotated[
    str,
    Ask(_("Payments"), hint=_("One payment a line: 31.12.2026 45000"), lines=4, max_length=2000, data_class=P2,
        check=check_schedule),
]  # fmt: skip
Currency = Annotated[str, Ask(_("Currency"), max_length=3, data_class=P0, choices=currency_choices)]
Terms = Annotated[str, Ask(_("Terms"), lines=5, max_length=5000, data_class=P3)]


class SettlementBelowTheLaw(ActionError):
    """The agreed sum is less than the law gives, and nobody independent advised the worker."""

    code = "below_the_law"
    sentence = _(
        "The agreed sum is below what the law gives. The worker needs independent advice first: write who advised when"
    )


class NothingAgreed(ActionError):
    """There are no terms under which money could arrive."""

    code = "nothing_agreed"
    sentence = _("No payments were agreed or ordered yet")


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Write down the agreement"), grave=True)
def record_settlement(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    terms: Terms,
    schedule: Schedule,
    currency: Currency,
    legally_due: Annotated[Decimal, Ask(_("Sum due by law"), data_class=P2)],
    agreed: Annotated[bool, Ask(_("Did the complainant agree in person or in writing?"))],
    advice: Annotated[
        str, Ask(_("Independent advice: who and when"), hint=_("Needed when the sum is below the law"), data_class=P3)
    ] = "",
) -> Done:
    """Write down what both sides agreed. A sum below what the law gives needs independent advice to the worker."""
    refuse_if_protected(complaint)
    if not agreed:
        raise ValidationError({"agreed": _("Without the complainant there is no agreement")})
    parts = read_schedule(schedule)
    if sum((part.amount for part in parts), Decimal(0)) < legally_due and not advice.strip():
        raise SettlementBelowTheLaw
    settlement = Settlement(
        complaint=complaint, basis=Basis.AGREEMENT, made_on=on, terms=terms, currency=currency, legally_due=legally_due,
        advice=advice,
    )  # fmt: skip
    _save(settlement, parts)
    clocks.next_step(complaint, "confirm_payment", _look_on(parts[0].due_on))
    return Done({"terms": terms, "schedule": schedule, "currency": currency}, **told(complaint))


@action(subject=Complaint, allowed_to=decides, law="complaint", label=_("Order the payments"), grave=True)
def order_payments(
    complaint: Complaint, *, by: Actor, on: date, terms: Terms, schedule: Schedule, currency: Currency
) -> Done:
    """Write down what the decision orders to be paid, and follow it."""
    parts = read_schedule(schedule)
    _save(Settlement(complaint=complaint, basis=Basis.DECISION, made_on=on, terms=terms, currency=currency), parts)
    clocks.next_step(complaint, "confirm_payment", _look_on(parts[0].due_on))
    return Done({"terms": terms, "schedule": schedule, "currency": currency}, **told(complaint))


def _look_on(due_on: date) -> date:
    """Return the day on which the office looks whether a payment came."""
    return due_on + timedelta(days=int(lawbook().value("settlement.payment_check_days", due_on).value))


def _save(settlement: Settlement, parts: list[Part]) -> None:
    settlement.save()
    for part in parts:
        Instalment(complaint=settlement.complaint, settlement=settlement, due_on=part.due_on, amount=part.amount).save()


@action(subject=Complaint, allowed_to=complainant_or_officer, law="complaint", label=_("Confirm a payment"))
def confirm_payment(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    amount: Annotated[Decimal, Ask(_("How much arrived?"), data_class=P2)],
    paid_on: Annotated[date, Ask(_("When did it arrive?"))],
    proof: Annotated[
        str, Ask(_("How do you know?"), hint=_("Bank slip, receipt, cash before a witness"), data_class=P3)
    ] = "",
) -> Done:
    """Confirm money that arrived, as the worker or as the officer. When all has arrived, the matter is done."""
    settlement = _terms_of(complaint)
    if amount <= 0:
        raise ValidationError({"amount": _("Write a number, for example 45000")})
    if paid_on > on:
        raise ValidationError({"paid_on": _("This day has not come yet. Write the day when it happened")})
    if settlement.payments.filter(amount=amount, paid_on=paid_on).exists():
        raise ValidationError({"amount": _("This payment is written down already")})
    payment = Payment(
        complaint=complaint, settlement=settlement, amount=amount, paid_on=paid_on, noted_on=on,
        by_worker=complainant(by, complaint), proof=proof,
    )  # fmt: skip
    payment.save()
    _cover(settlement, paid_on)
    if settlement.arrived >= settlement.agreed:
        clocks.nothing_due(complaint)
        return Done({"money": str(payment.money)}, then=[FollowUp("complaints.all_paid", complaint)], **told(complaint))
    upcoming = settlement.instalments.filter(paid_on=None).first()
    clocks.next_step(complaint, "confirm_payment", max(_look_on(upcoming.due_on) if upcoming else on, on))
    return Done({"money": str(payment.money)}, **told(complaint))


def _terms_of(complaint: Complaint) -> Settlement:
    settlement: Settlement | None = current_terms(complaint)
    if settlement is None:
        raise NothingAgreed
    return settlement


def _cover(settlement: Settlement, paid_on: date) -> None:
    """Mark as paid every instalment that the payments so far cover, the earliest first."""
    left = settlement.arrived
    for instalment in settlement.instalments.all():
        left -= instalment.amount
        if left >= 0 and instalment.paid_on is None:
            instalment.paid_on = paid_on
            instalment.save()


@follows("complaints.all_paid")
@action(subject=Complaint, allowed_to=system, law="complaint", label=_("All money arrived"), has_button=False)
def mark_recovered(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Note that all that was agreed or ordered has arrived."""
    complaint.outcome, complaint.closed_on = Outcome.PAID, on
    return Done(silent_because="the confirmation of the last payment told it")


@action(subject=Complaint, allowed_to=complainant_or_officer, law="complaint", label=_("Report a missed payment"))
def report_missed_payment(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    note: Annotated[str, Ask(_("What happened"), lines=3, max_length=1000, data_class=P3)] = "",
) -> Done:
    """Report that a payment did not come by its day: the office pursues it."""
    missed = _terms_of(complaint).instalments.filter(paid_on=None, due_on__lt=on).first()
    if missed is None:
        raise NothingMissed
    missed.missed_on = on
    missed.save()
    clocks.next_step(complaint, "pursue_payment", clocks.within("triage", on))
    return Done({"due_on": missed.due_on, "note": note}, **told(complaint))


class NothingMissed(ActionError):
    """No payment is late."""

    code = "nothing_missed"
    sentence = _("No payment is late today")


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Pursue the payment"))
def pursue_payment(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    step: Annotated[
        str, Ask(_("What you did"), hint=_("Letter, call, bailiff, court"), lines=3, max_length=1000, data_class=P3)
    ],
    again_on: Annotated[date, Ask(_("Look again on"))],
) -> Done:
    """Write down what was done to get the money, and when to look again."""
    if again_on < on:
        raise ValidationError({"again_on": _("The end must come after the start")})
    clocks.next_step(complaint, "confirm_payment", again_on)
    return Done({"step": step, "again_on": again_on}, **told(complaint))


@action(
    subject=Complaint, allowed_to=system, law="complaint", label=_("Asked whether the payment came"), has_button=False
)
def remind_of_instalment(complaint: Complaint, *, by: Actor, on: date) -> Done:
    """Ask the worker on the day whether the payment came; once an instalment."""
    due = _terms_of(complaint).instalments.filter(paid_on=None, reminded_on=None, due_on__lte=on)
    if not due.exists():
        raise NothingMissed
    for instalment in due:
        instalment.reminded_on = on
        instalment.save()
    return Done(**told(complaint))
