"""What the pages of officers show: the list, and one complaint with both lanes, sums, talks and buttons."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import ACTIONS, buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.files.keeping import files_of
from sapar.foundation.ui.components import Act, Deadline, Fact, Person, Row
from sapar.foundation.ui.words import Words, say
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Organization
from sapar.throughout.complaints.limitation import limits_of
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.permissions import case_officer
from sapar.throughout.complaints.queries import pattern_against
from sapar.throughout.complaints.tracking import money_of, state_tag
from sapar.throughout.complaints.vocabulary import ForWhom, Ground, Kind, Result, State

# Buttons of the step that is due come first; the rest in the order of a complaint's life, what ends it last.
LAST = (
    "note_wish_to_withdraw",
    "confirm_withdrawal_by_call",
    "close_complaint",
    "protect_complaint",
    "reopen_complaint",
)
# What only another officer than the one who examined or prepared may do.
FOUR_EYES = {
    "decide_complaint": ("prepared_by_id", "triaged_by_id"),
    "declare_inadmissible": ("prepared_by_id", "triaged_by_id"),
    "confirm_withdrawal_by_call": ("withdrawal_noted_by_id",),
    "reopen_complaint": ("refused_by_id",),
}
# What has a point only after a first officer proposed it.
NEEDS = {
    "decide_complaint": lambda complaint: complaint.proposed in Result.values,
    "declare_inadmissible": lambda complaint: complaint.proposed in Ground.values,
    "confirm_withdrawal_by_call": lambda complaint: complaint.withdrawal_noted_by_id is not None,
}
ONLY_TEAM = _("Only the named team. It stands in no list, task or search of others")
OFFICES = _("The complainant, the office that holds it, and the post in the country of work; never the other side")


def row_of(complaint: Complaint, actor: Actor) -> Row:
    """Return a complaint as a row of the list. Nothing sealed is opened: a list costs the same at any length."""
    kinds = [str(label) for label in kind_labels(complaint)]
    return Row(
        title="; ".join(kinds) or str(_("Complaint")), url=reverse("complaints:detail", args=[complaint.ref]),
        ref=complaint.ref, tag=state_tag(complaint), deadline=deadline_of(complaint, actor), asked=asked_of(complaint),
        last=complaint.respondent.name if complaint.respondent else "",
    )  # fmt: skip


def kind_labels(complaint: Complaint) -> list[Words]:
    """Return what it is about without opening what is sealed."""
    return [Kind(code).label for code in complaint.kinds]


def deadline_of(complaint: Complaint, actor: Actor) -> Deadline | None:
    """Return the deadline of the step that is due."""
    return Deadline(complaint.due_on, clock.today(actor.place)) if complaint.due_on else None


def asked_of(complaint: Complaint) -> Words:
    """Return the step that is due, in the words of its button."""
    label: Words = ACTIONS[complaint.asks].label if complaint.asks in ACTIONS else ""
    return label


def page_of(complaint: Complaint, actor: Actor) -> dict[str, Any]:
    """Return everything on the page of a complaint, for staff."""
    on = clock.today(actor.place)
    return {
        "complaint": complaint, "title": "; ".join(str(kind.label) for kind in complaint.all_kinds),
        "kicker": _("Complaint"), "ref": complaint.ref, "tag": state_tag(complaint), "desk": True,
        "deadline": deadline_of(complaint, actor), "asked": asked_of(complaint), "acts": acts_on(complaint, actor),
        "note": _("In danger now: call first") if complaint.urgent else "",
        "facts": _facts(complaint), "people": _people(complaint), "history": shown_history(complaint),
        "limits": limits_of(complaint), "pattern": pattern_against(complaint, on), "lanes": _lanes(complaint),
        "broken": _broken(complaint), "hearings": complaint.hearings.all(), "claims": complaint.claims.all(),
        "workers": complaint.workers.all(), "messages_of": complaint.messages.select_related("office").order_by("-pk"),
        "files": files_of(complaint),
        "who_sees": ONLY_TEAM if complaint.protected else OFFICES, "back": reverse("complaints:list"),
        **money_of(complaint),
    }  # fmt: skip


def acts_on(complaint: Complaint, actor: Actor) -> list[Act]:
    """Return the buttons, the step that is due first; where another person must act, the sentence in its place."""
    found = {action.name: action for action in buttons_for(actor, complaint)}
    names = [name for name in found if NEEDS.get(name, lambda _: True)(complaint)]
    names.sort(key=lambda name: (name != complaint.asks, name in LAST))
    acts = [_act(found[name], complaint, actor) for name in names]
    if complaint.state == State.TRIAGED and not complaint.protected and case_officer(actor, complaint):
        url = reverse("complaints:letter", args=[complaint.ref])
        acts.insert(0, Act(_("Tell the other side"), url, kind="main"))
    return acts


def _act(action: Any, complaint: Complaint, actor: Actor) -> Act:
    hands = [getattr(complaint, hand) for hand in FOUR_EYES.get(action.name, ())]
    if actor.account and actor.account.pk in hands:
        return Act(action.label, because=_("You prepared this file. Another person must decide"))
    kind = "main" if action.name == complaint.asks else "grave" if action.grave else "plain"
    return Act(action.label, reverse("actions:do", args=[action.slug, complaint.ref]), kind=kind)  # type: ignore[arg-type]


def _facts(complaint: Complaint) -> list[Fact]:
    told = [
        (_("For whom"), _("The person") if complaint.for_whom == ForWhom.ME else complaint.get_for_whom_display()),
        (_("Employer or agency"), complaint.respondent_label),
        (_("Country"), country_name(complaint.country)),
        (_("Town or address"), str(complaint.place)),
        (_("When"), _day(complaint.happened_on)),
        (_("How are you related?"), str(complaint.relation)),
        (_("Did the person agree?"), str(complaint.consent)),
        (_("Phone"), str(complaint.phone)),
        (_("When and how to get in touch safely"), str(complaint.safe_contact)),
        (_("Came by"), complaint.get_channel_display()),
        (_("Received on"), _day(complaint.received_on)),
        (_("Talks end by"), _day(complaint.talks_by)),
        (_("Decide by"), _day(complaint.decide_by)),
        (_("The head was told on"), _day(complaint.escalated_on)),
        (_("Decision"), complaint.get_result_display()),
        (_("What was reached"), complaint.get_outcome_display()),
    ]
    return [Fact(label, value) for label, value in told if value]


def _day(day: Any) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _people(complaint: Complaint) -> list[Person]:
    person = complaint.complainant
    who = []
    if person:
        born = person.born_on.year if person.born_on else None
        who.append(Person(person.name, born=born, role=_("Complainant")))
    elif complaint.name or complaint.anonymous:
        who.append(Person(str(complaint.name) or _("Without a name"), role=_("Complainant")))
    team = complaint.team.filter(left_on=None).select_related("account") if complaint.protected else ()
    return who + [Person(member.account.name, role=_("On the team")) for member in team]


def _broken(complaint: Complaint) -> dict[str, Any] | None:
    """Return what the law found in the contract of the linked journey."""
    contract = complaint.journey.contracts.order_by("-number_of_version").first() if complaint.journey else None
    if contract is None:
        return None
    return {"count": contract.broken, "url": reverse("journeys:contract", args=[contract.ref])}


def _lanes(complaint: Complaint) -> list[dict[str, Any]]:
    """Return both lanes, home first: who holds it there, what was asked, until when, what was answered."""
    post = Organization.objects.posts_for(complaint.country).first()
    questions = list(complaint.requests.select_related("office", "asked_by"))
    abroad = [each for each in questions if post and each.office_id == post.pk]
    at_home = [each for each in questions if each not in abroad]
    home = {"title": _("Home country"), "office": complaint.office, "holds": True, "requests": at_home}
    if post is None or post == complaint.office:
        return [home | {"requests": questions}]
    title = say(_("Country of work: {country}"), country=country_name(complaint.country))
    return [home, {"title": title, "office": post, "holds": False, "requests": abroad}]
