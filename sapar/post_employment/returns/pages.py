"""What the page of a return shows: facts, needs, what is still owed abroad, and the parts of the rooms above."""

from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import (
    Act,
    Contact,
    Deadline,
    Fact,
    Finding,
    Findings,
    Person,
    Row,
    Tag,
    tag_for,
)
from sapar.foundation.ui.words import say
from sapar.policy.law.deadlines import claim_limits
from sapar.policy.law.marks import marks_of
from sapar.post_employment.returns.models import ASSESSORS, Return, ReturnState
from sapar.post_employment.returns.parts import parts_of
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person as People
from sapar.registers.people.panels import Panel, add_panel

MAIN = ("register_return", "record_talk_with_family", "note_needs", "reopen_return")
CLAIM_NOW = _("It can be claimed from home, but not for ever. Make a complaint now: it is free")
READS_NEEDS = ASSESSORS | {Role.OFFICE_HEAD}


def acts_on(actor: Actor, record: Subject, main: tuple[str, ...] = MAIN) -> list[Act]:
    """Return the buttons that apply, the main one first."""
    actions = sorted(buttons_for(actor, record), key=lambda each: main.index(each.name) if each.name in main else 99)
    return [
        Act(each.label, reverse("actions:do", args=[each.slug, record.ref]), "main" if number == 0 else "plain")
        for number, each in enumerate(actions)
    ]


def tag_of(record: Any) -> Tag:
    """Return the state as a tag; what is still open is coloured, what is over is not."""
    over = {"completed": "done", "done": "done", "closed": "closed", "declined": "closed", "dropped": "closed",
            "left_out": "closed"}  # fmt: skip
    word = record.get_state_display()
    return tag_for(over[record.state], word) if record.state in over else Tag(word, "open")


def needs_of(returning: Return) -> list[Fact]:
    """Return the needs as facts: the dimension, how urgent, and what."""
    return [
        Fact(each.get_dimension_display(), ". ".join(part for part in (each.get_level_display(), each.what) if part))
        for each in returning.needs.all()
    ]


def due_on(returning: Return) -> date | None:
    """Return by when the office does the next thing."""
    dues = {ReturnState.NOTIFIED: returning.contact_by, ReturnState.REGISTERED: returning.assess_by}
    return dues.get(ReturnState(returning.state))


def deadline_of(returning: Return, actor: Actor) -> Deadline | None:
    """Return that day as a deadline."""
    due = due_on(returning)
    return Deadline(due, clock.today(actor.place)) if due else None


def row_of(returning: Return, actor: Actor) -> Row:
    """Return a return as a row of the list."""
    return Row(
        title=returning.person.name,
        url=reverse("returns:detail", args=[returning.ref]),
        tag=tag_of(returning),
        deadline=deadline_of(returning, actor),
        ref=returning.ref,
        asked=returning.get_kind_display(),
        last=say(
            "{country} → {office}", country=country_name(returning.journey.destination), office=returning.office.name
        ),
    )


def staff_page(returning: Return, actor: Actor) -> dict[str, Any]:
    """Return what staff see. Needs are for those who help with them; the post abroad sees that somebody is home."""
    reads = actor.role in READS_NEEDS
    born = returning.person.born_on
    return {
        "returning": returning, "title": returning.person.name, "kicker": _("Return"), "ref": returning.ref,
        "tag": tag_of(returning), "deadline": deadline_of(returning, actor),
        "acts": acts_on(actor, returning), "facts": _facts(returning, reads), "history": shown_history(returning),
        "people": [Person(returning.person.name, born=born.year if born else None, place=returning.person.home)],
        "needs": needs_of(returning) if reads else [], "sections": parts_of(returning, actor), "desk": True,
        "findings": Findings(found) if (found := owed(returning)) else None, "back": reverse("returns:list"),
        "note": _("Speak with the family yourself. Sapar sends nothing to this phone") if returning.is_death else "",
        "who_sees": _("The person, officers who help people who came home; needs and words: only these officers"),
    }  # fmt: skip


def own_page(returning: Return, actor: Actor) -> dict[str, Any]:
    """Return what the person sees: the next step, what was noted, services, who helps."""
    return {
        "returning": returning, "title": _("I am home"), "acts": acts_on(actor, returning),
        "tag": tag_of(returning), "findings": owed(returning),
        "needs": needs_of(returning), "sections": parts_of(returning, actor), "due": due_on(returning),
        "helpers": [Contact(returning.office.name, phone=returning.office.phone),
                    Contact(_("At any hour"), phone=helpline())],
        "who_sees": _("You and the officers who help people who came home"),
    }  # fmt: skip


def owed(returning: Return) -> list[Finding]:
    """Return what the person should know while money is still owed abroad, or papers are missing."""
    found = _claims(returning) if returning.unpaid else []
    if returning.papers_missing:
        found.append(Finding("info", _("Papers are missing"), what_to_do=_("The office helps to get them again")))
    return found


def _claims(returning: Return) -> list[Finding]:
    """Say until when unpaid wages can be claimed in the country of work, as its law stands in the packs."""
    journey, url = returning.journey, _page("complaints:file")
    acts = [Act(_("Make a complaint"), url)] if url else []
    ended = journey.work_ended_on or journey.returned_on
    limits = claim_limits(journey.destination, "wages", {"wage_due": ended}) if ended else []
    if not limits:
        return [Finding("ask", _("Money is still owed abroad"), what_to_do=CLAIM_NOW, acts=acts)]
    code = readers_language()
    return [
        Finding(
            "ask",
            _("Money is still owed abroad"),
            law_says=say(_("Claim it before: {date}"), date=limit.safe_by) if limit.safe_by else "",
            source=limit.citation.text(code),
            what_to_do=limit.advice.get(code) or CLAIM_NOW,
            **marks_of(limit.checked),
            acts=acts,
        )
        for limit in limits
    ]


@add_panel
def returns_panel(person: People, actor: Actor) -> Panel | None:
    """Show on the page of a person the returns this reader may know of."""
    returns = Return.visible_to(actor).filter(journey__person=person).select_related("journey__person", "office")
    rows = [row_of(returning, actor) for returning in returns]
    return Panel(_("Returns"), "returns/panel.html", {"rows": rows}, order=50) if rows else None


def _page(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:  # an instance may run without that room
        return ""


def _facts(returning: Return, reads: bool) -> list[Fact]:
    journey = returning.journey
    told = [
        (_("Kind"), returning.get_kind_display()),
        (_("Country"), country_name(journey.destination)),
        (_("Expected on"), returning.expected_on),
        (_("Returned on"), journey.returned_on),
        (_("Lives now"), returning.person.home if returning.lives_at else ""),
        (_("What next"), returning.get_wish_display() if returning.wish else ""),
        (_("Office"), returning.office.name),
        (_("Outcome"), returning.get_outcome_display() if returning.outcome else ""),
        (_("In words"), returning.words if reads else ""),
    ]
    return [Fact(label, f"{value:%d.%m.%Y}" if isinstance(value, date) else value) for label, value in told if value]
