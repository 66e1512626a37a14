"""The search of the public register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.forms import FilterForm
from sapar.registers.organizations.models import OrganizationKind


class OrganizationFilter(FilterForm):
    """By name, and by kind."""

    q = forms.CharField(label=_("Name of an office, partner or employer"), max_length=200)
    kind = forms.MultipleChoiceField(label=_("Kind"), choices=OrganizationKind.choices)
