"""An employer is named, its papers are handed in, the post verifies or refuses it, watches or bars it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.worklists.tasks import open_tasks
from sapar.pre_employment.job_orders.actions import (
    bar_employer,
    claim_employer,
    hand_in_employer_papers,
    put_employer_on_watch,
    refuse_employer,
    verify_employer,
)
from sapar.pre_employment.job_orders.errors import VettedAlready
from sapar.pre_employment.job_orders.models import EmployerVetting
from sapar.pre_employment.job_orders.queries import employer_verified
from sapar.pre_employment.job_orders.tests.orders import (
    being_checked,
    claimed,
    day,
    now,
    opened,
    told,
    verified_employer,
)
from sapar.registers.organizations.models import OrganizationKind


def asks(record):
    return [(task.asks, task.role) for task in open_tasks(record)]


def test_an_agency_names_an_employer_that_nobody_knows(cast):
    vetting = claim_employer(
        cast.office("agency"), by=cast.bakyt, name="Мебельград", country="KZ", registration_number="77", sector="C"
    ).record
    assert (vetting.employer.kind, vetting.country) == (OrganizationKind.EMPLOYER, "KZ")
    assert asks(vetting) == [("hand_in_employer_papers", "agency_clerk")]


def test_an_employer_names_itself(cast):
    vetting = claim_employer(cast.office("employer"), by=cast.svetlana, registration_number="77", sector="F").record
    assert vetting.employer == cast.office("employer")


def test_a_name_or_a_number_is_needed(cast):
    with pytest.raises(ValidationError):
        claim_employer(cast.office("agency"), by=cast.bakyt, registration_number="77", sector="C")


def test_an_office_is_no_employer(cast):
    with pytest.raises(ValidationError):
        claim_employer(
            cast.office("agency"), by=cast.bakyt, employer=cast.office("osh"), registration_number="7", sector="C"
        )


def test_nobody_asks_for_another_agency(cast):
    cast.bakyt
    with pytest.raises(Refused):
        claim_employer(cast.office("agency"), by=cast.svetlana, name="X", country="RU", registration_number="7",
                       sector="C")  # fmt: skip


def test_one_check_an_employer_at_a_time(cast):
    claimed(cast)
    with pytest.raises(VettedAlready):
        claimed(cast, by="svetlana")


def test_after_a_refusal_it_can_be_named_again(cast):
    refuse_employer(being_checked(cast), by=cast.daniyar, reason="No such address")
    assert claimed(cast).state == "claimed"


def test_the_clock_of_the_post_runs_when_the_papers_are_there(cast):
    vetting = being_checked(cast)
    assert asks(vetting) == [("verify_employer", "labour_attache")]
    assert vetting.papers == ["registration", "signatory"]


def test_more_papers_come_later_and_the_clock_does_not_start_anew(cast):
    vetting = being_checked(cast)
    due = open_tasks(vetting).get().due_at
    again = hand_in_employer_papers(vetting, by=cast.daniyar, papers=["taxes"]).record
    assert again.papers == ["registration", "signatory", "taxes"]
    assert open_tasks(vetting).get().due_at == due


@pytest.mark.parametrize("papers", [[], ["a_letter"]])
def test_papers_are_those_of_the_list(cast, papers):
    with pytest.raises(ValidationError):
        hand_in_employer_papers(claimed(cast), by=cast.bakyt, papers=papers)


def test_the_post_verifies_for_as_long_as_the_law_allows_and_the_agency_is_told(cast):
    vetting = verify_employer(being_checked(cast), by=cast.daniyar).record
    assert vetting.valid_until == day(365)
    assert asks(vetting) == []
    assert "+996700000018" in told("job_orders/employer_news")


def test_until_its_last_day_an_employer_counts_as_verified(cast):
    vetting = verify_employer(being_checked(cast), by=cast.daniyar, valid_until=day(10)).record
    assert employer_verified(vetting.employer, day(10)) == vetting
    assert employer_verified(vetting.employer, day(11)) is None


def test_a_check_is_prolonged(cast):
    vetting = verify_employer(being_checked(cast), by=cast.daniyar, valid_until=day(10)).record
    assert verify_employer(vetting, by=cast.daniyar, valid_until=day(20)).record.valid_until == day(20)


@pytest.mark.parametrize("days", [0, 366])
def test_a_check_ends_after_today_and_within_a_year(cast, days):
    with pytest.raises(ValidationError):
        verify_employer(being_checked(cast), by=cast.daniyar, valid_until=day(days))


def test_nobody_verifies_without_papers(cast):
    cast.office("moscow")
    with pytest.raises(WrongState):
        verify_employer(claimed(cast), by=cast.daniyar)


def test_the_post_of_another_country_does_not_know_of_it(cast):
    vetting = being_checked(cast)
    with pytest.raises(NotVisible):
        verify_employer(vetting, by=cast.zarina)


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "rustam", "chinara"])
def test_only_the_post_verifies(cast, who):
    vetting = being_checked(cast)
    with pytest.raises(Refused):
        verify_employer(vetting, by=getattr(cast, who))


def test_where_there_is_no_post_a_placement_officer_checks(cast):
    vetting = claimed(cast)
    vetting = hand_in_employer_papers(vetting, by=cast.bakyt, papers=["registration"]).record
    assert asks(vetting) == [("verify_employer", "placement_officer")]
    assert verify_employer(vetting, by=cast.rustam).record.state == "verified"


def test_nobody_checks_what_their_own_office_asked_for(cast):
    vetting = hand_in_employer_papers(claimed(cast, by="rustam"), by=cast.rustam, papers=["registration"]).record
    with pytest.raises(Refused):
        verify_employer(vetting, by=cast.rustam)


@pytest.mark.parametrize("act", [put_employer_on_watch, bar_employer])
def test_its_orders_stand_still_when_an_employer_is_watched_or_barred(cast, act):
    order = opened(cast)
    act(EmployerVetting.objects.get(), by=cast.daniyar, reason="Wages unpaid")
    assert (now(order).state, now(order).stopped_for) == ("suspended", "employer")
    assert employer_verified(order.employer, clock.today()) is None


def test_a_watched_employer_is_verified_again(cast):
    vetting = put_employer_on_watch(verified_employer(cast), by=cast.daniyar, reason="Late wages").record
    assert verify_employer(vetting, by=cast.daniyar).record.reason == ""


def test_a_barred_employer_stays_barred(cast):
    vetting = bar_employer(verified_employer(cast), by=cast.daniyar, reason="Forced labour").record
    with pytest.raises(WrongState):
        verify_employer(vetting, by=cast.daniyar)


def test_an_agency_sees_checked_employers_of_others_and_no_refused_ones(cast):
    vetting = being_checked(cast, by="daniyar")
    assert not EmployerVetting.visible_to(cast.bakyt).exists()
    verify_employer(vetting, by=cast.daniyar)
    assert EmployerVetting.visible_to(cast.bakyt).get() == vetting
    assert not EmployerVetting.visible_to(cast.timur).exists()


def test_the_time_to_check_is_law(cast):
    from sapar.foundation.lawbook import lawbook

    days = lawbook().value("employer_check.working_days", clock.today()).value
    vetting = being_checked(cast)
    assert open_tasks(vetting).get().due_at.date() >= clock.today() + timedelta(days=days)
