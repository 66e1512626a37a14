"""Issuing by one officer or by two, and what becomes of a certificate."""

from datetime import UTC, date, datetime, timedelta

import pytest

from sapar.employment.stays.moving import arrive, depart
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.clearance.actions import confirm_requirement, request_clearance
from sapar.pre_employment.clearance.choices import ClearanceState
from sapar.pre_employment.clearance.errors import AlreadyLeft, SecondOfficerNeeded, StillMissing
from sapar.pre_employment.clearance.issuer import published_keys
from sapar.pre_employment.clearance.issuing import (
    approve_clearance,
    expire_clearance,
    issue_clearance,
    prepare_clearance,
    return_clearance,
    settle_clearances,
    use_clearance,
    void_clearance,
)
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.publishing import verified, verified_number, voided_list
from sapar.pre_employment.clearance.queries import certificate_in_force
from sapar.pre_employment.clearance.risks import second_person_because
from sapar.pre_employment.clearance.tasks import expire_certificates, settle_journeys
from sapar.pre_employment.clearance.tests.people import NOON, TODAY, confirmed, issued, requested
from sapar.pre_employment.clearance.verifying import Verdict, verify
from sapar.registers.organizations.actions import add_member
from sapar.registers.people.actions import correct_person
from tests.cast import FOUNDING, member

pytestmark = pytest.mark.usefixtures("day")
LAST_DAY = date(2026, 5, 31)  # ninety days later


def young(cast):
    """Return a request of somebody under the age at which one officer is enough."""
    clearance = requested(cast)
    return confirmed(born(cast, clearance, date(2006, 3, 3)), cast.aigul)


def born(cast, clearance, on):
    """Correct the worker's date of birth."""
    person = clearance.journey.person
    correct_person(
        person, by=cast.aigul, born_on=on, family_name="Өмүрбеков", given_name="Нурлан", reason="As in the passport"
    )
    return Clearance.objects.get(pk=clearance.pk)


def prepared(cast):
    made = prepare_clearance(young(cast), by=cast.aigul).record
    assert made.state == ClearanceState.PREPARED
    return made


def test_what_is_issued_verifies_and_the_worker_is_told(cast):
    clearance = issued(cast)
    answer = verify(clearance.token, published_keys(), NOON)
    assert answer.verdict == Verdict.VALID
    assert answer.certificate.number == clearance.ref
    assert (answer.certificate.initials, answer.certificate.birth_year) == ("O. N.", 1994)
    assert answer.certificate.last_day == LAST_DAY
    assert "certificate ready" in OutboxMessage.objects.last().body or "даяр" in OutboxMessage.objects.last().body


def test_it_ends_with_its_last_day_at_home(cast):
    clearance = issued(cast)
    assert clearance.ends_at == datetime(2026, 5, 31, 18, tzinfo=UTC)


def test_nothing_is_issued_while_something_is_missing(cast):
    clearance = requested(cast)
    with pytest.raises(StillMissing, match="Identity matches the passport; No entry ban"):
        issue_clearance(clearance, by=cast.aigul)
    confirmed(clearance, cast.aigul)
    confirm_requirement(clearance, by=cast.aigul, requirement="entry_ban", answer="no")
    with pytest.raises(StillMissing, match="entry ban"):
        prepare_clearance(clearance, by=cast.aigul)


def test_nothing_is_issued_to_somebody_who_has_left(cast):
    clearance = confirmed(requested(cast), cast.aigul)
    arrive(clearance.journey, by=cast.holder("nurlan"), entered_on=TODAY)
    with pytest.raises(AlreadyLeft):
        issue_clearance(clearance, by=cast.aigul)


def test_neither_the_worker_nor_a_post_nor_the_head_alone_issues_one(cast):
    clearance = confirmed(requested(cast), cast.aigul)
    for actor in (cast.holder("nurlan"), cast.daniyar, cast.samat):
        with pytest.raises(Refused):
            issue_clearance(clearance, by=actor)


def test_an_officer_who_goes_abroad_does_not_issue_their_own(cast):
    clearance = requested(cast)
    membership = add_member(
        cast.office("bishkek"), by=FOUNDING, name="Нурлан", contact=cast.worker("nurlan").phone,
        role="employment_officer", until=TODAY + timedelta(days=99),
    ).record  # fmt: skip
    assert membership.account == clearance.journey.person.account
    nurlan_at_work = member(membership.account)
    for action in (confirm_requirement, issue_clearance, prepare_clearance):
        assert not action.allowed_to(nurlan_at_work, clearance)
        assert action.allowed_to(cast.meerim, clearance)


def test_at_a_risk_one_officer_is_not_enough(cast):
    with pytest.raises(SecondOfficerNeeded, match="The worker is young"):
        issue_clearance(young(cast), by=cast.aigul)


def test_two_officers_issue_it_and_both_stand_on_it(cast):
    clearance = prepared(cast)
    assert clearance.why_second == ["young_worker"]
    made = approve_clearance(clearance, by=cast.samat).record
    assert made.state == ClearanceState.ISSUED
    assert (made.prepared_by, made.issued_by) == (cast.aigul.account, cast.samat.account)
    assert not Task.objects.filter(subject_ref=made.ref, state="open").exists()


def test_whoever_prepared_it_does_not_also_agree(cast):
    with pytest.raises(AnotherPersonMustDecide):
        approve_clearance(prepared(cast), by=cast.aigul)


def test_the_second_officer_can_give_it_back(cast):
    clearance = return_clearance(prepared(cast), by=cast.samat, reason="Look at the passport again").record
    assert clearance.state == ClearanceState.REQUESTED
    assert clearance.prepared_by is None
    waiting = Task.objects.get(subject_ref=clearance.ref, state="open")
    assert waiting.asks == "issue_clearance"


def test_what_changed_meanwhile_stops_the_second_officer_too(cast):
    clearance = prepared(cast)
    arrive(clearance.journey, by=cast.holder("nurlan"), entered_on=TODAY)
    with pytest.raises(AlreadyLeft):
        approve_clearance(clearance, by=cast.samat)


@pytest.mark.parametrize(("day_of_birth", "asked"), [(date(2005, 3, 2), []), (date(2005, 3, 3), ["young_worker"])])
def test_the_edge_of_the_age_of_the_law(cast, day_of_birth, asked):
    clearance = born(cast, requested(cast), day_of_birth)
    assert second_person_because(clearance.journey, TODAY) == asked


def test_work_in_a_private_household_asks_for_a_second_officer(cast):
    clearance = requested(cast, occupation="9111")
    assert second_person_because(clearance.journey, TODAY) == ["domestic_work"]


def test_it_stays_good_to_show_after_departure(cast):
    clearance = issued(cast)
    depart(clearance.journey, by=cast.holder("nurlan"), departed_on=TODAY)
    clearance.refresh_from_db()
    assert clearance.state == ClearanceState.USED
    assert verified_number(clearance.ref).verdict == Verdict.VALID
    assert certificate_in_force(clearance.journey) == clearance


def test_whoever_arrives_without_a_noted_departure_has_used_it_too(cast):
    clearance = issued(cast)
    arrive(clearance.journey, by=cast.holder("nurlan"), entered_on=TODAY)
    assert settle_journeys(TODAY) == 1
    clearance.refresh_from_db()
    assert clearance.state == ClearanceState.USED


def test_nobody_but_the_system_says_that_it_was_used_or_has_ended(cast):
    clearance = issued(cast)
    for action, record in (
        (use_clearance, clearance), (expire_clearance, clearance), (settle_clearances, clearance.journey),
    ):  # fmt: skip
        with pytest.raises(Refused):
            action(record, by=cast.aigul)


def test_it_ends_by_itself_after_its_last_second_and_the_worker_is_told(cast):
    clearance = issued(cast)
    with clock.at(clearance.ends_at - timedelta(seconds=1)):
        assert expire_certificates(LAST_DAY) == 0
    with clock.at(clearance.ends_at):
        assert verified(clearance.token).verdict == Verdict.ENDED
        assert expire_certificates(LAST_DAY + timedelta(days=1)) == 1
        assert expire_certificates(LAST_DAY + timedelta(days=1)) == 0
    clearance.refresh_from_db()
    assert clearance.state == ClearanceState.EXPIRED


def test_voiding_is_known_at_once_by_number_by_code_and_on_the_signed_list(cast):
    clearance = issued(cast)
    void_clearance(clearance, by=cast.samat, reason="false_paper", words="The policy was not genuine")
    assert verified_number(clearance.ref).verdict == Verdict.VOIDED
    assert verified(clearance.token).verdict == Verdict.VOIDED
    assert verify(clearance.token, published_keys(), NOON, voided_list()).verdict == Verdict.VOIDED
    assert clearance.ref in OutboxMessage.objects.last().body.replace("-", "")


def test_the_signed_list_leaves_out_what_has_ended_anyway(cast):
    clearance = issued(cast)
    void_clearance(clearance, by=cast.samat, reason="asked", words="Asked for it")
    with clock.at(clearance.ends_at):
        assert voided_list().numbers == frozenset()


def test_a_voided_certificate_is_not_brought_back_but_a_new_one_can_be_had(cast):
    clearance = issued(cast)
    void_clearance(clearance, by=cast.samat, reason="mistake", words="Wrong country")
    with pytest.raises(WrongState):
        void_clearance(clearance, by=cast.samat, reason="mistake", words="Again")
    again = request_clearance(clearance.journey, by=cast.holder("nurlan")).record
    made = issue_clearance(confirmed(again, cast.aigul), by=cast.aigul).record
    assert verified_number(made.ref).verdict == Verdict.VALID


def test_a_number_under_which_nothing_was_issued_is_not_ours(cast):
    assert verified_number(requested(cast).ref).verdict == Verdict.NOT_OURS
    assert settle_clearances.allowed_to(System("x"), None)
