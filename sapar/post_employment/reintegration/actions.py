"""What is done to help somebody find their feet at home. The tables of moves are in ``models.py``."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.foundation.privacy.classes import P2, P3
from sapar.foundation.ui.words import say
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.post_employment.reintegration.models import (
    PROVIDER_ROLES,
    UNDER_WAY,
    ConsentHow,
    Going,
    PlanState,
    ReintegrationPlan,
    Review,
    ReviewState,
    ServiceKind,
    ServiceReferral,
    ServiceState,
)
from sapar.post_employment.reintegration.permissions import (
    breaks_off,
    officer,
    own_or_officer,
    own_service,
    proposes,
    provides,
    reviewer,
    system,
)
from sapar.post_employment.returns import clocks
from sapar.post_employment.returns.desks import contacts_at, desk_of
from sapar.post_employment.returns.models import Dimension, Return, ReturnOutcome
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.erasure import objects_to_erasure
from sapar.registers.people.models import Person

Told = Annotated[
    str, Ask(_("What the provider will be told"), hint=_("Name, phone and this text, nothing else"), lines=4,
             max_length=2000, data_class=P3, who_sees=_("The person now; the provider once the person agrees"))
]  # fmt: skip
Result = Annotated[str, Ask(_("Result"), lines=3, max_length=2000, data_class=P3)]


class NotAProvider(ActionError):
    """An employer, an agency or a post abroad gives no services at home."""

    code = "not_a_provider"
    sentence = _("{name} gives no services at home. Choose an office or a partner organisation")


class ServicesUnderWay(ActionError):
    """Somebody still waits for a service or is in the middle of one."""

    code = "services_under_way"
    sentence = _("Services still under way: {n}. Finish them or say that they were broken off")


@action(
    subject=Return, creates=ServiceReferral, allowed_to=proposes, law="return", label=_("Propose a service"),
    has_button=False,
)  # fmt: skip
def propose_service(
    returning: Return, *, by: Actor, on: date, kind: Annotated[ServiceKind, Ask(_("Service"), data_class=P2)],
    provider: Annotated[Organization, Ask(_("Provider"))], told: Told = "",  # type: ignore[valid-type]
) -> Done:  # fmt: skip
    """Propose a service. The provider learns nothing before the person agrees."""
    if not any(provider.kind in kinds for kinds in PROVIDER_ROLES.values()):
        raise NotAProvider(name=provider.name)
    service = ServiceReferral(
        returning=returning, kind=kind, provider=provider, told=told, proposed_on=on, state=ServiceState.PROPOSED
    )
    service.save()
    return _answer(service, "proposed", {"kind": kind, "provider": provider}, created=True)


@action(subject=ServiceReferral, allowed_to=own_service, law="return", label=_("Agree to the service"))
def accept_service(service: ServiceReferral, *, by: Actor, on: date) -> Done:
    """Agree: the provider may be told what stands here. It can be taken back at any time."""
    _agreed(service, ConsentHow.ONLINE, on)
    return Done({"how": ConsentHow.ONLINE}, silent_because="the desk of the officer shows it")


@action(subject=ServiceReferral, allowed_to=officer, law="return", label=_("Record that the person agreed"))
def record_consent(
    service: ServiceReferral, *, by: Actor, on: date, how: Annotated[ConsentHow, Ask(_("How the person agreed"))]
) -> Done:
    """Record a consent given at the office, on paper or by phone; after a death, by the family."""
    if how == ConsentHow.ONLINE or (how == ConsentHow.FAMILY) != service.returning.is_death:
        raise ValidationError({"how": _("Choose one answer")})
    _agreed(service, how, on)
    return _answer(service, "agreed", {"how": how})


@action(subject=ServiceReferral, allowed_to=own_or_officer, law=NO_LAW, label=_("Decline the service"))
def decline_service(service: ServiceReferral, *, by: Actor, on: date) -> Done:
    """Decline: the provider never learns of it, and nobody asks why."""
    service.ended_on = on
    close_tasks(service)
    return Done(silent_because="the person declined, or was there when it was noted")


@action(subject=ServiceReferral, allowed_to=officer, law="return", label=_("Refer to the provider"))
def refer_to_provider(service: ServiceReferral, *, by: Actor, on: date) -> Done:
    """Tell the provider who needs the service. Possible only after consent: the table of moves has no other way."""
    service.referred_on = on
    role = _role_at(service.provider)
    due = clocks.working_day(clocks.ANSWER, on)
    open_task(service, asks="start_service", role=role, due=clocks.end_of(due, service.provider),
              office_ref=service.provider.ref)  # fmt: skip
    to_provider = Notice("reintegration/to_provider", to=contacts_at(service.provider, role), ref=service.ref, date=due)
    return Done({"provider": service.provider}, tell=[to_provider, *_to_person(service, "referred")])


@action(subject=ServiceReferral, allowed_to=provides, law="return", label=_("The service has started"))
def start_service(service: ServiceReferral, *, by: Actor, on: date) -> Done:
    """Note that the person came and the service has begun."""
    service.started_on = on
    return Done(silent_because="the person is there")


@action(subject=ServiceReferral, allowed_to=provides, law="return", label=_("The service is completed"))
def complete_service(service: ServiceReferral, *, by: Actor, on: date, result: Result) -> Done:
    """Note what came of it."""
    service.result, service.ended_on = result, on
    officers = contacts_at(service.returning.office, desk_of(service.returning.office))
    return Done(tell=[Notice("reintegration/to_officer", to=officers, ref=service.ref)])


@action(subject=ServiceReferral, allowed_to=breaks_off, law="return", label=_("Break the service off"))
def drop_service(
    service: ServiceReferral, *, by: Actor, on: date,
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P3)] = "",
) -> Done:  # fmt: skip
    """Break off, for whatever reason; the person need give none. The provider no longer sees who it was."""
    service.result, service.ended_on = reason, on
    close_tasks(service)
    officers = contacts_at(service.returning.office, desk_of(service.returning.office))
    return Done({"reason": reason}, tell=[Notice("reintegration/to_officer", to=officers, ref=service.ref)])


@action(subject=Return, creates=Review, allowed_to=system, law="return", label=_("Look again"), has_button=False)
def open_review(returning: Return, *, by: Actor, on: date, months: int, due_on: date) -> Done:
    """Ask the officer to look again, some months after the needs were noted."""
    review = Review(returning=returning, months=months, due_on=due_on, state=ReviewState.DUE)
    review.save()
    office = returning.office
    due = clocks.end_of(clocks.working_day(clocks.ASSESSMENT, due_on), office)
    open_task(review, asks="record_review", role=desk_of(office), due=due, office_ref=office.ref)
    return Done({"months": months}, created=review, silent_because="the desk of the officer shows it")


@action(subject=Review, allowed_to=reviewer, law="return", label=_("Record the review"))
def record_review(
    review: Review, *, by: Actor, on: date,
    economic: Annotated[Going, Ask(Dimension.ECONOMIC.label, data_class=P2)],
    social: Annotated[Going, Ask(Dimension.SOCIAL.label, data_class=P2)],
    psychosocial: Annotated[Going, Ask(Dimension.PSYCHOSOCIAL.label, data_class=P2)],
    words: Annotated[str, Ask(_("In words"), lines=4, max_length=2000, data_class=P3)] = "",
) -> Done:  # fmt: skip
    """Record how it goes in all three dimensions, as the person says it."""
    review.economic, review.social, review.psychosocial = economic, social, psychosocial
    review.words, review.done_on = words, on
    return Done(silent_because="the person was there")


@follows("reintegration.closed")
@action(subject=Review, allowed_to=system, law=NO_LAW, label=_("Leave the review out"), has_button=False)
def leave_out_review(review: Review, *, by: Actor, on: date) -> Done:
    """Leave out a review of a return that is closed."""
    close_tasks(review)
    return Done(silent_because="the return is closed")


@action(subject=Return, allowed_to=proposes, law="return", label=_("Close the reintegration"))
def close_reintegration(
    returning: Return, *, by: Actor, on: date, outcome: Annotated[ReturnOutcome, Ask(_("Outcome"))],
    words: Annotated[str, Ask(_("In words"), lines=3, max_length=2000, data_class=P3)],
) -> Done:  # fmt: skip
    """Close: at home again, going abroad again, contact lost, or another outcome."""
    under_way = returning.services.filter(state__in=UNDER_WAY).count()
    if under_way and outcome != ReturnOutcome.LOST_CONTACT:
        raise ServicesUnderWay(n=under_way)
    returning.outcome, returning.words, returning.closed_on = outcome, words, on
    close_tasks(returning)
    due = returning.reviews.filter(state=ReviewState.DUE)
    then = [FollowUp("reintegration.closed", review) for review in due]
    plans = ReintegrationPlan.objects.filter(returning=returning).exclude(state=PlanState.CLOSED)
    then += [FollowUp("reintegration.ended", plan) for plan in plans]
    if returning.is_death:
        return Done({"outcome": outcome}, then=then, silent_because="a person speaks with the family")
    return Done({"outcome": outcome}, then=then, tell=[_news(returning)])


@objects_to_erasure
def open_service(person: Person) -> object:
    """Say that a service is still under way."""
    service = ServiceReferral.objects.filter(returning__journey__person=person, state__in=UNDER_WAY).first()
    return say(_("Service under way: {ref}"), ref=service.number) if service else None


def _agreed(service: ServiceReferral, how: ConsentHow, on: date) -> None:
    service.consent_how, service.consented_on = how, on
    office = service.returning.office
    due = clocks.end_of(clocks.working_day(clocks.CONTACT, on), office)
    open_task(service, asks="refer_to_provider", role=desk_of(office), due=due, office_ref=office.ref)


def _answer(service: ServiceReferral, what: str, details: dict[str, object], created: bool = False) -> Done:
    """Tell the person, unless they died: then a person speaks with the family."""
    made = service if created else None
    tell = _to_person(service, what)
    return Done(details, created=made, tell=tell, silent_because="" if tell else "a person speaks with the family")


def _to_person(service: ServiceReferral, what: str) -> list[Notice]:
    if service.returning.is_death:
        return []
    return [Notice(f"reintegration/{what}", to=[_own(service.returning)], ref=service.ref, phone=helpline())]


def _news(returning: Return) -> Notice:
    return Notice("reintegration/closed", to=[_own(returning)], ref=returning.ref, phone=helpline())


def _own(returning: Return) -> Contact:
    return returning.person.contact()


def _role_at(provider: Organization) -> Role:
    fits = [role for role, kinds in PROVIDER_ROLES.items() if provider.kind in kinds]
    return desk_of(provider) if Role.EMPLOYMENT_OFFICER in fits else fits[0]
