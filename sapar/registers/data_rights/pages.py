"""What the pages of data rights show."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import history_of
from sapar.foundation.ui.components import Act, Deadline, Event, Fact, Row, Tag
from sapar.foundation.ui.words import Words
from sapar.registers.data_rights.asking import ask_about_data
from sapar.registers.data_rights.consenting import give_consent
from sapar.registers.data_rights.models import (
    Consent,
    DataQuestion,
    EmergencyAccess,
    OfPerson,
    QuestionState,
    TrustedPerson,
)
from sapar.registers.data_rights.trusting import trust_person
from sapar.registers.people.models import Person

LIVE = frozenset({"given", "trusted", "asked", "taken"})
WATCHED = _("You, and the data protection officer")


def rights_page(person: Person) -> dict[str, Any]:
    """Return what a person sees of their rights: what is agreed, who is trusted, what was asked, the copy."""
    return {
        "title": _("My data, my choice"), "person": person, "back": reverse("people:mine"),
        "consents": _rows(person.consents.select_related("organization")),
        "trusted": _rows(person.trusted_people.all()), "questions": _rows(person.data_questions.all()),
        "emergencies": _rows(person.emergency_accesses.all()),
        "give": _act(give_consent, person), "trust": _act(trust_person, person), "ask": _act(ask_about_data, person),
    }  # fmt: skip


def _act(action: Any, person: Person) -> Act:
    return Act(action.label, reverse("actions:do", args=[action.slug, person.ref]))


def _rows(records: Any) -> list[Row]:
    return [Row(title=record.title, url=address_of(record), ref=record.ref, tag=tag_of(record)) for record in records]


def tag_of(record: OfPerson) -> Tag:
    """Return the state as a tag: what still counts stands out."""
    return Tag(record.get_state_display(), "open" if record.state in LIVE else "plain")  # type: ignore[attr-defined]


def record_page(record: OfPerson, actor: Actor) -> dict[str, Any]:
    """Return the page of one consent, trusted person, question or emergency access."""
    staff = actor.kind == Kind.MEMBER
    return {
        "title": record.title, "kicker": record._meta.verbose_name, "ref": record.ref, "tag": tag_of(record),
        "facts": [fact for fact in FACTS[type(record)](record) if fact.value],
        "deadline": _deadline(record, actor), "acts": _acts(record, actor), "desk": staff, "who_sees": WATCHED,
        "history": [Event(each.what, each.when, who=each.who, article=each.under) for each in history_of(record)],
        "back": reverse("portal:desk") if staff else reverse("data_rights:mine"),
    }  # fmt: skip


def _acts(record: OfPerson, actor: Actor) -> list[Act]:
    return [
        Act(action.label, reverse("actions:do", args=[action.slug, record.ref]),
            kind="grave" if action.grave else "main" if place == 0 else "plain")
        for place, action in enumerate(buttons_for(actor, record))
    ]  # fmt: skip


def _deadline(record: OfPerson, actor: Actor) -> Deadline | None:
    waits = isinstance(record, DataQuestion) and record.state == QuestionState.ASKED
    return Deadline(record.due_on, clock.today(actor.place)) if waits else None  # type: ignore[attr-defined]


def _consent(record: Any) -> list[Fact]:
    return [
        Fact(_("How they agreed"), record.get_how_display()), Fact(_("From"), _day(record.given_on)),
        Fact(_("Until"), _day(record.ends_on)),
    ]  # fmt: skip


def _trusted(record: Any) -> list[Fact]:
    return [Fact(_("Name"), record.name), Fact(_("Phone"), record.phone), Fact(_("From"), _day(record.since))]


def _question(record: Any) -> list[Fact]:
    return [
        Fact(_("In your words"), record.words), Fact(_("Answer"), record.answer),
        Fact(_("Asked on"), _day(record.asked_on)), Fact(_("Answered on"), _day(record.answered_on)),
    ]  # fmt: skip


def _emergency(record: Any) -> list[Fact]:
    from sapar.foundation.audit.sentences import role_name

    return [
        Fact(_("Who"), f"{role_name(record.role)}, {record.office.name}"), Fact(_("Reason"), record.reason),
        Fact(_("Until"), f"{record.until:%d.%m.%Y %H:%M} UTC"), Fact(_("What was found"), record.finding),
    ]  # fmt: skip


def _day(day: Any) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


FACTS: dict[type[OfPerson], Any] = {
    Consent: _consent, TrustedPerson: _trusted, DataQuestion: _question, EmergencyAccess: _emergency,
}  # fmt: skip


def copy_words() -> dict[str, str]:
    """Return the headings of the typeset copy in the reader's language."""
    words: dict[str, Words] = {
        "title": _("Everything kept about me"), "made": _("Made on"), "number": _("Number of my record:"),
        "done": _("What was done to my record"), "opened": _("Who looked at my record"), "yes": _("Yes"),
        "no": _("No"),
    }  # fmt: skip
    return {name: str(word) for name, word in words.items()}
