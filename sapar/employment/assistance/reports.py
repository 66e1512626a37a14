"""What other rooms report of somebody: a check-in, a complaint from whoever is in danger, an injury.

It becomes a case at the post; where one of the same need is open, it is noted on that one and makes it more urgent.
"""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance import clocks
from sapar.employment.assistance.asking import (
    LONG,
    Concerns,
    Country,
    Place,
    SafePhone,
    SafeWhen,
    Story,
    What,
    asked,
    look_again_at,
    new_case,
)
from sapar.employment.assistance.choices import AskedAs, Concern, Need, StepKind, Urgency
from sapar.employment.assistance.desks import contacts_at, desk_of, office_for
from sapar.employment.assistance.models import OPEN, AssistanceCase
from sapar.employment.assistance.permissions import system
from sapar.employment.assistance.steps import add_step, ask_next
from sapar.employment.stays.models import CheckIn, Flag
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.worklists.tasks import close_tasks
from sapar.registers.journeys.models import EndReason, Journey
from sapar.registers.people.models import Person
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import Kind

# What the answers to a check-in amount to, the gravest first.
NEED_OF = {Flag.CANNOT_LEAVE: Need.DANGER, Flag.NOT_WELL: Need.ILL, Flag.UNPAID: Need.UNPAID}
CONCERN_OF = {Kind.VIOLENCE: Concern.VIOLENCE, Kind.TRAFFICKING: Concern.FORCE, Kind.CHILD: Concern.CHILD}
GRAVEST_FIRST = list(Urgency)

HowUrgent = Annotated[Urgency, Ask(_("Urgency"))]


@follows("stays.help_needed")
def take_up_check_in(check_in: CheckIn, *, by: Actor, on: date) -> None:
    """Take up a check-in that says that something is wrong."""
    flags = check_in.flags
    grave = check_in.is_protected or Flag.CANNOT_LEAVE in flags
    take_up(
        check_in.person, by=by, on=on, country=check_in.journey.destination, reported_by=AskedAs.CHECK_IN,
        need=next((NEED_OF[flag] for flag in NEED_OF if flag in flags), Need.OTHER),
        urgency=Urgency.LIFE if grave else Urgency.URGENT, concern=Concern.FORCE if check_in.is_protected else None,
        story="; ".join(str(flag.label) for flag in flags), safe_when=check_in.safe_contact,
    )  # fmt: skip


@follows("complaints.danger_abroad")
def take_up_complaint(complaint: Complaint, *, by: Actor, on: date) -> None:
    """Take up a complaint whose author, known and abroad, says that they are in danger now."""
    concerns = [CONCERN_OF[kind] for kind in complaint.all_kinds if kind in CONCERN_OF]
    take_up(
        complaint.complainant, by=by, on=on, country=complaint.country, reported_by=AskedAs.COMPLAINT,
        need=Need.DANGER, urgency=Urgency.LIFE, concern=concerns[0] if concerns else None,
        story=str(complaint.what_happened)[:LONG], place=str(complaint.place), safe_phone=str(complaint.phone),
        safe_when=str(complaint.safe_contact)[:300],
    )  # fmt: skip


@follows("stays.injured")
def take_up_injury(journey: Journey, *, by: Actor, on: date) -> None:
    """Take up work that ended by an injury or an illness."""
    take_up(
        journey.person, by=by, on=on, country=journey.destination, reported_by=AskedAs.WORK_END, need=Need.ILL,
        urgency=Urgency.URGENT, story=str(EndReason.INJURY.label),
    )  # fmt: skip


def take_up(person: Person | None, *, by: Actor, on: date, need: Need, story: str, **more: Any) -> None:
    """Note what was reported on the person's open case of that need, or open one."""
    known = AssistanceCase.objects.filter(person=person, need=need, state__in=OPEN).order_by("pk").first()
    if known is None:
        open_case_on_report(person, by=by, on=on, need=need, story=story, **more)  # type: ignore[arg-type]
        return
    for first_report in ("country", "reported_by", "place"):
        more.pop(first_report, None)
    note_report(known, by=by, on=on, story=story, **more)


@action(
    subject=Person, creates=AssistanceCase, allowed_to=system, law="assistance", label=_("Open a case"),
    has_button=False,
)  # fmt: skip
def open_case_on_report(
    person: Person, *, by: Actor, on: date, need: What, country: Country, urgency: HowUrgent, story: Story,
    reported_by: Annotated[AskedAs, Ask(_("Who asked"))], concern: Concerns = None, place: Place = "",
    safe_phone: SafePhone = "", safe_when: SafeWhen = "",
) -> Done:  # fmt: skip
    """Open a case for somebody of whom another room reports that help is needed."""
    case = new_case(
        office_for(country, person), by=by, on=on, person=person, country=country, need=need, concern=concern,
        urgency=urgency, asked_as=reported_by, story=story, place=place, safe_phone=safe_phone, safe_when=safe_when,
        language=person.language,
    )  # fmt: skip
    return asked(case)


@action(subject=AssistanceCase, allowed_to=system, law="assistance", label=_("Add to the open case"), has_button=False)
def note_report(
    case: AssistanceCase, *, by: Actor, on: date, story: Story, urgency: HowUrgent, concern: Concerns = None,
    safe_phone: SafePhone = "", safe_when: SafeWhen = "",
) -> Done:  # fmt: skip
    """Note on an open case what another room reports. What is graver than the case looked starts its clock anew."""
    graver = GRAVEST_FIRST.index(urgency) < GRAVEST_FIRST.index(Urgency(case.urgency))
    case.safe_phone, case.safe_when = safe_phone or case.safe_phone, safe_when or case.safe_when
    if concern and not case.protected:
        case.protected, case.concern = True, concern
    add_step(case, by, on, StepKind.MESSAGE, story)
    if graver:
        _hurry(case, urgency, on)
    to = [case.taken_by.contact()] if case.taken_by else contacts_at(case.office, desk_of(case.office))
    notice = Notice("assistance/urgent" if graver else "assistance/written", to=to, ref=case.ref, phone=helpline())
    return Done({"urgency": case.urgency}, tell=[notice])


def _hurry(case: AssistanceCase, urgency: Urgency, on: date) -> None:
    """Start the clock anew: the first act, or the next one where somebody acted already, is due sooner."""
    case.urgency, case.escalated_at = urgency, None
    due = clocks.act_by(urgency, on, case.office)
    if case.acted_at:
        case.next_by = min(case.next_by or due, due)
    else:
        case.act_by = min(case.act_by, due)
        look_again_at(case)
    close_tasks(case)
    ask_next(case, "resolve_case" if case.acted_at else "note_step" if case.taken_by else "take_case")
