"""The forms where the generated one is not enough: applying, and the filters of lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.ui.forms import FilterForm, ReferenceField
from sapar.policy.law.words import ANSWERS
from sapar.pre_employment.applications.applying import Languages, apply_for_job
from sapar.pre_employment.applications.choices import ApplicationState


class ApplyForm(ActionForm):
    """Applying: languages as boxes; an officer says for whom by the number of the person."""

    def __init__(self, *args: Any, for_whom: bool = False, **options: Any) -> None:
        super().__init__(apply_for_job, *args, **options)
        del self.fields["order"]
        self.fields["languages"] = forms.MultipleChoiceField(
            label=_("Languages you speak"), choices=list(ANSWERS["languages"].items()), required=False
        )
        if for_whom:
            self.fields["person"] = ReferenceField(label=_("Number of the person"))
            self.order_fields(["person"])

    @property
    def answers(self) -> dict[str, Any]:
        """Return what the action asks, but for the job."""
        return {
            "languages": Languages(self.cleaned_data["languages"]), "experience": self.cleaned_data["experience"],
        }  # fmt: skip


class ApplicationsFilter(FilterForm):
    """Search and filters of the list of applications."""

    q = forms.CharField(label=_("Number of the application or of the job"), max_length=30)
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All that are open")), *ApplicationState.choices])


class WorkersFilter(FilterForm):
    """Filters of the list of workers of stopped agencies."""

    search = ""
    state = forms.ChoiceField(label=_("State"), choices=[("", _("To be called")), ("all", _("All"))])
