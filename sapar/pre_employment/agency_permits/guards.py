"""What must hold before a permit can be in force: R-AGY-02 and R-AGY-03."""

from datetime import date

from sapar.pre_employment.agency_permits.choices import LIVE, PaperState, PartnerState, S
from sapar.pre_employment.agency_permits.errors import (
    NoPartnerNamed,
    NothingToMend,
    PapersMissing,
    PapersNotChecked,
    PartnerNotConfirmed,
    PermitStands,
)
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.owners import check_bars, named_on
from sapar.registers.organizations.models import Organization


def check_no_live_permit(agency: Organization, country: str, besides: AgencyPermit | None = None) -> None:
    """Refuse a second permit for one country: there is never more than one to suspend.

    Raises:
        PermitStands: another one is granted or suspended.
    """
    live = AgencyPermit.objects.filter(agency=agency, country=country, state__in=LIVE)
    if stands := live.exclude(pk=besides.pk if besides else None).first():
        raise PermitStands(number=stands.number)


def check_handed_in(permit: AgencyPermit) -> None:
    """Refuse to send an application that lacks a paper or a partner abroad.

    Raises:
        PapersMissing: with how many.
        NoPartnerNamed: nobody is there to be confirmed.
    """
    if missing := permit.papers.filter(state__in=(PaperState.ASKED, PaperState.REFUSED)).count():
        raise PapersMissing(n=missing)
    if not permit.partners.exclude(state=PartnerState.DENIED).exists():
        raise NoPartnerNamed


def check_accepted(permit: AgencyPermit) -> None:
    """Refuse to call an application complete while a paper of it is not accepted; fee and deposit are among them.

    Raises:
        PapersNotChecked: with how many.
    """
    if waiting := permit.papers.exclude(state=PaperState.ACCEPTED).count():
        raise PapersNotChecked(n=waiting)


def check_something_to_mend(permit: AgencyPermit) -> None:
    """Refuse to give an application back for nothing: a paper must be refused, or a partner denied.

    Raises:
        NothingToMend: all is still open or in order.
    """
    denied = permit.partners.filter(state=PartnerState.DENIED).exists()
    if not denied and not permit.papers.filter(state=PaperState.REFUSED).exists():
        raise NothingToMend


def check_partner(permit: AgencyPermit, on: date) -> None:
    """Refuse what needs a partner whom the post confirmed and whose agreement still runs.

    Raises:
        PartnerNotConfirmed: there is none.
    """
    if not permit.confirmed_partners(on).exists():
        raise PartnerNotConfirmed


def check_grantable(permit: AgencyPermit, on: date) -> None:
    """Refuse to prepare or grant a permit against the rules; asked again at every step, since things change.

    Raises:
        PermitStands: another permit for the country is granted or suspended; the renewed one must not be suspended.
        AgencyBarred: or OwnerBarred, R-AGY-02.
        PapersNotChecked: or PartnerNotConfirmed, R-AGY-03.
    """
    renewed = permit.renews
    may_stand = renewed if renewed and renewed.state != S.SUSPENDED else None
    check_no_live_permit(permit.agency, permit.country, besides=may_stand)
    check_bars(permit.agency, named_on(permit), on)
    check_accepted(permit)
    check_partner(permit, on)
