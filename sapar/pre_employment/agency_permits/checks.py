"""R-AGY-01, for the rooms above: asked at the moment of each step, not only at sign-in."""

from datetime import date

from sapar.pre_employment.agency_permits.errors import NoPermitInForce
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Organization

__all__ = ["NoPermitInForce", "require_permit"]


def require_permit(agency: Organization, country: str, on: date) -> AgencyPermit:
    """Return the permit under which an agency may act for a country on a day.

    Raises:
        NoPermitInForce: there is none, it is suspended or revoked, it ended, or it is for another country.
    """
    permit = permit_in_force(agency, country, on)
    if permit is None:
        raise NoPermitInForce(agency=agency.name, country=country_name(country))
    return permit
