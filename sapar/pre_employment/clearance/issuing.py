"""Issuing a certificate, by one officer or by two, and what becomes of it: used, ended, voided."""

from datetime import date, datetime, time, timedelta
from typing import Annotated

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import AnotherPersonMustDecide
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.clearance.checks import items_of, missing
from sapar.pre_employment.clearance.choices import OPEN, ClearanceState, VoidReason
from sapar.pre_employment.clearance.desks import ISSUE_DAYS, ask_colleagues, ask_for_issue, office_of
from sapar.pre_employment.clearance.errors import AlreadyLeft, SecondOfficerNeeded, StillMissing
from sapar.pre_employment.clearance.issuer import signing_key
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.permissions import decider, decider_or_system, issuer, system
from sapar.pre_employment.clearance.risks import WORDS, second_person_because
from sapar.pre_employment.clearance.tokens import HOME, Certificate
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.people.models import Person

LEFT = System("departure")


@action(subject=Clearance, allowed_to=issuer, law="clearance.valid_days", label=_("Issue the certificate"))
def issue_clearance(clearance: Clearance, *, by: Actor, on: date) -> Done:
    """Issue a certificate: everything on the list is so, and nothing asks for a second officer."""
    reasons = second_person_because(clearance.journey, on)
    if reasons:
        raise SecondOfficerNeeded(reasons=_listed(reasons))
    return _issued(clearance, by, on)


@action(
    subject=Clearance, allowed_to=issuer, law="clearance.second_person_when", label=_("Prepare it for a second officer")
)
def prepare_clearance(clearance: Clearance, *, by: Actor, on: date) -> Done:
    """Say that everything is in order, and ask a colleague to look too and issue it."""
    _check(clearance, on)
    reasons = second_person_because(clearance.journey, on)
    clearance.prepared_by, clearance.office = by.account, office_of(by)
    clearance.second_because = " ".join(reasons)
    ask_colleagues(clearance, "approve_clearance", ISSUE_DAYS, on)
    return Done(
        {"reasons": reasons}, silent_because="the colleague finds it on the desk; the worker is told of the outcome"
    )


@action(
    subject=Clearance,
    allowed_to=decider,
    law="clearance.second_person_when",
    label=_("Agree and issue the certificate"),
)
def approve_clearance(clearance: Clearance, *, by: Actor, on: date) -> Done:
    """Agree as the second officer, and issue the certificate. Whoever prepared it cannot."""
    if by.account is None or by.account == clearance.prepared_by:
        raise AnotherPersonMustDecide
    return _issued(clearance, by, on)


@action(
    subject=Clearance,
    allowed_to=decider,
    law="clearance.second_person_when",
    label=_("Give it back to be checked again"),
)
def return_clearance(
    clearance: Clearance,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("What is to be checked again?"), lines=3, max_length=500, data_class=P3)],
) -> Done:
    """Give a prepared certificate back: something should be checked again."""
    clearance.prepared_by, clearance.second_because = None, ""
    close_tasks(clearance)
    ask_for_issue(clearance, on)
    return Done({"reason": reason}, silent_because="the officer finds it on the desk")


@action(
    subject=Clearance, allowed_to=decider_or_system, law="clearance.valid_days", label=_("Void the certificate"),
    grave=True,
)  # fmt: skip
def void_clearance(
    clearance: Clearance,
    *,
    by: Actor,
    on: date,
    reason: Annotated[VoidReason, Ask(_("Why?"))],
    words: Annotated[str, Ask(_("Reasons, as the worker will read them"), lines=4, max_length=2000, data_class=P3)],
) -> Done:
    """Void a certificate: whoever checks it is told so at once. The worker may leave all the same."""
    clearance.void_reason, clearance.voided_on, clearance.reasons = reason, on, words
    return Done({"reason": reason, "words": words}, tell=[_to_worker("clearance/voided", clearance)])


@action(subject=Clearance, allowed_to=system, law=NO_LAW, label=_("Note that the worker has left"), has_button=False)
def use_clearance(clearance: Clearance, *, by: Actor, on: date) -> Done:
    """Note that the worker left with it. It stays good to show until its last day."""
    return Done(silent_because="whoever noted the departure knows it")


@action(
    subject=Clearance,
    allowed_to=system,
    law="clearance.valid_days",
    label=_("Note that it has ended"),
    has_button=False,
)
def expire_clearance(clearance: Clearance, *, by: Actor, on: date) -> Done:
    """Note that the last day is over. A new one can be asked for."""
    return Done(tell=[_to_worker("clearance/ended", clearance)])


@follows("journeys.departed")
@action(subject=Journey, allowed_to=system, law=NO_LAW, label=_("Close the requests for certificates"),
        has_button=False)  # fmt: skip
def settle_clearances(journey: Journey, *, by: Actor, on: date) -> Done:
    """Note on the certificates of a journey that it has begun or was given up."""
    from sapar.pre_employment.clearance.actions import withdraw_request  # actions imports this module

    left = journey.state != JourneyState.CANCELLED
    for clearance in journey.clearances.filter(state__in={*OPEN, ClearanceState.ISSUED}):
        if clearance.state in OPEN:
            withdraw_request(clearance, by=LEFT, on=on)
        elif left:
            use_clearance(clearance, by=LEFT, on=on)
    return Done(silent_because="whoever noted the departure knows it")


@follows("applications.withdrawn")
def fall_with_job(application: Application, *, by: Actor, on: date) -> None:
    """Void the certificate of whoever withdrew from the job it was issued for, and take an open request back."""
    from sapar.pre_employment.clearance.actions import withdraw_request  # actions imports this module

    if application.journey is None:
        return
    for clearance in application.journey.clearances.filter(state__in=OPEN):
        withdraw_request(clearance, by=by, on=on)
    for clearance in application.journey.clearances.filter(state=ClearanceState.ISSUED):
        with translation.override(clearance.journey.person.language):
            words = str(_("You withdrew from the job that it was issued for"))
        void_clearance(clearance, by=by, on=on, reason=VoidReason.CONTRACT_CHANGED, words=words)


def _issued(clearance: Clearance, by: Actor, on: date) -> Done:
    """Sign what the certificate says, and keep its text: a paper printed later is the same paper."""
    _check(clearance, on)
    certificate = certificate_for(clearance, on)
    key = signing_key(certificate.issued)
    clearance.issued_by, clearance.office, clearance.kid = by.account, office_of(by), key.kid
    clearance.issued_at, clearance.ends_at = certificate.issued, certificate.ends
    clearance.initials, clearance.birth_year = certificate.initials, certificate.birth_year
    clearance.token, clearance.reasons = certificate.signed(key.kid, key.private), ""
    return Done({"until": certificate.last_day, "key": key.kid}, tell=[_to_worker("clearance/issued", clearance)])


def certificate_for(clearance: Clearance, on: date) -> Certificate:
    """Return what the certificate will say: the least that lets somebody tell whose it is."""
    person, today = clearance.journey.person, clock.today()
    days = int(lawbook().value("clearance.valid_days", on).value)
    last_day = today + timedelta(days=days)
    return Certificate(
        number=clearance.ref, initials=initials_of(person), birth_year=person.born_on.year if person.born_on else 0,
        destination=clearance.destination, issued=clock.now().replace(microsecond=0),
        ends=datetime.combine(last_day + timedelta(days=1), time(0), HOME),
    )  # fmt: skip


def initials_of(person: Person) -> str:
    """Return the first letters of family and given name as the passport writes them: O. N."""
    return " ".join(f"{word[0].upper()}." for word in person.latin_name.split()[:3])


def _check(clearance: Clearance, on: date) -> None:
    if clearance.journey.state != JourneyState.PLANNED:
        raise AlreadyLeft
    left = missing(items_of(clearance, on))
    if left:
        raise StillMissing(names="; ".join(item.title for item in left))


def _listed(reasons: list[str]) -> str:
    return "; ".join(str(WORDS[reason]) for reason in reasons)


def _to_worker(name: str, clearance: Clearance) -> Notice:
    to = [clearance.journey.person.contact()]
    if name == "clearance/issued":
        return Notice(name, to=to, ref=clearance.ref)
    return Notice(name, to=to, ref=clearance.ref, phone=helpline())
