"""Not issuing a certificate: a reasoned decision that can be appealed. It forbids nobody to leave."""

from datetime import date, timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.clearance.desks import APPEAL_DAYS, ask_colleagues, ask_for_issue, office_of
from sapar.pre_employment.clearance.errors import SomebodyElseDecidesAppeal, TooLateToAppeal
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.permissions import decider, issuer, worker

Reasons = Annotated[
    str,
    Ask(_("Reasons, as the worker will read them"), hint=_("What is missing, and what the worker can do about it."),
        lines=4, max_length=2000, data_class=P3),
]  # fmt: skip


@action(
    subject=Clearance,
    allowed_to=issuer,
    law="clearance.appeal_days",
    label=_("Do not issue it, with reasons"),
    grave=True,
)
def refuse_clearance(clearance: Clearance, *, by: Actor, on: date, reasons: Reasons) -> Done:
    """Decide not to issue a certificate and say why. The worker can appeal, ask again, and may leave all the same."""
    clearance.reasons, clearance.refused_by, clearance.refused_on = reasons, by.account, on
    clearance.office = office_of(by)
    close_tasks(clearance)
    return Done({"reasons": reasons}, tell=[_decided(clearance)])


@action(subject=Clearance, allowed_to=worker, law="clearance.appeal_days", label=_("Appeal"))
def appeal_refusal(
    clearance: Clearance,
    *,
    by: Actor,
    on: date,
    words: Annotated[str, Ask(_("Why do you disagree?"), lines=4, max_length=4000, data_class=P3)],
) -> Done:
    """Appeal: another officer than the one who refused looks at it. Free."""
    last_day = last_day_to_appeal(clearance)
    if last_day and on > last_day:
        raise TooLateToAppeal(day=f"{last_day:%d.%m.%Y}")
    clearance.appeal = words
    ask_colleagues(clearance, "reopen_clearance", APPEAL_DAYS, on)
    return Done(silent_because="the officer finds it on the desk; the worker is told of the outcome")


@action(subject=Clearance, allowed_to=decider, law="clearance.appeal_days", label=_("Allow the appeal and check again"))
def reopen_clearance(clearance: Clearance, *, by: Actor, on: date, reasons: Reasons) -> Done:
    """Allow an appeal: the request is checked again."""
    _check_other_person(clearance, by)
    clearance.reasons = reasons
    clearance.prepared_by, clearance.second_because = None, ""
    close_tasks(clearance)
    ask_for_issue(clearance, on)
    return Done({"reasons": reasons}, tell=[_decided(clearance)])


@action(subject=Clearance, allowed_to=decider, law="clearance.appeal_days", label=_("Reject the appeal"), grave=True)
def uphold_refusal(clearance: Clearance, *, by: Actor, on: date, reasons: Reasons) -> Done:
    """Leave a refusal as it is, with reasons. A new request is always possible."""
    _check_other_person(clearance, by)
    clearance.reasons = reasons
    close_tasks(clearance)
    return Done({"reasons": reasons}, tell=[_decided(clearance)])


def last_day_to_appeal(clearance: Clearance) -> date | None:
    """Return the last day on which a refusal can be appealed."""
    if clearance.refused_on is None:
        return None
    days = int(lawbook().value("clearance.appeal_days", clearance.refused_on).value)
    return clearance.refused_on + timedelta(days=days)


def _check_other_person(clearance: Clearance, by: Actor) -> None:
    if by.account is None or by.account == clearance.refused_by:
        raise SomebodyElseDecidesAppeal


def _decided(clearance: Clearance) -> Notice:
    to = [clearance.journey.person.contact()]
    return Notice("clearance/decided", to=to, ref=clearance.ref, phone=helpline())
