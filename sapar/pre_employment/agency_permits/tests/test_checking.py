"""Completeness item by item, the partner confirmed by the post, back to the agency, on to the commission."""

import pytest

from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.actions import (
    accept_paper,
    confirm_completeness,
    confirm_partner,
    deny_partner,
    hand_in_paper,
    name_partner,
    refuse_paper,
    return_application,
    send_to_commission,
    submit_application,
)
from sapar.pre_employment.agency_permits.choices import PaperState, PartnerState, S
from sapar.pre_employment.agency_permits.errors import NothingToMend, PapersNotChecked, PartnerNotConfirmed
from sapar.pre_employment.agency_permits.models import PartnerAgreement
from sapar.pre_employment.agency_permits.tests.permits import (
    PARTNER,
    checked,
    complete,
    days,
    granted,
    now,
    submitted,
)


def test_papers_are_accepted_one_by_one_and_then_it_is_complete(cast):
    permit = submitted(cast)
    for paper in permit.papers.all():
        with pytest.raises(PapersNotChecked):
            confirm_completeness(permit, by=cast.chinara)
        accept_paper(paper, by=cast.chinara)
    assert confirm_completeness(permit, by=cast.chinara).record.state == S.COMPLETE
    assert [task.asks for task in Task.objects.of(cast.chinara)] == ["send_to_commission"]
    assert OutboxMessage.objects.filter(notice="agency_permits/complete").exists()


def test_the_agency_reads_what_is_missing_mends_it_and_sends_it_again(cast):
    permit = submitted(cast)
    first, *others = permit.papers.all()
    for paper in others:
        accept_paper(paper, by=cast.chinara)
    refuse_paper(first, by=cast.chinara, missing="No signature")
    back = return_application(permit, by=cast.chinara, to_mend="Sign the letter").record
    assert (back.state, back.decide_by) == (S.RETURNED, None)
    assert Task.objects.of(cast.bakyt).get().asks == "submit_application"
    assert not Task.objects.of(cast.chinara).exists()
    assert OutboxMessage.objects.filter(notice="agency_permits/returned").exists()
    hand_in_paper(first, by=cast.bakyt, stated="Signed")
    again = submit_application(back, by=cast.bakyt).record
    assert (again.state, again.to_mend) == (S.SUBMITTED, "")
    states = list(again.papers.values_list("state", flat=True))
    assert states.count(PaperState.HANDED_IN) == 1
    assert states.count(PaperState.ACCEPTED) == len(others)


def test_nothing_is_returned_without_saying_what_to_mend(cast):
    with pytest.raises(NothingToMend):
        return_application(submitted(cast), by=cast.chinara, to_mend="All of it")


def test_only_permit_officers_check_papers(cast):
    paper = submitted(cast).papers.first()
    with pytest.raises(Refused):
        accept_paper(paper, by=cast.bakyt)
    with pytest.raises(NotVisible):
        refuse_paper(paper, by=cast.aigul, missing="x")


def test_the_attache_of_the_country_confirms_and_no_other(cast):
    partner = submitted(cast).partners.get()
    with pytest.raises(NotVisible):
        confirm_partner(partner, by=cast.zarina, answer="x")
    with pytest.raises(Refused):
        confirm_partner(partner, by=cast.chinara, answer="x")
    done = confirm_partner(partner, by=cast.daniyar, answer="Visited the site").record
    assert (done.state, done.answered_by) == (PartnerState.CONFIRMED, cast.daniyar.account)
    assert OutboxMessage.objects.filter(notice="agency_permits/partner").exists()
    assert not Task.objects.of(cast.daniyar).exists()


def test_where_there_is_no_post_a_permit_officer_answers_for_the_embassy(cast):
    partner = submitted(cast, "TR").partners.get()
    assert confirm_partner(partner, by=cast.chinara, answer="Letter of the embassy").record.state == "confirmed"


def test_without_a_confirmed_partner_nothing_goes_to_the_commission(cast):
    permit = complete(cast)
    deny_partner(permit.partners.get(), by=cast.daniyar, answer="The employer knows nothing of it")
    with pytest.raises(PartnerNotConfirmed):
        send_to_commission(permit, by=cast.chinara, proposal="Grant it")


def test_a_denied_partner_sends_a_complete_application_back(cast):
    permit = complete(cast)
    deny_partner(permit.partners.get(), by=cast.daniyar, answer="Nobody there")
    assert return_application(permit, by=cast.chinara, to_mend="Name another").record.state == S.RETURNED
    name_partner(permit, by=cast.bakyt, **{**PARTNER, "name": "Лесстрой"}, signed_on=days(0), valid_until=days(9))
    assert submit_application(now(permit), by=cast.bakyt).record.state == S.SUBMITTED
    assert confirm_completeness(permit, by=cast.chinara).record.state == S.COMPLETE


def test_an_agreement_that_ended_confirms_nothing(cast):
    permit = complete(cast)
    partner = permit.partners.get()
    assert permit.confirmed_partners(partner.valid_until).exists()
    assert not permit.confirmed_partners(partner.valid_until.replace(year=partner.valid_until.year + 1)).exists()


def test_a_partner_denied_later_puts_the_permit_on_the_officers_desk(cast):
    permit = granted(cast)
    deny_partner(permit.partners.get(), by=cast.daniyar, answer="The site is closed")
    assert Task.objects.of(cast.chinara).get().asks == "suspend_permit"


def test_with_another_partner_confirmed_one_denial_suspends_nothing(cast):
    permit = granted(cast)
    other = name_partner(
        permit, by=cast.bakyt, **{**PARTNER, "name": "Лесстрой"}, signed_on=days(0), valid_until=days(9)
    ).record
    confirm_partner(other, by=cast.daniyar, answer="Visited")
    deny_partner(PartnerAgreement.objects.get(name="Стройград"), by=cast.daniyar, answer="Closed")
    assert not Task.objects.of(cast.chinara).exists()


def test_the_commission_is_asked_by_the_day_of_the_decision(cast):
    permit = send_to_commission(checked(cast, submitted(cast)), by=cast.chinara, proposal="Grant it").record
    assert permit.state == S.BEFORE_COMMISSION
    task = Task.objects.of(cast.almaz).get()
    assert task.asks == "vote_on_permit"
    assert task.due_at.date() == permit.decide_by
    assert permit.prepared_by == cast.chinara.account
