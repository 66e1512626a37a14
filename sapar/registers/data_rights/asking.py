"""Asking about one's data, and the answer within the days of the law."""

from datetime import date, timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P3
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.data_rights.models import DataQuestion, QuestionKind
from sapar.registers.data_rights.permissions import answers_questions, own
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person


@action(subject=Person, creates=DataQuestion, allowed_to=own, law="personal_data", label=_("Ask about my data"))
def ask_about_data(
    person: Person,
    *,
    by: Actor,
    on: date,
    kind: Annotated[QuestionKind, Ask(_("What is it about?"))],
    words: Annotated[str, Ask(_("In your words"), lines=5, max_length=3000, data_class=P3)],
) -> Done:
    """Ask the data protection officer, who must answer within the days of the law. Free, and no reason is needed."""
    due = on + timedelta(days=int(lawbook().value("personal_data.answer_days", on).value))
    question = DataQuestion(person=person, kind=kind, words=words, asked_on=on, due_on=due)
    question.save()
    open_task(question, asks="answer_about_data", role=Role.DATA_PROTECTION_OFFICER, due=clock.end_of(due))
    told = Notice("data_rights/asked", to=[person.contact()], due=due, ref=question.ref)
    return Done({"kind": kind, "answer_by": due}, created=question, tell=[told])


@action(subject=DataQuestion, allowed_to=answers_questions, law="personal_data", label=_("Answer the question"))
def answer_about_data(
    question: DataQuestion,
    *,
    by: Actor,
    on: date,
    answer: Annotated[str, Ask(_("Answer"), hint=_("The person reads it as it stands."), lines=8, max_length=5000,
                               data_class=P3)],
) -> Done:  # fmt: skip
    """Answer a person's question about their data, in plain words."""
    question.answer, question.answered_on = answer, on
    told = Notice("data_rights/answered", to=[question.person.contact()], ref=question.ref, phone=helpline())
    return Done({"answer": answer}, tell=[told])
