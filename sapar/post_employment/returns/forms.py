"""Search and filters of the list of returns."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.forms import FilterForm
from sapar.post_employment.returns.models import ReturnKind, ReturnState


class ReturnsFilter(FilterForm):
    """Number or name, state, kind, own office."""

    q = forms.CharField(label=_("Number or name"))
    state = forms.ChoiceField(label=_("State"), choices=[("", _("Open")), *ReturnState.choices])
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *ReturnKind.choices])
    here = forms.BooleanField(label=_("My office"))
