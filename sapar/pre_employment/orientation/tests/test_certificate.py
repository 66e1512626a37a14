"""The quiz and the certificate."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import Refused, WrongState
from sapar.pre_employment.orientation.actions import close_session, give_certificate, take_quiz
from sapar.pre_employment.orientation.certifying import Chosen
from sapar.pre_employment.orientation.errors import QuizOver
from sapar.pre_employment.orientation.queries import orientation_certificate
from sapar.pre_employment.orientation.quiz import questions
from sapar.pre_employment.orientation.tests.sessions import (
    at_day,
    attended,
    booked,
    certified,
    chosen,
    now,
    told,
)


@pytest.fixture
def seat(cast):
    """Nurlan was there; it is the day of the session."""
    made = booked(cast)
    with at_day(10):
        yield attended(cast, made)


def test_whoever_knows_the_answers_gets_the_certificate_at_once(cast, seat):
    take_quiz(seat, by=cast.holder("nurlan"), chosen=chosen())
    seat = now(seat)
    assert (seat.state, seat.passed_on, seat.valid_until) == ("certified", date(2026, 3, 10), date(2028, 3, 10))
    assert told("certificate") == ["+996555777888"]


@pytest.mark.parametrize(("wrong", "state"), [(2, "certified"), (3, "attended")])
def test_six_of_eight_are_enough(cast, seat, wrong, state):
    take_quiz(seat, by=cast.holder("nurlan"), chosen=chosen(wrong))
    seat = now(seat)
    assert (seat.state, seat.right_answers, len(seat.wrong)) == (state, 8 - wrong, wrong)


def test_one_may_try_again(cast, seat):
    take_quiz(seat, by=cast.holder("nurlan"), chosen=chosen(8))
    take_quiz(now(seat), by=cast.holder("nurlan"), chosen=chosen())
    assert (now(seat).tries, now(seat).state) == (2, "certified")


@pytest.mark.parametrize(
    "answers", [[], ["passport.b"], [*chosen(), "passport.a"], [*chosen()[1:], "passport.x"], [*chosen()[1:], "y.a"]]
)
def test_a_quiz_is_answered_to_the_end(cast, seat, answers):
    with pytest.raises(ValidationError):
        take_quiz(seat, by=cast.holder("nurlan"), chosen=Chosen(answers))


def test_the_trainer_enters_the_answers_of_whoever_has_no_phone(cast, seat):
    take_quiz(seat, by=cast.begimai, chosen=chosen())
    assert now(seat).state == "certified"


def test_nobody_else_answers_and_nobody_gives_a_certificate_by_hand(cast, seat):
    with pytest.raises(Refused):
        take_quiz(seat, by=cast.rustam, chosen=chosen())
    with pytest.raises(Refused):
        give_certificate(seat, by=cast.begimai)


def test_without_attendance_there_is_no_quiz(cast):
    with pytest.raises(WrongState):
        take_quiz(booked(cast), by=cast.holder("nurlan"), chosen=chosen())


def test_a_closed_session_has_no_quiz(cast, seat):
    close_session(seat.session, by=cast.begimai)
    with pytest.raises(QuizOver):
        take_quiz(now(seat), by=cast.holder("nurlan"), chosen=chosen())


def test_a_certificate_is_for_one_person_one_country_and_its_days(cast):
    made = booked(cast)
    with at_day(10):
        certified(cast, made)
    nurlan, first, last = cast.worker("nurlan"), date(2026, 3, 10), date(2028, 3, 10)
    assert orientation_certificate(nurlan, "RU", first) == orientation_certificate(nurlan, "RU", last) == made
    assert orientation_certificate(nurlan, "RU", date(2026, 3, 9)) is None
    assert orientation_certificate(nurlan, "RU", date(2028, 3, 11)) is None
    assert orientation_certificate(nurlan, "KZ", first) is None
    assert orientation_certificate(cast.worker("gulnara"), "RU", first) is None


def test_every_question_is_written_in_three_languages_with_one_right_answer():
    assert len(questions()) == 8
    for question in questions():
        assert question.right in question.answers
        for text in (question.ask, question.why, *question.answers.values()):
            assert all(text.get(language) for language in ("ky", "ru", "en"))
