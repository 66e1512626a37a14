"""The public register: anybody finds an agency by name, number, phone or country, and reads a verdict and why."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sapar.foundation import clock
from sapar.pre_employment.agency_permits.actions import propose_revocation, reinstate_permit, revoke_permit
from sapar.pre_employment.agency_permits.models import AgencyPermit, PermitDecision
from sapar.pre_employment.agency_permits.queries import complaints_upheld
from sapar.pre_employment.agency_permits.tests.permits import before_commission, days, granted, suspended
from sapar.registers.organizations.actions import open_organization
from sapar.throughout.complaints.models import Complaint
from tests.cast import FOUNDING
from tests.unguarded import unguarded

NOBODY = {
    "en": "No agency with this name holds a permit. Be careful",
    "ru": "Агентства с таким названием и разрешением нет",
    "ky": "Мындай аталышта уруксаты бар агенттик жок",
}


def read(url, language="en"):
    """Return what a visitor reads."""
    answer = Client(headers={"accept-language": language}).get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def another(cast, number, state="granted"):
    """Put one more agency with a permit into the register."""
    names = {f"name_{code}": f"Жол {number}" for code in ("ky", "ru", "en")}
    agency = open_organization(cast.ministry, by=FOUNDING, kind="agency", country="KG", **names).record
    with unguarded():
        return AgencyPermit.objects.create(
            agency=agency, country="TR", state=state, key=agency.permits.model.objects.first().key,
            begun_on=days(0), valid_from=days(0), valid_until=days(300),
        )  # fmt: skip


@pytest.mark.parametrize("text", ["ак-жол", "АК ЖОЛ", "Russia", "Россия", "росс", "312 000 018"])
def test_an_agency_is_found_however_it_is_written(cast, text):
    granted(cast)
    assert "Ак-Жол Жумуш" in read(f"/agencies/?q={text}")


def test_an_agency_is_found_by_the_number_of_its_permit(cast):
    permit = granted(cast)
    assert "Ак-Жол Жумуш" in read(f"/agencies/?q={permit.number}")
    assert "Ак-Жол Жумуш" in read(f"/agencies/?q={permit.ref}")


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
@pytest.mark.parametrize("text", ["Алтын", "Turkiye", "123-456-789", "0700 999 888"])
def test_who_holds_no_permit_is_not_found_and_people_are_warned(cast, text, language):
    granted(cast)
    page = read(f"/agencies/?q={text}", language)
    assert NOBODY[language] in page
    assert "/complain/" in page


def test_an_application_is_not_published(cast):
    permit = before_commission(cast)
    assert "Ак-Жол Жумуш" not in read("/agencies/")
    page = read(f"/agencies/{permit.agency.ref}")
    assert "This agency has no permit. Do not pay" in page
    assert permit.number not in page


def test_a_permit_in_force_is_valid_with_its_partner_and_its_last_day(cast):
    permit = granted(cast)
    page = read(f"/agencies/{permit.agency.ref}")
    for words in ("Valid", "Permit is for: Russia", f"{permit.valid_until:%d.%m.%Y}", permit.number, "Стройград"):
        assert words in page
    assert "Асанов" not in page  # owners are not published


def test_a_suspended_one_says_since_when_why_and_what_to_do(cast):
    permit = suspended(cast)
    page = read(f"/agencies/{permit.agency.ref}")
    for words in (
        f"Permit suspended since {clock.today():%d.%m.%Y}", "Cooperation with the foreign partner is not proved",
        "The employer knows nothing of it", "Regulation on permits", "Pay nothing and sign nothing new", "/complain/",
    ):  # fmt: skip
        assert words in page
    assert "Чынара" not in page  # nor are officers


def test_a_revoked_one_stays_listed_with_its_bar(cast):
    permit = granted(cast)
    propose_revocation(permit, by=cast.chinara, ground="workers_harmed", words="Paid for nothing", bar_until=days(365))
    assert "Paid for nothing" not in read(f"/agencies/{permit.agency.ref}")
    revoke_permit(permit, by=cast.almaz)
    assert "Revoked" in read("/agencies/")
    page = read(f"/agencies/{permit.agency.ref}")
    assert f"No new permit until: {days(365):%d.%m.%Y}" in page
    assert "Paid for nothing" in page


def test_an_ended_one_stays_listed_before_the_daily_job_ran(cast):
    permit = granted(cast)
    with unguarded():
        AgencyPermit.objects.update(valid_until=days(-1))
    assert "Expired" in read("/agencies/")
    assert "until the agency has a permit again" in read(f"/agencies/{permit.agency.ref}")


def test_the_register_shows_a_decision_the_moment_it_is_made(cast):
    permit = suspended(cast)
    assert "Suspended" in read("/agencies/")
    reinstate_permit(permit, by=cast.chinara, words="Confirmed")
    assert "Valid" in read("/agencies/")


@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_the_pages_speak_three_languages(cast, language):
    permit = suspended(cast)
    country = {"en": "Russia", "ru": "Россия", "ky": "Россия"}[language]
    ground = {"en": "is not proved", "ru": "не подтверждено", "ky": "далилденген эмес"}[language]
    assert country in read("/agencies/", language)
    assert ground in read(f"/agencies/{permit.agency.ref}", language)


def test_what_is_no_agency_has_no_page(cast):
    assert Client().get(f"/agencies/{cast.office('bishkek').ref}").status_code == 404


@pytest.mark.parametrize(("upheld", "shown"), [(0, None), (9, None), (10, 10)])
def test_few_complaints_are_not_counted_in_public(cast, upheld, shown):
    agency = granted(cast).agency
    with unguarded():
        for _ in range(upheld):
            Complaint.objects.create(
                respondent=agency, result="upheld", country="RU", office=cast.office("disputes"),
                key=agency.permits.first().key, received_on=days(0),
            )  # fmt: skip
    assert complaints_upheld(agency, clock.today()) == (shown, 10)
    assert ("fewer than 10" in read(f"/agencies/{agency.ref}")) is (shown is None)


def test_the_register_asks_the_database_as_often_for_many_as_for_few(cast):
    granted(cast)
    counts = []
    for size in (2, 18):
        for number in range(size):
            another(cast, f"{size}-{number}")
        with CaptureQueriesContext(connection) as caught:
            read("/agencies/")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_of_two_permits_for_one_country_the_newer_is_listed(cast):
    permit = granted(cast)
    with unguarded():
        newer = AgencyPermit.objects.create(
            agency=permit.agency, country="RU", state="granted", key=permit.key, begun_on=days(0), valid_from=days(0),
            valid_until=days(400),
        )  # fmt: skip
        PermitDecision.objects.create(permit=newer, kind="renewed", decided_on=days(0))
        AgencyPermit.objects.filter(pk=permit.pk).update(state="replaced")
    page = read("/agencies/")
    assert newer.number in page
    assert permit.number not in page
    assert newer.number in read(f"/agencies/?q={permit.number}")
