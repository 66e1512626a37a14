"""The quiz, and the certificate that follows from it."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P1
from sapar.policy.law.calendars import add_months
from sapar.pre_employment.orientation.errors import QuizOver
from sapar.pre_employment.orientation.models import At, Seat
from sapar.pre_employment.orientation.permissions import answers_quiz, system
from sapar.pre_employment.orientation.queries import number
from sapar.pre_employment.orientation.quiz import questions
from sapar.pre_employment.orientation.telling import to_person


class Chosen(list[str]):
    """What was answered: ``question.answer``, one for each question."""


def check_chosen(chosen: Chosen) -> None:
    """Refuse answers that the quiz does not offer, and a quiz that is not answered to the end."""
    answers = dict(each.partition(".")[::2] for each in chosen)
    asked = {question.id: set(question.answers) for question in questions()}
    if len(chosen) != len(answers) or answers.keys() != asked.keys():
        raise ValidationError(_("Answer every question"), code="answers")
    if any(answer not in asked[question] for question, answer in answers.items()):
        raise ValidationError(_("Choose from the list"), code="answers")


@action(subject=Seat, allowed_to=answers_quiz, law="orientation", label=_("Take the quiz"), has_button=False)
def take_quiz(
    seat: Seat,
    *,
    by: Actor,
    on: date,
    chosen: Annotated[Chosen, Ask(_("Answers"), data_class=P1, check=check_chosen)],
) -> Done:
    """Answer the quiz. Whoever knows enough gets the certificate at once; whoever does not may try again."""
    if seat.session.state not in (At.OPEN, At.HELD):
        raise QuizOver
    answers = dict(each.partition(".")[::2] for each in chosen)
    seat.wrong = [question.id for question in questions() if answers[question.id] != question.right]
    seat.right_answers = len(answers) - len(seat.wrong)
    seat.tries += 1
    passed = seat.right_answers * 100 >= number("orientation.pass_percent", on) * len(answers)
    then = [FollowUp("orientation.passed", seat)] if passed else []
    return Done({"right": seat.right_answers, "of": len(answers), "passed": passed}, then=then,
                silent_because="the page shows the result at once")  # fmt: skip


@follows("orientation.passed")
@action(subject=Seat, allowed_to=system, law="orientation", label=_("Give the certificate"), has_button=False)
def give_certificate(seat: Seat, *, by: Actor, on: date) -> Done:
    """Give the certificate of orientation to whoever was there and passed the quiz."""
    seat.passed_on = on
    seat.valid_until = add_months(on, number("orientation.valid_months", on))
    return Done({"valid_until": seat.valid_until}, tell=[to_person(seat, "certificate", date=seat.valid_until)])
