"""My journey: the one page of a worker. Where I am, what I must do next and by when, who can help."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.classifications.codes import country
from sapar.employment.assistance.queries import cases_of
from sapar.employment.stays.queries import next_check_in, waiting_check_in
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui import components
from sapar.foundation.ui.components import Act, Contact, Deadline, Fact, Now, Row, Timeline, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.post_employment.reintegration.models import ReintegrationPlan, ServiceReferral
from sapar.post_employment.returns.queries import newest_return_of
from sapar.pre_employment.applications.queries import applications_of
from sapar.pre_employment.clearance.queries import clearances_of
from sapar.pre_employment.contracts.queries import offers_of
from sapar.pre_employment.orientation.queries import seats_of
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.journeys.queries import Step, StepState, current_journey, latest_contract, steps_of
from sapar.registers.organizations.models import Organization
from sapar.registers.people.models import Person
from sapar.registers.retention.models import EndState, RetentionEnd
from sapar.throughout.complaints.queries import complaints_of
from sapar.throughout.costs.pages import ledger_row

WHERE = {
    JourneyState.PLANNED: _("{name}, you are getting ready. Country: {country}"),
    JourneyState.DEPARTED: _("{name}, you are on the way. Country: {country}"),
    JourneyState.ARRIVED: _("{name}, you have arrived. Country: {country}"),
    JourneyState.WORKING: _("{name}, you are working. Country: {country}"),
    JourneyState.ENDED: _("{name}, your work has ended. Country: {country}"),
    JourneyState.RETURNED: _("{name}, welcome home. You came back from: {country}"),
    JourneyState.REMAINED: _("{name}, you live abroad now. Country: {country}"),
    JourneyState.LOST_CONTACT: _("{name}, we have not heard from you. Country: {country}"),
}
# The moves a worker makes; the first that is possible now stands beside the next step.
OWN_MOVES = ("depart", "arrive", "start_work", "end_work", "regain_contact", "return_home", "remain_abroad")
SHAPES = {
    StepState.DONE: "done",
    StepState.NOW: "now",
    StepState.NEXT: "next",
    StepState.LATE: "late",
    StepState.CANNOT_START: "blocked",
}


def journey_page(person: Person, actor: Actor) -> dict[str, Any]:
    """Return what the page shows. The number of queries does not grow with what the person has."""
    today = clock.today(actor.place)
    journey = current_journey(person)
    steps = steps_of(journey, today) if journey else []
    return {
        "title": where(person, journey),
        "now": do_next(person, journey, steps, today),
        "acts": moves(actor, journey) if journey else [],
        "ahead": Timeline([shown(step, today) for step in steps if step.is_open]),
        "done": Timeline([shown(step, today) for step in steps if not step.is_open]),
        "asked": waiting_check_in(journey, today) if journey else None,
        "check_in": next_check_in(journey, today) if journey else None,
        "papers": papers(person),
        "rows": rows(person, journey, actor),
        "helpers": helpers(person, journey),
        "who_sees": _("You, the offices that help you, and the post in the country where you are"),
        "journey": journey,
        "person": person,
    }


def where(person: Person, journey: Journey | None) -> Words:
    """Say where the person is in one sentence."""
    if journey is None:
        return say(_("{name}, welcome"), name=person.given_name)
    place = country(journey.destination).name(readers_language())
    return say(WHERE[JourneyState(journey.state)], name=person.given_name, country=place)


def do_next(person: Person, journey: Journey | None, steps: list[Step], today: date) -> Now | None:
    """Return the one box in colour: the late step, else the present one, else planning a journey."""
    if journey is None:
        plan = Act(_("Plan my journey"), reverse("actions:do", args=["plan-journey", person.ref]), kind="main")
        return Now(_("Say where and when you go"), text=_("You get the steps, the dates and who can help"), act=plan)
    step = next((s for state in (StepState.LATE, StepState.NOW) for s in steps if s.state == state), None)
    if step is None:
        return None
    deadline = Deadline(step.due, today) if step.due else None
    done = Act(
        _("I have done this"), reverse("journeys:step_done", args=[journey.ref, step.id]), kind="main", posts=True
    )
    return Now(step.title, deadline, step.if_late if step.state == StepState.LATE and step.if_late else step.what, done)


def moves(actor: Actor, journey: Journey) -> list[Act]:
    """Return what the worker can say has happened."""
    possible = {action.name: action for action in buttons_for(actor, journey)}
    return [
        Act(possible[name].label, reverse("actions:do", args=[possible[name].slug, journey.ref]))
        for name in OWN_MOVES
        if name in possible
    ]


def shown(step: Step, today: date) -> components.Step:
    """Return a step of the timeline."""
    facts = [(_("Where"), step.where), (_("Bring with you"), step.bring), (_("Official cost"), step.fee)]
    return components.Step(
        title=step.title,
        state=SHAPES[step.state],  # type: ignore[arg-type]
        deadline=Deadline(step.due, today) if step.due and step.is_open else None,
        text=step.what,
        facts=[Fact(label, value) for label, value in facts if value],
        if_late=step.if_late if step.state == StepState.LATE else "",
        source=step.source,
    )


def papers(person: Person) -> list[Fact]:
    """Return the person's documents with the day they end, never their numbers."""
    return [
        Fact(document.get_kind_display(), say(_("Valid until: {date}"), date=document.expires_on or "?"))
        for document in person.documents.all()
    ]


def rows(person: Person, journey: Journey | None, actor: Actor) -> list[Row]:
    """Return the person's contract, cases, complaints, return and services, as links with their state."""
    own: list[Subject] = [*clearances_of(person, actor), *cases_of(actor, person), *complaints_of(person, actor)]
    own += applications_of(actor, person)
    own += (contracts := list(offers_of(actor, person)))
    recorded = latest_contract(journey) if journey and not contracts else None
    own += [record for record in (recorded, newest_return_of(person)) if record]
    own += RetentionEnd.visible_to(actor).filter(person=person, state=EndState.ANNOUNCED)
    own += seats_of(actor, person)
    own += ReintegrationPlan.visible_to(actor).filter(returning__journey__person=person)
    own += ServiceReferral.visible_to(actor).filter(returning__journey__person=person)
    return [*map(_row, own), *([ledger_row(journey, actor)] if journey else [])]


def _row(record: Subject) -> Row:
    state = str(getattr(record, "state", ""))
    word = record.get_state_display()  # type: ignore[attr-defined]
    return Row(title=record.title, url=address_of(record), ref=record.ref, tag=tag_for(state, word))


def helpers(person: Person, journey: Journey | None) -> list[Contact]:
    """Return who can help, nearest first: the post abroad, the office at home, the helpline."""
    posts: Iterable[Organization] = Organization.objects.posts_for(journey.destination) if journey else ()
    offices = [*posts, person.office]
    return [
        *(Contact(office.name, phone=office.phone) for office in offices),
        Contact(_("Helpline, day and night"), phone=settings.SAPAR_HELPLINE),
    ]
