"""What the pages of an employer's check show."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Fact, Row, Tag, tag_for
from sapar.foundation.ui.words import say
from sapar.pre_employment.job_orders.actions import hand_in_employer_papers
from sapar.pre_employment.job_orders.choices import EmployerPaper, VettingState
from sapar.pre_employment.job_orders.models import EmployerVetting
from sapar.pre_employment.job_orders.pages import acts_on, deadline, written
from sapar.pre_employment.job_orders.permissions import hands_in
from sapar.registers.journeys.choices import country_name

TAGS: dict[str, Tag] = {
    VettingState.DOCUMENTS: Tag("", "open"), VettingState.VERIFIED: Tag("", "kept"),
    VettingState.WATCH: Tag("", "warn", "eye"), VettingState.BARRED: Tag("", "broken", "slash-circle"),
}  # fmt: skip


def vetting_tag(vetting: EmployerVetting) -> Tag:
    """Return the state of a check as a tag."""
    known, word = TAGS.get(vetting.state), vetting.get_state_display()
    return Tag(word, known.tone, known.shape) if known else tag_for(vetting.state, word)


def vetting_row(vetting: EmployerVetting) -> Row:
    """Return an employer as a row."""
    until = say(_("Valid until: {date}"), date=vetting.valid_until) if vetting.valid_until else ""
    return Row(vetting.employer.name, address_of(vetting), vetting_tag(vetting), ref=vetting.ref, last=until,
               asked=country_name(vetting.country))  # fmt: skip


def vetting_page(vetting: EmployerVetting, actor: Actor, on: date) -> dict[str, Any]:
    """Return what is known of an employer, to those who may know."""
    acts = acts_on(actor, vetting)
    if vetting.state == VettingState.VERIFIED:  # said again it only prolongs
        acts = [replace(act, kind="plain") if act.kind == "main" else act for act in acts]
    if vetting.state in (VettingState.CLAIMED, VettingState.DOCUMENTS) and hands_in(actor, vetting):
        kind: Any = "main" if vetting.state == VettingState.CLAIMED else "plain"
        acts.insert(0, Act(hand_in_employer_papers.label, reverse("job_orders:papers", args=[vetting.ref]), kind))
    return {
        "kicker": _("Check of an employer"), "title": vetting.employer.name, "ref": vetting.ref, "desk": True,
        "tag": vetting_tag(vetting), "deadline": deadline(vetting, actor, on),
        "note": say(_("Reason: {reason}"), reason=vetting.reason) if vetting.reason else "", "acts": acts,
        "facts": _vetting_facts(vetting), "history": shown_history(vetting), "back": reverse("job_orders:employers"),
        "papers": [(paper.label, paper.value in vetting.papers) for paper in EmployerPaper],
        "who_sees": _("Whoever asked, the employer, the post of the country and the offices at home"),
    }  # fmt: skip


def _vetting_facts(vetting: EmployerVetting) -> list[Fact]:
    language = readers_language()
    told = [
        (_("Country"), country_name(vetting.country)),
        (_("Address"), str(vetting.employer.address)),
        (_("Registration number"), vetting.registration_number),
        (_("What the business is"), codes.sector(vetting.sector).name(language)),
        (_("How many people work there"), vetting.workforce),
        (_("Asked by"), vetting.claimed_by.name),
        (_("Checked on"), vetting.verified_on),
        (_("Valid until"), vetting.valid_until),
    ]
    return [Fact(label, written(value)) for label, value in told if value not in (None, "")]
