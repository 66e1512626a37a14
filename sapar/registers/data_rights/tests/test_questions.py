"""Questions about data: answered by the data protection officer within the days of the law."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.worklists.models import Task, TaskState
from sapar.registers.data_rights.actions import answer_about_data, ask_about_data
from sapar.registers.data_rights.models import QuestionState

pytestmark = pytest.mark.django_db
ANSWER_DAYS = 7


@pytest.fixture
def question(cast):
    return ask_about_data(
        cast.worker("nurlan"), by=cast.holder("nurlan"), kind="who_looked", words="Why did the post look?"
    ).record


def test_it_is_on_the_desk_of_the_data_protection_officer_with_its_day(cast, question):
    task = Task.objects.get(asks="answer_about_data")
    assert (task.role, task.state) == ("data_protection_officer", TaskState.OPEN)
    assert question.due_on == clock.today() + timedelta(days=ANSWER_DAYS)


def test_the_answer_closes_the_task_and_the_person_reads_it(cast, question):
    answer_about_data(question, by=cast.jyldyz, answer="It checked your contract.")
    assert Task.objects.get(asks="answer_about_data").state == TaskState.DONE
    page = cast.client_for("nurlan").get(reverse("data_rights:question", args=[question.ref])).content.decode()
    assert "It checked your contract." in page


@pytest.mark.parametrize("name", ["aigul", "asel"])
def test_others_neither_see_nor_answer_it(cast, question, name):
    with pytest.raises((NotVisible, Refused)):
        answer_about_data(question, by=getattr(cast, name), answer="x")
    question.refresh_from_db()
    assert question.state == QuestionState.ASKED


def test_what_was_asked_is_sealed_in_the_database(question):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM data_rights_dataquestion")
        assert "post look" not in cursor.fetchone()[0]
