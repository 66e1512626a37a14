"""The forms where the generated one is not enough: asking without a list of all countries, and choosing colleagues."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance.choices import CaseState, Need
from sapar.employment.assistance.desks import colleagues_at
from sapar.employment.assistance.referring import FIELDS
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.forms import RADIOS_UP_TO, FilterForm
from sapar.foundation.ui.words import say
from sapar.policy.law.handing_on.links import address_of, is_readable, unpacked
from sapar.registers.journeys.choices import CORRIDORS, country_name
from sapar.registers.organizations.models import Organization, OrganizationKind, OrganizationState
from sapar.registers.people.answers import country_meant

ELSEWHERE = "other"
OTHER_COUNTRY = "other_country"

# What is asked first, and in which order: what, where, then what happened; how to reach somebody comes last.
ORDER = [
    "about", "asked_as", "need", "concern", "country", OTHER_COUNTRY, "place", "story", "safe_phone", "safe_when",
]  # fmt: skip


class AskForm(ActionForm):
    """One page on which somebody asks for help. Countries are few radios; any other is written by name."""

    def __init__(self, action: Action, *args: Any, country: str = "", **options: Any) -> None:
        super().__init__(action, *args, **options)
        offered = [(code, country_name(code)) for code in CORRIDORS]
        self.fields["country"] = forms.ChoiceField(
            label=_("In which country?"), choices=[*offered, (ELSEWHERE, _("Another country"))], initial=_radio(country)
        )
        self.fields[OTHER_COUNTRY] = forms.CharField(
            label=_("Which other country?"), required=False, max_length=60, initial="" if _radio(country) else country
        )
        concern = self.fields["concern"]
        concern.choices = [*list(concern.choices)[:-1], ("", _("No, or I don't know"))]  # type: ignore[attr-defined]
        if "asked_as" in self.fields:
            self.fields["asked_as"].choices = WHO_ASKS  # type: ignore[attr-defined]
            self.fields["asked_as"].initial = "relative"
        self.order_fields(ORDER)

    def about_check(self, token: str) -> None:
        """Begin with a contract check that is handed over: the country and the link. All of it can be changed."""
        if not is_readable(token):
            return
        country = unpacked(token).kept.country
        self.initial["need"] = Need.OTHER
        self.initial["country"] = _radio(country) or ELSEWHERE
        self.initial[OTHER_COUNTRY] = "" if _radio(country) else country_name(country)
        self.initial["story"] = say(_("Please look at my contract: {link}"), link=address_of(token))

    def clean(self) -> dict[str, Any]:
        """Put the country that was written in the place of "another country"."""
        given = super().clean() or self.cleaned_data
        if given.get("country") == ELSEWHERE:
            try:
                given["country"] = country_meant(given.get(OTHER_COUNTRY, ""))
            except ValidationError as error:
                self.add_error(OTHER_COUNTRY, error)
            else:
                if not given["country"]:
                    self.add_error(OTHER_COUNTRY, _("Choose a country"))
        return given


WHO_ASKS = [("self", _("I need help myself")), ("relative", _("A relative")), ("witness", _("I saw or heard of it"))]


def _radio(country: str) -> str:
    return country if country in CORRIDORS else ""


class ReferForm(ActionForm):
    """A referral: offices and partners to choose from, and a box for each thing that is passed on."""

    def __init__(self, action: Action, *args: Any, office: Organization, **options: Any) -> None:
        super().__init__(action, *args, **options)
        receivers = Organization.objects.filter(state=OrganizationState.ACTIVE, kind__in=RECEIVE).exclude(pk=office.pk)
        self.fields["to"] = forms.ChoiceField(label=_("To whom"), choices=to_choose(receivers))
        self.fields["passed_on"] = forms.MultipleChoiceField(
            label=_("What is passed on"), help_text=_("Only what the person agreed to"), choices=list(PASSED_ON.items())
        )
        for name in FIELDS:
            del self.fields[name]

    @property
    def answers(self) -> dict[str, Any]:
        """Return the answers as the action asks them: a yes for each box that was ticked."""
        return super().answers | dict.fromkeys(self.cleaned_data["passed_on"], True)


def to_choose(organizations: Iterable[Organization]) -> list[tuple[str, str]]:
    """Offer organizations; a list too long for radios starts with nothing chosen."""
    offered = [(each.ref, each.name) for each in organizations]
    return offered if len(offered) <= RADIOS_UP_TO else [("", "…"), *offered]


RECEIVE = (OrganizationKind.PARTNER, OrganizationKind.OFFICE, OrganizationKind.POST, OrganizationKind.DISPUTE_BODY)
PASSED_ON = {
    "name": _("Name"),
    "contact": _("Safe contact"),
    "need": _("Need"),
    "place": _("Place"),
    "story": _("What happened"),
}


class ColleagueForm(ActionForm):
    """An action that names a colleague of the same office."""

    def __init__(self, action: Action, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(action, *args, **options)
        offered = [(each.ref, f"{each.account.name}, {each.get_role_display()}") for each in colleagues_at(actor)]
        self.fields["member"] = forms.ChoiceField(label=_("Colleague"), choices=offered)


class CasesFilter(FilterForm):
    """Search and filters of the list of cases."""

    q = forms.CharField(label=_("Number or name"))
    state = forms.ChoiceField(label=_("State"), choices=[("", _("Open")), *CaseState.choices, ("all", _("All"))])
    need = forms.ChoiceField(label=_("Need"), choices=[("", _("All")), *Need.choices])
    mine = forms.BooleanField(label=_("Mine"))
