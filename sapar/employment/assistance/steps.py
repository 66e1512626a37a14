"""What every action on a case does: note a step, and put the next one on the desk."""

from datetime import date

from sapar.employment.assistance.choices import StepKind
from sapar.employment.assistance.desks import desk_of
from sapar.employment.assistance.models import AssistanceCase, CaseStep
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.worklists.tasks import open_task


def add_step(case: AssistanceCase, by: Actor, on: date, kind: StepKind, what: str) -> None:
    """Note what was done or said."""
    CaseStep(case=case, kind=kind, done_on=on, what=what, noted_at=clock.now(), noted_by=by.account).save()


def ask_next(case: AssistanceCase, asks: str) -> None:
    """Put the next step on the desk. A protected case that was taken has none: a task would show that it exists."""
    due = case.next_by if case.acted_at else case.act_by
    if due and not (case.protected and case.taken_by):
        open_task(case, asks=asks, role=desk_of(case.office), due=due, office_ref=case.office.ref)
