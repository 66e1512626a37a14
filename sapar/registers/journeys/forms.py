"""The contract form: the questions of the public check, answered already with what is on record.

Everything may be left open: what is not stated is shown as "cannot tell".
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.wrapper import Action
from sapar.policy.law.answers import Kept
from sapar.policy.law.forms import AnswersForm
from sapar.policy.law.recalled import answers_of
from sapar.registers.journeys.contracts import record_contract
from sapar.registers.journeys.models import Journey, Stage
from sapar.registers.journeys.terms import Terms, canonical

# What everybody can answer with the paper in hand; the rest is asked on request.
FIRST = frozenset({"employer", "region", "work", "dates", "pay", "hours", "deductions", "fees", "passport", "written"})
# The journey and the person know these; what money is worth today is no term of a contract.
NEVER = frozenset({"country", "age", "rate"})


class ContractForm(ActionForm, AnswersForm):
    """What a contract says, as the page of ``record_contract`` asks it."""

    RECORDS: ClassVar[Action] = record_contract
    stage = forms.ChoiceField(label=_("Which contract is it?"), choices=Stage.choices)

    def __init__(
        self, data: Mapping[str, Any] | None, *, journey: Journey, known: Mapping[str, Any], everything: bool = False
    ) -> None:
        self.known = {"region": journey.region or None, **known}
        self.kept = Kept(answers_of(self.known, journey.destination), whole=True)
        flow = [question for question in self.kept.flow if question.slug not in NEVER]
        asked = [question for question in flow if everything or question.slug in FIRST]
        super().__init__(self.RECORDS, asked, self.kept.place, self.kept.answers, data)
        del self.fields["terms"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the action asks: the stage and the terms."""
        return {"stage": self.cleaned_data["stage"], "terms": self.terms}

    @property
    def terms(self) -> Terms:
        """Return the answers as terms of the contract form.

        A clause whose answer is the same as before stays as it was: it may say more than the questions ask.
        """
        before = clauses_of(self.kept)
        self.kept.answer(self.questions, self.given)
        now = clauses_of(self.kept)
        same = {name: value for name, value in self.known.items() if before.get(name) == now.get(name)}
        return canonical({"contract": {**now, **same, "worker_age": None}})


def clauses_of(kept: Kept) -> dict[str, Any]:
    """Return the clauses of the contract form that answers state."""
    contract: dict[str, Any] = canonical({"contract": kept.case(clock.today())["contract"]}).get("contract", {})
    return contract
