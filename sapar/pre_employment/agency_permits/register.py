"""What the public register shows of an agency: a verdict for each country, and what a worker does about it."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, Contact, Empty, Fact, Row, Tag, tag_for
from sapar.foundation.ui.words import Words, say
from sapar.pre_employment.agency_permits.choices import Decision, S
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.pages import decided
from sapar.pre_employment.agency_permits.queries import complaints_upheld, decisions_published, permits_of
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Organization

VALID = "valid"
TELLS_WHY = {S.SUSPENDED: Decision.SUSPENDED, S.REVOKED: Decision.REVOKED}

WHAT_TO_DO: dict[str, Words] = {
    VALID: _("Ask for the contract before you agree to anything, and check it here. It is free"),
    S.SUSPENDED: _("Pay nothing and sign nothing new. What you signed stays yours: we call you, or you call us"),
    S.REVOKED: _("Pay nothing and sign nothing. If you paid already, make a complaint: you can ask the money back"),
    S.EXPIRED: _("Pay nothing and sign nothing until the agency has a permit again"),
}


def standing(permit: AgencyPermit, on: date) -> str:
    """Return how a permit stands on a day: valid, suspended, revoked or expired. The last day is still valid."""
    if permit.state == S.GRANTED and permit.valid_until and permit.valid_until >= on:
        return VALID
    return S.EXPIRED if permit.state in (S.GRANTED, S.REPLACED) else permit.state


def tag_of(permit: AgencyPermit, on: date) -> Tag:
    """Return the verdict as a tag."""
    return tag_for(standing(permit, on))


def row_of(permit: AgencyPermit, on: date) -> Row:
    """Return a permit as a row of the register."""
    return Row(
        permit.agency.name,
        reverse("agency_permits:agency", args=[permit.agency.ref]),
        tag_of(permit, on),
        ref=permit.ref,
        asked=say(_("Permit is for: {country}"), country=country_name(permit.country)),
        last=_dates(permit, on),
    )


def _dates(permit: AgencyPermit, on: date) -> Words:
    if permit.state == S.SUSPENDED:
        return say(_("Permit suspended since {date}"), date=permit.suspended_on)
    if permit.state == S.REVOKED:
        return say(_("Permit revoked on {date}"), date=permit.revoked_on)
    return say(_("Valid until: {date}"), date=permit.valid_until)


def nothing_found() -> Empty:
    """Return what stands where no agency was found: a warning, and the way to a complaint."""
    acts = [Act(_("Make a complaint"), reverse("complaints:file"))]
    more = _("Try another spelling. Pay nothing and sign nothing")
    return Empty(_("No agency with this name holds a permit. Be careful"), more, acts)


def agency_page(agency: Organization, on: date) -> dict[str, Any]:
    """Return what anybody sees of an agency."""
    permits = list(permits_of(agency, on))
    history = [decided(each) for each in decisions_published(agency)]
    in_force = any(standing(permit, on) == VALID for permit in permits)
    return {
        "title": agency.name, "agency": agency, "verdicts": [_verdict(permit, history, on) for permit in permits],
        "lead": "" if permits else _("This agency has no permit. Do not pay"),
        "complain": Act(_("Make a complaint"), reverse("complaints:file"), "plain" if in_force else "main"),
        "decisions": history, "partners": _partners(permits, on), "facts": _facts(agency, on),
        "helpers": [Contact(_("At any hour"), phone=helpline())],
        "back": reverse("agency_permits:agencies"),
    }  # fmt: skip


def _verdict(permit: AgencyPermit, history: list[dict[str, Any]], on: date) -> dict[str, Any]:
    stands = standing(permit, on)
    why = next(
        (each for each in history if each["decision"].permit_id == permit.pk
         and each["decision"].kind == TELLS_WHY.get(S(permit.state))), None,
    )  # fmt: skip
    return {
        "permit": permit, "tag": tag_of(permit, on), "dates": _dates(permit, on), "why": why, "valid": stands == VALID,
        "for": say(_("Permit is for: {country}"), country=country_name(permit.country)), "do": WHAT_TO_DO[stands],
        "bar": say(_("No new permit until: {date}"), date=permit.bar_until) if permit.bar_until else "",
    }  # fmt: skip


def _partners(permits: list[AgencyPermit], on: date) -> list[dict[str, Any]]:
    return [
        {"partner": partner, "country": country_name(permit.country)}
        for permit in permits
        if permit.is_live
        for partner in permit.confirmed_partners(on)
    ]


def _facts(agency: Organization, on: date) -> list[Fact]:
    count, smallest = complaints_upheld(agency, on)
    words = str(count) if count is not None else say(_("fewer than {n}"), n=smallest)
    told = [
        Fact(_("Address"), str(agency.address)),
        Fact(_("Phone"), agency.phone),
        Fact(_("Complaints upheld"), words),
    ]
    return [fact for fact in told if fact.value]
