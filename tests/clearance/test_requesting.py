"""Asking for a certificate, and the list of what is checked for it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.employment.stays.moving import arrive, depart
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.clearance.actions import confirm_requirement, request_clearance, withdraw_request
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.choices import ClearanceState
from sapar.pre_employment.clearance.errors import NotForYouToConfirm
from sapar.pre_employment.clearance.requirements import all_requirements, requirements_for
from sapar.pre_employment.clearance.tasks import settle_journeys
from sapar.pre_employment.clearance.tests.people import TODAY, planned, requested
from sapar.registers.journeys.actions import cancel_journey
from sapar.registers.people.actions import register_person

pytestmark = pytest.mark.usefixtures("day")


def test_a_worker_asks_and_the_officer_has_it_on_the_desk_within_three_working_days(cast):
    clearance = requested(cast)
    task = Task.objects.get(subject_ref=clearance.ref)
    assert (task.asks, task.role, task.office_ref) == (
        "issue_clearance", "employment_officer", cast.office("bishkek").ref,
    )  # fmt: skip
    assert task.due_at.date() == date(2026, 3, 5)


def test_the_organised_pathway_goes_to_a_placement_officer(cast):
    clearance = requested(cast, pathway="organised")
    assert Task.objects.get(subject_ref=clearance.ref).role == "placement_officer"
    withdraw_request(clearance, by=cast.rustam)
    assert request_clearance.allowed_to(cast.rustam, clearance.journey)


def test_one_open_request_is_enough(cast):
    clearance = requested(cast)
    with pytest.raises(Refused):
        request_clearance(clearance.journey, by=cast.aigul)


def test_a_request_taken_back_makes_room_for_another_and_closes_its_tasks(cast):
    clearance = requested(cast)
    withdraw_request(clearance, by=cast.holder("nurlan"))
    assert not Task.objects.filter(subject_ref=clearance.ref, state="open").exists()
    request_clearance(clearance.journey, by=cast.holder("nurlan"))


def test_it_is_for_the_time_before_departure(cast):
    journey = planned(cast)
    arrive(journey, by=cast.holder("nurlan"), entered_on=TODAY)
    with pytest.raises(Refused):
        request_clearance(journey, by=cast.holder("nurlan"))


@pytest.mark.parametrize("who", ["ermek", "chinara", "tilek", "svetlana", "bakyt", "timur"])
def test_nobody_else_asks_for_somebody(cast, who):
    with pytest.raises(Refused):
        request_clearance(planned(cast), by=getattr(cast, who))


def test_the_law_says_what_is_asked_on_which_pathway_and_for_which_country():
    everything = {each.id for each in all_requirements(TODAY)}
    organised = {each.id for each in requirements_for("organised", "TR", TODAY)}
    alone = {each.id for each in requirements_for("independent", "RU", TODAY)}
    assert organised == everything
    assert alone == {"identity", "stay_ground", "entry_ban", "emergency_contact"}
    assert {each.id for each in requirements_for("independent", "KR", TODAY)} == alone | {"medical"}


def test_every_requirement_is_named_and_cited_in_three_languages():
    for each in all_requirements(TODAY):
        for language in ("ky", "ru", "en"):
            assert each.title(language)
            assert each.source(language)


def answers(clearance):
    return {item.requirement.id: item.met for item in items_of(clearance, TODAY)}


def test_the_record_answers_what_it_knows_and_an_officer_the_rest(cast):
    assert answers(requested(cast)) == {
        "identity": None, "stay_ground": True, "entry_ban": None, "emergency_contact": True,
    }  # fmt: skip


def test_on_the_organised_pathway_an_attested_contract_is_asked_for(cast):
    found = answers(requested(cast, pathway="organised", destination="TR"))
    assert found["contract"] is False
    assert found["medical"] is found["insurance"] is found["stay_ground"] is None


def test_nobody_to_call_is_missing_and_cannot_be_confirmed_away(cast):
    from sapar.registers.journeys.actions import plan_journey

    person = register_person(
        cast.office("bishkek"), by=cast.aigul, family_name="Исаев", given_name="Темир", born_on=date(1990, 1, 1),
        phone="+996555000009",
    ).record  # fmt: skip
    journey = plan_journey(person, by=cast.aigul, destination="RU").record
    clearance = request_clearance(journey, by=cast.aigul).record
    assert answers(clearance)["emergency_contact"] is False
    with pytest.raises(NotForYouToConfirm):
        confirm_requirement(clearance, by=cast.aigul, requirement="emergency_contact", answer="yes")


def test_the_newest_answer_of_an_officer_counts_and_says_who_and_when(cast):
    clearance = requested(cast)
    confirm_requirement(clearance, by=cast.aigul, requirement="entry_ban", answer="no", note="Listed")
    assert answers(clearance)["entry_ban"] is False
    confirm_requirement(clearance, by=cast.aigul, requirement="entry_ban", answer="yes", as_of=TODAY)
    item = next(each for each in items_of(clearance, TODAY) if each.requirement.id == "entry_ban")
    assert (item.met, item.by_hand.confirmed_by, item.by_hand.confirmed_on) == (True, cast.aigul.account, TODAY)


def test_the_answer_to_a_health_question_is_sealed_in_the_table_and_in_the_trail(cast):
    from django.db import connection

    from sapar.foundation.audit.models import AuditEvent

    clearance = requested(cast, destination="KR")
    confirm_requirement(clearance, by=cast.aigul, requirement="medical", answer="no", note="unfit: back", as_of=TODAY)
    with connection.cursor() as cursor:
        cursor.execute("select answer, note, as_of from clearance_confirmation")
        assert all(value.startswith("§") for value in cursor.fetchone())
    event = AuditEvent.objects.filter(action="confirm_requirement").last()
    assert "unfit" not in event.after
    assert '"no"' not in event.after


@pytest.mark.parametrize(("requirement", "ahead"), [("passport", None), ("insurance", None), ("entry_ban", 1)])
def test_what_is_not_on_the_list_or_has_not_come_yet_is_not_confirmed(cast, requirement, ahead):
    clearance = requested(cast)
    as_of = TODAY + timedelta(days=ahead) if ahead else None
    with pytest.raises(ValidationError):
        confirm_requirement(clearance, by=cast.aigul, requirement=requirement, answer="yes", as_of=as_of)


def test_a_worker_confirms_nothing_for_themself(cast):
    with pytest.raises(Refused):
        confirm_requirement(requested(cast), by=cast.holder("nurlan"), requirement="identity", answer="yes")


def test_a_post_sees_the_certificates_of_its_country_and_another_post_does_not(cast):
    clearance = requested(cast)
    assert not confirm_requirement.allowed_to(cast.daniyar, clearance)
    with pytest.raises(NotVisible):
        confirm_requirement(clearance, by=cast.zarina, requirement="identity", answer="yes")


def test_leaving_or_giving_up_closes_an_open_request(cast):
    holder = cast.holder("nurlan")
    left, given_up = requested(cast), requested(cast, destination="KZ")
    depart(left.journey, by=holder, departed_on=TODAY)
    cancel_journey(given_up.journey, by=holder)
    assert settle_journeys(TODAY) == 1  # the departure did so at once
    for clearance in (left, given_up):
        clearance.refresh_from_db()
        assert clearance.state == ClearanceState.WITHDRAWN
    assert settle_journeys(TODAY) == 0
