"""What the pages of a person show: the values behind the templates, in the reader's words."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sapar.classifications import codes
from sapar.foundation.accounts.actions import Language
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import history_of
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Component, Event, Fact, Tag
from sapar.foundation.ui.components import Person as Line
from sapar.registers.people.accounts import is_only_the_persons
from sapar.registers.people.belongings import change_contact
from sapar.registers.people.models import Person, PersonState
from sapar.registers.people.permissions import checks_identity, is_own, is_registrar, own_or_checks_identity
from sapar.registers.people.search import Hit

SHOWN_OF_HISTORY = 20
SHOWN_OF_NUMBER = 3
WHO_SEES = gettext_lazy(
    "The person, state offices, the post in the country of work and the partner who registered them"
)
WHO_SEES_MINE = gettext_lazy("You, state offices, the post in the country of work and the partner who registered you")

# Which buttons stand at the head of the page; the others stand with the part they add to.
PARTS = {
    "documents": "add_document", "spellings": "add_spelling", "relatives": "name_relative", "skills": "add_skill",
}  # fmt: skip


@dataclass(frozen=True)
class HitRow(Component):
    """A person found: the person line, why it matched, and the phone where the searcher may see it in the list."""

    template_name: ClassVar[str] = "people/parts/hit.html"
    line: Line
    why: str
    phone: str = ""


def line_of(person: Person, url: bool = True) -> Line:
    """Return the person line: name, other script, year of birth, place; never a number."""
    address = reverse("people:detail", args=[person.ref]) if url else ""
    latin = person.latin_name if person.latin_name != person.name else ""
    return Line(person.name, latin, person.born_on.year if person.born_on else None, person.home, url=address)


def row_of(hit: Hit) -> HitRow:
    """Return a search result as a row."""
    return HitRow(line_of(hit.person), ", ".join(hit.why), hit.person.phone if hit.full else "")


def facts_of(person: Person, actor: Actor, private: bool) -> list[Fact]:
    """Return the facts of a record that are not empty. The personal number only where ``private``."""
    may = own_or_checks_identity(actor, person) and person.state == PersonState.ACTIVE
    change = reverse("people:act", args=[person.ref, "change-contact"]) if may else ""
    stated = [
        Fact(_("Date of birth"), f"{person.born_on:%d.%m.%Y}" if person.born_on else ""),
        Fact(_("Sex"), person.get_sex_display() if person.sex else ""),
        Fact(_("Citizenship"), person.citizen_of),
        Fact(_("Home place"), person.home),
        Fact(_("Phone"), person.phone, change),
        Fact(_("E-mail"), person.email, change),
        Fact(_("Language of messages"), Language(person.language).label),
        Fact(_("Personal number"), person.personal_number if private else ""),
        Fact(_("Registered"), f"{person.registered_on:%d.%m.%Y}, {person.office.name}"),
    ]
    return [fact for fact in stated if fact.value]


def papers_of(person: Person, private: bool) -> list[dict[str, Any]]:
    """Return the documents, dated; of the number only the last signs unless ``private``."""
    return [
        {
            "kind": paper.get_kind_display(),
            "country": codes.country(paper.country).name(readers_language()),
            "number": paper.doc_number if private else f"…{paper.doc_number[-SHOWN_OF_NUMBER:]}",
            "issued_on": paper.issued_on,
            "expires_on": paper.expires_on,
        }
        for paper in person.documents.all()
    ]


def may_see_private(actor: Actor, person: Person) -> bool:
    """Say whether this actor may open numbers and relatives: the person, registrars, officers who see documents."""
    return is_own(actor, person) or is_registrar(actor) or checks_identity(actor, person)


def act_of(name: str, label: Any, person: Person, kind: Any = "plain") -> Act:
    """Return the button of an action on a person."""
    return Act(label, reverse("people:act", args=[person.ref, name.replace("_", "-")]), kind)


def acts_on(person: Person, actor: Actor) -> tuple[list[Act], dict[str, Act]]:
    """Return (buttons of the head, the button of each part), as this actor may press them now."""
    buttons = {action.name: action for action in buttons_for(actor, person)}
    parts = {part: act_of(name, buttons[name].label, person) for part, name in PARTS.items() if name in buttons}
    head = [action for name, action in buttons.items() if name in Person.MOVES and name not in PARTS.values()]
    head.sort(key=lambda action: (action.name != "begin_assisting", action.grave))
    return [act_of(action.name, action.label, person, _kind(action)) for action in head], parts


def _kind(action: Any) -> str:
    return "grave" if action.grave else "main" if action.name == "begin_assisting" else "plain"


def history_events(person: Person) -> list[Event]:
    """Return what was done to the record, newest first, with the reason where one was given."""
    return [
        Event(f"{said.what}. {said.details['reason']}" if said.details.get("reason") else said.what, said.when,
              said.who, said.under)
        for said in history_of(person, SHOWN_OF_HISTORY)
    ]  # fmt: skip


def tag_of(person: Person) -> Tag | None:
    """Return the state of the record, which only shows when it is erased or became part of another."""
    gone = person.state in (PersonState.ERASED, PersonState.MERGED)
    return Tag(person.get_state_display(), "plain", "archive") if gone else None


def contact_page(account: Account) -> str:
    """Return where the holder of an account changes their phone or e-mail: on their own record, if they have one."""
    person = Person.objects.filter(account=account).only("ref").first()
    own = person is not None and is_only_the_persons(account)
    return reverse("people:act", args=[person.ref, change_contact.slug]) if person and own else ""
