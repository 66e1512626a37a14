"""The contract form as plain questions. Everything may be left open: what is not stated is shown as "cannot tell"."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.ui.forms import CURRENCIES, AmountField, DateTextField, PlainForm
from sapar.registers.journeys.choices import regions_of
from sapar.registers.journeys.contracts import record_contract
from sapar.registers.journeys.models import Stage
from sapar.registers.journeys.terms import NO_ITEMS, Terms, clause, from_answers
from sapar.registers.journeys.words import CLAUSE_WORDS, LISTS

NOT_KNOWN = ("", _("I don't know"))
NONE_OF_THESE = (NO_ITEMS, _("None of these"))
YES_OR_NO = (("yes", _("Yes")), ("no", _("No")), NOT_KNOWN)


# What everybody can answer with the paper in hand; the rest is asked on request.
FIRST_QUESTIONS = (
    "employer", "job", "region", "signed_on", "start", "end", "wage__amount", "wage__currency", "wage__period",
    "wage__basis", "hours_per_week", "form", "documents_held_by", "deductions", "fees",
)  # fmt: skip


def _text(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=200)


def _amount(label: Any, hint: Any = "") -> AmountField:
    return AmountField(label=label, help_text=hint, required=False)


def _day(label: Any) -> DateTextField:
    return DateTextField(label=label, required=False)


def _one(label: Any, path: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*LISTS[path].items(), NOT_KNOWN], required=False)


def _several(label: Any, path: str, *extra: tuple[str, Any]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=[*LISTS[path].items(), *extra], required=False)


def _yes_no(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=YES_OR_NO, coerce=lambda answer: answer == "yes", empty_value=None, required=False
    )


class TermsForm(PlainForm):
    """What a contract says, as questions. A field is named like its clause, with ``__`` for the dot."""

    marks_optional = False

    employer = _text(_("Who is the employer?"), _("The name as it stands in the contract."))
    job = _text(_("What work will you do?"))
    sector = forms.ChoiceField(
        label=_("In which branch?"), choices=[NOT_KNOWN, *LISTS["sector"].items()], required=False
    )
    region = forms.ChoiceField(label=_("Region of work"), required=False)
    signed_on = _day(_("When was it signed?"))
    start = _day(_("First day of the contract"))
    end = _day(_("Last day of the contract"))
    wage__amount = _amount(_("How much will you be paid?"), _("Only the number, for example 45000."))
    wage__currency = forms.ChoiceField(
        label=_("In which currency?"), choices=[*CURRENCIES.items(), NOT_KNOWN], required=False
    )
    wage__period = _one(_("For an hour, a week or a month?"), "wage.period")
    wage__basis = _one(_("Before or after tax?"), "wage.basis")
    pay_interval = _one(_("How often are you paid?"), "pay_interval")
    hours_per_week = _amount(_("How many hours a week?"))
    days_per_week = _amount(_("How many days a week?"))
    weekly_rest_hours = _amount(_("How many hours of unbroken rest a week?"))
    overtime__planned_hours = _amount(_("How many hours of overtime are planned?"))
    overtime__per = _one(_("Overtime for a day, week, month or year?"), "overtime.per")
    paid_leave__amount = _amount(_("How much paid leave is there?"))
    paid_leave__unit = _one(_("Leave counted in"), "paid_leave.unit")
    probation_months = _amount(_("How many months of probation?"))
    form = _one(_("Is the contract written?"), "form")
    languages = _several(_("In which languages is it written?"), "languages")
    documents_held_by = _one(_("Who will keep your passport?"), "documents_held_by")
    deductions = _several(_("What is taken from the pay?"), "deductions", NONE_OF_THESE)
    fees = _several(_("What were you asked to pay for this job?"), "fees", NONE_OF_THESE)
    accommodation__provided = _yes_no(_("Is housing given?"))
    accommodation__charge = _amount(_("What does the housing cost?"))
    accommodation__per = _one(_("Housing for a day, week or month?"), "accommodation.per")
    work_authorisation__kind = _one(_("What permission to work do you need?"), "work_authorisation.kind")
    work_authorisation__obtained_before_start = _yes_no(_("Is the permission there before the first day?"))
    movement_restricted = _yes_no(_("Does it forbid you to leave the place freely?"))
    penalty_for_leaving = _yes_no(_("Does leaving the job cost you money?"))
    union_ban = _yes_no(_("Does it forbid you to join a union?"))
    stated_clauses = _several(_("What else does the contract promise?"), "stated_clauses", NONE_OF_THESE)

    def __init__(
        self,
        *args: Any,
        country: str = "",
        known: Mapping[str, Any] | None = None,
        everything: bool = True,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.known = known or {}
        region = self.fields["region"]
        region.choices = [NOT_KNOWN, *regions_of(country)]  # type: ignore[attr-defined]
        for name in TermsForm.base_fields:
            if not everything and name not in FIRST_QUESTIONS:
                del self.fields[name]
            self.initial.setdefault(name, _as_answer(name, clause(self.known, name.replace("__", "."))))

    @property
    def terms(self) -> Terms:
        """Return the answers as terms of the contract form; what was known and not asked stays."""
        asked = {name: self.cleaned_data.get(name) for name in TermsForm.base_fields if name in self.fields}
        return carried_over(from_answers(asked), self.known, asked)

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the start, beside the field."""
        answers = super().clean() or {}
        if answers.get("start") and answers.get("end") and answers["end"] < answers["start"]:
            self.add_error("end", _("The end must come after the start"))
        return answers


class ContractForm(ActionForm, TermsForm):
    """The contract form as the page of ``record_contract`` asks it."""

    stage = forms.ChoiceField(label=_("Which contract is it?"), choices=Stage.choices)
    field_order = ("token", "seen", "stage")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(record_contract, *args, **options)
        del self.fields["terms"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the action asks: the stage and the terms."""
        return {"stage": self.cleaned_data["stage"], "terms": self.terms}


def carried_over(terms: Terms, known: Mapping[str, Any], asked: Collection[str]) -> Terms:
    """Return ``terms`` with the clauses that were not ``asked`` as they were ``known``."""
    contract = terms.setdefault("contract", {})
    for path in CLAUSE_WORDS:
        group, _dot, part = path.partition(".")
        value = clause(known, path)
        if value is not None and path.replace(".", "__") not in asked and path not in ("destination", "scheme"):
            (contract.setdefault(group, {}) if part else contract)[part or group] = value
    return terms


def _as_answer(name: str, value: Any) -> Any:
    """Return a clause as the form shows it again."""
    if name in ("deductions", "fees") and value is not None:
        return [item["kind"] for item in value] or [NO_ITEMS]
    if name == "penalty_for_leaving" and isinstance(value, Mapping):
        return "yes"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value
