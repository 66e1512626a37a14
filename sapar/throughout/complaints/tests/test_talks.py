"""Hearing the other side: what they may read, and talks of both."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.notices.models import OutboxMessage
from sapar.throughout.complaints.actions import (
    begin_conciliation,
    give_notice,
    hold_hearing,
    record_respondents_answer,
    triage_complaint,
)  # fmt: skip

LETTER = "Wages from March to May are claimed. Please pay or answer."
LATER = "2999-01-01"


@pytest.fixture
def noticed(cast, examined, employer):
    """A complaint of which the other side was told."""
    complaint = examined(respondent=employer)
    return give_notice(complaint, by=cast.kanykei, text=LETTER, answer_by=LATER).record


def test_the_letter_goes_to_the_other_side_by_mail(noticed, employer):
    letter = OutboxMessage.objects.get(notice="complaints/letter")
    assert (letter.channel, letter.address) == ("mail", "office@stroy.example")
    assert LETTER in letter.body


@pytest.mark.parametrize(
    "slip", ["Call him: 0555 100 200", "She lives at Khimki, Lenina 5", "sunday after 18, no calls"]
)
def test_a_letter_never_says_how_or_where_to_find_the_complainant(cast, examined, employer, slip):
    with pytest.raises(ValidationError, match="must not read"):
        give_notice(examined(respondent=employer), by=cast.kanykei, text=f"{LETTER} {slip}", answer_by=LATER)


def test_a_letter_never_names_who_wants_no_name(cast, worker, examined, employer):
    complaint = examined(respondent=employer, name="Beka Uulu")
    complaint.anonymous = True
    from sapar.throughout.complaints.talks import check_letter

    with pytest.raises(ValidationError):
        check_letter(complaint, "Beka Uulu claims wages")


def test_without_a_registered_other_side_there_is_no_letter(cast, examined):
    with pytest.raises(ValidationError, match="First name the employer"):
        give_notice(examined(), by=cast.kanykei, text=LETTER, answer_by=LATER)


def test_talks_need_both_sides(cast, noticed):
    answers = {"day": clock.today(), "place": "Video", "agreed": False}
    with pytest.raises(ValidationError, match="need both sides"):
        begin_conciliation(noticed, by=cast.kanykei, **answers)


def test_a_talk_is_set_held_and_followed_by_the_next_or_a_decision(cast, noticed):
    record_respondents_answer(noticed, by=cast.kanykei, text="We paid in cash")
    begin_conciliation(noticed, by=cast.kanykei, day=clock.today(), place="Video", agreed=True)
    next_one = hold_hearing(noticed, by=cast.kanykei, who_came="Both", outcome="They offer half", day=LATER).record
    assert [bool(hearing.held_on) for hearing in noticed.hearings.all()] == [True, False]
    assert (next_one.asks, next_one.state) == ("hold_hearing", "conciliation")
    last = hold_hearing(noticed, by=cast.kanykei, who_came="Both", outcome="Nothing").record
    assert last.asks == "prepare_decision"


def test_the_other_side_is_named_when_examining(cast, filed, employer):
    from sapar.throughout.complaints.actions import acknowledge_complaint

    complaint = filed()
    acknowledge_complaint(complaint, by=cast.kanykei)
    assert (
        triage_complaint(complaint, by=cast.kanykei, finding="x", respondent=employer.ref).record.respondent == employer
    )
