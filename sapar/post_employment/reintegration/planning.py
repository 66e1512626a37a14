"""The plan in three dimensions: drafted with the person, agreed to by the person, revised, closed."""

from datetime import date, timedelta
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.post_employment.reintegration.models import ConsentHow, PlanState, ReintegrationPlan
from sapar.post_employment.reintegration.permissions import drafts, officer_for_plan, own_plan, revises, system
from sapar.post_employment.returns import clocks
from sapar.post_employment.returns.desks import desk_of
from sapar.post_employment.returns.models import Dimension, Return

DAYS = "return.plan_days"
GOAL = _("What you want to reach, who does what, by when. If nothing is needed, write so")


def _goal(dimension: Dimension) -> Ask:
    """Return how the goals of a dimension are asked: none of the three can be left out (R-RET-01)."""
    return Ask(dimension.label, hint=GOAL, lines=4, max_length=2000, data_class=P3, as_it_stands=True)


Economic = Annotated[str, _goal(Dimension.ECONOMIC)]
Social = Annotated[str, _goal(Dimension.SOCIAL)]
Psychosocial = Annotated[str, _goal(Dimension.PSYCHOSOCIAL)]


@follows("returns.needs_noted")
@action(subject=Return, allowed_to=system, law="return", label=_("Ask for a plan"), has_button=False)
def ask_for_plan(returning: Return, *, by: Actor, on: date) -> Done:
    """Ask the desk for a plan within the days of the law, once the needs are noted; not after a death."""
    plan = ReintegrationPlan.objects.filter(returning=returning).first()
    if plan is None and not returning.is_death:
        _ask(returning, "draft_plan", returning, on)
    elif plan is not None and plan.state == PlanState.CLOSED:  # the return was opened again
        _ask(plan, "revise_plan", returning, on)
    return Done(silent_because="the desk shows it")


@action(subject=Return, creates=ReintegrationPlan, allowed_to=drafts, law="return", label=_("Make the plan"))
def draft_plan(
    returning: Return, *, by: Actor, on: date, economic: Economic, social: Social, psychosocial: Psychosocial
) -> Done:
    """Write down with the person what they want to reach in all three dimensions. It holds once they agree."""
    plan = ReintegrationPlan(
        returning=returning, economic=economic, social=social, psychosocial=psychosocial, drafted_on=on
    )
    plan.save()  # the message names its number
    return Done(created=plan, tell=[_to_person(plan)])


@action(subject=ReintegrationPlan, allowed_to=revises, law="return", label=_("Change the plan"))
def revise_plan(
    plan: ReintegrationPlan, *, by: Actor, on: date, economic: Economic, social: Social, psychosocial: Psychosocial
) -> Done:
    """Change the plan. What was agreed before stays in its history, and the person is asked anew."""
    plan.economic, plan.social, plan.psychosocial = economic, social, psychosocial
    plan.drafted_on, plan.agreed_on, plan.agreed_how, plan.ended_on = on, None, "", None
    return Done(tell=[_to_person(plan)])


@action(subject=ReintegrationPlan, allowed_to=own_plan, law="return", label=_("Agree to the plan"))
def agree_to_plan(plan: ReintegrationPlan, *, by: Actor, on: date) -> Done:
    """Agree to the plan. Nothing is done under it before."""
    plan.agreed_how, plan.agreed_on = ConsentHow.ONLINE, on
    return Done({"how": ConsentHow.ONLINE}, silent_because="the officers see it on the page of the return")


@action(subject=ReintegrationPlan, allowed_to=officer_for_plan, law="return",
        label=_("Record that the person agreed to the plan"))  # fmt: skip
def record_agreement(
    plan: ReintegrationPlan, *, by: Actor, on: date, how: Annotated[ConsentHow, Ask(_("How the person agreed"))]
) -> Done:
    """Record an agreement given at the office or by phone."""
    if how not in (ConsentHow.SIGNED, ConsentHow.SPOKEN):
        raise ValidationError({"how": _("Choose one answer")})
    plan.agreed_how, plan.agreed_on = how, on
    return Done({"how": how}, silent_because="the person said so and sees it on their page")


@follows("reintegration.ended")
@action(subject=ReintegrationPlan, allowed_to=system, law="return", label=_("The plan is closed"), has_button=False)
def close_plan(plan: ReintegrationPlan, *, by: Actor, on: date) -> Done:
    """Close the plan with the reintegration; how it ended stands on the return."""
    plan.ended_on = on
    close_tasks(plan)
    return Done(silent_because="the message about the end of the reintegration tells it")


def _ask(subject: Return | ReintegrationPlan, asks: str, returning: Return, on: date) -> None:
    office, days = returning.office, int(lawbook().value(DAYS, on).value)
    due = clocks.end_of(on + timedelta(days=days), office)
    open_task(subject, asks=asks, role=desk_of(office), due=due, office_ref=office.ref)


def _to_person(plan: ReintegrationPlan) -> Notice:
    return Notice("reintegration/plan", to=[plan.returning.person.contact()], ref=plan.ref, phone=helpline())
