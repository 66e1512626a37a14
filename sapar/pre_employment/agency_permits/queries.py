"""Questions about permits, with names."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from sapar.classifications.search import search_countries
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.lawbook import lawbook
from sapar.foundation.references import normalised
from sapar.pre_employment.agency_permits import clocks
from sapar.pre_employment.agency_permits.choices import CHANGES_NOTHING, IN_FORCE_AFTER, LIVE, OPEN, PUBLIC, S
from sapar.pre_employment.agency_permits.models import AgencyPermit, CommissionVote, PermitDecision, has_file
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.registers.organizations.search import find_organizations
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import Result

FEWEST_DIGITS = 4
COUNTRIES_FOUND = 5


def permit_in_force(agency: Organization, country: str, on: date) -> AgencyPermit | None:
    """Return the permit under which an agency may recruit for a country on a day: what the last decision left.

    The day of a suspension is suspended already, the last day of the term is still in force.
    """
    decided = PermitDecision.objects.filter(permit=OuterRef("pk"), decided_on__lte=on).exclude(kind__in=CHANGES_NOTHING)
    last = decided.order_by("-decided_on", "-pk").values("kind")[:1]
    permits = AgencyPermit.objects.filter(agency=agency, country=country, valid_from__lte=on, valid_until__gte=on)
    in_force = permits.annotate(last=Subquery(last)).filter(last__in=IN_FORCE_AFTER)
    found: AgencyPermit | None = in_force.order_by("-pk").first()
    return found


def permits_to_expire(on: date) -> QuerySet[AgencyPermit]:
    """Return the permits whose last day has passed."""
    return AgencyPermit.objects.filter(state__in=LIVE, valid_until__lt=on).order_by("pk")


def reminders_due(on: date) -> list[tuple[AgencyPermit, int]]:
    """Return whose end is near, with the reminder that is due: 60, 30 or 7 days before, each once.

    A day on which nothing ran is caught up by the next. Where a renewal is applied for, nobody needs a reminder.
    """
    steps = sorted(int(step) for step in lawbook().value("reminder.days_before", on).value)
    renewal = AgencyPermit.objects.filter(renews=OuterRef("pk"), state__in=OPEN)
    ending = AgencyPermit.objects.filter(
        state__in=LIVE, valid_until__gte=on, valid_until__lte=on + timedelta(days=steps[-1])
    )
    found = []
    for permit in ending.exclude(Exists(renewal)).order_by("pk"):
        step = next(step for step in steps if (permit.valid_until - on).days <= step)
        if permit.reminded_days is None or step < permit.reminded_days:
            found.append((permit, step))
    return found


def permits_published(on: date) -> QuerySet[AgencyPermit]:
    """Return what the public register lists: for every agency and country its newest permit, revoked ones included."""
    newer = AgencyPermit.objects.filter(
        agency=OuterRef("agency"), country=OuterRef("country"), pk__gt=OuterRef("pk"), state__in=PUBLIC
    )
    return AgencyPermit.objects.filter(~Exists(newer), state__in=PUBLIC).select_related("agency")


def permits_found(text: str, on: date) -> QuerySet[AgencyPermit]:
    """Narrow the public register to an agency's name or phone, a permit's number, or a country in any language."""
    listed = permits_published(on)
    if not text.strip():
        return listed
    digits = "".join(sign for sign in text if sign.isdigit())
    if len(digits) >= FEWEST_DIGITS:
        return listed.filter(_by_digits(text, digits))
    agencies = find_organizations(text, Organization.objects.filter(kind=OrganizationKind.AGENCY))
    countries = [country.code for country in search_countries(text, readers_language(), COUNTRIES_FOUND)]
    return listed.filter(Q(agency__in=agencies) | Q(country__in=countries))


def _by_digits(text: str, digits: str) -> Q:
    """Match the number of any permit of the agency for that country, or the agency's phone however it is written."""
    try:
        same = AgencyPermit.objects.filter(ref=normalised(text), state__in=PUBLIC)
    except ValidationError:
        same = AgencyPermit.objects.none()
    of_number = Exists(same.filter(agency=OuterRef("agency"), country=OuterRef("country")))
    phone = r"\D*".join(digits.lstrip("0"))
    return Q(of_number) | Q(agency__phone__regex=phone)


def permits_of(agency: Organization, on: date) -> QuerySet[AgencyPermit]:
    """Return the published permits of one agency, those in force first."""
    return permits_published(on).filter(agency=agency).order_by("state", "country")


def decisions_published(agency: Organization) -> QuerySet[PermitDecision]:
    """Return what was decided about an agency's permits, newest first."""
    decided = PermitDecision.objects.filter(permit__agency=agency, permit__state__in=PUBLIC, decided_on__isnull=False)
    return decided.exclude(kind__in=CHANGES_NOTHING).select_related("permit").order_by("-decided_on", "-pk")


def complaints_upheld(agency: Organization, on: date) -> tuple[int | None, int]:
    """Count the complaints upheld against an agency, and say from which number on the count may be published.

    Below that number the count is None, zero included, and protected complaints are never counted: a number must not
    tell of anybody.
    """
    smallest = clocks.number("smallest_count_shown", on)
    upheld = Complaint.objects.filter(respondent=agency, protected=False, result__in=(Result.UPHELD, Result.PARTLY))
    count = upheld.count()
    return (count if count >= smallest else None), smallest


def files_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[AgencyPermit]:
    """Return the files this actor works on, narrowed by number or agency's name and by state."""
    files = AgencyPermit.objects.select_related("agency").filter(has_file(actor))
    if text := wanted.get("q"):
        try:
            files = files.filter(ref=normalised(text))
        except ValidationError:
            files = files.filter(agency__in=find_organizations(text, Organization.objects.all()))
    if states := wanted.get("state"):
        files = files.filter(state__in=states)
    elif not text:
        files = files.filter(state__in=OPEN | LIVE)
    return files


def votes_shown(permit: AgencyPermit, actor: Actor) -> list[CommissionVote]:
    """Return the votes this actor may see: a member's own, the others' after it; all of them once it is decided.

    Neither the agency nor a post ever sees who voted how. Who declared an interest sees the votes after the decision.
    """
    if actor.role not in (Role.COMMISSION_MEMBER, Role.PERMIT_OFFICER, Role.AUDITOR):
        return []
    votes = list(permit.votes.select_related("member"))
    own = [vote for vote in votes if vote.member == actor.account]
    voted = any(vote.choice for vote in own)
    return votes if permit.state != S.BEFORE_COMMISSION or voted else own
