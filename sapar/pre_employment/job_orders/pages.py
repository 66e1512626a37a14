"""What the pages of an order show: the public one of the job, and the one of those who make, check and approve it."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, Compare, Contact, Deadline, Difference, Fact, Tag, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.foundation.worklists.tasks import next_deadline
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.pre_employment.job_orders import showing
from sapar.pre_employment.job_orders.actions import amend_order, submit_order
from sapar.pre_employment.job_orders.choices import BEFORE_APPROVAL, S, StoppedFor
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.panels import job_makers, order_makers, panels
from sapar.pre_employment.job_orders.permissions import makes_order
from sapar.pre_employment.job_orders.queries import employer_verified
from sapar.pre_employment.job_orders.terms import LANGUAGES, checked, missing, to_mend
from sapar.pre_employment.job_orders.wording import LANGUAGE_NAMES
from sapar.registers.journeys.choices import country_name, occupation_name
from sapar.registers.journeys.clauses import compared

MAIN = ("publish_order", "approve_order", "verify_order", "submit_order", "resume_order", "verify_employer")


def job_page(order: JobOrder, actor: Actor, on: date) -> dict[str, Any]:
    """Return what everybody sees of a published job: the pay first, the law's findings, who checked it, the button."""
    found = checked(order, order.checked_on or on)
    report, vetting = showing.report(order, found), employer_verified(order.employer, on)
    return {
        "order": order, "title": occupation_name(order.occupation), "pay": showing.pay_of(order),
        "facts": showing.main_facts(order), "free": showing.you_pay_nothing(order), "state": state_sentence(order, on),
        "apply": panels(job_makers, order, actor, on), "about": str(order.texts), "terms": showing.other_terms(order),
        "costs": showing.costs_of(order), "papers": showing.papers_of(order),
        "questions": showing.questions_of(report), "covered": found is not None,
        "findings": showing.findings_of(report, []),
        "checks": _checks(order, vetting), "agency": _agency(order, on),
        "helpers": [Contact(_("Helpline, day and night"), phone=helpline())],
        "staff_url": address_of(order) if actor.is_staff else "", "back": reverse("job_orders:jobs"),
    }  # fmt: skip


def state_sentence(order: JobOrder, on: date) -> Words:
    """Say why nobody can apply; empty where people can."""
    if order.state == S.OPEN:
        return _("The time to apply is over") if order.valid_until < on else ""
    return {
        S.FILLED: _("All places are taken. One may become free again"),
        S.SUSPENDED: _("This job stands still for now. Nobody can apply, and nobody may ask you for money"),
        S.EXPIRED: _("The time to apply is over"),
        S.CANCELLED: _("This job was cancelled"),
    }.get(S(order.state), _("This job is not published yet"))


def _checks(order: JobOrder, vetting: EmployerVetting | None) -> list[Words]:
    """Say who checked the job and the employer, and when."""
    told: list[Words] = []
    if order.verified_on:
        told.append(say(_("Checked by the labour attaché on {date}"), date=order.verified_on))
    if vetting:
        told.append(say(_("Employer checked on: {date}"), date=vetting.verified_on))
    else:
        told.append(_("The check of the employer has ended. Ask the helpline"))
    return told


def _agency(order: JobOrder, on: date) -> dict[str, Any] | None:
    """Return who recruits, with the state of the permit for this country; None in a public scheme."""
    if order.agency is None:
        return None
    permit = permit_in_force(order.agency, order.country, on)
    return {
        "name": order.agency.name, "url": reverse("agency_permits:agency", args=[order.agency.ref]),
        "tag": _permit_tag(permit), "until": permit.valid_until if permit else None,
        "country": country_name(order.country),
    }  # fmt: skip


def _permit_tag(permit: AgencyPermit | None) -> Tag:
    return tag_for("valid") if permit else Tag(_("No permit in force"), "broken")


def order_page(order: JobOrder, actor: Actor, on: date) -> dict[str, Any]:
    """Return what those see who make, check and approve an order."""
    found, words = checked(order, order.checked_on or on), to_mend(order, order.checked_on or on)
    report = showing.report(order, found)
    return {
        "order": order, "kicker": _("Job order"), "title": order.title, "ref": order.ref, "desk": True,
        "tag": showing.tag_of(order), "deadline": deadline(order, actor, on),
        "note": _note(order), "acts": order_acts(order, actor, bool((found and found.blocks) or words)),
        "findings": showing.findings_of(report, words),
        "questions": showing.questions_of(report), "pay": showing.pay_of(order),
        "missing": missing(order) if order.state == S.DRAFT else [], "main": showing.main_facts(order),
        "terms": showing.other_terms(order), "costs": showing.costs_of(order), "papers": showing.papers_of(order),
        "texts": [(LANGUAGE_NAMES[code], order.texts.get(code, "")) for code in LANGUAGES],
        "difference": _difference(order), "facts": _facts(order, on), "history": shown_history(order),
        "panels": panels(order_makers, order, actor, on), "back": reverse("job_orders:list"),
        "public_url": reverse("job_orders:job", args=[order.ref]) if order.published_on else "",
        "who_sees": _("Whoever made it, the employer, the post of the country and the offices at home"),
    }  # fmt: skip


def order_acts(order: JobOrder, actor: Actor, stopped: bool) -> list[Act]:
    """Return the buttons; where the law or a word stops the order, the sentence in place of the button to send it."""
    acts = acts_on(actor, order)
    if stopped and order.state == S.DRAFT and makes_order(actor, order):
        because = _("Not while a finding below breaks a rule")
        send = str(submit_order.label)
        acts = [act for act in acts if str(act.label) != send]
        acts.append(Act(submit_order.label, because=because))
    if order.state in BEFORE_APPROVAL and makes_order(actor, order):
        kind: Any = "main" if stopped and order.state == S.DRAFT else "plain"
        acts.insert(
            0 if kind == "main" else 1, Act(amend_order.label, reverse("job_orders:amend", args=[order.ref]), kind)
        )
    return acts


def acts_on(actor: Actor, record: Subject) -> list[Act]:
    """Return the buttons that apply, the main one first, what is grave last."""
    buttons = buttons_for(actor, record)
    rank = {name: number for number, name in enumerate(MAIN)}
    buttons.sort(key=lambda each: (each.grave, rank.get(each.name, len(MAIN))))
    return [
        Act(each.label, reverse("actions:do", args=[each.slug, record.ref]),
            "grave" if each.grave else "main" if not number and each.name in MAIN else "plain")
        for number, each in enumerate(buttons)
    ]  # fmt: skip


def deadline(record: Subject, actor: Actor, on: date) -> Deadline | None:
    """Return by when the next step is due; None where nothing is asked."""
    due = next_deadline(record)
    return Deadline(due.astimezone(ZoneInfo(actor.place)).date(), on) if due else None


def _note(order: JobOrder) -> Words:
    """Say what was said last: why it came back, why it stands still."""
    if not order.reason:
        return ""
    if order.state == S.DRAFT:
        return say(_("Returned for correction: {reason}"), reason=order.reason)
    why = StoppedFor(order.stopped_for).label if order.stopped_for else ""
    return say("{why}: {reason}", why=why, reason=order.reason) if why else order.reason


def _facts(order: JobOrder, on: date) -> list[Fact]:
    agency = _agency(order, on)
    vetting = employer_verified(order.employer, on)
    told = [
        (_("Employer"), order.employer.name),
        (_("Employer checked, valid until"), vetting.valid_until if vetting else _("Not checked")),
        (_("Agency"), agency["name"] if agency else _("None: a public scheme")),
        (_("Permit"), agency["tag"].word if agency else ""),
        (_("People asked for"), order.headcount),
        (_("Places approved"), order.places or ""),
        (_("Offered or taken"), order.held if order.places else ""),
        (_("Places taken"), order.taken if order.places else ""),
        (_("How people are chosen"), order.get_chosen_by_display()),
        (_("Lawful ground for a wish about people"), order.lawful_ground),
        (_("Version"), order.number_of_version),
        (_("Checked by the attaché"), order.verified_on or ""),
        (_("Published on"), order.published_on or ""),
    ]
    return [Fact(label, written(value)) for label, value in told if value not in (None, "")]


def written(value: Any) -> str:
    """Return a value of a fact as people read it."""
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def _difference(order: JobOrder) -> Compare | None:
    """Return what changed since the version before, clause by clause; None for the first version."""
    earlier = order.versions.first() if order.state in BEFORE_APPROVAL else None
    if earlier is None:
        return None
    rows = [
        Difference(each.label, each.was, each.is_now, why=each.word, same=each.direction == "same")
        for each in compared(earlier.terms, order.terms)
    ]
    was, now = (say(_("Version {n}"), n=n) for n in (earlier.number_of_version, order.number_of_version))
    return Compare(_("What changed"), was, now, rows)
