"""The forms where the generated one is not enough: the register's search, the vote, the renewal with what is known."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.ui.forms import FilterForm
from sapar.pre_employment.agency_permits.choices import State
from sapar.pre_employment.agency_permits.deciding import vote_on_permit


class RegisterSearch(FilterForm):
    """The one box of the public register."""

    q = forms.CharField(label=_("Agency, permit number or country"), max_length=200)


class FilesFilter(FilterForm):
    """Search and filter of the list of files."""

    q = forms.CharField(label=_("Number or name of the agency"), max_length=200)
    state = forms.MultipleChoiceField(label=_("State"), choices=State.choices)


class VoteForm(ActionForm):
    """The vote: a tick that there is no interest, the choice, its reason; a ground for whoever refuses.

    It holds no version: the vote of another member changes the file, and is no reason to look again.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(vote_on_permit, *args, **options)
        label = self.fields["no_interest"].label
        self.fields["no_interest"] = forms.BooleanField(label=label)
        ground = self.fields["ground"]
        ground.choices = [*list(ground.choices)[:-1], ("", _("I do not refuse"))]  # type: ignore[attr-defined]
