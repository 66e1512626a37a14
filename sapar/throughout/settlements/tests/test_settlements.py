"""What was agreed is followed until the money has arrived."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.money import Money
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.throughout.complaints.actions import decide_complaint, give_notice, prepare_decision, protect_complaint
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.sums import added, sums_of
from sapar.throughout.complaints.tests.conftest import (  # noqa: F401 - fixtures
    _afresh,
    employer,
    examined,
    filed,
    holder_of,
    people,
    worker,
)  # fmt: skip
from sapar.throughout.settlements.actions import (
    NothingMissed,
    SettlementBelowTheLaw,
    confirm_payment,
    order_payments,
    pursue_payment,
    record_settlement,
    report_missed_payment,
)  # fmt: skip
from sapar.throughout.settlements.tasks import remind_of_instalments


def _day(days):
    return clock.today() + timedelta(days=days)


def _lines(*parts):
    return "\n".join(f"{_day(days):%d.%m.%Y} {amount}" for days, amount in parts)


def _terms(**changes):
    schedule = _lines((10, "60 000,50"), (40, "40000"))
    return {
        "terms": "Two parts", "schedule": schedule, "currency": "RUB", "legally_due": Decimal(100000), "agreed": True,
    } | changes  # fmt: skip


@pytest.fixture
def noticed(cast, examined, employer):  # noqa: F811
    complaint = examined(respondent=employer, money=Money(Decimal(120000), "RUB"))
    return give_notice(complaint, by=cast.kanykei, text="Please pay", answer_by=_day(5)).record


@pytest.fixture
def settled(cast, noticed):
    return record_settlement(noticed, by=cast.kanykei, **_terms()).record


def test_an_agreement_becomes_instalments_with_the_first_on_the_desk(settled):
    assert settled.state == "settled"
    assert [str(part.money) for part in settled.instalments.all()] == [
        "60\u00a0000,50\u00a0RUB",
        "40\u00a0000\u00a0RUB",
    ]
    assert (settled.asks, settled.due_on) == ("confirm_payment", _day(13))


def test_below_the_law_needs_advice(cast, noticed):
    with pytest.raises(SettlementBelowTheLaw):
        record_settlement(noticed, by=cast.kanykei, **_terms(legally_due=Decimal(100001)))
    advised = _terms(legally_due=Decimal(100001), advice="Union lawyer, today")
    assert record_settlement(noticed, by=cast.kanykei, **advised).record.state == "settled"


def test_without_the_complainant_there_is_no_agreement(cast, noticed):
    with pytest.raises(ValidationError, match="no agreement"):
        record_settlement(noticed, by=cast.kanykei, **_terms(agreed=False))


@pytest.mark.parametrize("line", ["tomorrow 500", "31.02.2027 500", "31.12.2027 -5", "31.12.2027", ""])
def test_a_line_that_cannot_be_read_is_named(cast, noticed, line):
    with pytest.raises(ValidationError) as refused:
        record_settlement(noticed, by=cast.kanykei, **_terms(schedule=line))
    assert "schedule" in refused.value.message_dict


def test_money_counts_as_it_arrives_and_the_last_part_ends_it(cast, settled):
    worker_ = holder_of(settled)
    confirm_payment(settled, by=worker_, amount=Decimal("60000.50"), paid_on=_day(0))
    sums = sums_of(settled)
    assert [str(money) for money in sums.claimed] == ["120\u00a0000\u00a0RUB"]
    assert [money.amount for money in (*sums.agreed, *sums.recovered)] == [Decimal("100000.50"), Decimal("60000.50")]
    assert [bool(part.paid_on) for part in settled.instalments.all()] == [True, False]
    confirm_payment(settled, by=cast.kanykei, amount=Decimal(40000), paid_on=_day(0), proof="Bank slip")
    ended = Complaint.objects.get()  # mark_recovered followed by itself
    assert (ended.state, ended.outcome, ended.asks) == ("recovered", "paid", "")
    assert not Task.objects.filter(subject_ref=ended.ref, state="open").exists()


def test_one_payment_is_not_counted_twice(cast, settled):
    confirm_payment(settled, by=holder_of(settled), amount=Decimal(100), paid_on=_day(0))
    with pytest.raises(ValidationError, match="already"):
        confirm_payment(settled, by=cast.kanykei, amount=Decimal(100), paid_on=_day(0))


def test_a_payment_is_neither_of_tomorrow_nor_of_nothing(settled):
    for answers in ({"amount": Decimal(1), "paid_on": _day(1)}, {"amount": Decimal(0), "paid_on": _day(0)}):
        with pytest.raises(ValidationError):
            confirm_payment(settled, by=holder_of(settled), **answers)


def test_others_confirm_nothing(cast, settled):
    with pytest.raises(Refused):
        confirm_payment(settled, by=cast.aigul, amount=Decimal(1), paid_on=_day(0))


def test_the_worker_is_asked_on_the_day_once(settled):
    with clock.at(clock.now() + timedelta(days=10)):
        assert remind_of_instalments(clock.today()) == 1
        assert remind_of_instalments(clock.today()) == 0
    assert OutboxMessage.objects.filter(event__action="remind_of_instalment").count() == 1


def test_a_missed_payment_is_pursued(cast, settled):
    with pytest.raises(NothingMissed):
        report_missed_payment(settled, by=holder_of(settled))
    with clock.at(clock.now() + timedelta(days=11)):
        late = report_missed_payment(settled, by=holder_of(settled)).record
        assert (late.state, late.asks) == ("enforcement", "pursue_payment")
        next_step = pursue_payment(late, by=cast.kanykei, step="Letter", again_on=_day(7)).record
        assert (next_step.asks, next_step.due_on) == ("confirm_payment", _day(7))


def test_a_decision_orders_payments(cast, people, examined):  # noqa: F811
    complaint = examined()
    prepare_decision(complaint, by=cast.kanykei, result="upheld", reasons="x")
    decide_complaint(complaint, by=people.second)
    ordered = order_payments(complaint, by=people.second, terms="Pay", schedule=_lines((5, 700)), currency="RUB").record
    assert (ordered.state, ordered.due_on) == ("enforcement", _day(8))


def test_no_agreement_on_the_protected_route(cast, noticed):
    from sapar.foundation.actions.errors import WrongState

    protect_complaint(noticed, by=cast.kanykei, kind="violence", reason="Threats")
    with pytest.raises(WrongState):
        record_settlement(noticed, by=cast.kanykei, **_terms())


def test_currencies_are_never_mixed():
    both = added([Money(Decimal(5), "RUB"), Money(Decimal(7), "KZT"), Money(Decimal("0.10"), "RUB")])
    assert both == [Money(Decimal("5.10"), "RUB"), Money(Decimal(7), "KZT")]
