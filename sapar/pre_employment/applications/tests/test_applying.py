"""A worker applies, or an officer does it for them; nobody under age on departure; offers while places are left."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.worklists.tasks import open_tasks
from sapar.pre_employment.agency_permits.checks import NoPermitInForce
from sapar.pre_employment.applications.actions import (
    apply_for_job,
    offer_job,
    reject_applicant,
    shortlist_applicant,
)
from sapar.pre_employment.applications.errors import AppliedAlready, BirthUnknown, JobNotOpen, TooYoung
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.tests.applicants import (
    applied,
    apply,
    now,
    offered,
    shortlisted,
    somebody,
    told,
)
from sapar.pre_employment.job_orders.actions import (
    approve_order,
    publish_order,
    put_employer_on_watch,
    suspend_order,
)
from sapar.pre_employment.job_orders.errors import EmployerNotVerified, NoPlaceLeft
from sapar.pre_employment.job_orders.models import EmployerVetting
from sapar.pre_employment.job_orders.tests.orders import checked, day, opened
from sapar.registers.journeys.actions import plan_journey
from tests.unguarded import unguarded

NURLANS = "+996555777888"


def test_a_worker_applies_and_it_waits_at_the_agency(cast):
    order = opened(cast)
    application = applied(cast, order)
    assert (application.state, application.languages, application.applied_by) == ("applied", ["ky", "ru"], None)
    assert [(task.asks, task.office_ref) for task in open_tasks(order)] == [
        ("shortlist_applicant", cast.office("agency").ref)
    ]
    assert told("applications/applied") == [NURLANS]


@pytest.mark.parametrize("who", ["aigul", "rustam"])
def test_an_officer_registers_it_for_somebody(cast, who):
    order, person = opened(cast), cast.worker("nurlan")
    if who == "rustam":
        plan_journey(person, by=cast.holder("nurlan"), destination="RU", pathway="organised")
    by = getattr(cast, who)
    assert apply(person, order, by=by).applied_by == by.account


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "daniyar", "timur", "chinara"])
def test_an_agency_applies_for_nobody(cast, who):
    order, person = opened(cast), cast.worker("nurlan")
    with pytest.raises(Refused):
        apply(person, order, by=getattr(cast, who))


def test_nobody_applies_for_somebody_else(cast):
    order = opened(cast)
    cast.worker("gulnara")
    with pytest.raises(NotVisible):
        apply(cast.worker("nurlan"), order, by=cast.holder("gulnara"))


def test_one_live_application_an_order_and_person(cast):
    application = applied(cast)
    with pytest.raises(AppliedAlready):
        applied(cast, application.order)
    with unguarded(), pytest.raises(IntegrityError), transaction.atomic():
        Application(person=application.person, order=application.order, applied_on=day(0)).save()


def test_after_a_refusal_one_applies_again(cast):
    application = applied(cast)
    reject_applicant(application, by=cast.bakyt, reason="paper")
    assert applied(cast, application.order).state == "applied"


def test_one_person_applies_for_several_jobs(cast):
    assert applied(cast, opened(cast)).order != applied(cast, opened(cast)).order


def test_a_language_is_one_of_the_list(cast):
    order = opened(cast)
    with pytest.raises(ValidationError):
        apply_for_job(cast.worker("nurlan"), by=cast.holder("nurlan"), order=order, languages=["xx"])


def eighteen_on(day_of_birthday):
    """Return the day of birth of somebody who becomes eighteen on a day."""
    return date(day_of_birthday.year - 18, day_of_birthday.month, day_of_birthday.day)


@pytest.fixture
def order(cast):
    """A job whose first day is the day of departure, and no 29 February."""
    made = opened(cast)
    assert (made.starts_on.month, made.starts_on.day) != (2, 29)
    return made


def test_whoever_becomes_eighteen_on_the_day_of_departure_may_apply(cast, order):
    person, actor = somebody(cast, born_on=eighteen_on(order.starts_on))
    assert apply(person, order, by=actor).state == "applied"


def test_whoever_becomes_eighteen_a_day_later_may_not(cast, order):
    person, actor = somebody(cast, born_on=eighteen_on(order.starts_on) + timedelta(days=1))
    with pytest.raises(TooYoung):
        apply(person, order, by=actor)


def test_a_departure_planned_before_the_birthday_counts(cast, order):
    person, actor = somebody(cast, born_on=eighteen_on(order.starts_on))
    plan_journey(person, by=actor, destination="RU", leaves_on=order.starts_on - timedelta(days=1))
    with pytest.raises(TooYoung):
        apply(person, order, by=actor)


def test_without_a_date_of_birth_it_cannot_be_told(cast, order):
    person, actor = somebody(cast)
    with unguarded():
        type(person).objects.filter(pk=person.pk).update(born_on=None)
    with pytest.raises(BirthUnknown):
        apply(person, order, by=actor)


def test_for_a_job_that_is_not_open_nobody_applies(cast):
    order = suspend_order(opened(cast), by=cast.rustam, reason="x").record
    with pytest.raises(JobNotOpen):
        applied(cast, order)


def test_an_order_not_published_is_not_known(cast):
    order = checked(cast)
    with pytest.raises(ValidationError):
        apply(cast.worker("nurlan"), order.ref, by=cast.holder("nurlan"))
    with pytest.raises(JobNotOpen):
        applied(cast, order)
    order = publish_order(approve_order(order, by=cast.rustam, places=1).record, by=cast.bakyt).record
    assert applied(cast, order).state == "applied"


def test_the_permit_is_asked_for_at_the_very_moment(cast):
    from sapar.pre_employment.agency_permits.models import PermitDecision

    order, application = opened(cast), shortlisted(cast)
    with unguarded():
        PermitDecision.objects.update(kind="suspended")
    with pytest.raises(NoPermitInForce):
        applied(cast, order, who="gulnara")
    with pytest.raises(NoPermitInForce):
        offer_job(application, by=cast.bakyt)


def test_an_employer_on_watch_gets_nobody(cast):
    application = shortlisted(cast)
    put_employer_on_watch(EmployerVetting.objects.get(), by=cast.daniyar, reason="x")
    with pytest.raises((EmployerNotVerified, JobNotOpen)):
        offer_job(now(application), by=cast.bakyt)


def test_shortlisted_the_worker_is_told_and_the_task_closes_with_the_last(cast):
    order = opened(cast)
    first, second = applied(cast, order), applied(cast, order, who="gulnara")
    shortlist_applicant(first, by=cast.bakyt)
    assert open_tasks(order).exists()
    reject_applicant(second, by=cast.bakyt, reason="others", words="Next time")
    assert not open_tasks(order).exists()
    assert told("applications/news") == [NURLANS, "+996555777889"]


@pytest.mark.parametrize("who", ["rustam", "svetlana", "daniyar", "aigul"])
def test_in_an_agencys_order_the_agency_alone_chooses(cast, who):
    application = applied(cast)
    with pytest.raises(Refused):
        shortlist_applicant(application, by=getattr(cast, who))


def test_in_a_public_scheme_the_centre_chooses(cast):
    assert offered(cast, opened(cast, by="rustam")).state == "offered"


def test_nobody_is_refused_for_a_reason_that_follows_from_other_acts(cast):
    application = applied(cast)
    with pytest.raises(ValidationError):
        reject_applicant(application, by=cast.bakyt, reason="permit")


def test_an_offer_lasts_as_long_as_the_law_says_and_the_worker_is_told(cast):
    from sapar.foundation.lawbook import lawbook

    application = offered(cast)
    days = lawbook().value("application.offer_days", day(0)).value
    assert application.expires_on == day(days)
    assert application.order.held == 0  # as it was loaded; the row itself holds the place
    assert now(application).order.held == 1
    assert told("applications/offered") == [NURLANS]


def test_an_offer_never_lasts_longer_than_the_order(cast):
    application = offered(cast, opened(cast, valid_until=day(3)))
    assert application.expires_on == day(3)


def test_only_whoever_is_shortlisted_gets_an_offer(cast):
    with pytest.raises(WrongState):
        offer_job(applied(cast), by=cast.bakyt)


def test_no_more_offers_than_places(cast):
    order = opened(cast, places=1)
    offered(cast, order)
    with pytest.raises(NoPlaceLeft):
        offered(cast, order, who="gulnara")
    assert Application.objects.get(person=cast.worker("gulnara")).state == "shortlisted"
