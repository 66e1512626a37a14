"""Giving and withdrawing a consent. There is none without a purpose, and none without an end."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.ui.words import say
from sapar.policy.law.calendars import add_months
from sapar.registers.data_rights.models import Consent, ConsentState, GivenHow, Purpose
from sapar.registers.data_rights.permissions import own_or_notes_consent, system_alone, withdraws
from sapar.registers.organizations.models import Organization, OrganizationKind
from sapar.registers.people.models import Person
from sapar.registers.people.permissions import is_own


@action(
    subject=Person, creates=Consent, allowed_to=own_or_notes_consent, law="personal_data", label=_("Give a consent")
)
def give_consent(
    person: Person,
    *,
    by: Actor,
    on: date,
    purpose: Annotated[Purpose, Ask(_("What for"))],
    until: Annotated[date, Ask(_("Until"), hint=_("You can withdraw it at any time before."))],
    organization: Annotated[
        Organization | None,
        Ask(_("Partner organisation"), hint=_("Its number, from the page of offices and partners. For help only.")),
    ] = None,
    how: Annotated[GivenHow | None, Ask(_("How they agreed"), hint=_("For officers who write it down."))] = None,
) -> Done:
    """Agree that data is used for one purpose until a day. Nothing else depends on saying yes."""
    _check(purpose, until, organization, on)
    given_how = GivenHow.ACCOUNT if is_own(by, person) else how
    if given_how is None or (given_how == GivenHow.ACCOUNT) != is_own(by, person):
        raise ValidationError({"how": _("Say how the person agreed")})
    consent = Consent(
        person=person, purpose=purpose, organization=organization, given_on=on, ends_on=until,
        how=given_how,
    )  # fmt: skip
    told = Notice("data_rights/consent_given", to=[person.contact()], until=until, phone=helpline())
    return Done({"purpose": purpose, "until": until}, created=consent, tell=[told])


def _check(purpose: Purpose, until: date, organization: Organization | None, on: date) -> None:
    limit = lawbook().value("personal_data.consent_months", on)
    latest = add_months(on, int(limit.value))
    if not on < until <= latest:
        raise ValidationError({"until": say(_("Choose a day after today and up to {date}"), date=latest)})
    partner = organization is not None and organization.kind == OrganizationKind.PARTNER
    if partner != (purpose == Purpose.PARTNER_HELP):
        raise ValidationError({"organization": _("Name a partner organisation, and only where it is to help you")})


@action(subject=Consent, allowed_to=withdraws, law="personal_data", label=_("Withdraw this consent"))
def withdraw_consent(consent: Consent, *, by: Actor, on: date) -> Done:
    """Withdraw a consent. It ends at once; what was done under it before stays lawful."""
    consent.ends_on = max(on, consent.given_on)
    return Done({"purpose": consent.purpose}, tell=[_ended(consent)])


@action(subject=Consent, allowed_to=system_alone, law="personal_data", label=_("The consent ended"), has_button=False)
def end_consent(consent: Consent, *, by: Actor, on: date) -> Done:
    """End a consent whose day has passed, and say so: whoever still needs it must ask again."""
    return Done({"purpose": consent.purpose}, tell=[_ended(consent)])


def _ended(consent: Consent) -> Notice:
    return Notice("data_rights/consent_ended", to=[consent.person.contact()], phone=helpline())


def consents_past(on: date) -> list[Consent]:
    """Return the consents whose last day is over."""
    return list(Consent.objects.filter(state=ConsentState.GIVEN, ends_on__lt=on).select_related("person__key"))
