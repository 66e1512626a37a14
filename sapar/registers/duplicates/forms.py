"""The forms of a review: one for every decision, because each asks for the same reason; and undoing, with a choice."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.forms import FilterForm
from sapar.registers.duplicates.models import Keep, Merge, Source
from sapar.registers.duplicates.moving import rows_since
from sapar.registers.duplicates.parting import row_name
from sapar.registers.duplicates.reviewing import undo_merge


class DecisionForm(ActionForm):
    """What an officer says about a pair. The evidence stands there as the reason, so that one key may be enough."""

    def __init__(self, action: Action, data: QueryDict | None = None, *, numbers: Any, **options: Any) -> None:
        super().__init__(action, data, **options)
        self.fields["reason"].help_text = ""
        if "keep" in self.fields:
            first, second = numbers
            self.fields["keep"] = forms.ChoiceField(
                label=_("Which number goes on?"), help_text=_("The other number leads to it"),
                choices=[(Keep.FIRST, f"A: {first}"), (Keep.SECOND, f"B: {second}")],
            )  # fmt: skip


class UndoForm(ActionForm):
    """Why a merge is undone, and what of the things added since belongs to the other record."""

    def __init__(self, merge: Merge, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(undo_merge, data, **options)
        since = [
            (row_name(relation, row.pk), _name(row))
            for relation, row in rows_since(merge.newest, merge.survivor, merge.made)
        ]
        if since:
            self.fields["also"] = forms.MultipleChoiceField(
                label=self.fields["also"].label, required=False, choices=since, widget=forms.CheckboxSelectMultiple,
                help_text=_("What you do not choose stays with the record that went on"),
            )  # fmt: skip
        else:
            del self.fields["also"]

    @property
    def answers(self) -> dict[str, Any]:
        """Return the answers; what was chosen as the action takes it."""
        answers = super().answers
        return answers | {"also": " ".join(answers.get("also", []))}


def _name(row: Any) -> str:
    name = str(row._meta.verbose_name)
    number = getattr(row, "number", "")
    return f"{name[:1].upper()}{name[1:]} {number}".strip()


class PairsFilter(FilterForm):
    """Filters of the list: whose, and where it came from."""

    search = ""
    whose = forms.ChoiceField(label=_("Whose"), choices=[("", _("All")), ("office", _("My office"))])
    source = forms.ChoiceField(label=_("Where it came from"), choices=[("", _("All")), *Source.choices])
