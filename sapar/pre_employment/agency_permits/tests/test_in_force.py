"""R-AGY-01 and R-AGY-02 to the day: whether a permit is in force, and who is barred from a new one."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.pre_employment.agency_permits.actions import (
    propose_revocation,
    reinstate_permit,
    revoke_permit,
    send_to_commission,
)
from sapar.pre_employment.agency_permits.checks import NoPermitInForce, require_permit
from sapar.pre_employment.agency_permits.errors import AgencyBarred, OwnerBarred
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.owners import check_bars, read_owners
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.pre_employment.agency_permits.tests.permits import (
    OWNERS,
    before_commission,
    complete,
    days,
    granted,
    suspended,
)
from sapar.registers.organizations.actions import open_organization
from tests.cast import FOUNDING
from tests.unguarded import unguarded

NAMES = {f"name_{code}": "Башка Жол" for code in ("ky", "ru", "en")}


def revoked(cast, bar=365):
    """Return Bakyt's permit, revoked today."""
    permit = granted(cast)
    propose_revocation(permit, by=cast.chinara, ground="workers_harmed", words="x", bar_until=days(bar))
    return revoke_permit(permit, by=cast.almaz).record


def other_agency(cast):
    return open_organization(cast.ministry, by=FOUNDING, kind="agency", country="KG", **NAMES).record


def test_it_is_in_force_from_the_first_day_to_the_last(cast):
    permit = granted(cast)
    agency, last = permit.agency, permit.valid_until
    one = timedelta(days=1)
    assert permit_in_force(agency, "RU", permit.valid_from - one) is None
    assert permit_in_force(agency, "RU", permit.valid_from) == permit
    assert permit_in_force(agency, "RU", last) == permit
    assert permit_in_force(agency, "RU", last + one) is None


def test_it_is_for_one_country_and_one_agency(cast):
    granted(cast)
    assert permit_in_force(cast.office("agency"), "KZ", clock.today()) is None
    assert permit_in_force(other_agency(cast), "RU", clock.today()) is None


def test_an_application_is_no_permit(cast):
    before_commission(cast)
    assert permit_in_force(cast.office("agency"), "RU", clock.today()) is None


def test_the_day_of_the_suspension_is_suspended_and_the_days_before_are_not(cast):
    permit = granted(cast)
    with unguarded():  # granted ten days ago
        AgencyPermit.objects.update(valid_from=days(-10))
        permit.decisions.update(decided_on=days(-10))
    suspended(cast, permit)
    assert permit_in_force(permit.agency, "RU", days(-1)) == permit
    assert permit_in_force(permit.agency, "RU", days(0)) is None


def test_reinstated_it_is_in_force_again(cast):
    permit = reinstate_permit(suspended(cast), by=cast.chinara, words="x").record
    assert permit_in_force(permit.agency, "RU", clock.today()) == permit


def test_a_proposal_to_revoke_changes_nothing_yet(cast):
    permit = granted(cast)
    propose_revocation(permit, by=cast.chinara, ground="own_wish", words="x", bar_until=days(1))
    assert permit_in_force(permit.agency, "RU", clock.today()) == permit


def test_whoever_needs_a_permit_is_told_in_a_sentence(cast):
    permit = granted(cast)
    assert require_permit(permit.agency, "RU", clock.today()) == permit
    suspended(cast, permit)
    with pytest.raises(NoPermitInForce) as error:
        require_permit(permit.agency, "RU", clock.today())
    assert "Ак-Жол Жумуш" in str(error.value)


def test_a_barred_agency_applies_again_the_day_after(cast):
    agency = revoked(cast).agency
    with pytest.raises(AgencyBarred):
        check_bars(agency, read_owners(OWNERS), days(365))
    check_bars(agency, read_owners(OWNERS), days(366))


@pytest.mark.parametrize(
    "named",
    [
        "Асанов Үсөн, 31.12.1980",
        "USON ASANOV, 31.12.1980",
        "USEN ASANOV, 1980-12-31",
        "Асанов Усен Бакирович, 31.12.1980",
    ],
)
def test_an_owner_is_known_in_either_script_order_and_with_a_patronymic(cast, named):
    revoked(cast)
    with pytest.raises(OwnerBarred):
        check_bars(other_agency(cast), read_owners(named), days(365))
    check_bars(other_agency(cast), read_owners(named), days(366))


@pytest.mark.parametrize("named", ["Асанов Үсөн, 30.12.1980", "Асанов Асан, 31.12.1980"])
def test_a_namesake_or_a_twin_is_not_barred(cast, named):
    revoked(cast)
    check_bars(other_agency(cast), read_owners(named), clock.today())


def test_owners_barred_since_the_application_stop_it_before_the_commission(cast):
    permit = complete(cast, "KZ")
    revoked(cast)
    with pytest.raises(AgencyBarred):
        send_to_commission(permit, by=cast.chinara, proposal="Grant it")
