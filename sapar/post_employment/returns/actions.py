"""What is done when somebody comes home. The table of moves is ``Return.MOVES``."""

from datetime import date, timedelta
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.foundation.privacy.classes import P2, P3
from sapar.foundation.worklists.tasks import close_tasks
from sapar.post_employment.returns import clocks
from sapar.post_employment.returns.desks import ask_office, contacts_at
from sapar.post_employment.returns.models import (
    Dimension,
    NeedLevel,
    Return,
    ReturnKind,
    ReturnNeed,
    ReturnOutcome,
    ReturnState,
    Wish,
)
from sapar.post_employment.returns.permissions import (
    assesses,
    notifies_return,
    records_death,
    registers_return,
    says_who_returns,
    speaks_with_family,
    staff_of_returns,
    system,
)
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.registers.people.answers import check_place, place_meant
from sapar.registers.people.erasure import blanks_on_erasure
from sapar.registers.people.models import Person

FARTHEST = timedelta(days=366)

LIVING = [kind for kind in ReturnKind if kind != ReturnKind.DEATH]
KindOfReturn = Annotated[
    ReturnKind,
    Ask(_("Why the return?"), choices=lambda: [(kind, kind.label) for kind in LIVING], data_class=P2),
]


def _words(label: Any) -> Any:
    return Annotated[str, Ask(label, lines=3, max_length=2000, data_class=P3)]


@action(subject=Journey, creates=Return, allowed_to=notifies_return, law="return", label=_("Announce the return"))
def notify_return(
    journey: Journey, *, by: Actor, on: date, kind: KindOfReturn,
    expected_on: Annotated[date | None, Ask(_("Expected on"))] = None,
) -> Done:  # fmt: skip
    """Say that somebody will come home, so that the office at home can be ready."""
    _only_staff_say_death(kind, by)
    if expected_on and not on <= expected_on <= on + FARTHEST:
        raise ValidationError({"expected_on": _("Write a day from today on, at most a year ahead")})
    returning = _new_return(journey, kind, on, expected_on)
    return Done(
        {"kind": kind},
        created=returning,
        tell=[Notice("returns/expected", to=contacts_at(returning.office, Role.REINTEGRATION_OFFICER),
                     ref=returning.ref)],
    )  # fmt: skip


@follows("returns.death_recorded")
@action(subject=Journey, allowed_to=says_who_returns, law="return", label=_("Record the return"))
def return_home(
    journey: Journey, *, by: Actor, on: date, returned_on: Annotated[date, Ask(_("Day of return"), data_class=P2)],
    kind: KindOfReturn,
) -> Done:  # fmt: skip
    """Record that somebody is home. It ends the journey and starts the clock of the office at home."""
    _only_staff_say_death(kind, by)
    _check_order(journey, "returned_on", returned_on, on)
    journey.returned_on = returned_on
    if journey.work_from and not journey.work_ended_on:
        journey.work_ended_on = returned_on
    notified = Return.objects.filter(journey=journey).first()
    then = FollowUp("returns.notified_before", notified) if notified else FollowUp("returns.came_home", journey)
    then.given["kind"] = kind
    if kind == ReturnKind.DEATH:
        return Done({"kind": kind}, then=[then], silent_because="a person speaks with the family, never a message")
    return Done({"kind": kind}, then=[then], tell=[Notice("returns/welcome", to=_own(journey), phone=helpline())])


@action(subject=Journey, creates=Return, allowed_to=records_death, law="return", label=_("Record a death"), grave=True)
def record_death(
    journey: Journey, *, by: Actor, on: date, day: Annotated[date, Ask(_("Day of death"), data_class=P2)]
) -> Done:
    """Record that somebody died abroad. The journey ends; the office at home speaks with the family in person."""
    _check_order(journey, "day", day, on)
    returning = Return.objects.filter(journey=journey).first() or _new_return(journey, ReturnKind.DEATH, on)
    return Done(
        created=returning,
        then=[FollowUp("returns.death_recorded", journey, {"returned_on": day, "kind": ReturnKind.DEATH})],
        silent_because="a person speaks with the family, never a message",
    )


@follows("returns.came_home")
@action(subject=Journey, creates=Return, allowed_to=system, law="return", label=_("Expect at the office"),
        has_button=False)  # fmt: skip
def open_return(journey: Journey, *, by: Actor, on: date, kind: ReturnKind) -> Done:
    """Open the return of somebody who is home, with the clock of the first contact."""
    returning = _new_return(journey, kind, on)
    _start_clock(returning, on)
    return Done(created=returning, silent_because="the desk of the office shows it")


@follows("returns.notified_before")
@action(subject=Return, allowed_to=system, law="return", label=_("Expect at the office"), has_button=False)
def expect_at_office(returning: Return, *, by: Actor, on: date, kind: ReturnKind) -> Done:
    """Start the clock of the first contact for somebody whose return was notified before."""
    returning.kind = kind
    _start_clock(returning, on)
    return Done(silent_because="the desk of the office shows it")


@action(subject=Return, allowed_to=registers_return, law="return", label=_("Register the return"))
def register_return(
    returning: Return, *, by: Actor, on: date,
    lives_at: Annotated[
        str,
        Ask(
            _("Where do you live now?"), hint=_("District or city"), max_length=100, check=check_place, data_class=P2,
            suggest="people:places",
        ),
    ],
    wish: Annotated[Wish, Ask(_("What do you want to do next?"), data_class=P2)],
    unpaid: Annotated[bool | None, Ask(_("Does anybody abroad still owe you money?"), data_class=P2)] = None,
    papers_missing: Annotated[bool | None, Ask(_("Are any of your papers missing?"), data_class=P2)] = None,
) -> Done:  # fmt: skip
    """Register: where the person lives now, what they want next, what is still open abroad."""
    returning.lives_at, returning.wish = place_meant(lives_at), wish
    returning.unpaid, returning.papers_missing = unpaid, papers_missing
    returning.office = _office_of(by) or returning.office
    person = returning.person
    person.home_place = returning.lives_at
    person.save()
    day = _start_assessment(returning, on)
    return Done({"wish": wish}, tell=[Notice("returns/registered", to=_own(returning.journey), ref=returning.ref,
                                             date=day)])  # fmt: skip


@action(subject=Return, allowed_to=speaks_with_family, law="return", label=_("Record the talk with the family"))
def record_talk_with_family(
    returning: Return, *, by: Actor, on: date,
    words: Annotated[str, Ask(_("With whom, and what they need"), lines=4, max_length=2000, data_class=P3)],
) -> Done:  # fmt: skip
    """After a death: somebody spoke with the family in person or by phone, and wrote down what they need."""
    returning.words = words
    _start_assessment(returning, on)
    return Done(silent_because="the family was told by a person")


@action(subject=Return, allowed_to=assesses, law="return", label=_("Note the needs"))
def note_needs(
    returning: Return, *, by: Actor, on: date,
    economic: Annotated[NeedLevel, Ask(Dimension.ECONOMIC.label, data_class=P2)],
    economic_what: _words(_("Work and income: what is needed")) = "",  # type: ignore[valid-type]
    social: Annotated[NeedLevel, Ask(Dimension.SOCIAL.label, data_class=P2)],
    social_what: _words(_("Family and home: what is needed")) = "",  # type: ignore[valid-type]
    psychosocial: Annotated[NeedLevel, Ask(Dimension.PSYCHOSOCIAL.label, data_class=P2)],
    psychosocial_what: _words(_("Peace of mind: what is needed")) = "",  # type: ignore[valid-type]
) -> Done:  # fmt: skip
    """Note what is needed in all three dimensions; "no need" is an answer, leaving one out is not (R-RET-01)."""
    given = {
        Dimension.ECONOMIC: (economic, economic_what),
        Dimension.SOCIAL: (social, social_what),
        Dimension.PSYCHOSOCIAL: (psychosocial, psychosocial_what),
    }
    _check_words(given)
    for dimension, (level, what) in given.items():
        row = returning.needs.filter(dimension=dimension).first() or ReturnNeed(
            returning=returning, dimension=dimension
        )
        row.level, row.what, row.noted_on = level, what, on
        row.save()
    returning.needs_noted_on = returning.needs_noted_on or on
    return Done(
        then=[FollowUp("returns.needs_noted", returning)],
        silent_because="the person was there and sees the needs on their page",
    )


@action(subject=Return, allowed_to=system, law="return", label=_("Tell the head"), has_button=False)
def escalate_return(returning: Return, *, by: Actor, on: date) -> Done:
    """Tell the head of office that nobody spoke with somebody who came home within the days promised."""
    returning.escalated_on = on
    heads = contacts_at(returning.office, Role.OFFICE_HEAD)
    return Done(tell=[Notice("returns/overdue", to=heads, ref=returning.ref)])


@action(subject=Return, allowed_to=assesses, law=NO_LAW, label=_("Close without a plan"))
def close_return(
    returning: Return, *, by: Actor, on: date, outcome: Annotated[ReturnOutcome, Ask(_("Outcome"))],
    words: Annotated[str, Ask(_("In words"), lines=3, max_length=2000, data_class=P3)],
) -> Done:  # fmt: skip
    """Close a return for which nothing more is wanted. It can be opened again at any time."""
    returning.outcome, returning.words, returning.closed_on = outcome, words, on
    close_tasks(returning)
    return Done({"outcome": outcome}, silent_because="it was agreed with the person or the family")


@action(subject=Return, allowed_to=assesses, law="return", label=_("Open the return again"))
def reopen_return(returning: Return, *, by: Actor, on: date) -> Done:
    """Open a return again: somebody who wanted nothing then needs help now."""
    returning.outcome, returning.closed_on, returning.escalated_on = "", None, None
    returning.needs_noted_on = None
    _start_assessment(returning, on)
    return Done(silent_because="the person asked for it")


@blanks_on_erasure
def blank_returns(person: Person) -> None:
    """Empty what a return says about a person; the sealed words went with the key."""
    for returning in Return.objects.filter(journey__person=person):
        returning.lives_at, returning.wish, returning.unpaid, returning.papers_missing = "", "", None, None
        returning.save()


def _new_return(journey: Journey, kind: ReturnKind, on: date, expected_on: date | None = None) -> Return:
    returning = Return(
        journey=journey, kind=kind, office=journey.person.office, notified_on=on, expected_on=expected_on,
        state=ReturnState.NOTIFIED,
    )  # fmt: skip
    returning.save()
    return returning


def _start_clock(returning: Return, on: date) -> None:
    returning.contact_by = clocks.working_day(clocks.CONTACT, on)
    ask_office(returning, "record_talk_with_family" if returning.is_death else "register_return", returning.contact_by)


def _start_assessment(returning: Return, on: date) -> date:
    returning.registered_on = on
    returning.assess_by = clocks.working_day(clocks.ASSESSMENT, on)
    ask_office(returning, "note_needs", returning.assess_by)
    return returning.assess_by


def _check_order(journey: Journey, asked: str, day: date, on: date) -> None:
    if day > on:
        raise ValidationError({asked: _("This day is still to come")})
    earlier = [journey.departed_on, journey.entered_on, journey.work_from, journey.work_ended_on]
    if any(before and day < before for before in earlier):
        raise ValidationError({asked: _("The end must come after the start")})


def _check_words(given: dict[Dimension, tuple[NeedLevel, str]]) -> None:
    missing = [dimension for dimension, (level, what) in given.items() if level != NeedLevel.NONE and not what]
    if missing:
        raise ValidationError(
            {f"{name}_what": _("Fill in: {field}").format(field=_("What is needed")) for name in missing}
        )


def _only_staff_say_death(kind: ReturnKind, by: Actor) -> None:
    if kind == ReturnKind.DEATH and not (by.is_system or staff_of_returns(by)):
        raise ValidationError({"kind": _("Call us: an officer records this with you")})


def _own(journey: Journey) -> list[Contact]:
    return [journey.person.contact()]


def _office_of(by: Actor) -> Organization | None:
    return (
        Organization.objects.filter(ref=by.organisation_ref, kind=OrganizationKind.OFFICE).first()
        if by.is_staff
        else None
    )
