"""Moving a journey on: departure, arrival, work, its end, contact lost and regained."""

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.employment.stays.permissions import accompanies, watches_contact
from sapar.employment.stays.reminders import replan
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P2, P3
from sapar.foundation.ui.words import say
from sapar.registers.journeys.actions import Region
from sapar.registers.journeys.models import EndReason, Journey
from sapar.registers.organizations.actions import name_employer
from sapar.registers.organizations.models import Organization, OrganizationKind
from sapar.registers.organizations.search import called

Day = Annotated[date, Ask(_("On which day?"), data_class=P2)]


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Note the departure"))
def depart(journey: Journey, *, by: Actor, on: date, departed_on: Day) -> Done:
    """Note that somebody has left. They are told whom to call over there."""
    _not_after(on, departed_on=departed_on)
    journey.departed_on = departed_on
    replan(journey, on)
    told = Notice("stays/departed", to=[journey.person.contact()], phone=_phone(journey))
    return Done({"departed_on": departed_on}, tell=[told], then=[FollowUp("journeys.departed", journey)])


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Note the arrival"))
def arrive(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    entered_on: Day,
    region: Region = "",
    address_abroad: Annotated[
        str,
        Ask(_("Address there"), hint=_("You need not say it."), max_length=300, data_class=P3,
            who_sees=_("You, your helper and the post in that country")),
    ] = "",
) -> Done:  # fmt: skip
    """Note the day of entry: the deadlines of the stay count from it, and after some days we ask how things are."""
    _not_after(on, entered_on=entered_on)
    if journey.departed_on and entered_on < journey.departed_on:
        raise _too_early(
            "entered_on", _("The departure was on {day}. The arrival cannot be before it"), journey.departed_on
        )
    if region and region not in {each.code for each in codes.regions(journey.destination)}:
        raise ValidationError({"region": _("This region lies in another country")})
    journey.entered_on = entered_on
    journey.region = region or journey.region
    journey.address_abroad = address_abroad or journey.address_abroad
    told = _with_date("arrived", journey, replan(journey, on))
    return Done({"entered_on": entered_on}, tell=[told, _to_post("arrival_to_post", journey)],
                then=[FollowUp("journeys.arrived", journey)])  # fmt: skip


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Note the start of work"))
def start_work(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    work_from: Annotated[date, Ask(_("First day of work"), data_class=P2)],
    employer: Annotated[str, Ask(_("Employer"), hint=_("As it stands in the contract."), data_class=P2)] = "",
) -> Done:
    """Note since when somebody works, and for whom if they wish to say it."""
    _not_after(on, work_from=work_from)
    if journey.entered_on and work_from < journey.entered_on:
        raise _too_early("work_from", _("The arrival was on {day}. Work cannot start before it"), journey.entered_on)
    if journey.work_ended_on and work_from < journey.work_ended_on:
        raise _too_early("work_from", _("The last work ended on {day}. Write a later day"), journey.work_ended_on)
    journey.work_from, journey.work_ended_on, journey.end_reason = work_from, None, ""
    journey.employer = _employer_called(employer, journey, on) if employer else None
    replan(journey, on)
    then = [FollowUp("journeys.work_started", journey)]
    return Done({"work_from": work_from}, silent_because="whoever notes it sees it", then=then)


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Note the end of work"))
def end_work(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    ended_on: Annotated[date, Ask(_("Last day of work"), data_class=P2)],
    reason: Annotated[EndReason, Ask(_("Why did it end?"), data_class=P2)],
) -> Done:
    """Note that work ended and why. It makes nobody's stay unlawful; the law gives time to find new work."""
    _not_after(on, ended_on=ended_on)
    if journey.work_from and ended_on < journey.work_from:
        raise _too_early("ended_on", _("Work began on {day}. It cannot end before it"), journey.work_from)
    journey.work_ended_on, journey.end_reason = ended_on, reason
    told = _with_date("work_ended", journey, replan(journey, on))
    then = [FollowUp("journeys.work_ended", journey)]
    then += [FollowUp("stays.injured", journey)] if reason == EndReason.INJURY else []
    return Done({"ended_on": ended_on, "reason": reason}, tell=[told], then=then)


@action(subject=Journey, allowed_to=watches_contact, law=NO_LAW, label=_("Note that contact is lost"))
def lose_contact(journey: Journey, *, by: Actor, on: date) -> Done:
    """Note that somebody cannot be reached. It changes nothing of their rights; they are told how to reach us."""
    return Done(tell=[Notice("stays/contact_lost", to=[journey.person.contact()], phone=_phone(journey))])


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Note that contact is back"))
def regain_contact(journey: Journey, *, by: Actor, on: date) -> Done:
    """Note that somebody can be reached again."""
    return Done(silent_because="they are on the phone or signed in")


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Note that the person stays abroad"), grave=True)
def remain_abroad(journey: Journey, *, by: Actor, on: date) -> Done:
    """Note that somebody stays for good. We ask no more how things are; help stays open to them."""
    return Done(tell=[Notice("stays/remained", to=[journey.person.contact()], phone=_phone(journey))])


def _not_after(on: date, **given: date) -> None:
    for name, day in given.items():
        if day > on:
            raise ValidationError({name: _("This day has not come yet. Write the day when it happened")})


def _too_early(name: str, sentence: Any, day: date) -> ValidationError:
    return ValidationError({name: say(sentence, day=day)})


def _with_date(name: str, journey: Journey, due: date | None) -> Notice:
    """Return the notice that names the first deadline, or the one without a date where none is known."""
    to = [journey.person.contact()]
    if due is None:
        return Notice(f"stays/{name}", to=to, phone=_phone(journey))
    return Notice(f"stays/{name}_with_date", to=to, date=due, phone=_phone(journey))


def _to_post(name: str, journey: Journey) -> Notice:
    posts = Organization.objects.posts_for(journey.destination)
    return Notice(f"stays/{name}", to=[contact for post in posts for contact in post.contacts()], journey=journey)


def _phone(journey: Journey) -> str:
    """Return whom to call there: the post of the country, else the helpline at home."""
    post = Organization.objects.posts_for(journey.destination).exclude(phone="").first()
    return post.phone if post else helpline()


def _employer_called(name: str, journey: Journey, on: date) -> Organization:
    """Return the employer known by this name in that country, first of all who hired them, or note the name."""
    known = called(name, Organization.objects.filter(kind=OrganizationKind.EMPLOYER, country=journey.destination))
    placed_with = set(journey.placements.values_list("employer", flat=True))
    if known:
        return next((each for each in known if each.pk in placed_with), known[0])
    named: Organization = name_employer(
        journey.person.office, by=System("naming an employer"), on=on, kind=OrganizationKind.EMPLOYER, name=name,
        country=journey.destination,
    ).record  # fmt: skip
    return named
