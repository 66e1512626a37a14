"""What is done on a case. The doors into it are in ``asking.py``, referrals in ``referring.py``; the table of moves is
``AssistanceCase.MOVES``."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance import asking, clocks, forgetting, referring, reports  # noqa: F401  # more actions
from sapar.employment.assistance.choices import Concern, Outcome, StepKind, Urgency
from sapar.employment.assistance.desks import contacts_at, desk_of
from sapar.employment.assistance.errors import Forgotten
from sapar.employment.assistance.models import OPEN, AssistanceCase, CaseMember
from sapar.employment.assistance.permissions import (
    asker,
    asker_or_team,
    at_work,
    handler,
    handler_or_team,
    recognises_person,
    system,
    team,
)
from sapar.employment.assistance.steps import add_step, ask_next
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.foundation.privacy.classes import P3, P4
from sapar.foundation.ui.words import say
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.registers.organizations.models import Membership, Role
from sapar.registers.people.erasure import objects_to_erasure
from sapar.registers.people.models import Person

LONG = 4000
STEPS_OF_STAFF = (StepKind.CONTACT, StepKind.VISIT, StepKind.STEP)

Reason = Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P3)]


@action(subject=AssistanceCase, allowed_to=asker, law="assistance", label=_("Write to the officer"))
def tell_more(
    case: AssistanceCase, *, by: Actor, on: date, words: Annotated[str, Ask(_("Message"), lines=4, max_length=LONG,
                                                                            data_class=P3)],
) -> Done:  # fmt: skip
    """Add what happened since, or a question."""
    add_step(case, by, on, StepKind.MESSAGE, words)
    taker = [case.taken_by.contact()] if case.taken_by else contacts_at(case.office, desk_of(case.office))
    return Done(tell=[Notice("assistance/written", to=taker, ref=case.ref)])


@action(subject=AssistanceCase, allowed_to=handler, law="assistance", label=_("Take this case"))
def take_case(case: AssistanceCase, *, by: Actor, on: date) -> Done:
    """Take a case: from now on one named person answers for it, and the first act is due by its clock."""
    case.taken_by = by.account
    ask_next(case, "note_step")
    return Done(tell=[_news(case)])


@action(subject=AssistanceCase, allowed_to=team, law="assistance", label=_("Note what was done"))
def note_step(
    case: AssistanceCase, *, by: Actor, on: date,
    kind: Annotated[StepKind, Ask(_("What was it?"), choices=lambda: [(kind, kind.label) for kind in STEPS_OF_STAFF])],
    what: Annotated[str, Ask(_("What was done"), lines=4, max_length=LONG, data_class=P3)],
    look_again_on: Annotated[date | None, Ask(_("Look again on"))] = None,
) -> Done:  # fmt: skip
    """Note a contact, a visit or a step, and when to look again. The first one stops the clock of the first act."""
    if kind not in STEPS_OF_STAFF:
        raise ValidationError({"kind": _("Choose one answer")})
    if look_again_on and look_again_on < on:
        raise ValidationError({"look_again_on": _("The end must come after the start")})
    add_step(case, by, on, kind, what)
    case.acted_at = case.acted_at or clock.now()
    case.next_by = clocks.end_of(look_again_on, case.office) if look_again_on else None
    close_tasks(case, "resolve_case")
    ask_next(case, "resolve_case")
    return Done({"kind": kind}, silent_because="whoever asked sees on their page that something was done")


@action(subject=AssistanceCase, allowed_to=handler_or_team, law="assistance", label=_("Change the urgency"))
def change_urgency(
    case: AssistanceCase, *, by: Actor, on: date, urgency: Annotated[Urgency, Ask(_("Urgency"))], reason: Reason
) -> Done:
    """Say that a case is more or less urgent than it looked; its clock starts again."""
    case.urgency = urgency
    case.act_by = clocks.act_by(urgency, on, case.office)
    asks = "note_step" if case.taken_by else "take_case"
    close_tasks(case, asks)
    if not case.acted_at:
        ask_next(case, asks)
    return Done({"urgency": urgency, "reason": reason}, silent_because="only the clock changed")


@action(subject=AssistanceCase, allowed_to=handler_or_team, law="assistance", label=_("Protect this case"), grave=True)
def protect_case(
    case: AssistanceCase, *, by: Actor, on: date,
    concern: Annotated[Concern, Ask(_("Why it is protected"), data_class=P4)],
) -> Done:  # fmt: skip
    """Hide a case from everybody but its team: no task, no list and no search shows it any more."""
    case.protected, case.concern = True, concern
    if case.taken_by:
        _name(case, by.account, on)
        close_tasks(case)
    return Done(silent_because="a protected case is told to nobody")


@action(subject=AssistanceCase, allowed_to=at_work, law=NO_LAW, label=_("Name somebody to the team"),
        has_button=False)  # fmt: skip
def name_team_member(
    case: AssistanceCase,
    *,
    by: Actor,
    on: date,
    member: Annotated[Membership, Ask(_("Colleague"))],  # type: ignore[valid-type]
) -> Done:
    """Let a colleague see and work on a case."""
    _name(case, member.account, on)
    return Done({"member": member}, tell=[Notice("assistance/named", to=[member.account.contact()], ref=case.ref)])


@action(subject=AssistanceCase, allowed_to=at_work, law=NO_LAW, label=_("Hand the case over"),
        has_button=False)  # fmt: skip
def hand_over_case(
    case: AssistanceCase,
    *,
    by: Actor,
    on: date,
    member: Annotated[Membership, Ask(_("Colleague"))],  # type: ignore[valid-type]
    reason: Reason,
) -> Done:
    """Give a case to a colleague, who answers for it from now on."""
    case.taken_by = member.account
    return Done(
        {"member": member, "reason": reason},
        tell=[Notice("assistance/named", to=[member.account.contact()], ref=case.ref), _news(case)],
    )


@action(subject=AssistanceCase, allowed_to=recognises_person, law=NO_LAW, label=_("Say whose case this is"))
def link_person(
    case: AssistanceCase,
    *,
    by: Actor,
    on: date,
    person: Annotated[Person, Ask(_("Number of the person"))],  # type: ignore[valid-type]
) -> Done:
    """Link a case that named somebody in words to the person on record; its texts move under the person's key."""
    steps = list(case.steps.all())
    for row, texts in ((case, TEXTS_OF_CASE), *((step, ("what",)) for step in steps)):
        for name in texts:
            setattr(row, name, getattr(row, name))  # opened now, sealed under the other key when it is saved
    case.key, case.person, case.journey = person.key, person, asking.journey_of(person, case.country)
    case.save()
    for step in steps:
        step.case = case
        step.save()
    return Done({"person": person}, silent_because="the person sees the case on their page")


@action(subject=AssistanceCase, allowed_to=system, law="assistance", label=_("Tell the head"), has_button=False)
def escalate_case(case: AssistanceCase, *, by: Actor, on: date) -> Done:
    """Tell the head of office that nobody acted in time; in a protected case its team, which alone may know."""
    case.escalated_at = clock.now()
    return Done(tell=[Notice("assistance/overdue", to=_told_of_delay(case), ref=case.ref, phone=helpline())])


@action(subject=AssistanceCase, allowed_to=team, law="assistance", label=_("Resolve the case"))
def resolve_case(
    case: AssistanceCase, *, by: Actor, on: date, outcome: Annotated[Outcome, Ask(_("Outcome"))],
    words: Annotated[str, Ask(_("What was reached"), lines=4, max_length=2000, data_class=P3)],
) -> Done:  # fmt: skip
    """Say what came of a case. Whoever asked is told and can say that it is not so before it is closed."""
    case.outcome, case.outcome_words, case.next_by = outcome, words, None
    case.acted_at = case.acted_at or clock.now()
    close_tasks(case)
    if not case.protected:
        due = clocks.close_by(on, case.office)
        open_task(case, asks="close_case", role=desk_of(case.office), due=due, office_ref=case.office.ref)
    return Done({"outcome": outcome}, tell=[_news(case)])


@action(subject=AssistanceCase, allowed_to=asker_or_team, law="assistance", label=_("Close the case"))
def close_case(case: AssistanceCase, *, by: Actor, on: date) -> Done:
    """Close a resolved case. It can be opened again."""
    return Done(silent_because="its outcome was told when it was resolved")


@action(subject=AssistanceCase, allowed_to=asker_or_team, law="assistance", label=_("Open the case again"))
def reopen_case(case: AssistanceCase, *, by: Actor, on: date, reason: Reason) -> Done:
    """Open a case again: the trouble is not over. Its clock starts anew."""
    if not case.key.wrapped:
        raise Forgotten
    add_step(case, by, on, StepKind.MESSAGE if asker(by, case) else StepKind.STEP, reason)
    case.outcome, case.outcome_words, case.acted_at, case.escalated_at = "", "", None, None
    case.act_by = clocks.act_by(Urgency(case.urgency), on, case.office)
    close_tasks(case)
    ask_next(case, "note_step")
    taker = [case.taken_by.contact()] if case.taken_by else []
    return Done({"reason": reason}, tell=[Notice("assistance/written", to=taker, ref=case.ref)])


@objects_to_erasure
def open_case(person: Person) -> object:
    """Say that somebody still waits for help."""
    case = person.assistance_cases.filter(state__in=OPEN).first()
    return say(_("Open assistance case: {ref}"), ref=case.number) if case else None


TEXTS_OF_CASE = ("concern", "story", "place", "about", "safe_phone", "safe_when", "outcome_words")


def _name(case: AssistanceCase, account: Account | None, on: date) -> None:
    if account and account != case.taken_by and not case.team.filter(account=account).exists():
        CaseMember(case=case, account=account, named_on=on).save()


def _told_of_delay(case: AssistanceCase) -> list[Contact]:
    if not case.protected:
        return contacts_at(case.office, Role.OFFICE_HEAD)
    if case.taken_by is None:
        return contacts_at(case.office, Role.OFFICE_HEAD, desk_of(case.office))
    team = [case.taken_by, *(member.account for member in case.team.select_related("account"))]
    return [account.contact() for account in team]


def _news(case: AssistanceCase) -> Notice:
    return Notice("assistance/news", to=case.asker(), ref=case.ref, phone=helpline())
