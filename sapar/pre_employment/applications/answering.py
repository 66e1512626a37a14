"""What the worker answers, and what happens to an offer that nobody answers."""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import Done, action
from sapar.pre_employment.applications.applying import check_age, require_open
from sapar.pre_employment.applications.choices import Reason, S
from sapar.pre_employment.applications.errors import AlreadyOnTheWay, OfferEnded, OtherJobAccepted
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.permissions import applicant, system
from sapar.pre_employment.applications.queries import OVER, other_job_of
from sapar.pre_employment.applications.telling import to_employer_and_post, to_recruiters, to_worker
from sapar.pre_employment.job_orders import places
from sapar.registers.journeys.actions import change_plan, plan_journey
from sapar.registers.journeys.models import Journey, JourneyState, Pathway

Why = Annotated[str, Ask(_("Why?"), hint=_("You need not answer."), lines=2, max_length=500)]


@action(subject=Application, allowed_to=applicant, law="application", label=_("Accept the job"))
def accept_job(application: Application, *, by: Actor, on: date) -> Done:
    """Accept an offer on its last day at the latest. The journey is planned, and everybody concerned is told."""
    order = application.order
    if application.expires_on is None or on > application.expires_on:
        raise OfferEnded(date=f"{application.expires_on:%d.%m.%Y}" if application.expires_on else "")
    if other := other_job_of(application):
        raise OtherJobAccepted(number=other.number)
    require_open(order, on)
    check_age(application.person, order, on)
    places.take(order, on)
    application.journey, application.answered_on = _journey_for(application, by, on), on
    return Done(
        {"journey": application.journey},
        tell=[
            to_worker(application, "accepted"),
            to_recruiters(application, S.ACCEPTED.label),
            to_employer_and_post(application, S.ACCEPTED.label),
        ],
    )


def _journey_for(application: Application, by: Actor, on: date) -> Journey:
    """Return the journey to this job: the one planned to that country becomes it, else a new one is planned."""
    order, person = application.order, application.person
    where: dict[str, Any] = {"destination": order.country, "region": order.region, "occupation": order.occupation}
    planned = person.journeys.filter(state=JourneyState.PLANNED, destination=order.country).first()
    if planned:
        leaves_on = planned.leaves_on if planned.leaves_on and planned.leaves_on >= on else None
        outcome = change_plan(planned, by=by, on=on, pathway=Pathway.ORGANISED, leaves_on=leaves_on, **where)
    else:
        outcome = plan_journey(person, by=by, on=on, pathway=Pathway.ORGANISED, **where)
    journey = Journey.objects.get(pk=outcome.record.pk)  # as it is now: what follows on a plan writes it too
    journey.employer = order.employer
    journey.save()
    return journey


@action(subject=Application, allowed_to=applicant, law="application", label=_("Decline the offer"))
def decline_job(application: Application, *, by: Actor, on: date, why: Why = "") -> Done:
    """Decline an offer. Nothing else follows for the worker; the place is free for somebody else."""
    places.give_back(application.order, on, was_taken=False)
    application.answered_on, application.reason_words = on, why
    return Done({"why": why} if why else {}, tell=[to_recruiters(application, S.DECLINED.label)])


@action(subject=Application, allowed_to=applicant, law="application", label=_("Withdraw"), grave=True)
def withdraw_from_job(application: Application, *, by: Actor, on: date, why: Why = "") -> Done:
    """Take an application back, or an acceptance before the journey has begun: then the place is free again."""
    if application.journey and application.journey.state not in (JourneyState.PLANNED, *OVER):
        raise AlreadyOnTheWay
    if application.state == S.ACCEPTED:
        places.give_back(application.order, on, was_taken=True)
    application.answered_on, application.reason_words = on, why
    return Done(
        {"why": why} if why else {}, tell=[to_recruiters(application, S.WITHDRAWN.label)],
        then=[FollowUp("applications.withdrawn", application)],
    )  # fmt: skip


@action(subject=Application, allowed_to=system, law="application", label=_("The offer ended"), has_button=False)
def lapse_offer(application: Application, *, by: Actor, on: date) -> Done:
    """End an offer that nobody answered by its last day."""
    places.give_back(application.order, on, was_taken=False)
    return Done(tell=[to_worker(application, "news"), to_recruiters(application, S.LAPSED.label)])


@action(subject=Application, allowed_to=system, law="application", label=_("The application ends"), has_button=False)
def close_application(
    application: Application, *, by: Actor, on: date, reason: Annotated[Reason, Ask(_("Reason"))]
) -> Done:
    """End an application because the job is gone. An offer that still stood gives its place back."""
    if application.state == S.OFFERED:
        places.give_back(application.order, on, was_taken=False)
    application.reason = reason
    if reason == Reason.PERMIT:
        return Done({"reason": reason}, silent_because="the message about the permit tells it")
    return Done({"reason": reason}, tell=[to_worker(application, "news")])
