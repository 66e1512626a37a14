"""The doors into a case: the person asks, somebody raises an alarm, staff take a call, a check-in says "help"."""

from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.employment.assistance import clocks
from sapar.employment.assistance.choices import URGENCY_OF, AskedAs, CaseState, Concern, Need, Urgency
from sapar.employment.assistance.desks import contacts_at, desk_of, office_for
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.permissions import anyone, asker_for, call_taker, part_of
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.contacts import check_contact
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1, P2, P3, P4
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.journeys import choices
from sapar.registers.journeys.models import ABROAD, Journey
from sapar.registers.organizations.models import Organization
from sapar.registers.people.models import Person

LONG = 4000
ONLY_HELPERS = _("Only those who help you")

What = Annotated[Need, Ask(_("What do you need?"), data_class=P2)]
Country = Annotated[
    str, Ask(_("In which country?"), max_length=2, choices=choices.countries, check=validate_country, data_class=P1)
]
Place = Annotated[
    str, Ask(_("Where exactly?"), hint=_("Town, street, police station, hospital: what you know"), max_length=300,
             data_class=P3)
]  # fmt: skip
Story = Annotated[str, Ask(_("What happened?"), lines=5, max_length=LONG, data_class=P3, who_sees=ONLY_HELPERS)]
About = Annotated[
    str, Ask(_("Who needs help?"), hint=_("Name, year of birth, where from: what you know"), max_length=300,
             data_class=P3)
]  # fmt: skip
Concerns = Annotated[Concern | None, Ask(_("Is any of this true?"), data_class=P4)]
SafePhone = Annotated[
    str, Ask(_("Phone or e-mail that is safe"), hint=_("Leave empty if none is safe"), max_length=254,
             check=check_contact, data_class=P3, who_sees=ONLY_HELPERS)
]  # fmt: skip
SafeWhen = Annotated[
    str, Ask(_("When and how may we contact you safely?"), max_length=300, data_class=P3)
]  # fmt: skip


@action(subject=Person, creates=AssistanceCase, allowed_to=asker_for, law="assistance", label=_("Ask for help"))
def ask_for_help(
    person: Person, *, by: Actor, on: date, need: What, country: Country, story: Story = "", place: Place = "",
    concern: Concerns = None, safe_phone: SafePhone = "", safe_when: SafeWhen = "",
) -> Done:  # fmt: skip
    """Ask for help abroad, for oneself or at the counter for a person on record."""
    office = office_for(country, person)
    case = new_case(
        office, by=by, on=on, need=need, country=country, concern=concern, person=person, asked_as=part_of(by),
        story=story, place=place, safe_phone=safe_phone, safe_when=safe_when, language=person.language,
    )  # fmt: skip
    return asked(case)


@action(
    subject=Organization, creates=AssistanceCase, allowed_to=anyone, law="assistance", label=_("Ask for help"),
    has_button=False,
)  # fmt: skip
def raise_alarm(
    office: Organization, *, by: Actor, on: date, about: About, need: What, country: Country,
    asked_as: Annotated[AskedAs, Ask(_("Who are you?"))] = AskedAs.RELATIVE, story: Story = "", place: Place = "",
    concern: Concerns = None, safe_phone: SafePhone = "", safe_when: SafeWhen = "",
) -> Done:  # fmt: skip
    """Say that somebody needs help. The person is named in words; nobody asks for papers, or who is calling."""
    if asked_as not in (AskedAs.SELF, AskedAs.RELATIVE, AskedAs.WITNESS):
        raise ValidationError({"asked_as": _("Choose one answer")})
    case = new_case(
        office, by=by, on=on, need=need, country=country, concern=concern, about=about, asked_as=asked_as,
        story=story, place=place, safe_phone=safe_phone, safe_when=safe_when, language=readers_language(),
    )  # fmt: skip
    return asked(case)


@action(
    subject=Organization, creates=AssistanceCase, allowed_to=call_taker, law="assistance", label=_("New call"),
    has_button=False,
)  # fmt: skip
def take_call(
    office: Organization, *, by: Actor, on: date, about: About, need: What, country: Country, story: Story = "",
    place: Place = "", concern: Concerns = None, safe_phone: SafePhone = "", safe_when: SafeWhen = "",
) -> Done:  # fmt: skip
    """Write down a call: who, where, what is needed. Whoever it concerns may be unknown."""
    case = new_case(
        office, by=by, on=on, need=need, country=country, concern=concern, about=about, asked_as=AskedAs.STAFF,
        story=story, place=place, safe_phone=safe_phone, safe_when=safe_when, language=readers_language(),
    )  # fmt: skip
    return asked(case)


def new_case(
    office: Organization, *, by: Actor, on: date, need: Need, country: str, concern: Concern | None,
    person: Person | None = None, urgency: Urgency | None = None, **texts: Any,
) -> AssistanceCase:  # fmt: skip
    """Save a new case with its clock and the task to take it. Danger, violence, force and children are protected."""
    urgency = urgency or urgency_of(need, concern)
    case = AssistanceCase(
        key=person.key if person else DataKey.make(), person=person, journey=journey_of(person, country), office=office,
        asked_by=by.account if by.kind != Kind.HELPER else None, country=country, need=need, urgency=urgency,
        protected=bool(concern) or need == Need.DANGER, concern=concern or "", asked_at=clock.now(),
        act_by=clocks.act_by(urgency, on, office), state=CaseState.ASKED, **texts,
    )  # fmt: skip
    case.save()
    if urgency != Urgency.ORDINARY:
        look_again_at(case)
    open_task(case, asks="take_case", role=desk_of(office), due=case.act_by, office_ref=office.ref)
    return case


def look_again_at(case: AssistanceCase) -> None:
    """Have the worker look at the very hour whether somebody acted: the daily job would be too late."""
    from sapar.employment.assistance.tasks import escalate_if_late  # the task itself imports this room's actions

    escalate_if_late.using(run_after=case.act_by).enqueue(case.ref)


def asked(case: AssistanceCase) -> Done:
    """Tell whoever asked by when we act, and at once those at the office if it cannot wait."""
    tell = [
        Notice(
            "assistance/received",
            to=case.asker(),
            ref=case.ref,
            date=clocks.day_of(case.act_by, case.office),
            phone=helpline(),
        )
    ]
    if case.urgency != Urgency.ORDINARY:
        at_desk = contacts_at(case.office, desk_of(case.office))
        tell.append(Notice("assistance/urgent", to=at_desk, ref=case.ref, phone=helpline()))
    return Done({"urgency": case.urgency}, created=case, tell=tell)


def journey_of(person: Person | None, country: str) -> Journey | None:
    """Return the journey on which the person is in that country, if we know of one."""
    if person is None:
        return None
    abroad: Journey | None = person.journeys.filter(destination=country, state__in=ABROAD).order_by("-pk").first()
    return abroad


def urgency_of(need: Need, concern: Concern | None) -> Urgency:
    """Return how soon somebody must act; a doubt counts for the person."""
    if need == Need.DANGER or concern in (Concern.VIOLENCE, Concern.FORCE):
        return Urgency.LIFE
    return Urgency.URGENT if concern else URGENCY_OF.get(need, Urgency.ORDINARY)
