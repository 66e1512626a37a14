"""What other rooms report becomes a case at the post, or is noted on the one that is open."""

from datetime import timedelta

import pytest

from sapar.employment.assistance.actions import note_step, resolve_case, take_case
from sapar.employment.assistance.choices import AskedAs, Concern, Need, StepKind, Urgency
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.reports import note_report, open_case_on_report
from sapar.employment.stays.check_ins import answer_check_in
from sapar.employment.stays.models import CheckIn
from sapar.employment.stays.moving import end_work
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.tasks import open_tasks
from sapar.throughout.complaints.actions import file_complaint
from tests.unguarded import unguarded

UNPAID = {"need": Need.UNPAID, "country": "RU", "urgency": Urgency.URGENT, "story": "x", "reported_by": "check_in"}


def check_in(nurlan):
    day = clock.today() - timedelta(days=CheckIn.objects.count())
    with unguarded():
        made = CheckIn(journey=nurlan.journey, due_on=day, link_until=clock.today(), token_digest=f"{day}")
        made.save()
    return made


def answered(nurlan, **answers):
    answer_check_in(check_in(nurlan), by=nurlan.actor, safe_contact="Жекшемби", **answers)
    return AssistanceCase.objects.order_by("pk").last()


def complains(cast, by, **given):
    assert cast.daniyar
    told = {"kinds": "unpaid_wages", "what_happened": "He took the passport", "country": "RU", "urgent": True}
    return file_complaint(cast.office("disputes"), by=by, **(told | given)).record


def test_a_check_in_gives_the_post_a_case_with_the_safe_contact(cast, nurlan):
    case = answered(nurlan, paid=False)
    assert (case.office, case.person, case.need) == (cast.office("moscow"), nurlan.person, Need.UNPAID)
    assert (case.asked_as, case.safe_when, case.urgency) == (AskedAs.CHECK_IN, "Жекшемби", Urgency.URGENT)
    assert not case.protected


def test_two_signs_of_coercion_are_protected_and_the_phone_stays_silent(cast, nurlan):
    case = answered(nurlan, paid=False, as_promised=False)
    assert (case.protected, case.concern, case.urgency) == (True, Concern.FORCE, Urgency.LIFE)
    assert not OutboxMessage.objects.filter(notice="assistance/received").exists()


def test_the_same_need_again_is_noted_on_the_open_case(cast, nurlan):
    first = answered(nurlan, paid=False)
    take_case(first, by=cast.daniyar)
    again = answered(nurlan, paid=False)
    assert again == first
    assert [(step.kind, step.what) for step in first.steps.all()] == [(StepKind.MESSAGE, "Not paid last month")]
    assert OutboxMessage.objects.filter(notice="assistance/written").count() == 1
    assert AuditEvent.objects.filter(action="note_report").count() == 1


def test_another_need_is_another_case(cast, nurlan):
    first = answered(nurlan, paid=False)
    assert answered(nurlan, well=False) != first


def test_after_the_case_was_resolved_a_new_one_is_opened(cast, nurlan):
    first = answered(nurlan, paid=False)
    take_case(first, by=cast.daniyar)
    resolve_case(first, by=cast.daniyar, outcome="solved", words="Paid")
    assert answered(nurlan, paid=False) != first


def test_what_is_graver_than_it_looked_starts_the_clock_anew(cast, nurlan):
    first = answered(nurlan, paid=False)
    before = first.act_by
    graver = answered(nurlan, paid=False, as_promised=False)
    assert graver == first
    assert (graver.urgency, graver.protected, graver.concern) == (Urgency.LIFE, True, Concern.FORCE)
    assert graver.act_by < before
    assert [task.due_at for task in open_tasks(graver)] == [graver.act_by]


def test_on_a_case_at_work_the_next_step_is_due_sooner(cast, nurlan):
    case = take_case(answered(nurlan, well=False), by=cast.daniyar).record
    case = note_step(case, by=cast.daniyar, kind="contact", what="Spoke with him").record
    case = note_report(case, by=System("test"), story="Worse", urgency=Urgency.LIFE).record
    assert case.next_by is not None
    assert [(task.asks, task.due_at) for task in open_tasks(case)] == [("resolve_case", case.next_by)]


def test_danger_in_a_complaint_of_somebody_known_calls_the_post(cast, nurlan):
    complains(cast, nurlan.actor, phone="+79001112233", kinds="unpaid_wages,violence", place="Khimki")
    case = AssistanceCase.objects.get()
    assert (case.office, case.person, case.need) == (cast.office("moscow"), nurlan.person, Need.DANGER)
    assert (case.urgency, case.protected, case.concern) == (Urgency.LIFE, True, Concern.VIOLENCE)
    assert (case.asked_as, case.safe_phone, case.place) == (AskedAs.COMPLAINT, "+79001112233", "Khimki")
    assert OutboxMessage.objects.filter(notice="assistance/urgent").exists()


@pytest.mark.parametrize(
    "given", [{"urgent": False}, {"anonymous": True}, {"for_whom": "other"}, {"country": "PL"}], ids=str
)
def test_without_danger_a_name_or_a_post_there_is_no_case(cast, nurlan, given):
    complains(cast, nurlan.actor, **given)
    assert not AssistanceCase.objects.exists()


def test_an_injury_at_the_end_of_work_is_on_the_desk_of_the_post(cast, nurlan):
    end_work(nurlan.journey, by=nurlan.actor, ended_on=clock.today(), reason="injury")
    case = AssistanceCase.objects.get()
    assert (case.need, case.urgency, case.asked_as) == (Need.ILL, Urgency.URGENT, AskedAs.WORK_END)
    [task] = open_tasks(case)
    assert (task.asks, task.role, task.office_ref) == ("take_case", "labour_attache", cast.office("moscow").ref)


def test_nobody_does_it_by_hand(cast, nurlan):
    with pytest.raises(Refused):
        open_case_on_report(nurlan.person, by=cast.daniyar, **UNPAID)
    case = answered(nurlan, paid=False)
    with pytest.raises(Refused):
        note_report(case, by=cast.daniyar, story="x", urgency=Urgency.LIFE)
