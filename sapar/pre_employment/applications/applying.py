"""Applying for a job, being shortlisted, getting an offer; or not being chosen."""

from datetime import date, timedelta
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P2
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.policy.law.words import ANSWERS
from sapar.pre_employment.applications.choices import BY_RECRUITERS, ApplicationState, Reason
from sapar.pre_employment.applications.errors import AppliedAlready, BirthUnknown, JobNotOpen, TooYoung
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.permissions import own_or_officer, recruiter
from sapar.pre_employment.applications.queries import departure_day, live_application, years_on
from sapar.pre_employment.applications.telling import to_worker
from sapar.pre_employment.job_orders import places
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.queries import is_open
from sapar.pre_employment.job_orders.stopping import require_standing
from sapar.pre_employment.job_orders.telling import end_of, maker_of, number, working_days
from sapar.pre_employment.job_orders.terms import least_age
from sapar.registers.people.models import Person

SHORTLIST = "shortlist_applicant"
WHAT_OTHERS_SEE = _("The agency and the employer see your name, year of birth, skills, languages and experience")


class Languages(list[str]):
    """Languages somebody speaks, as ISO 639-1 codes of the contract form."""


def check_languages(languages: Languages) -> None:
    """Refuse a language that the list does not hold."""
    if set(languages) - set(ANSWERS["languages"]):
        raise ValidationError(_("Choose from the list"), code="language")


@action(
    subject=Person, creates=Application, allowed_to=own_or_officer, law="application", label=_("Apply for the job"),
    has_button=False,
)  # fmt: skip
def apply_for_job(
    person: Person,
    *,
    by: Actor,
    on: date,
    order: Annotated[JobOrder, Ask(_("Number of the job"))],  # type: ignore[valid-type]
    languages: Annotated[Languages, Ask(_("Languages you speak"), data_class=P2, check=check_languages)],
    experience: Annotated[
        str, Ask(_("Your experience"), hint=_("Where and how long you did this work"), lines=4, max_length=1000,
                 who_sees=WHAT_OTHERS_SEE)
    ] = "",
) -> Done:  # fmt: skip
    """Apply for a job that is open, or be registered for it by an officer. It costs nothing."""
    require_open(order, on)
    if earlier := live_application(person, order):
        raise AppliedAlready(number=earlier.number, state=earlier.get_state_display())
    check_age(person, order, on)
    application = Application(
        person=person, order=order, languages=list(languages), experience=experience, applied_on=on,
        applied_by=by.account if by.kind == Kind.MEMBER else None,
    )  # fmt: skip
    application.save()  # the messages name its number
    role, office = maker_of(order)
    due = end_of(working_days("application.choose_working_days", on))
    open_task(order, asks=SHORTLIST, role=role, due=due, office_ref=office.ref)
    told = to_worker(application, "applied")
    return Done({"order": order}, created=application, tell=[told])


def require_open(order: JobOrder, on: date) -> None:
    """Raise unless people can apply for an order and get an offer on ``on``: open, permit and employer stand."""
    if not is_open(order, on):
        raise JobNotOpen(state=order.get_state_display())
    require_standing(order, on)


def check_age(person: Person, order: JobOrder, on: date) -> None:
    """Raise where somebody will be too young on the day of departure, or it cannot be told (R-JOB-03)."""
    least, day = least_age(on), departure_day(person, order)
    if person.born_on is None:
        raise BirthUnknown
    if years_on(person.born_on, day) < least:
        raise TooYoung(date=f"{day:%d.%m.%Y}", n=least)


@action(subject=Application, allowed_to=recruiter, law="application", label=_("Shortlist"))
def shortlist_applicant(application: Application, *, by: Actor, on: date) -> Done:
    """Put somebody on the short list: the employer sees the application from now on."""
    require_open(application.order, on)
    _chosen(application)
    return Done(tell=[to_worker(application, "news")])


@action(subject=Application, allowed_to=recruiter, law="application", label=_("Offer the job"))
def offer_job(application: Application, *, by: Actor, on: date) -> Done:
    """Offer a place until a last day. The place is held: no more are offered than were approved."""
    order = application.order
    require_open(order, on)
    check_age(application.person, order, on)
    places.hold(order, on)
    application.offered_on, application.expires_on = on, last_day_of_offer(order, on)
    return Done(
        {"expires_on": application.expires_on},
        tell=[to_worker(application, "offered", date=application.expires_on)],
    )


def last_day_of_offer(order: JobOrder, on: date) -> date:
    """Return until when an offer made on a day can be accepted: never longer than the order is open."""
    return min(on + timedelta(days=number("application.offer_days", on)), order.valid_until)


@action(subject=Application, allowed_to=recruiter, law="application", label=_("Do not choose"))
def reject_applicant(
    application: Application,
    *,
    by: Actor,
    on: date,
    reason: Annotated[Reason, Ask(_("Reason"), choices=lambda: [(each, each.label) for each in BY_RECRUITERS])],
    words: Annotated[str, Ask(_("In words"), lines=2, max_length=500, who_sees=_("The applicant"))] = "",
) -> Done:
    """Say that somebody is not chosen, and why."""
    if reason not in BY_RECRUITERS:
        raise ValidationError({"reason": _("Choose one answer")})
    application.reason, application.reason_words = reason, words
    _chosen(application)
    return Done({"reason": reason}, tell=[to_worker(application, "news")])


def _chosen(application: Application) -> None:
    """Take the choice off the recruiter's desk when nobody waits for it any more but this one."""
    others = Application.objects.filter(order=application.order, state=ApplicationState.APPLIED)
    if not others.exclude(pk=application.pk).exists():
        close_tasks(application.order, SHORTLIST)
