"""Checking an employer: named, papers handed in, then verified or refused by the post; watched or barred later."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.classifications.validators import validate_country, validate_sector
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.pre_employment.job_orders.choices import EmployerPaper, OrderState, StoppedFor, VettingState
from sapar.pre_employment.job_orders.errors import VettedAlready
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.permissions import claims_employers, hands_in, vets
from sapar.pre_employment.job_orders.stopping import stop_order
from sapar.pre_employment.job_orders.telling import ask_post, end_of, last_day, vetting_news, working_days
from sapar.registers.journeys import choices
from sapar.registers.organizations.actions import name_employer
from sapar.registers.organizations.models import Organization, OrganizationKind

DUTY = System("an employer is no longer checked")
Reason = Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P1)]
Name = Annotated[
    str, Ask(_("Name of the employer"), hint=_("As it stands in its papers"), data_class=P0)
]  # fmt: skip
Country = Annotated[
    str, Ask(_("Country"), max_length=2, data_class=P0, choices=choices.countries, check=validate_country)
]
Known = Annotated[
    Organization,
    Ask(_("Number of the employer")),
]


class Papers(list[str]):
    """The kinds of papers that were handed in, as codes of ``EmployerPaper``."""


def check_papers(papers: Papers) -> None:
    """Refuse a kind of paper that there is not."""
    if not papers or set(papers) - set(EmployerPaper.values):
        raise ValidationError(_("Choose at least one paper from the list"), code="papers")


def sectors() -> list[tuple[str, str]]:
    """Offer the sections of ISIC."""
    language = readers_language()
    return [(each.code, each.name(language)) for each in codes.sectors()]


@action(
    subject=Organization, creates=EmployerVetting, allowed_to=claims_employers, law="employer_check",
    label=_("Ask for the check of an employer"), has_button=False,
)  # fmt: skip
def claim_employer(
    claimant: Organization,
    *,
    by: Actor,
    on: date,
    name: Name = "",
    country: Country = "",
    employer: Known | None = None,
    registration_number: Annotated[str, Ask(_("Registration number"), max_length=60, data_class=P1)],
    sector: Annotated[
        str, Ask(_("What the business is"), max_length=1, data_class=P1, choices=sectors, check=validate_sector)
    ],
    workforce: Annotated[int | None, Ask(_("How many people work there"))] = None,
) -> Done:
    """Name an employer abroad, with what tells it from others, so that the post can check it."""
    found = _employer(claimant, by, on, employer, name, country)
    if earlier := found.vettings.exclude(state=VettingState.REFUSED).first():
        raise VettedAlready(number=earlier.number, state=earlier.get_state_display())
    vetting = EmployerVetting(
        employer=found, country=found.country, claimed_by=claimant, registration_number=registration_number,
        sector=sector, workforce=workforce, claimed_on=on,
    )  # fmt: skip
    vetting.save()  # its task needs its number
    due = end_of(working_days("employer_check.papers_working_days", on))
    open_task(vetting, asks="hand_in_employer_papers", role=by.role, due=due, office_ref=claimant.ref)
    return Done(
        {"employer": found, "registration_number": registration_number},
        created=vetting,
        silent_because="the post is told when the papers are there",
    )


def _employer(
    claimant: Organization, by: Actor, on: date, employer: Organization | None, name: str, country: str
) -> Organization:
    """Return who is meant: itself, one in the list, or a new one under the name that was given."""
    if claimant.kind == OrganizationKind.EMPLOYER:
        return claimant
    if employer:
        if employer.kind != OrganizationKind.EMPLOYER:
            raise ValidationError({"employer": _("This is not an employer")})
        return employer
    if not name or not country:
        raise ValidationError({"name": _("Write the name and the country, or the number of the employer")})
    named: Organization = name_employer(
        claimant, by=by, on=on, kind=OrganizationKind.EMPLOYER, name=name, country=country
    ).record  # fmt: skip
    return named


@action(
    subject=EmployerVetting, allowed_to=hands_in, law="employer_check", label=_("Hand in the employer's papers"),
    has_button=False,
)  # fmt: skip
def hand_in_employer_papers(
    vetting: EmployerVetting,
    *,
    by: Actor,
    on: date,
    papers: Annotated[Papers, Ask(_("Which papers does the post have?"), data_class=P1, check=check_papers)],
) -> Done:
    """Say which papers of an employer are at the post. From now on the clock of its check runs."""
    vetting.papers = [paper for paper in EmployerPaper.values if paper in {*vetting.papers, *papers}]
    vetting.handed_in_on = vetting.handed_in_on or on
    return Done({"papers": vetting.papers}, tell=[ask_post(vetting, vetting.handed_in_on)])


@action(subject=EmployerVetting, allowed_to=vets, law="employer_check", label=_("The employer is checked"))
def verify_employer(
    vetting: EmployerVetting,
    *,
    by: Actor,
    on: date,
    valid_until: Annotated[date | None, Ask(_("Valid until"), hint=_("Empty: as long as the law allows"))] = None,
) -> Done:
    """Say that an employer exists and may employ, until a day; said again, the day moves on."""
    latest = last_day("employer_check.valid_days", on)
    until = valid_until or latest
    if not on < until <= latest:
        raise ValidationError(
            {"valid_until": _("Write a later day, at most: {date}").format(date=f"{latest:%d.%m.%Y}")}
        )
    vetting.verified_on, vetting.valid_until, vetting.reason = on, until, ""
    _decided(vetting, by)
    return Done({"valid_until": until}, tell=[vetting_news(vetting, VettingState.VERIFIED)])


@action(subject=EmployerVetting, allowed_to=vets, law="employer_check", label=_("Refuse the employer"), grave=True)
def refuse_employer(vetting: EmployerVetting, *, by: Actor, on: date, reason: Reason) -> Done:
    """Say that an employer could not be confirmed, and why. It can be named again with better papers."""
    vetting.reason = reason
    _decided(vetting, by)
    return Done({"reason": reason}, tell=[vetting_news(vetting, VettingState.REFUSED)])


@action(subject=EmployerVetting, allowed_to=vets, law="employer_check", label=_("Put the employer on watch"))
def put_employer_on_watch(vetting: EmployerVetting, *, by: Actor, on: date, reason: Reason) -> Done:
    """Let no new order and no application go to an employer until the post has looked again."""
    vetting.reason = reason
    _decided(vetting, by)
    _stop_orders(vetting, on, reason)
    return Done({"reason": reason}, tell=[vetting_news(vetting, VettingState.WATCH)])


@action(subject=EmployerVetting, allowed_to=vets, law="employer_check", label=_("Bar the employer"), grave=True)
def bar_employer(vetting: EmployerVetting, *, by: Actor, on: date, reason: Reason) -> Done:
    """Bar an employer: nobody is recruited for it any more."""
    vetting.reason, vetting.valid_until = reason, None
    _decided(vetting, by)
    _stop_orders(vetting, on, reason)
    return Done({"reason": reason}, tell=[vetting_news(vetting, VettingState.BARRED)])


def _decided(vetting: EmployerVetting, by: Actor) -> None:
    vetting.decided_by = by.account
    close_tasks(vetting)


def _stop_orders(vetting: EmployerVetting, on: date, reason: str) -> None:
    live = JobOrder.objects.filter(employer=vetting.employer, state__in=(OrderState.OPEN, OrderState.FILLED))
    for order in live.order_by("pk"):
        stop_order(order, by=DUTY, on=on, because=StoppedFor.EMPLOYER, reason=reason)
