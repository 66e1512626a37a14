"""Proposing a service: the providers to choose from."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.forms import RADIOS_UP_TO, FilterForm
from sapar.post_employment.reintegration.models import PROVIDER_ROLES, ServiceKind, ServiceState
from sapar.registers.organizations.models import Organization, OrganizationState

KINDS = {kind for kinds in PROVIDER_ROLES.values() for kind in kinds}


class ProposeForm(ActionForm):
    """A service, and who gives it."""

    def __init__(self, action: Action, *args: Any, **options: Any) -> None:
        super().__init__(action, *args, **options)
        providers = Organization.objects.filter(state=OrganizationState.ACTIVE, kind__in=KINDS)
        offered = [(each.ref, each.name) for each in providers]
        self.fields["provider"] = forms.ChoiceField(
            label=_("Provider"), choices=offered if len(offered) <= RADIOS_UP_TO else [("", "…"), *offered]
        )
        self.order_fields(["kind", "provider", "told"])


class ServicesFilter(FilterForm):
    """Number or name, state, kind."""

    q = forms.CharField(label=_("Number or name"))
    state = forms.ChoiceField(label=_("State"), choices=[("", _("Open")), *ServiceState.choices])
    kind = forms.ChoiceField(label=_("Service"), choices=[("", _("All")), *ServiceKind.choices])
