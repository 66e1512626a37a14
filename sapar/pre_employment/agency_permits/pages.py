"""What the page of a file shows: facts, papers, partners, the commission, decisions, the buttons that apply."""

import secrets
from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.forms import TOKEN_BYTES
from sapar.foundation.actions.errors import ActionError, AnotherPersonMustDecide
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.files.keeping import files_of
from sapar.foundation.ui.components import Act, Deadline, Fact, Finding, Findings, Person, Row, Tag, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.pre_employment.agency_permits import lists
from sapar.pre_employment.agency_permits.choices import (
    CHANGES_NOTHING,
    OPEN,
    WITH_AGENCY,
    Choice,
    PaperState,
    PartnerState,
    S,
)
from sapar.pre_employment.agency_permits.deciding import declare_conflict, preparers
from sapar.pre_employment.agency_permits.errors import InterestDeclared
from sapar.pre_employment.agency_permits.forms import VoteForm
from sapar.pre_employment.agency_permits.guards import (
    check_accepted,
    check_grantable,
    check_handed_in,
    check_partner,
    check_something_to_mend,
)
from sapar.pre_employment.agency_permits.models import AgencyPermit, PartnerAgreement, PermitDecision, PermitPaper
from sapar.pre_employment.agency_permits.owners import check_bars, named_on
from sapar.pre_employment.agency_permits.permissions import clerk, commission_member
from sapar.pre_employment.agency_permits.queries import votes_shown
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Role

MAIN = ("submit_application", "confirm_completeness", "send_to_commission", "reinstate_permit", "revoke_permit",
        "renew_permit", "return_application", "name_partner")  # fmt: skip
# Pages of their own: the vote stands on the page itself, the others say first how many workers they concern.
ON_THE_PAGE = frozenset({"vote_on_permit", "declare_conflict"})
WITH_COUNT = frozenset({"suspend_permit", "propose_revocation", "revoke_permit"})
OWN_FORM = frozenset({"renew_permit"})

# What must hold before a button appears; where it does not, its place says why.
HELD_BACK: dict[str, Callable[[AgencyPermit, date], None]] = {
    "submit_application": lambda permit, on: check_handed_in(permit),
    "confirm_completeness": lambda permit, on: check_accepted(permit),
    "send_to_commission": check_grantable,
    "reinstate_permit": check_partner,
    "return_application": lambda permit, on: check_something_to_mend(permit),
}
WITHOUT_A_WORD = frozenset({"return_application"})
PAPER_TAGS = {
    PaperState.ASKED: Tag(_("To hand in"), "unknown"),
    PaperState.HANDED_IN: Tag(_("Handed in"), "open"),
    PaperState.ACCEPTED: Tag(_("Accepted"), "kept"),
    PaperState.REFUSED: Tag(_("To be mended"), "warn"),
}
PARTNER_TAGS = {
    PartnerState.CLAIMED: Tag(_("Not confirmed yet"), "unknown"),
    PartnerState.CONFIRMED: Tag(_("Confirmed"), "kept"),
    PartnerState.DENIED: Tag(_("Not confirmed by the post"), "broken"),
}
AT_WORK = frozenset({S.SUBMITTED, S.COMPLETE, S.BEFORE_COMMISSION})


def tag_of(permit: AgencyPermit) -> Tag:
    """Return the state as a tag."""
    word = permit.get_state_display()
    return Tag(word, "open") if permit.state in AT_WORK else tag_for(permit.state, word)


def deadline_of(permit: AgencyPermit, actor: Actor) -> Deadline | None:
    """Return by when the next thing must be done; the clock of the decision stands still while the agency mends."""
    today = clock.today(actor.place)
    if permit.state == S.RETURNED and permit.mend_by:
        return Deadline(permit.mend_by, today, "" if clerk(actor, permit) else _("the agency mends the papers"))
    due = {
        S.SUBMITTED: permit.complete_by, S.COMPLETE: permit.decide_by, S.BEFORE_COMMISSION: permit.decide_by,
        S.SUSPENDED: permit.suspended_until,
    }.get(S(permit.state))  # fmt: skip
    return Deadline(due, today) if due else None


def row_of(permit: AgencyPermit, actor: Actor) -> Row:
    """Return a file as a row of the list."""
    url = reverse("agency_permits:permit", args=[permit.ref])
    until = say(_("Valid until: {date}"), date=permit.valid_until) if permit.valid_until else ""
    return Row(permit.title, url, tag_of(permit), deadline=deadline_of(permit, actor), ref=permit.ref, last=until)


def acts_on(actor: Actor, permit: AgencyPermit, on: date) -> list[Act]:
    """Return the buttons that apply, the main one first, the grave ones last; and why one is held back."""
    actions = [action for action in buttons_for(actor, permit) if action.name not in ON_THE_PAGE]
    actions.sort(key=lambda each: (each.grave, MAIN.index(each.name) if each.name in MAIN else len(MAIN)))
    free = [action for action in actions if not _held_back(action, permit, on)]
    acts = [_act(action, permit, main=number == 0) for number, action in enumerate(free)]
    return acts + [
        Act(action.label, because=because)
        for action in actions
        if action.name not in WITHOUT_A_WORD and (because := _held_back(action, permit, on))
    ]


def _held_back(action: Action, permit: AgencyPermit, on: date) -> str:
    try:
        if (check := HELD_BACK.get(action.name)) is not None:
            check(permit, on)
    except ActionError as error:
        return str(error)
    return ""


def _act(action: Action, permit: AgencyPermit, main: bool) -> Act:
    page = "with_count" if action.name in WITH_COUNT else "renew" if action.name in OWN_FORM else ""
    args = [permit.ref, action.slug] if page == "with_count" else [permit.ref]
    url = (
        reverse(f"agency_permits:{page}", args=args) if page else reverse("actions:do", args=[action.slug, permit.ref])
    )
    return Act(action.label, url, "grave" if action.grave else "main" if main else "plain")


def part_acts(actor: Actor, part: Subject) -> list[Act]:
    """Return the buttons of a paper or a partner. What asks nothing is one press."""
    return [
        Act(each.label, reverse("actions:do", args=[each.slug, part.ref]), posts=not each.parameters,
            fields={} if each.parameters else {"token": secrets.token_hex(TOKEN_BYTES), "seen": str(part.version)})
        for each in buttons_for(actor, part)
    ]  # fmt: skip


def permit_page(permit: AgencyPermit, actor: Actor, form: VoteForm | None = None) -> dict[str, Any]:
    """Return what those who work on a file see of it."""
    on = clock.today(actor.place)
    papers, partners = list(permit.papers.all()), list(permit.partners.all())
    for part in (*papers, *partners):
        part.permit = permit  # one permit for all of them, not a query each
    official = actor.role in (Role.PERMIT_OFFICER, Role.COMMISSION_MEMBER, Role.AUDITOR)
    return {
        "permit": permit, "kicker": _("Agency permit"), "title": permit.title, "ref": permit.ref, "desk": True,
        "tag": tag_of(permit), "deadline": deadline_of(permit, actor), "acts": acts_on(actor, permit, on),
        "findings": findings(permit, on) if official and permit.state in OPEN else None,
        "facts": facts(permit, official), "people": _owners(permit) if official or clerk(actor, permit) else [],
        "papers": [_paper(paper, permit, actor) for paper in papers] if actor.role != Role.LABOUR_ATTACHE else [],
        "partners": [_partner(partner, actor) for partner in partners],
        "commission": commission(permit, actor, form) if official else None,
        "decisions": _decisions(permit, official), "hide_names": not official,
        "papers_folded": permit.state not in WITH_AGENCY | {S.SUBMITTED},
        "appeal": lists.how_to_appeal(on) if clerk(actor, permit) and permit.state in ADVERSE else "",
        "history": shown_history(permit) if official else [], "back": reverse("agency_permits:list"),
        "who_sees": _("The agency, permit officers, the commission, and the post for the partners"),
    }  # fmt: skip


def _decisions(permit: AgencyPermit, official: bool) -> list[dict[str, Any]]:
    """Return what was decided, newest first; proposals, and those declined, for those who decide alone."""
    made = permit.decisions.select_related("decided_by", "prepared_by").order_by("-pk")
    shown = made if official else made.filter(decided_on__isnull=False).exclude(kind__in=CHANGES_NOTHING)
    return [decided(each) for each in shown]


ADVERSE = frozenset({S.REFUSED, S.SUSPENDED, S.REVOKED})


def facts(permit: AgencyPermit, official: bool) -> list[Fact]:
    """Return the facts of a permit; who prepared it is known to officials alone."""
    told: list[tuple[Words, Any]] = [
        (_("Country"), country_name(permit.country)),
        (_("Renewal of"), permit.renews.number if permit.renews else ""),
        (_("Sent on"), permit.submitted_on),
        (_("Decision by"), permit.decide_by if permit.state in OPEN else None),
        (_("Prepared by"), permit.prepared_by.name if official and permit.prepared_by else ""),
        (_("Valid from"), permit.valid_from),
        (_("Valid until"), permit.valid_until),
        (_("Suspended since"), permit.suspended_on),
        (_("Suspended until"), permit.suspended_until),
        (_("Revoked on"), permit.revoked_on),
        (_("No new permit until"), permit.bar_until),
    ]
    return [Fact(label, f"{value:%d.%m.%Y}" if isinstance(value, date) else value) for label, value in told if value]


def _owners(permit: AgencyPermit) -> list[Person]:
    return [Person(owner.name, born=owner.born_on.year, role=_("Owns or heads it")) for owner in permit.owners.all()]


def _paper(paper: PermitPaper, permit: AgencyPermit, actor: Actor) -> dict[str, Any]:
    entry = lists.entries(lists.PAPERS, permit.begun_on).get(paper.code)
    money = say(_("Sum: {money}"), money=entry.money) if entry and entry.money else ""
    return {
        "title": entry.words if entry else paper.code, "tag": PAPER_TAGS[PaperState(paper.state)], "sum": money,
        "stated": paper.stated, "missing": paper.missing, "files": files_of(paper), "acts": part_acts(actor, paper),
    }  # fmt: skip


def _partner(partner: PartnerAgreement, actor: Actor) -> dict[str, Any]:
    return {
        "partner": partner, "tag": PARTNER_TAGS[PartnerState(partner.state)], "acts": part_acts(actor, partner),
    }  # fmt: skip


def findings(permit: AgencyPermit, on: date) -> Findings:
    """Say which of the rules hold: owners, papers with fee and deposit, partner."""
    owners = _finding(_("Nobody who owns the agency answered for a revoked one"), _bars, permit, on, broken=True)
    papers = _finding(_("All papers are accepted, fee and deposit among them"), HELD_BACK["confirm_completeness"],
                      permit, on)  # fmt: skip
    partner = _finding(_("The post confirmed a partner whose agreement still runs"), check_partner, permit, on)
    return Findings([owners, papers, partner])


def _bars(permit: AgencyPermit, on: date) -> None:
    check_bars(permit.agency, named_on(permit), on)


def _finding(
    rule: Words, check: Callable[[AgencyPermit, date], None], permit: AgencyPermit, on: date, broken: bool = False
) -> Finding:
    """Return a rule as kept, or what is against it: broken, or still open."""
    try:
        check(permit, on)
    except ActionError as error:
        return Finding("broken" if broken else "unknown", str(error))
    return Finding("kept", rule)


def commission(permit: AgencyPermit, actor: Actor, form: VoteForm | None) -> dict[str, Any] | None:
    """Return the part of the commission: the proposal, the vote box or why there is none, the votes one may see."""
    if permit.state in OPEN - {S.BEFORE_COMMISSION}:
        return None
    sits = permit.state == S.BEFORE_COMMISSION and commission_member(actor, permit)
    own = permit.votes.filter(member=actor.account).first()
    prepared = actor.account in preparers(permit)
    because: Words = ""
    if sits and prepared:
        because = AnotherPersonMustDecide.sentence
    elif sits and own and not own.choice:
        because = InterestDeclared.sentence
    return {
        "proposal": permit.proposal, "because": because,
        "form": (form or VoteForm()) if sits and not own and not prepared else None,
        "declare": Act(declare_conflict.label, reverse("actions:do", args=[declare_conflict.slug, permit.ref]), "link"),
        "votes": [_vote(vote, permit) for vote in votes_shown(permit, actor)],
        "count": permit.votes.exclude(choice="").count(), "hidden": sits and (own is None or not own.choice),
    }  # fmt: skip


def _vote(vote: Any, permit: AgencyPermit) -> dict[str, Any]:
    return {
        "name": vote.member.name, "on": vote.voted_on, "reason": vote.reason,
        "choice": Choice(vote.choice).label if vote.choice else _("Declared an interest, does not vote"),
        "ground": lists.words_of(lists.REFUSAL, vote.ground, vote.voted_on) if vote.ground else "",
    }  # fmt: skip


def decided(decision: PermitDecision) -> dict[str, Any]:
    """Return a decision in words: what, when, until when, on which ground and article, by whom."""
    day = decision.decided_on or decision.prepared_on or clock.today()
    key = GROUNDS.get(decision.kind, "agency_permit.term_months")
    who = decision.decided_by.name if decision.decided_by else ""
    return {
        "decision": decision, "on": day, "what": decision.get_kind_display() if decision.decided_on else PROPOSED,
        "until": say(UNTIL[decision.kind], date=decision.until) if decision.until and decision.kind in UNTIL else "",
        "ground": lists.words_of(key, decision.ground, day) if decision.ground else "",
        "article": lists.article(key, day), "unverified": bool(decision.ground) and lists.is_unverified(key, day),
        "who": who or DECIDED_BY.get(decision.kind, ""),
        "prepared_by": decision.prepared_by.name if decision.prepared_by else "",
    }  # fmt: skip


PROPOSED = _("It is proposed to revoke the permit. Another person decides")
GROUNDS: dict[str, str] = {
    "refused": lists.REFUSAL,
    "suspended": lists.SUSPENSION,
    "reinstated": lists.SUSPENSION,
    "revoked": lists.REVOCATION,
    "kept": lists.REVOCATION,
}
UNTIL: dict[str, Words] = {
    "granted": _("Valid until: {date}"),
    "renewed": _("Valid until: {date}"),
    "suspended": _("Suspended until: {date}"),
    "revoked": _("No new permit until: {date}"),
}
DECIDED_BY: dict[str, Words] = dict.fromkeys(("granted", "renewed", "refused"), _("The permit commission"))
