"""Departure, arrival, work and its end: what each does, whom it tells, and days in the wrong order."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.employment.stays.actions import (
    arrive,
    depart,
    end_work,
    lose_contact,
    regain_contact,
    remain_abroad,
    start_work,
)
from sapar.employment.stays.tests.staying import TODAY, abroad, at_day, planned, working
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions import registry
from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.journeys.models import EndReason, JourneyState
from sapar.registers.organizations.actions import open_organization
from sapar.registers.organizations.models import Organization, OrganizationKind
from tests.cast import FOUNDING

pytestmark = pytest.mark.usefixtures("law")
DAY = timedelta(days=1)


def told(notice):
    return [message.body for message in OutboxMessage.objects.filter(notice=f"stays/{notice}")]


def test_departure_is_noted_and_the_traveller_is_told_whom_to_call(cast):
    journey, nurlan = planned(cast)
    assert depart(journey, by=nurlan, departed_on=TODAY - DAY).record.state == JourneyState.DEPARTED
    assert len(told("departed")) == 1


def test_arrival_starts_the_deadlines_and_names_the_first(cast):
    journey, _ = abroad(cast)
    assert (journey.state, journey.entered_on) == (JourneyState.ARRIVED, TODAY)
    assert "01.04.2026" in told("arrived_with_date")[0]
    assert journey.reminders.filter(kind="x.register").count() == 2


def test_arrival_is_told_to_the_post_by_number_only(cast):
    office = cast.office("moscow")
    from sapar.registers.organizations.actions import correct_organization

    names = {f"name_{code}": "Москва" for code in ("ky", "ru", "en")}
    correct_organization(office, by=cast.asel, phone="+79000000000", email="post@example.org", **names)
    journey, _ = abroad(cast)
    message = OutboxMessage.objects.get(notice="stays/arrival_to_post")
    assert message.address == "post@example.org"
    assert journey.number in message.subject
    assert "Асанов" not in message.body + message.subject


def test_where_the_law_names_no_date_the_notice_names_none(cast, monkeypatch):
    from sapar.registers.journeys import planning

    monkeypatch.setattr(planning, "law_steps", lambda journey, on, events=None: [])
    abroad(cast)
    assert len(told("arrived")) == 1


def test_the_address_abroad_is_sealed_in_the_table_and_opens_for_its_owner(cast):
    journey, nurlan = planned(cast)
    arrive(journey, by=nurlan, entered_on=TODAY, address_abroad="ул. Мира 5")
    raw = type(journey).objects.values_list("address_abroad", flat=True).get()
    assert "Мира" not in raw
    assert type(journey).objects.get().address_abroad == "ул. Мира 5"


@pytest.mark.parametrize(
    ("action", "field"), [(depart, "departed_on"), (arrive, "entered_on")],
)  # fmt: skip
def test_no_day_lies_ahead(cast, action, field):
    journey, nurlan = planned(cast)
    with pytest.raises(ValidationError) as refused:
        action(journey, by=nurlan, **{field: TODAY + DAY})
    assert set(refused.value.message_dict) == {field}


def test_nobody_arrives_before_leaving(cast):
    journey, nurlan = planned(cast)
    depart(journey, by=nurlan, departed_on=TODAY)
    with pytest.raises(ValidationError, match=r"02\.03\.2026"):
        arrive(journey, by=nurlan, entered_on=TODAY - DAY)
    assert arrive(journey, by=nurlan, entered_on=TODAY).record.state == JourneyState.ARRIVED


def test_nobody_works_before_arriving(cast):
    journey, nurlan = abroad(cast)
    with pytest.raises(ValidationError):
        start_work(journey, by=nurlan, work_from=TODAY - DAY)


def test_work_ends_neither_before_it_began_nor_ahead(cast):
    journey, nurlan = working(cast)
    for day in (TODAY - DAY, TODAY + DAY):
        with pytest.raises(ValidationError):
            end_work(journey, by=nurlan, ended_on=day, reason=EndReason.LEFT)


def test_an_employer_is_named_once(cast):
    journey, nurlan = abroad(cast)
    start_work(journey, by=nurlan, work_from=TODAY, employer="ООО Строй")
    end_work(journey, by=nurlan, ended_on=TODAY, reason=EndReason.LEFT)
    start_work(journey, by=nurlan, work_from=TODAY, employer="ооо строй")
    assert Organization.objects.filter(kind=OrganizationKind.EMPLOYER).count() == 1
    journey.refresh_from_db()
    assert (journey.employer.country, journey.work_ended_on, journey.end_reason) == ("RU", None, "")


def test_new_work_starts_after_the_old_ended(cast):
    journey, nurlan = working(cast)
    with at_day(5):
        end_work(journey, by=nurlan, ended_on=TODAY + 5 * DAY, reason=EndReason.DISMISSED)
        with pytest.raises(ValidationError):
            start_work(journey, by=nurlan, work_from=TODAY + 4 * DAY)


def test_the_end_of_work_names_how_long_there_is_to_find_new_work(cast):
    journey, nurlan = working(cast)
    end_work(journey, by=nurlan, ended_on=TODAY, reason=EndReason.END_OF_CONTRACT)
    journey.refresh_from_db()
    assert (journey.state, journey.end_reason) == (JourneyState.ENDED, "end_of_contract")
    assert journey.reminders.filter(kind="x.new_contract", due_on=TODAY + 15 * DAY).exists()


@pytest.mark.parametrize(("reason", "asked"), [(EndReason.INJURY, 1), (EndReason.DISMISSED, 0)])
def test_after_an_injury_the_room_that_helps_is_asked(cast, monkeypatch, reason, asked):
    journey, nurlan = working(cast)
    calls = []
    monkeypatch.setitem(registry.FOLLOW_UPS, "stays.injured", [lambda subject, **given: calls.append(subject)])
    end_work(journey, by=nurlan, ended_on=TODAY, reason=reason)
    assert calls == [journey] * asked
    assert len(told("work_ended_with_date")) == 1


def test_only_the_post_and_the_system_say_that_somebody_is_lost(cast):
    journey, nurlan = abroad(cast)
    for nobody in (nurlan, cast.aigul):
        with pytest.raises(Refused):
            lose_contact(journey, by=nobody)
    with pytest.raises(NotVisible):
        lose_contact(journey, by=cast.zarina)
    assert lose_contact(journey, by=cast.daniyar).record.state == JourneyState.LOST_CONTACT
    assert len(told("contact_lost")) == 1


def test_contact_comes_back(cast):
    journey, nurlan = abroad(cast)
    lose_contact(journey, by=System("check-ins"))
    assert regain_contact(journey, by=nurlan).record.state == JourneyState.ARRIVED


def test_whoever_stays_is_told_that_help_stays_open(cast):
    journey, nurlan = working(cast)
    with pytest.raises(WrongState):
        remain_abroad(journey, by=nurlan)
    end_work(journey, by=nurlan, ended_on=TODAY, reason=EndReason.OTHER)
    assert remain_abroad(journey, by=nurlan).record.state == JourneyState.REMAINED
    assert len(told("remained")) == 1


def test_a_helper_and_an_officer_note_for_the_traveller(cast):
    journey, _ = planned(cast)
    depart(journey, by=cast.salima.for_person(journey.person.ref), departed_on=TODAY)
    arrive(journey, by=cast.daniyar, entered_on=TODAY)
    with pytest.raises(Refused):
        start_work(journey, by=cast.kanykei, work_from=TODAY)


def test_an_employer_is_known_by_each_of_its_names(cast):
    names = {"name_ky": "Стройград ЖЧКсы", "name_ru": "ООО Стройград", "name_en": "Stroygrad LLC"}
    ministry = Organization.objects.get(kind=OrganizationKind.MINISTRY)
    known = open_organization(ministry, by=FOUNDING, kind=OrganizationKind.EMPLOYER, country="RU", **names).record
    journey, nurlan = abroad(cast)
    for name in names.values():
        start_work(journey, by=nurlan, work_from=TODAY, employer=name.upper())
        journey.refresh_from_db()
        assert journey.employer == known
        end_work(journey, by=nurlan, ended_on=TODAY, reason=EndReason.LEFT)
