"""A check-in that says something is wrong becomes a case; two signs of coercion are protected."""

import json

import pytest

from sapar.employment.assistance.choices import AskedAs, Concern, Need, Urgency
from sapar.employment.assistance.from_check_ins import open_case_from_check_in
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.stays.check_ins import answer_check_in
from sapar.employment.stays.models import CheckIn
from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from tests.unguarded import unguarded


def check_in(nurlan, **answers):
    today = clock.today()
    with unguarded():
        made = CheckIn(journey=nurlan.journey, due_on=today, link_until=today, token_digest="x")
        made.answers, made.safe_contact = json.dumps(answers), "Жекшемби"
        made.save()
    return made


def test_the_post_has_a_case_with_the_safe_contact(cast, nurlan):
    case = open_case_from_check_in(check_in(nurlan, paid=False), by=System("check-ins")).record
    assert (case.office, case.person, case.need) == (cast.office("moscow"), nurlan.person, Need.UNPAID)
    assert (case.asked_as, case.safe_when, case.urgency) == (AskedAs.CHECK_IN, "Жекшемби", Urgency.URGENT)
    assert not case.protected


def test_two_signs_of_coercion_are_protected_and_the_phone_stays_silent(cast, nurlan):
    case = open_case_from_check_in(check_in(nurlan, paid=False, as_promised=False), by=System("check-ins")).record
    assert (case.protected, case.concern, case.urgency) == (True, Concern.FORCE, Urgency.LIFE)
    assert not OutboxMessage.objects.filter(notice="assistance/received").exists()


def test_answering_opens_it_by_itself(cast, nurlan):
    answer_check_in(check_in(nurlan), by=nurlan.actor, need_help=True)
    assert AssistanceCase.objects.get().asked_as == AskedAs.CHECK_IN


def test_nobody_opens_one_by_hand(cast, nurlan):
    with pytest.raises(Refused):
        open_case_from_check_in(check_in(nurlan, paid=False), by=cast.daniyar)
