"""Forms that are not made from an action."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.references import normalised as reference
from sapar.foundation.ui.forms import DateTextField, FilterForm, PlainForm
from sapar.throughout.complaints import codes
from sapar.throughout.complaints.filing import LONG
from sapar.throughout.complaints.vocabulary import State

MISMATCH = _("Number and code do not match. Check both")


class NumberAndCode(PlainForm):
    """What opens a complaint. Whatever is wrong, the sentence is the same."""

    number = forms.CharField(
        label=_("Number"), max_length=20, widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"})
    )
    code = forms.CharField(
        label=_("Secret code"), max_length=30, widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Twelve digits, as you wrote them down"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read both, or say the one sentence."""
        answers: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                answers |= {"number": reference(answers["number"]), "code": codes.normalised(answers["code"])}
            except ValidationError:
                self.add_error(None, MISMATCH)
        return answers


class ComplaintsFilter(FilterForm):
    """The search box and filters of the officers' list."""

    q = forms.CharField(label=_("Number, employer or agency"), max_length=100)
    state = forms.MultipleChoiceField(label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple)
    overdue = forms.BooleanField(label=_("Only overdue"))


class Letter(PlainForm):
    """The letter to the other side, before it is previewed and sent."""

    text = forms.CharField(label=_("Letter to the other side"), widget=forms.Textarea({"rows": 12}), max_length=LONG)
    answer_by = DateTextField(label=_("They answer by"))
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def refuse(self, error: ValidationError) -> None:
        """Show what the action found to mend, beside the fields it concerns."""
        problems = error.error_dict if hasattr(error, "error_dict") else {None: [error]}
        for name, found in problems.items():
            self.add_error(name if name in self.fields else None, found)
