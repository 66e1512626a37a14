"""What the pages of a certificate show: the list with its answers, the code, the facts, the buttons that apply."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.errors import AnotherPersonMustDecide
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.ui import components as ui
from sapar.foundation.ui.words import Words, say
from sapar.foundation.worklists.tasks import next_deadline
from sapar.pre_employment.clearance.actions import confirm_requirement
from sapar.pre_employment.clearance.checks import Item, items_of, missing
from sapar.pre_employment.clearance.choices import AT_WORK, ClearanceState
from sapar.pre_employment.clearance.errors import SomebodyElseDecidesAppeal
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.permissions import worker
from sapar.pre_employment.clearance.queries import clearances_of
from sapar.pre_employment.clearance.refusing import last_day_to_appeal
from sapar.pre_employment.clearance.risks import WORDS, second_person_because
from sapar.pre_employment.clearance.tokens import HOME
from sapar.registers.journeys.choices import country_name
from sapar.registers.journeys.pages import act_of, person_line
from sapar.registers.organizations.models import OUTSIDERS
from sapar.registers.people.models import Person
from sapar.registers.people.panels import Panel, add_panel

S = ClearanceState
NOT_NEEDED = _("You do not need a certificate to leave the country. It shows that your papers were checked.")
WHO_SEES = _(
    "You, your helper and the officers who check. The agency sees only what is still missing, never health or money. "
    "Whoever checks the code sees initials, year of birth, country and dates"
)
TONES: dict[str, Any] = {
    S.REQUESTED: "open", S.PREPARED: "open", S.ISSUED: "kept", S.REFUSED: "warn", S.APPEALED: "open", S.UPHELD: "warn",
    S.USED: "done", S.EXPIRED: "unknown", S.VOIDED: "broken", S.WITHDRAWN: "plain",
}  # fmt: skip
LINE_TAGS = {
    True: ui.Tag(_("Confirmed"), "kept"),
    False: ui.Tag(_("Missing"), "broken"),
    None: ui.Tag(_("To be checked"), "unknown"),
}
# The order of the buttons; the first that is there is the main one.
MAIN = ("issue_clearance", "approve_clearance", "prepare_clearance", "appeal_refusal", "reopen_clearance")
NOT_FOR_AGENCIES = ("cost_declaration", "medical")


def tag_of(clearance: Clearance) -> ui.Tag:
    """Return the state as a tag."""
    return ui.Tag(clearance.get_state_display(), TONES[S(clearance.state)])


def clearance_page(clearance: Clearance, actor: Actor) -> dict[str, Any]:
    """Return what ``actor`` sees of a certificate."""
    today = clock.today(actor.place)
    open_list = clearance.state in AT_WORK
    items = items_of(clearance, today) if open_list else []
    return {
        "kicker": _("Certificate"),
        "title": clearance.title,
        "ref": clearance.ref,
        "tag": tag_of(clearance),
        "deadline": _deadline(clearance, today) if actor.is_staff else None,
        "note": _note(clearance, actor),
        "acts": _acts(clearance, actor, items, today),
        "lines": [_line(clearance, item, actor) for item in items if _may_see(item, actor)],
        "code": reverse("clearance:code", args=[clearance.ref]) if clearance.holds and clearance.token else "",
        "words": _words(clearance) if actor.role not in OUTSIDERS else [],
        "unverified": [
            item.title for item in items if item.requirement.checked == "unverified" and _may_see(item, actor)
        ],
        "not_needed": NOT_NEEDED,
        "facts": _facts(clearance, actor),
        "people": [person_line(clearance.journey)] if actor.is_staff else [],
        "history": shown_history(clearance),
        "who_sees": WHO_SEES,
        "back": address_of(clearance.journey) if actor.role not in OUTSIDERS else "",
        "desk": actor.is_staff,
    }


def _acts(clearance: Clearance, actor: Actor, items: list[Item], on: date) -> list[ui.Act]:
    """Return the paper first where there is one, then the buttons; what cannot be done now gives its reason."""
    found = {action.name: action for action in buttons_for(actor, clearance) if action is not confirm_requirement}
    acts = _paper(clearance)
    because = _because(clearance, actor, items, on)
    for name, sentence in because.items():
        action = found.pop(name, None)
        if action and sentence:
            acts.append(ui.Act(action.label, because=sentence))
    ordered = sorted(found.values(), key=lambda each: (each.grave, MAIN.index(each.name) if each.name in MAIN else 9))
    has_main = bool(_paper(clearance))
    for action in ordered:
        main = not has_main and action.name in MAIN
        acts.append(act_of(action, clearance, main=main))
        has_main = has_main or main
    return acts


def _because(clearance: Clearance, actor: Actor, items: list[Item], on: date) -> dict[str, Words]:
    """Return the buttons that are absent now, by name, each with the sentence why; empty where another one says it."""
    if clearance.state == S.PREPARED and actor.account == clearance.prepared_by:
        return {"approve_clearance": AnotherPersonMustDecide.sentence}
    if clearance.state == S.APPEALED and actor.account == clearance.refused_by:
        return {"reopen_clearance": SomebodyElseDecidesAppeal.sentence, "uphold_refusal": ""}
    if clearance.state != S.REQUESTED or not actor.is_staff:
        return {}
    left = missing(items)
    if left:
        return {"issue_clearance": say(_("Not everything is confirmed yet: {n}"), n=len(left)), "prepare_clearance": ""}
    return {"issue_clearance": ""} if second_person_because(clearance.journey, on) else {}


def _paper(clearance: Clearance) -> list[ui.Act]:
    if not (clearance.holds and clearance.token):
        return []
    return [
        ui.Act(
            _("Download the paper (PDF)"), reverse("clearance:paper", args=[clearance.ref]), "main", icon="download"
        ),
        ui.Act(_("Save the code as a picture"), reverse("clearance:code", args=[clearance.ref]) + "?save"),
    ]


def _note(clearance: Clearance, actor: Actor) -> Words:
    if clearance.state in AT_WORK and actor.is_staff and actor.role not in OUTSIDERS:
        reasons = clearance.why_second or second_person_because(clearance.journey, clock.today(actor.place))
        words = "; ".join(str(WORDS[reason]) for reason in reasons)
        return say(_("A second officer must agree: {reasons}"), reasons=words) if words else ""
    last_day = last_day_to_appeal(clearance)
    if clearance.state == S.REFUSED and last_day and worker(actor, clearance):
        return say(_("You can appeal until {day}, or ask again at any time. Both are free."), day=last_day)
    return ""


def _deadline(clearance: Clearance, today: date) -> ui.Deadline | None:
    due = next_deadline(clearance)
    return ui.Deadline(due.astimezone(HOME).date(), today) if due else None


def _may_see(item: Item, actor: Actor) -> bool:
    return actor.role not in OUTSIDERS or item.requirement.id not in NOT_FOR_AGENCIES


def _line(clearance: Clearance, item: Item, actor: Actor) -> dict[str, Any]:
    """Return one line of the list: what is asked, how it stands, who confirmed it and when."""
    row = item.by_hand
    may_confirm = (
        item.may_be_confirmed and clearance.state == S.REQUESTED and confirm_requirement.allowed_to(actor, clearance)
    )
    confirm = reverse("clearance:confirm", args=[clearance.ref, item.requirement.id])
    by_hand: Words = ""
    if row:
        who = row.confirmed_by.name if row.confirmed_by else ""
        by_hand = say(_("Seen by {name} on {day}"), name=who, day=row.confirmed_on)
    return {
        "title": item.title, "source": item.source, "tag": LINE_TAGS[item.met], "says": item.says, "by_hand": by_hand,
        "as_of": date.fromisoformat(row.as_of) if row and row.as_of else None,
        "note": row.note if row and actor.role not in OUTSIDERS else "",
        "act": ui.Act(_("Say what you saw"), confirm) if may_confirm else None,
    }  # fmt: skip


def _facts(clearance: Clearance, actor: Actor) -> list[ui.Fact]:
    issued, ends = clearance.issued_at, clearance.ends_at
    told = [
        (_("Pathway"), clearance.journey.get_pathway_display()),
        (_("Requested on"), f"{clearance.requested_on:%d.%m.%Y}"),
        (_("Issued on"), f"{issued.astimezone(HOME):%d.%m.%Y}" if issued else ""),
        (_("Valid until, this day included"), f"{_last_day(clearance):%d.%m.%Y}" if ends else ""),
        (_("Prepared by"), clearance.prepared_by.name if clearance.prepared_by else ""),
        (_("Issued by"), clearance.issued_by.name if clearance.issued_by else ""),
        (_("Office"), clearance.office.name if clearance.office else ""),
        (_("Voided on"), f"{clearance.voided_on:%d.%m.%Y}" if clearance.voided_on else ""),
    ]
    return [ui.Fact(label, value) for label, value in told if value]


def _words(clearance: Clearance) -> list[ui.Fact]:
    """Return what was decided and said, in words."""
    told = [
        (_("Why?"), clearance.get_void_reason_display()),
        (_("Reasons"), clearance.reasons),
        (_("Appeal"), clearance.appeal),
    ]
    return [ui.Fact(label, value) for label, value in told if value]


def _last_day(clearance: Clearance) -> date:
    from sapar.pre_employment.clearance.tokens import read_code

    return read_code(clearance.token)[0].last_day


def named_row(clearance: Clearance) -> ui.Row:
    """Return a certificate as a row of the officers' list: whose it is, and for which country."""
    row = row_of(clearance)
    return replace(row, title=clearance.journey.person.name, asked=country_name(clearance.destination))


def row_of(clearance: Clearance) -> ui.Row:
    """Return a certificate as a row of its worker's own list."""
    return ui.Row(
        clearance.title, url=address_of(clearance), tag=tag_of(clearance), ref=clearance.ref,
        last=say(_("Requested on: {date}"), date=clearance.requested_on),
    )  # fmt: skip


@add_panel
def clearances_panel(person: Person, actor: Actor) -> Panel | None:
    """Show somebody's certificates on their page, to whoever may know of them."""
    rows = [row_of(each) for each in clearances_of(person, actor)]
    return Panel(_("Certificates"), "clearance/panel.html", {"rows": rows}, order=15) if rows else None
