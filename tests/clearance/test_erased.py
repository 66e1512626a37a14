"""Erasing a person: nothing that says whose certificate it was stays."""

import pytest
from django.db import connection

from sapar.employment.stays.moving import arrive
from sapar.foundation.accounts.actors import System
from sapar.post_employment.returns.actions import return_home
from sapar.pre_employment.clearance.actions import withdraw_request
from sapar.pre_employment.clearance.publishing import verified_number
from sapar.pre_employment.clearance.tests.people import TODAY, issued, requested
from sapar.pre_employment.clearance.verifying import Verdict
from sapar.registers.people.erasing import erase_person
from sapar.registers.people.erasure import objections_to

pytestmark = pytest.mark.usefixtures("day")


def test_an_open_request_speaks_against_erasing(cast):
    clearance = requested(cast)
    assert any(clearance.number in str(matter) for matter in objections_to(clearance.journey.person))
    withdraw_request(clearance, by=cast.holder("nurlan"))
    assert objections_to(clearance.journey.person) == []


def test_initials_year_and_code_go_with_the_person(cast):
    clearance = issued(cast)
    arrive(clearance.journey, by=cast.holder("nurlan"), entered_on=TODAY)
    return_home(clearance.journey, by=cast.holder("nurlan"), returned_on=TODAY, kind="voluntary")
    person = clearance.journey.person
    erase_person(person, by=System("retention"), reason="test")
    clearance.refresh_from_db()
    assert (clearance.initials, clearance.birth_year, clearance.token) == ("", None, "")
    assert verified_number(clearance.ref).verdict == Verdict.NOT_OURS
    with connection.cursor() as cursor:
        cursor.execute("select answer, note from clearance_confirmation")
        assert set(cursor.fetchall()) == {("", "")}
