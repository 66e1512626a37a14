"""Trusting somebody: the worker names who is told where they are in their journey, and ends it with one press."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actions import Language
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P3
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.data_rights.models import TRUSTED_PHONE, TrustedPerson, TrustState
from sapar.registers.data_rights.permissions import of_the_person, own, the_trusted_one
from sapar.registers.people.answers import check_phone
from sapar.registers.people.models import Person, Tie

WHO_SEES = _("They see the country and where you are in your journey. Never your pay, address, papers or complaints")


@action(subject=Person, creates=TrustedPerson, allowed_to=own, law="personal_data", label=_("Name somebody I trust"))
def trust_person(
    person: Person,
    *,
    by: Actor,
    on: date,
    name: Annotated[str, Ask(_("Name"), data_class=P3)],
    tie: Annotated[Tie, Ask(_("Relation"), data_class=P3)],
    phone: Annotated[
        str, Ask(_("Phone they sign in with"), max_length=40, data_class=P3, check=check_phone, who_sees=WHO_SEES)
    ],
    language: Annotated[Language, Ask(_("Language of messages"))] = Language.KY,
) -> Done:
    """Let somebody know where one is in one's journey, for as long as one wants."""
    number = normalised(phone)
    if number == person.phone:
        raise ValidationError({"phone": _("This is your own phone. Write the phone of the other person")})
    index = blind_index(TRUSTED_PHONE, number)
    if person.trusted_people.filter(phone_index=index, state=TrustState.TRUSTED).exists():
        raise ValidationError({"phone": _("You named this person already")})
    trusted = TrustedPerson(
        person=person, tie=tie, name=name, phone=number, phone_index=index, language=language, since=on
    )
    told = Notice("data_rights/trusted", to=[trusted.contact()], phone=helpline())
    return Done(created=trusted, tell=[told])


@action(subject=TrustedPerson, allowed_to=of_the_person, law="personal_data", label=_("Stop sharing with this person"))
def stop_trusting(trusted: TrustedPerson, *, by: Actor, on: date) -> Done:
    """Stop sharing. From the next moment they see nothing."""
    return Done(silent_because="a message could cause a quarrel; whoever looks sees nothing any more")


@action(
    subject=TrustedPerson, allowed_to=the_trusted_one, law="personal_data", label=_("I do not want this"),
    has_button=False,
)  # fmt: skip
def decline_trust(trusted: TrustedPerson, *, by: Actor, on: date) -> Done:
    """Refuse to be somebody's trusted person."""
    told = Notice("data_rights/trust_declined", to=[trusted.person.contact()], phone=helpline())
    return Done(tell=[told])
