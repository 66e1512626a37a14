"""The agency applies: one country, its owners, every paper of the law's list, a partner abroad; and it may withdraw."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.actions import (
    apply_for_permit,
    hand_in_paper,
    name_partner,
    renew_permit,
    submit_application,
    withdraw_application,
)
from sapar.pre_employment.agency_permits.choices import S
from sapar.pre_employment.agency_permits.errors import ApplicationOpen, NoPartnerNamed, PapersMissing, PermitStands
from sapar.pre_employment.agency_permits.lists import PAPERS, entries
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import (
    OWNERS,
    PARTNER,
    begun,
    days,
    granted,
    now,
    submitted,
    suspended,
    with_papers,
)


def test_the_checklist_is_that_of_the_law(cast):
    permit = begun(cast)
    assert permit.state == S.DRAFT
    assert [paper.code for paper in permit.papers.all()] == list(entries(PAPERS))
    assert {"fee", "deposit"} <= {paper.code for paper in permit.papers.all()}


def test_until_it_is_sent_only_the_agency_sees_it(cast):
    permit = begun(cast)
    seeing = [name for name, actor in cast.everyone().items() if AgencyPermit.visible_to(actor).filter(pk=permit.pk)]
    assert seeing == ["bakyt"]


def test_an_agency_applies_for_itself_alone(cast):
    with pytest.raises(Refused):
        apply_for_permit(cast.office("partner"), by=cast.bakyt, country="RU", owners=OWNERS)
    with pytest.raises(Refused):
        apply_for_permit(cast.office("agency"), by=cast.chinara, country="RU", owners=OWNERS)


@pytest.mark.parametrize("line", ["Асанов Үсөн", "Асанов, 31.12.1980", "Асанов Үсөн, 31.13.1980", ", 31.12.1980"])
def test_owners_need_a_full_name_and_a_date_of_birth(cast, line):
    with pytest.raises(ValidationError):
        begun(cast, owners=f"Исаева Анара, 01.02.1975\n{line}")


def test_owners_are_read_line_by_line_in_any_usual_date(cast):
    permit = begun(cast, owners="Асанов Үсөн, 31.12.1980\n\nIsaeva Anara; 1975-02-01\n")
    assert [f"{owner.born_on}" for owner in permit.owners.all()] == ["1980-12-31", "1975-02-01"]


def test_there_is_one_application_a_country(cast):
    begun(cast)
    with pytest.raises(ApplicationOpen):
        begun(cast)
    assert begun(cast, "KZ").country == "KZ"


def test_a_permit_that_stands_is_renewed_not_applied_for_again(cast):
    granted(cast)
    with pytest.raises(PermitStands):
        begun(cast)


def test_what_is_missing_is_named_before_it_can_be_sent(cast):
    permit = begun(cast)
    with pytest.raises(PapersMissing) as error:
        submit_application(permit, by=cast.bakyt)
    assert f"{len(entries(PAPERS))}" in str(error.value)
    for paper in permit.papers.all():
        hand_in_paper(paper, by=cast.bakyt, stated="No 1")
    with pytest.raises(NoPartnerNamed):
        submit_application(permit, by=cast.bakyt)


def test_sent_it_waits_on_the_desks_of_permit_officer_and_attache(cast):
    permit = submitted(cast)
    asked = {task.asks: task for task in Task.objects.filter(subject_ref__in=[permit.ref, permit.partners.get().ref])}
    assert Task.objects.of(cast.chinara).get() == asked["confirm_completeness"]
    assert Task.objects.of(cast.daniyar).get() == asked["confirm_partner"]
    assert not Task.objects.of(cast.zarina).exists()
    message = OutboxMessage.objects.get(notice="agency_permits/received")
    assert message.address == "+996700000018"
    assert f"{days(30):%d.%m.%Y}" in message.body


def test_the_officer_has_three_working_days_and_the_decision_thirty_days(cast):
    from datetime import UTC, date, datetime

    with clock.at(datetime(2026, 3, 5, 4, tzinfo=UTC)):  # Thursday; 8 March, a Sunday, is a holiday
        permit = submitted(cast)
    assert permit.decide_by == date(2026, 4, 4)
    assert date(2026, 3, 10) <= permit.complete_by <= date(2026, 3, 11)


def test_without_a_post_in_the_country_the_permit_officers_are_asked(cast):
    permit = submitted(cast, "TR")
    task = Task.objects.get(subject_ref=permit.partners.get().ref)
    assert (task.role, task.country) == ("permit_officer", "")


def test_the_words_of_a_paper_are_not_in_the_trail_in_clear(cast):
    permit = begun(cast)
    hand_in_paper(permit.papers.first(), by=cast.bakyt, stated="ID1234567 of 2020")
    event = AuditEvent.objects.get(action="hand_in_paper")
    assert "ID1234567" not in event.after
    assert permit.papers.first().stated == "ID1234567 of 2020"


def test_owners_names_are_not_in_the_trail_in_clear(cast):
    begun(cast)
    assert "Асанов" not in AuditEvent.objects.get(action="apply_for_permit").after


def test_a_paper_stays_as_it_is_once_the_application_is_sent(cast):
    permit = submitted(cast)
    with pytest.raises(Refused):
        hand_in_paper(permit.papers.first(), by=cast.bakyt, stated="Another")


@pytest.mark.parametrize(("signed", "until"), [(1, 700), (0, -1)])
def test_an_agreement_is_signed_already_and_still_runs(cast, signed, until):
    with pytest.raises(ValidationError):
        name_partner(
            begun(cast), by=cast.bakyt, **PARTNER, signed_on=days(signed), valid_until=days(until)
        )  # fmt: skip


def test_a_partner_named_later_goes_to_the_post_at_once(cast):
    permit = granted(cast)
    partner = name_partner(
        permit, by=cast.bakyt, **{**PARTNER, "name": "Лесстрой"}, signed_on=days(0), valid_until=days(0)
    ).record
    assert Task.objects.of(cast.daniyar).get().subject_ref == partner.ref


def test_a_withdrawn_application_leaves_no_task_and_another_may_follow(cast):
    permit = submitted(cast)
    assert withdraw_application(permit, by=cast.bakyt).record.state == S.WITHDRAWN
    assert not Task.objects.of(cast.chinara).exists()
    assert not Task.objects.of(cast.daniyar).exists()
    assert begun(cast)


def test_a_renewal_takes_the_partners_over_to_be_confirmed_anew(cast):
    old = granted(cast)
    renewal = renew_permit(old, by=cast.bakyt, owners=OWNERS).record
    assert renewal.renews == old
    assert [(each.name, each.state) for each in renewal.partners.all()] == [("Стройград", "claimed")]
    assert now(old).state == S.GRANTED


def test_a_renewal_is_decided_in_half_the_time(cast):
    renewal = renew_permit(granted(cast), by=cast.bakyt, owners=OWNERS).record
    assert submit_application(with_papers(cast, renewal), by=cast.bakyt).record.decide_by == days(15)


def test_a_suspended_permit_is_put_right_before_it_is_renewed(cast):
    with pytest.raises(Refused):
        renew_permit(suspended(cast), by=cast.bakyt, owners=OWNERS)


def test_another_agency_learns_nothing_of_an_application(cast):
    permit = begun(cast)
    with pytest.raises(NotVisible):
        submit_application(permit, by=cast.svetlana)
