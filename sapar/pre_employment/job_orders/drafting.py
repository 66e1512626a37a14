"""Drafting an order, amending it before it is approved, and sending it to be checked."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.classifications.validators import validate_unit_group
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import Texts
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.agency_permits.checks import require_permit
from sapar.pre_employment.job_orders.choices import ChosenBy, Paper
from sapar.pre_employment.job_orders.errors import ReplacesStrikers
from sapar.pre_employment.job_orders.models import JobOrder, OrderVersion
from sapar.pre_employment.job_orders.permissions import drafts_orders, makes_order
from sapar.pre_employment.job_orders.queries import search_key_of
from sapar.pre_employment.job_orders.stopping import require_standing
from sapar.pre_employment.job_orders.telling import ask_checker, ask_maker, last_day
from sapar.pre_employment.job_orders.terms import check_before_sending, first_day, note_check, terms_of
from sapar.registers.journeys.terms import Terms, clause, digest_of
from sapar.registers.organizations.models import Organization, OrganizationKind

TEXT = 2000


class Papers(list[str]):
    """What an applicant must have, as codes of ``Paper``."""


def check_papers(papers: Papers) -> None:
    """Refuse a kind of paper that there is not."""
    if set(papers) - set(Paper.values):
        raise ValidationError(_("Choose from the list"), code="papers")


Occupation = Annotated[str, Ask(_("What work is it?"), max_length=4, data_class=P0, check=validate_unit_group)]
Region = Annotated[str, Ask(_("Region"), max_length=60, data_class=P0)]
Place = Annotated[str, Ask(_("Town or site"), max_length=100, data_class=P0)]
Headcount = Annotated[int, Ask(_("How many people?"))]
Until = Annotated[date, Ask(_("Until when can people apply?"), data_class=P0)]
TermsGiven = Annotated[Terms, Ask(_("Terms"), data_class=P0)]
PapersGiven = Annotated[Papers, Ask(_("Papers an applicant must have"), data_class=P0, check=check_papers)]
About = Annotated[str, Ask(_("About the work"), lines=5, max_length=TEXT, data_class=P0)]
Ground = Annotated[str, Ask(_("Lawful ground for a wish about people"), lines=3, max_length=500, data_class=P1)]
Chosen = Annotated[ChosenBy, Ask(_("How are people chosen?"))]


@action(
    subject=Organization, creates=JobOrder, allowed_to=drafts_orders, law="job_order", label=_("Draft a job order"),
    has_button=False,
)  # fmt: skip
def draft_order(
    maker: Organization,
    *,
    by: Actor,
    on: date,
    employer: Annotated[Organization, Ask(_("Employer"))],  # type: ignore[valid-type]
    occupation: Occupation,
    place: Place,
    headcount: Headcount,
    valid_until: Until,
    terms: TermsGiven,
    region: Region = "",
    papers: PapersGiven = Papers(),  # noqa: B008 - never changed
    about_ky: About = "",
    about_ru: About = "",
    about_en: About = "",
    lawful_ground: Ground = "",
    chosen_by: Chosen = ChosenBy.SKILLS,
) -> Done:
    """Write down what an employer asks for. Nothing is published and nobody is asked yet; it can be amended."""
    if employer.kind != OrganizationKind.EMPLOYER:
        raise ValidationError({"employer": _("This is not an employer")})
    agency = maker if maker.kind == OrganizationKind.AGENCY else None
    if agency:
        require_permit(agency, employer.country, on)
    order = JobOrder(drafted_at=maker, agency=agency, employer=employer, country=employer.country)
    texts = Texts(ky=about_ky, ru=about_ru, en=about_en)
    _write(order, on, terms, occupation=occupation, place=place, headcount=headcount, valid_until=valid_until,
           region=region, papers=papers, texts=texts, lawful_ground=lawful_ground, chosen_by=chosen_by)  # fmt: skip
    return Done(
        {"employer": employer, "headcount": headcount}, created=order, silent_because="a draft is its maker's own"
    )


@action(
    subject=JobOrder, allowed_to=makes_order, law="job_order", label=_("Amend the order"), has_button=False
)  # fmt: skip
def amend_order(
    order: JobOrder,
    *,
    by: Actor,
    on: date,
    occupation: Occupation,
    place: Place,
    headcount: Headcount,
    valid_until: Until,
    terms: TermsGiven,
    region: Region = "",
    papers: PapersGiven = Papers(),  # noqa: B008 - never changed
    about_ky: About = "",
    about_ru: About = "",
    about_en: About = "",
    lawful_ground: Ground = "",
    chosen_by: Chosen = ChosenBy.SKILLS,
) -> Done:
    """Write a new version of an order. It must be sent again: what was checked was the version before."""
    OrderVersion(
        order=order, number_of_version=order.number_of_version, headcount=order.headcount, terms=order.terms,
        texts=order.texts, replaced_on=on, replaced_by=by.account,
    ).save()  # fmt: skip
    order.number_of_version += 1
    texts = Texts(ky=about_ky, ru=about_ru, en=about_en)
    _write(order, on, terms, occupation=occupation, place=place, headcount=headcount, valid_until=valid_until,
           region=region, papers=papers, texts=texts, lawful_ground=lawful_ground, chosen_by=chosen_by)  # fmt: skip
    order.verified_by, order.verified_on, order.reason = None, None, ""
    close_tasks(order)
    ask_maker(order, "submit_order", on)
    return Done({"version": order.number_of_version}, silent_because="it is with its maker until it is sent again")


@action(subject=JobOrder, allowed_to=makes_order, law="job_order", label=_("Send the order to be checked"))
def submit_order(
    order: JobOrder,
    *,
    by: Actor,
    on: date,
    strike: Annotated[bool, Ask(_("Are the people to replace workers on strike?"))],
) -> Done:
    """Send an order to the attaché: permit and employer stand, everything is stated, the law is kept, the words too."""
    if strike:
        raise ReplacesStrikers
    require_standing(order, on)
    check_days(order.starts_on, order.valid_until, on)
    found = check_before_sending(order, on)
    note_check(order, found, on)
    order.submitted_by, order.submitted_on, order.reason = by.account, on, ""
    return Done({"version": order.number_of_version, "digest": order.digest}, tell=[ask_checker(order, on)])


def check_days(starts_on: date, valid_until: date, on: date) -> None:
    """Refuse a start that is over, and an order that is open too long or beyond its start.

    Raises:
        ValidationError: which day to mend.
    """
    latest = min(last_day("job_order.valid_days", on), starts_on)
    if starts_on <= on:
        raise ValidationError({"terms": _("The first day of the contract must lie ahead")})
    if not on < valid_until <= latest:
        sentence = _("People can apply until a later day than today, at most: {date}")
        raise ValidationError({"valid_until": sentence.format(date=f"{latest:%d.%m.%Y}")})


def _write(order: JobOrder, on: date, terms: Mapping[str, Any], **given: Any) -> None:
    """Fill in an order from what was given."""
    if given["region"] and given["region"] not in {each.code for each in codes.regions(order.country)}:
        raise ValidationError({"region": _("This region lies in another country")})
    if given["headcount"] < 1:
        raise ValidationError({"headcount": _("Write a number, at least 1")})
    for name, value in given.items():
        setattr(order, name, list(value) if name == "papers" else value)
    order.terms = terms_of(order.employer, order.occupation, order.region, terms)
    order.starts_on = first_day(order.terms)
    check_days(order.starts_on, order.valid_until, on)
    order.housing = bool(clause(order.terms, "accommodation.provided"))
    order.digest, order.law_digest, order.checked_on, order.broken = digest_of(order.terms), "", None, 0
    order.search_key = search_key_of(order)
