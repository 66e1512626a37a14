"""What the pages of this room show: journeys and contract versions as components of the UI kit."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.moves import KEEP
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.references import spoken
from sapar.foundation.ui import components as ui
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.answers import Kept
from sapar.policy.law.findings import Result
from sapar.policy.law.recalled import answers_of
from sapar.policy.law.showing import report_of
from sapar.registers.journeys.actions import plan_journey, record_contract
from sapar.registers.journeys.checking import check_terms
from sapar.registers.journeys.choices import occupation_name
from sapar.registers.journeys.clauses import compared, facts_of
from sapar.registers.journeys.models import ContractVersion, Journey, JourneyState, Placement, is_own
from sapar.registers.journeys.panels import contract_makers, journey_makers
from sapar.registers.journeys.permissions import accompanies
from sapar.registers.journeys.planning import Step, StepState, steps_of
from sapar.registers.journeys.words import WHO
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person, PersonState
from sapar.registers.people.pages import line_of
from sapar.registers.people.panels import Panel, add_panel

WHO_SEES = _(
    "You, your helper, the officers who help you, and the post in that country. Never an employer or an agency"
)
PLACEMENT_SEEN_BY = _("You, your helper, the offices that help you, and the agency and employer of this placement")
TONES: dict[str, Any] = {
    JourneyState.PLANNED: "plain", JourneyState.DEPARTED: "open", JourneyState.ARRIVED: "open",
    JourneyState.WORKING: "open", JourneyState.ENDED: "warn", JourneyState.LOST_CONTACT: "warn",
    JourneyState.RETURNED: "done", JourneyState.REMAINED: "done", JourneyState.CANCELLED: "plain",
}  # fmt: skip
MOVING_ON = frozenset({JourneyState.PLANNED, JourneyState.DEPARTED, JourneyState.ARRIVED})


def tag_of(journey: Journey) -> ui.Tag:
    """Return where somebody is, as a tag."""
    return ui.Tag(journey.get_state_display(), TONES[JourneyState(journey.state)])


@add_panel
def journeys_panel(person: Person, actor: Actor) -> Panel | None:
    """Return the journeys of a person as part of their page, for whoever sees them."""
    seen = Journey.visible_to(actor).filter(person=person).order_by("-pk")
    plan = ui.Act(plan_journey.label, url=reverse("actions:do", args=[plan_journey.slug, person.ref]))
    may_plan = plan_journey.allowed_to(actor, person) and person.state == PersonState.ACTIVE
    rows = [journey_row(journey) for journey in seen]
    if not rows and not may_plan:
        return None
    return Panel(_("Journeys"), "journeys/panel.html", {"rows": rows, "plan": plan if may_plan else None}, order=10)


def journey_row(journey: Journey) -> ui.Row:
    """Return a journey as a row: where to, where somebody is in it, since when."""
    day = journey.entered_on or journey.departed_on or journey.leaves_on
    return ui.Row(journey.title, url=address_of(journey), tag=tag_of(journey), ref=journey.ref,
                  last=f"{day:%d.%m.%Y}" if day else "")  # fmt: skip


def journey_page(journey: Journey, actor: Actor, on: date) -> dict[str, Any]:
    """Return what the page of a journey shows to ``actor`` on ``on``."""
    steps = steps_of(journey, on)
    pressing = next((step for step in steps if step.state in (StepState.LATE, StepState.NOW) and step.due), None)
    return {
        "kicker": _("Journey"),
        "title": journey.title,
        "ref": journey.ref,
        "tag": tag_of(journey),
        "deadline": ui.Deadline(pressing.due, on) if pressing and pressing.due else None,
        "acts": acts_on(journey, actor),
        "timeline": timeline(journey, steps, actor, on),
        "contracts": [contract_row(version) for version in journey.contracts.order_by("-number_of_version")],
        "facts": facts(journey, actor),
        "placements": [placement_row(each) for each in Placement.visible_to(actor).filter(journey=journey)],
        "panels": [panel for maker in journey_makers if (panel := maker(journey, actor))],
        "people": [person_line(journey)],
        "history": shown_history(journey),
        "who_sees": WHO_SEES,
        "back": address_of(journey.person),
        "desk": actor.is_staff,
    }


def acts_on(journey: Journey, actor: Actor) -> list[ui.Act]:
    """Return the buttons of a journey: the one that moves it on first, what is grave last."""
    buttons = sorted(
        buttons_for(actor, journey), key=lambda action: (action.grave, action.creates or action.move[1] == KEEP)
    )
    acts = [act_of(action, journey, main=not n and journey.state in MOVING_ON) for n, action in enumerate(buttons)]
    if record_contract.allowed_to(actor, journey) and journey.state != JourneyState.CANCELLED:
        acts.insert(1, ui.Act(record_contract.label, url=reverse("journeys:new_contract", args=[journey.ref])))
    return acts


def act_of(action: Action, record: Subject, *, main: bool = False) -> ui.Act:
    """Return the button of an action."""
    kind: Any = "grave" if action.grave else "main" if main else "plain"
    return ui.Act(action.label, url=reverse("actions:do", args=[action.slug, record.ref]), kind=kind)


def timeline(journey: Journey, steps: Iterable[Step], actor: Actor, on: date) -> ui.Timeline:
    """Return the steps as a timeline, each open one with the button that ticks it off."""
    may_tick = accompanies(actor, journey)
    return ui.Timeline([step_of(journey, step, on, may_tick=may_tick) for step in steps])


def step_of(journey: Journey, step: Step, on: date, *, may_tick: bool) -> ui.Step:
    """Return one step with all that helps to do it."""
    state: Any = "blocked" if step.state == StepState.CANNOT_START else step.state.value
    others = ", ".join(str(WHO.get(who, who)) for who in step.who)
    told = (
        (_("Who does it"), others if step.who != ("worker",) else ""),
        (_("Where"), step.where), (_("Bring with you"), step.bring), (_("Official cost"), step.fee),
    )  # fmt: skip
    own = "worker" in step.who
    tick = ui.Act(
        _("I have done this") if own else _("This is done"),
        url=reverse("journeys:step_done", args=[journey.ref, step.id]),
        posts=True,
    )
    return ui.Step(
        title=step.title, state=state, text=step.what, source=step.source,
        if_late=step.if_late if state == "late" else "",
        deadline=ui.Deadline(step.due, on) if step.due and step.is_open else None,
        facts=[ui.Fact(label, value) for label, value in told if value] if step.is_open else [],
        acts=[tick] if may_tick and state in ("now", "next", "late") else [],
    )  # fmt: skip


def facts(journey: Journey, actor: Actor) -> list[ui.Fact]:
    """Return what is known of a journey; the address abroad only to its owner, a helper and the post there."""
    may_see_address = is_own(actor, journey.person) or actor.role == Role.LABOUR_ATTACHE
    known: list[tuple[Any, Any]] = [
        (_("Pathway"), journey.get_pathway_display()),
        (_("Work"), occupation_name(journey.occupation)),
        (_("Leaves on"), journey.leaves_on if not journey.departed_on else None),
        (_("Left on"), journey.departed_on),
        (_("Arrived on"), journey.entered_on),
        (_("Works from"), journey.work_from),
        (_("Employer"), journey.employer),
        (_("Work ended on"), journey.work_ended_on),
        (_("Why it ended"), journey.get_end_reason_display()),
        (_("Returned on"), journey.returned_on),
        (_("Address abroad"), journey.address_abroad if may_see_address else ""),
    ]
    return [ui.Fact(label, _written(value)) for label, value in known if value]


def person_line(journey: Journey) -> ui.Person:
    """Return the traveller as lists show people."""
    return replace(line_of(journey.person), role=_("Traveller"))


def contract_row(version: ContractVersion) -> ui.Row:
    """Return a contract version as a row."""
    return ui.Row(
        version.title,
        url=address_of(version), tag=contract_tag(version), ref=version.ref,
        last=say(_("Checked on: {date}"), date=version.checked_on) if version.checked_on else "",
    )  # fmt: skip


def contract_tag(version: ContractVersion) -> ui.Tag:
    """Return what stands out about a version: replaced, breaches, or that none was found."""
    if version.state == "replaced":
        return ui.Tag(version.get_state_display(), "plain", "archive")
    if version.broken:
        return ui.Tag(say(_("Breaks the law: {n}"), n=version.broken), "broken")
    return ui.Tag(_("No breach found"), "kept") if version.law_digest else ui.Tag(_("Not checked"), "unknown")


def contract_page(version: ContractVersion, actor: Actor) -> dict[str, Any]:
    """Return what the page of a contract version shows: findings, terms, and what changed since the earlier one."""
    found = check_terms(version.terms, version.checked_on or clock.today())
    earlier = version.journey.contracts.filter(number_of_version__lt=version.number_of_version).last()
    kept = Kept(answers_of(version.terms.get("contract") or {}, version.journey.destination), whole=True)
    report = report_of(found, kept, ui.Finding) if found else None
    change = reverse("journeys:new_contract", args=[version.journey.ref])
    return {
        "kicker": _("Contract"),
        "title": version.title,
        "ref": version.ref,
        "tag": contract_tag(version),
        "note": _note(version, found),
        "acts": [ui.Act(_("Change the answers"), url=change)] if _may_record(version, actor) else [],
        "findings": ui.Findings(report.told) if report else None,
        "questions": list(dict.fromkeys(line.shown.what_to_do for line in report.unknown)) if report else [],
        "answer": ui.Act(_("Answer these questions"), url=f"{change}?all=1") if _may_record(version, actor) else None,
        "difference": difference(earlier, version) if earlier else None,
        "facts": [ui.Fact(label, value) for label, value in facts_of(version.terms)],
        "panels": [panel for maker in contract_makers if (panel := maker(version, actor))],
        "people": [person_line(version.journey)],
        "history": shown_history(version),
        "who_sees": WHO_SEES,
        "back": address_of(version.journey),
        "desk": actor.is_staff,
    }


def placement_row(placement: Placement) -> ui.Row:
    """Return a placement as a row: with whom, through whom, and where it stands."""
    through = placement.agency.name if placement.agency else _("A public scheme")
    tag = ui.Tag(placement.get_state_display(), "open" if placement.state == "working" else "plain")
    return ui.Row(placement.title, url=address_of(placement), ref=placement.ref, last=through, tag=tag)


def placement_page(placement: Placement, actor: Actor) -> dict[str, Any]:
    """Return what the page of a placement shows: employer, agency, work, days; the journey to those who may see it."""
    journey = placement.journey
    seen = Journey.visible_to(actor).filter(pk=journey.pk).exists()
    known: list[tuple[Any, Any]] = [
        (_("Employer"), placement.employer.name),
        (_("Agency"), placement.agency.name if placement.agency else _("None: a public scheme")),
        (_("Country"), journey.title),
        (_("Work"), occupation_name(placement.occupation)),
        (_("Number of the job"), spoken(placement.order_ref) if placement.order_ref else ""),
        (_("Left on"), journey.departed_on),
        (_("Works from"), placement.started_on),
        (_("Work ended on"), placement.ended_on),
    ]
    return {
        "kicker": _("Placement"), "title": journey.person.name if actor.is_staff else placement.title,
        "ref": placement.ref, "tag": ui.Tag(placement.get_state_display(), "plain"),
        "facts": [ui.Fact(label, _written(value)) for label, value in known if value],
        "history": shown_history(placement), "desk": actor.is_staff,
        "back": address_of(journey) if seen else "", "who_sees": PLACEMENT_SEEN_BY,
    }  # fmt: skip


def difference(earlier: ContractVersion, later: ContractVersion) -> ui.Compare:
    """Return two versions clause by clause, with what each change means for the worker."""
    rows = [
        ui.Difference(each.label, each.was, each.is_now, why=each.word, same=each.direction == "same")
        for each in compared(earlier.terms, later.terms)
    ]
    return ui.Compare(_("What changed"), earlier.title, later.title, rows)


def _note(version: ContractVersion, found: Result | None) -> Words:
    if found is None:
        return _("We do not have the laws of this country yet. Ask an officer to look at the contract")
    if found.digest != version.law_digest:
        return _("The laws on record changed since this was recorded. The findings below are of today")
    until = found.checked_until
    return say(_("No rule beyond this day was checked. Checked until: {date}"), date=until) if until else ""


def _may_record(version: ContractVersion, actor: Actor) -> bool:
    return version.state == "recorded" and accompanies(actor, version.journey)


def _written(value: Any) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)
