"""What the pages of applications show: the worker's own, and the one of whoever recruits, which holds no more than
article 6 of ILO Convention 181 lets an agency see."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, Contact, Deadline, Fact, Now, Row, Tag
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.words import ANSWERS
from sapar.pre_employment.applications.answering import accept_job
from sapar.pre_employment.applications.choices import AffectedState, S
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.applications.parts import parts_of
from sapar.pre_employment.applications.permissions import applicant
from sapar.pre_employment.job_orders.pages import acts_on, deadline, state_sentence
from sapar.pre_employment.job_orders.showing import pay_of, where
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import OUTSIDERS
from sapar.registers.people.models import Person

WHO_SEES = gettext_lazy(
    "The applicant and the offices that help. The agency and the employer: name, year of birth, skills, languages, "
    "experience"
)
TAGS: dict[str, Tag] = {
    S.APPLIED: Tag("", "open", "send"), S.SHORTLISTED: Tag("", "open"), S.OFFERED: Tag("", "warn", "bell"),
    S.ACCEPTED: Tag("", "kept"), S.LAPSED: Tag("", "unknown", "hourglass-split"),
}  # fmt: skip


def tag_of(application: Application) -> Tag:
    """Return the state as a tag."""
    known, word = TAGS.get(application.state, Tag("")), application.get_state_display()
    return Tag(word, known.tone, known.shape)


def own_page(application: Application, actor: Actor, on: date) -> dict[str, Any]:
    """Return what the worker sees: where it stands, by when to answer, and its buttons."""
    order = application.order
    stopped = state_sentence(order, on) if application.is_live and application.state != S.ACCEPTED else ""
    acts = main_first(acts_on(actor, application)) if applicant(actor, application) else []
    offer = None
    if application.state == S.OFFERED and not stopped:
        offer, acts = _offer(application, on, acts), acts[1:]
    elif application.state == S.OFFERED:  # nobody can accept now
        acts = [act for act in acts if act.label != accept_job.label]
    return {
        "application": application, "title": order.title, "tag": tag_of(application), "now": offer,
        "lead": "" if offer else stopped or what_now(application), "acts": acts,
        "facts": _own_facts(application), "job_url": reverse("job_orders:job", args=[order.ref]),
        "helpers": [Contact(_("Helpline, day and night"), phone=helpline())], "history": shown_history(application),
        "panels": parts_of(application, actor, on),
        "who_sees": WHO_SEES, "back": reverse("portal:journey") if actor.kind == Kind.HOLDER else "",
    }  # fmt: skip


def _offer(application: Application, on: date, acts: list[Act]) -> Now:
    """Return the box of an offer: the first button is to accept it."""
    due = Deadline(application.expires_on, on) if application.expires_on else None
    text = _("Read the job once more. Accepting costs nothing, and nobody may ask you for money")
    return Now(_("A place is offered to you"), due, text, acts[0] if acts else None)


def what_now(application: Application) -> str:
    """Say in one sentence where an application stands."""
    return {
        S.APPLIED: _("We have your application. You are told when it was looked at"),
        S.SHORTLISTED: _("You are on the short list. You are told when a place is offered"),
        S.ACCEPTED: _("The job is yours. Next comes the contract: read it before you sign"),
        S.DECLINED: _("You declined the offer. You can apply for other jobs"),
        S.WITHDRAWN: _("You withdrew. You can apply for other jobs"),
        S.REJECTED: _("You were not chosen for this job. You can apply for other jobs"),
        S.LAPSED: _("The offer ended. You can apply for other jobs"),
    }.get(S(application.state), "")


def _own_facts(application: Application) -> list[Fact]:
    order = application.order
    told: list[tuple[Words, Any]] = [
        (_("Pay"), pay_of(order)),
        (_("Place"), where(order)),
        (_("Employer"), order.employer.name),
        (_("Agency"), order.agency.name if order.agency else order.drafted_at.name),
        (_("You applied on"), f"{application.applied_on:%d.%m.%Y}"),
        (_("Reason"), application.get_reason_display() if application.reason else ""),
        (_("In words"), application.reason_words if application.state == S.REJECTED else ""),
    ]
    return [Fact(label, value) for label, value in told if value]


def recruiter_page(application: Application, actor: Actor, on: date) -> dict[str, Any]:
    """Return what whoever recruits sees: the job, and of the person what the work calls for."""
    due = deadline(application.order, actor, on) if application.state == S.APPLIED else None
    if application.state == S.OFFERED and application.expires_on:
        due = Deadline(application.expires_on, on)
    return {
        "application": application, "kicker": _("Application"), "title": application.person.name,
        "ref": application.ref, "tag": tag_of(application), "deadline": due, "desk": True,
        "acts": main_first(acts_on(actor, application)), "about": about_worker(application, actor),
        "facts": job_facts(application), "history": shown_history(application), "who_sees": WHO_SEES,
        "person_url": _person_url(application.person, actor), "back": reverse("applications:list"),
        "panels": parts_of(application, actor, on),
    }  # fmt: skip


def main_first(acts: list[Act]) -> list[Act]:
    """Make the first button the main one, unless it is grave."""
    return [
        Act(act.label, act.url, "main" if not n and act.kind == "plain" else act.kind) for n, act in enumerate(acts)
    ]


def about_worker(application: Application, actor: Actor) -> list[Fact]:
    """Return name, year of birth, skills, languages and experience; a phone once the job is accepted."""
    person = application.person
    skills = [say(_("{skill}, years: {n}"), skill=skill.name, n=skill.years) for skill in person.skills.all()]
    languages = [str(ANSWERS["languages"].get(code, code)) for code in application.languages]
    told: list[tuple[Words, Any]] = [
        (_("Name"), person.name),
        (_("In Latin letters"), person.latin_name),
        (_("Year of birth"), person.born_on.year if person.born_on else ""),
        (_("Skills"), "; ".join(map(str, skills))),
        (_("Languages"), ", ".join(languages)),
        (_("Experience"), application.experience),
        (_("Phone"), person.phone if _needs_phone(application, actor) else ""),
    ]
    return [Fact(label, str(value)) for label, value in told if value]


def _needs_phone(application: Application, actor: Actor) -> bool:
    """Say whether a phone is needed to go on: by officers always, by the agency once the job is accepted."""
    return actor.role not in OUTSIDERS or (application.state == S.ACCEPTED and actor.role == "agency_clerk")


def job_facts(application: Application) -> list[Fact]:
    """Return which job it is about."""
    order = application.order
    told = [
        (_("Job"), order.title),
        (_("Number of the job"), order.number),
        (_("Employer"), order.employer.name),
        (_("Applied on"), f"{application.applied_on:%d.%m.%Y}"),
        (_("Answer by"), f"{application.expires_on:%d.%m.%Y}" if application.expires_on else ""),
        (_("Reason"), application.get_reason_display() if application.reason else ""),
    ]
    return [Fact(label, value) for label, value in told if value]


def _person_url(person: Person, actor: Actor) -> str:
    return address_of(person) if Person.visible_to(actor).filter(pk=person.pk).exists() else ""


def row_of(application: Application, *, with_job: bool = True) -> Row:
    """Return an application as whoever recruits sees it in a list: name and year of birth, the job, the state."""
    born = application.person.born_on
    name = f"{application.person.name}, {born.year}" if born else application.person.name
    job = application.order.title if with_job else ""
    last = say(_("Applied on: {date}"), date=application.applied_on)
    return Row(name, address_of(application), tag_of(application), ref=application.ref, asked=job, last=last)


def own_row(application: Application) -> Row:
    """Return an application as the worker and those who help see it: the job and its state."""
    last = say(_("Applied on: {date}"), date=application.applied_on)
    if application.state == S.OFFERED and application.expires_on:
        last = say(_("Answer by: {date}"), date=application.expires_on)
    return Row(application.title, address_of(application), tag_of(application), ref=application.ref, last=last)


def affected_page(worker: AffectedWorker, actor: Actor, on: date) -> dict[str, Any]:
    """Return what an officer needs to call a worker whose agency was stopped."""
    person, permit = worker.person, worker.permit
    where_now = country_name(worker.country) if worker.country else _("At home")
    told: list[tuple[Words, Any]] = [
        (_("Phone"), person.phone or person.email),
        (_("Where the worker is"), where_now),
        (_("Agency"), permit.agency.name),
        (_("State of the permit"), permit.get_state_display()),
        (_("Listed on"), f"{worker.listed_on:%d.%m.%Y}"),
        (_("What the worker wants to do"), worker.get_settlement_display() if worker.settlement else ""),
        (_("In words"), worker.words),
    ]
    links = [record for record in (worker.application, worker.journey) if record is not None]
    return {
        "kicker": _("Worker of a stopped agency"), "title": person.name, "ref": worker.ref, "desk": True,
        "tag": affected_tag(worker), "deadline": deadline(worker, actor, on),
        "acts": main_first(acts_on(actor, worker)), "facts": [Fact(label, value) for label, value in told if value],
        "links": [(record.title, address_of(record)) for record in links], "history": shown_history(worker),
        "back": reverse("applications:affected_list"),
        "who_sees": _("Placement officers and the post where the worker is; never the agency"),
    }  # fmt: skip


def affected_tag(worker: AffectedWorker) -> Tag:
    """Return whether somebody has spoken with the worker, as a tag."""
    waits = worker.state == AffectedState.WAITING
    return Tag(worker.get_state_display(), "warn" if waits else "done", "telephone" if waits else "")


def affected_row(worker: AffectedWorker) -> Row:
    """Return a worker of a stopped agency as a row."""
    return Row(
        worker.person.name, address_of(worker), affected_tag(worker), ref=worker.ref, asked=worker.permit.title,
        last=say(_("Listed on: {date}"), date=worker.listed_on),
    )  # fmt: skip
