"""Permits at every stage, made through the actions, for the tests of this room and of those above it.

from sapar.pre_employment.agency_permits.tests.permits import granted
permit = granted(cast)                      # Bakyt's agency, for Russia
"""

from datetime import timedelta

from sapar.foundation import clock
from sapar.pre_employment.agency_permits.actions import (
    accept_paper,
    apply_for_permit,
    confirm_completeness,
    confirm_partner,
    hand_in_paper,
    name_partner,
    send_to_commission,
    submit_application,
    suspend_permit,
    vote_on_permit,
)
from sapar.pre_employment.agency_permits.models import AgencyPermit

OWNERS = "Асанов Үсөн, 31.12.1980"
PARTNER = {"kind": "employer", "name": "Стройград", "place": "Москва", "reach": "office@stroygrad.example.org"}
VOTE = {"no_interest": True, "reason": "All is in order"}
AGAINST = {"no_interest": True, "choice": "refuse", "ground": "papers", "reason": "The deposit is not there"}


def days(number):
    """Return the day so many days from today."""
    return clock.today() + timedelta(days=number)


def now(permit):
    """Return a permit as it stands in the database."""
    return AgencyPermit.objects.get(pk=permit.pk)


def begun(cast, country="RU", owners=OWNERS):
    """Bakyt applies; nothing is sent yet."""
    return apply_for_permit(cast.office("agency"), by=cast.bakyt, country=country, owners=owners).record


def with_papers(cast, permit):
    """He hands in every paper and names a partner."""
    for paper in permit.papers.all():
        hand_in_paper(paper, by=cast.bakyt, stated="No 1 of 01.02.2026")
    name_partner(permit, by=cast.bakyt, **PARTNER, signed_on=clock.today(), valid_until=days(700))
    return now(permit)


def submitted(cast, country="RU", owners=OWNERS):
    """He sends the application."""
    cast.office("moscow")
    return submit_application(with_papers(cast, begun(cast, country, owners)), by=cast.bakyt).record


def complete(cast, country="RU", owners=OWNERS):
    """Chinara accepts every paper and calls it complete; the attaché confirms the partner."""
    permit = submitted(cast, country, owners)
    return checked(cast, permit)


def checked(cast, permit):
    """Have the papers accepted and the partners confirmed."""
    for paper in permit.papers.all():
        accept_paper(paper, by=cast.chinara)
    for partner in permit.partners.filter(state="claimed"):
        by = {"RU": "daniyar", "KZ": "zarina"}.get(permit.country, "chinara")
        confirm_partner(partner, by=getattr(cast, by), answer="Visited the site")
    return confirm_completeness(permit, by=cast.chinara).record


def before_commission(cast, country="RU", owners=OWNERS):
    """Chinara puts it before the commission."""
    return send_to_commission(complete(cast, country, owners), by=cast.chinara, proposal="Grant it").record


def granted(cast, country="RU", owners=OWNERS):
    """Almaz and Nargiza vote for it."""
    return voted(cast, before_commission(cast, country, owners))


def voted(cast, permit):
    """Have two members vote for it."""
    for member in (cast.almaz, cast.nargiza):
        vote_on_permit(permit, by=member, choice="grant", **VOTE)
    return now(permit)


def suspended(cast, permit=None, until=30):
    """Chinara suspends it."""
    permit = permit or granted(cast)
    why = {"ground": "partner_not_proved", "words": "The employer knows nothing of it"}
    return suspend_permit(permit, by=cast.chinara, **why, until=days(until)).record
