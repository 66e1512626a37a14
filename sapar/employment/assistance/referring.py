"""Referrals: another office or a partner is asked to help, and sees exactly what the person agreed to (R-CAS-01)."""

import json
from collections.abc import Callable
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance import clocks
from sapar.employment.assistance.choices import Consent, ReferralState, StepKind
from sapar.employment.assistance.desks import contacts_at, desk_of
from sapar.employment.assistance.models import AT_WORK, AssistanceCase, CaseStep, Referral
from sapar.employment.assistance.permissions import at_work, receiver, system
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1, P3
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.registers.organizations.models import OFFICIAL, Organization

FIELDS = ("name", "contact", "need", "place", "story")

Tick = Annotated[bool, Ask(data_class=P1)]


class NothingShared(ActionError):
    """A referral without a single ticked field: the receiver could not act on it."""

    code = "nothing_shared"
    sentence = _("Tick at least one thing that is passed on")


class NotAReceiver(ActionError):
    """Referrals go to offices, posts, partners and dispute bodies; never to an employer or agency."""

    code = "not_a_receiver"
    sentence = _("Nobody at {name} can receive this. Choose an office or a partner organisation")


@action(
    subject=AssistanceCase, creates=Referral, allowed_to=at_work, law="assistance", label=_("Refer to others"),
    has_button=False,
)  # fmt: skip
def refer_case(
    case: AssistanceCase, *, by: Actor, on: date, to: Annotated[Organization, Ask(_("To whom"))],  # type: ignore[valid-type]
    purpose: Annotated[str, Ask(_("What is asked of them"), lines=4, max_length=2000, data_class=P3)],
    consent: Annotated[Consent, Ask(_("On what ground"))],
    ground: Annotated[str, Ask(_("Why the person could not be asked"), lines=2, max_length=1000, data_class=P3)] = "",
    name: Tick = False, contact: Tick = False, need: Tick = False, place: Tick = False, story: Tick = False,
) -> Done:  # fmt: skip
    """Ask another office or a partner to help, with consent or where life is at stake; they see the ticked fields."""
    if to.kind not in OFFICIAL or to == case.office:
        raise NotAReceiver(name=to.name)
    if consent == Consent.VITAL and not ground:
        raise ValidationError({"ground": _("Write the reason. The person will read it")})
    ticked = [field for field, yes in zip(FIELDS, (name, contact, need, place, story), strict=True) if yes]
    if not ticked:
        raise NothingShared
    referral = Referral(
        case=case, to=to, consent=consent, ground=ground, purpose=purpose, sent_on=on,
        answer_by=clocks.answer_by(on, to), state=ReferralState.SENT,
        pack=json.dumps({field: _PACKED[field](case) for field in ticked}, ensure_ascii=False),
    )  # fmt: skip
    referral.save()
    open_task(referral, asks="accept_referral", role=desk_of(to), due=referral.answer_by, office_ref=to.ref)
    day = clocks.day_of(referral.answer_by, to)
    receivers = contacts_at(to, desk_of(to))
    return Done(
        {"to": to, "consent": consent, "shared": ticked},
        created=referral,
        tell=[
            Notice("assistance/referral", to=receivers, ref=referral.ref, date=day),
            Notice("assistance/news", to=case.asker(), ref=case.ref, phone=helpline()),
        ],
        then=[FollowUp("assistance.referral_sent", case)],
    )


@follows("assistance.referral_sent")
@action(subject=AssistanceCase, allowed_to=system, law=NO_LAW, label=_("Wait for an answer"), has_button=False)
def await_referral(case: AssistanceCase, *, by: Actor, on: date) -> Done:
    """Mark a case as referred. Its own team keeps it and its clock."""
    return Done(silent_because="the referral told whom it concerns")


@follows("assistance.referral_answered")
@action(subject=AssistanceCase, allowed_to=system, law=NO_LAW, label=_("Carry on"), has_button=False)
def resume_case(case: AssistanceCase, *, by: Actor, on: date) -> Done:
    """Put a case back to work: a referral was declined or is done, and the team must carry on."""
    if not case.protected:
        due = clocks.answer_by(on, case.office)
        open_task(case, asks="note_step", role=desk_of(case.office), due=due, office_ref=case.office.ref)
    return Done(silent_because="the answer to the referral told the team")


@action(subject=Referral, allowed_to=receiver, law="assistance", label=_("Accept the referral"))
def accept_referral(referral: Referral, *, by: Actor, on: date) -> Done:
    """Accept: from now on one named person at the receiving office helps too."""
    referral.accepted_by = by.account
    return Done(tell=[_answered(referral)])


@action(subject=Referral, allowed_to=receiver, law="assistance", label=_("Decline the referral"))
def decline_referral(
    referral: Referral, *, by: Actor, on: date,
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P3)],
) -> Done:  # fmt: skip
    """Decline, with the reason, so that the team can look elsewhere the same day."""
    referral.answer = reason
    close_tasks(referral)
    return Done({"reason": reason}, tell=[_answered(referral)], then=_carry_on(referral))


@action(subject=Referral, allowed_to=receiver, law=NO_LAW, label=_("Report what was done"))
def report_back(
    referral: Referral, *, by: Actor, on: date,
    what: Annotated[str, Ask(_("What was done"), lines=4, max_length=2000, data_class=P3)],
) -> Done:  # fmt: skip
    """Tell the team of the case what was done on the referral."""
    _note(referral, by, on, what)
    return Done(tell=[_answered(referral)])


@action(subject=Referral, allowed_to=receiver, law=NO_LAW, label=_("Finish the referral"))
def finish_referral(
    referral: Referral, *, by: Actor, on: date,
    what: Annotated[str, Ask(_("What was reached"), lines=4, max_length=2000, data_class=P3)],
) -> Done:  # fmt: skip
    """Say what was reached; the team of the case carries on or resolves it."""
    referral.answer = what
    _note(referral, by, on, what)
    return Done(tell=[_answered(referral)], then=_carry_on(referral))


def _carry_on(referral: Referral) -> list[FollowUp]:
    at_work = referral.case.state in AT_WORK
    return [FollowUp("assistance.referral_answered", referral.case)] if at_work else []


def _name(case: AssistanceCase) -> str:
    return case.person.name if case.person else case.about


def _contact(case: AssistanceCase) -> str:
    phone = case.safe_phone or (case.person.phone or case.person.email if case.person else "")
    return ", ".join(part for part in (phone, case.safe_when) if part)


_PACKED: dict[str, Callable[[AssistanceCase], str]] = {
    "name": _name,
    "contact": _contact,
    "need": lambda case: case.need,
    "place": lambda case: case.place,
    "story": lambda case: case.story,
}


def _note(referral: Referral, by: Actor, on: date, what: str) -> None:
    CaseStep(
        case=referral.case, kind=StepKind.STEP, done_on=on, what=what, noted_at=clock.now(), noted_by=by.account
    ).save()


def _answered(referral: Referral) -> Notice:
    taker = referral.case.taken_by
    return Notice("assistance/answered", to=[taker.contact()] if taker else [], ref=referral.ref)
