"""What the pages of a case show: facts, people, what was done, the buttons that apply."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance import clocks
from sapar.employment.assistance.actions import hand_over_case, name_team_member
from sapar.employment.assistance.choices import Consent, Need, Urgency
from sapar.employment.assistance.desks import colleagues_at
from sapar.employment.assistance.forms import PASSED_ON
from sapar.employment.assistance.models import AT_WORK, AssistanceCase, Referral
from sapar.employment.assistance.permissions import at_work
from sapar.employment.assistance.queries import cases_of
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, Contact, Deadline, Fact, Person, Row, Tag, tag_for
from sapar.foundation.ui.words import say
from sapar.policy.law.handing_on.links import tokens_in
from sapar.registers.journeys.choices import country_name
from sapar.registers.people.models import Person as People
from sapar.registers.people.panels import Panel, add_panel

MAIN = ("take_case", "note_step", "close_case", "accept_referral", "report_back", "tell_more", "reopen_case")
OWN_MAIN = ("tell_more", "reopen_case")
ONLY_TEAM = _("Only the team of this case. It stands in no list, task or search of others")
OFFICE_AND_YOU = _("Whoever asked sees the state and who helps; the office that handles it sees all")


def tag_of(record: AssistanceCase | Referral) -> Tag:
    """Return the state as a tag."""
    known = tag_for(LOOKS_LIKE.get(record.state, record.state), record.get_state_display())
    return Tag(known.word, "open") if record.state in AT_WORK or record.state == "asked" else known


LOOKS_LIKE = {"resolved": "done", "sent": "in_progress", "accepted": "in_progress", "declined": "closed"}


def deadline_of(case: AssistanceCase, actor: Actor) -> Deadline | None:
    """Return by when the next thing must be done."""
    due = case.deadline
    return Deadline(clocks.day_of(due, case.office), clock.today(actor.place)) if due else None


def acts_on(actor: Actor, record: Subject, main: tuple[str, ...] = MAIN) -> list[Act]:
    """Return the buttons that apply, the main one first."""
    actions = sorted(buttons_for(actor, record), key=lambda each: main.index(each.name) if each.name in main else 99)
    return [
        Act(each.label, reverse("actions:do", args=[each.slug, record.ref]),
            kind="grave" if each.grave else "main" if number == 0 else "plain")
        for number, each in enumerate(actions)
    ]  # fmt: skip


def row_of(case: AssistanceCase, actor: Actor) -> Row:
    """Return a case as a row of the list. Nothing sealed is opened: a list costs the same at any length."""
    need, waits = case.get_need_display(), case.is_open and not case.acted_at
    return Row(
        title=say("{need}: {name}", need=need, name=case.person.name) if case.person else need,
        url=reverse("assistance:case", args=[case.ref]),
        tag=tag_of(case),
        deadline=deadline_of(case, actor),
        ref=case.ref,
        asked=say(_("{urgency}, until {time}"), urgency=case.get_urgency_display(), time=clocks.hour_of(case))
        if waits and case.urgency != Urgency.ORDINARY
        else case.get_urgency_display(),
        last=say(_("Taken by: {name}"), name=case.taken_by.name) if case.taken_by else _("Not taken yet"),
    )


def case_page(case: AssistanceCase, actor: Actor) -> dict[str, Any]:
    """Return what staff see of a case."""
    acts = acts_on(actor, case)
    if at_work(actor, case):
        acts += [Act(_("Refer to others"), reverse("assistance:refer", args=[case.ref]))]
        if colleagues_at(actor):
            acts += [_colleague(case, action) for action in (name_team_member, hand_over_case)]
    return {
        "case": case, "title": case.get_need_display(), "kicker": _("Assistance case"), "ref": case.ref, "desk": True,
        "tag": tag_of(case), "deadline": deadline_of(case, actor), "acts": acts, "facts": _facts(case),
        "people": _people(case), "history": shown_history(case), "checks": tokens_in(case.story),
        "steps": case.steps.select_related("noted_by"),
        "referrals": [_referral_row(each) for each in case.referrals.select_related("to")],
        "note": _("Protected: speak of this case with nobody outside its team") if case.protected else "",
        "who_sees": ONLY_TEAM if case.protected else OFFICE_AND_YOU, "back": reverse("assistance:list"),
    }  # fmt: skip


def _colleague(case: AssistanceCase, action: Any) -> Act:
    return Act(action.label, reverse("assistance:colleague", args=[case.ref, action.slug]))


def _facts(case: AssistanceCase) -> list[Fact]:
    told = [
        (_("Urgency"), case.get_urgency_display()),
        (_("Country"), country_name(case.country)),
        (_("Where"), case.place),
        (_("Who needs help"), case.about),
        (_("Safe phone"), case.safe_phone),
        (_("When and how to contact safely"), case.safe_when),
        (_("Asked by"), case.get_asked_as_display()),
        (_("Handled by"), case.office.name),
        (_("Taken by"), case.taken_by.name if case.taken_by else ""),
        (_("Outcome"), case.get_outcome_display() if case.outcome else ""),
        (_("What was reached"), case.outcome_words),
    ]
    return [Fact(label, value) for label, value in told if value]


def _people(case: AssistanceCase) -> list[Person]:
    members = [Person(member.account.name, role=_("On the team")) for member in case.team.select_related("account")]
    if case.person is None:
        return members
    born = case.person.born_on
    return [Person(case.person.name, born=born.year if born else None, role=_("Needs help")), *members]


def own_page(case: AssistanceCase, actor: Actor) -> dict[str, Any]:
    """Return what whoever asked sees: the state, who helps, what was done; never the words of officers."""
    taker = case.taken_by
    office = Contact(case.office.name, phone=case.office.phone, about=taker.name if taker else "")
    return {
        "case": case, "title": _("Your request for help"), "tag": tag_of(case), "acts": acts_on(actor, case, OWN_MAIN),
        "lead": _("Somebody is on it") if taker else _("We have it. Nobody need tell us twice"),
        "act_by": None if case.acted_at or not case.is_open else clocks.day_of(case.act_by, case.office),
        "steps": case.steps.all(), "helpers": [office, Contact(_("At any hour"), phone=helpline())],
        "who_sees": _("You and those who help you. Nobody else, no employer, no agency"),
    }  # fmt: skip


def _referral_row(referral: Referral) -> Row:
    url = reverse("assistance:referral", args=[referral.ref])
    return Row(title=referral.to.name, url=url, tag=tag_of(referral), ref=referral.ref)


def received_row(referral: Referral, actor: Actor) -> Row:
    """Return a referral as its receiver sees it in a list."""
    due = Deadline(clocks.day_of(referral.answer_by, referral.to), clock.today(actor.place))
    url = reverse("assistance:referral", args=[referral.ref])
    waits = due if referral.state == "sent" else None
    return Row(title=_("Referral"), url=url, tag=tag_of(referral), deadline=waits, ref=referral.ref)


def referral_page(referral: Referral, actor: Actor) -> dict[str, Any]:
    """Return what the receiver of a referral sees: what is asked, and exactly what was agreed to be shared."""
    shared = referral.shared | ({"need": Need(referral.shared["need"]).label} if "need" in referral.shared else {})
    waits = referral.state == "sent"
    due = Deadline(clocks.day_of(referral.answer_by, referral.to), clock.today(actor.place)) if waits else None
    facts = [Fact(PASSED_ON[name], value or "–") for name, value in shared.items()]
    facts += [
        Fact(_("On what ground"), Consent(referral.consent).label),
        Fact(_("To whom"), referral.to.name),
        Fact(_("Sent by"), referral.case.office.name),
    ]
    if referral.ground:
        facts.append(Fact(_("Why the person could not be asked"), referral.ground))
    return {
        "referral": referral, "title": _("Referral"), "ref": referral.ref, "tag": tag_of(referral), "deadline": due,
        "acts": acts_on(actor, referral), "facts": facts, "history": shown_history(referral), "desk": True,
        "who_sees": _("The team of the case, and those at the receiving office who answer it"),
    }  # fmt: skip


@add_panel
def cases_panel(person: People, actor: Actor) -> Panel | None:
    """Show on the page of a person the cases this reader may know of; protected ones to their team alone."""
    cases = cases_of(actor, person).select_related("person", "office", "taken_by")
    rows = [row_of(case, actor) for case in cases]
    return Panel(_("Cases"), "assistance/panel.html", {"rows": rows}, order=40) if rows else None
