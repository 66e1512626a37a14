"""What the record of a person holds beside the name: papers, spellings, contacts, relatives, skills, a helper."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P2, P3
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.people.accounts import check_contact_free, is_only_the_persons
from sapar.registers.people.answers import (
    DocumentNumber,
    Email,
    FamilyName,
    GivenName,
    Phone,
    check_occupation,
    check_phone,
    country_meant,
    occupation_meant,
)
from sapar.registers.people.errors import NothingChanged, NumberElsewhere
from sapar.registers.people.models import (
    SEARCH_KEY_LENGTH,
    Document,
    DocumentKind,
    Person,
    PersonState,
    Relative,
    Skill,
    Spelling,
    Tie,
)
from sapar.registers.people.names import write_tokens
from sapar.registers.people.permissions import (
    begins_assisting,
    is_own,
    own_or_checks_identity,
    own_or_registrar,
)
from sapar.registers.people.search import DOCUMENT
from sapar.registers.people.spelling import name_key


class ConsentHow(models.TextChoices):
    """How a person agreed that somebody acts for them."""

    PHONE = "phone", _("By phone")
    IN_PERSON = "in_person", _("In person")


class ConsentOf(models.TextChoices):
    """Who agreed."""

    PERSON = "person", _("The person")
    TRUSTED = "trusted", _("A relative or friend whom the person named in the record")


def new_document(
    person: Person, *, kind: str, doc_number: str, country: str = "KG", issued_on: date | None = None,
    expires_on: date | None = None,
) -> Document:  # fmt: skip
    """Return a document of this person, not yet saved.

    Raises:
        NumberElsewhere: when it stands on another record.
    """
    document = Document(
        person=person, kind=kind, doc_number=doc_number.strip(), country=country, issued_on=issued_on,
        expires_on=expires_on, number_index=blind_index(DOCUMENT, doc_number),
    )  # fmt: skip
    elsewhere = Document.objects.filter(number_index=document.number_index, kind=kind, country=country)
    if elsewhere.exclude(person=person).exclude(person__state=PersonState.MERGED).exists():
        raise NumberElsewhere(phone=helpline())
    return document


@action(subject=Person, allowed_to=own_or_registrar, law=NO_LAW, label=_("Add a document"))
def add_document(
    person: Person,
    *,
    by: Actor,
    on: date,
    kind: Annotated[DocumentKind, Ask(_("Document"))],
    doc_number: DocumentNumber,
    country: Annotated[
        str, Ask(_("Country that issued it"), max_length=60, data_class=P2, suggest="people:countries")
    ] = "KG",
    issued_on: Annotated[date | None, Ask(_("Issued on"), data_class=P2)] = None,
    expires_on: Annotated[date | None, Ask(_("Valid until"), data_class=P2)] = None,
) -> Done:
    """Add a document. The old ones stay: the person is not the passport."""
    if issued_on and issued_on > on:
        raise ValidationError({"issued_on": _("This date is in the future. Check the year")})
    if issued_on and expires_on and expires_on <= issued_on:
        raise ValidationError({"expires_on": _("The end must come after the start")})
    new_document(
        person, kind=kind, doc_number=doc_number, country=country_meant(country), issued_on=issued_on,
        expires_on=expires_on,
    ).save()  # fmt: skip
    return Done({"kind": kind}, silent_because="the document was shown by the person")


@action(subject=Person, allowed_to=own_or_registrar, law=NO_LAW, label=_("Add a spelling of the name"))
def add_spelling(
    person: Person,
    *,
    by: Actor,
    on: date,
    family_name: FamilyName,
    given_name: GivenName,
    met_in: Annotated[str, Ask(_("Where this spelling stands"), hint=_("For example: an older passport"))] = "",
) -> Done:
    """Add another spelling of the name, so that the person is found under it."""
    Spelling(
        person=person, family_name=family_name.strip(), given_name=given_name.strip(), met_in=met_in,
        search_key=name_key(family_name, given_name)[:SEARCH_KEY_LENGTH],
    ).save()  # fmt: skip
    write_tokens(person)
    return Done(silent_because="a spelling changes nothing for the person")


@action(subject=Person, allowed_to=own_or_checks_identity, law=NO_LAW, label=_("Change phone or e-mail"))
def change_contact(
    person: Person,
    *,
    by: Actor,
    on: date,
    phone: Phone = "",
    email: Email = "",
    reason: Annotated[
        str, Ask(_("Officers: how you checked who this is"), hint=_("The person will read it"), lines=3)
    ] = "",
) -> Done:
    """Change where the person is told things and with what they sign in: it is one contact. What is left empty stays.

    The old contact is told. Where an officer changes it (a phone was lost), whoever is signed in there is signed out.
    """
    own = is_own(by, person)
    if not own and not reason:
        raise ValidationError({"reason": _("Write the reason. The person will read it")}, code="required")
    before = person.contact()
    new_phone, new_email = phone and normalised(phone), email and normalised(email)
    if (new_phone or person.phone, new_email or person.email) == (person.phone, person.email):
        raise NothingChanged
    _change_sign_in(person, new_phone, new_email, ends_sessions=not own)
    person.phone, person.email = new_phone or person.phone, new_email or person.email
    told = [before, person.contact()] if before.address != person.contact().address else [before]
    notice = Notice("people/contact_changed", to=told, ref=person.ref, phone=helpline())
    return Done({"reason": reason, "own": own}, tell=[notice])


def _change_sign_in(person: Person, phone: str, email: str, *, ends_sessions: bool) -> None:
    account = person.account
    if account is None or not is_only_the_persons(account):
        return
    check_contact_free(phone, email, but=account)
    account.phone, account.email = phone or account.phone, email or account.email
    account.sessions_ended += ends_sessions
    account.save()


@action(subject=Person, allowed_to=own_or_registrar, law=NO_LAW, label=_("Name a relative or friend"))
def name_relative(
    person: Person,
    *,
    by: Actor,
    on: date,
    tie: Annotated[Tie, Ask(_("Relation"), data_class=P3)],
    name: Annotated[str, Ask(_("Name"), data_class=P3)],
    phone: Annotated[
        str, Ask(_("Phone"), hint=_("With country code: +996 555 123 456"), max_length=40, data_class=P3,
                 check=check_phone)
    ] = "",
    may_be_told: Annotated[bool, Ask(_("May this person be told how you are?"))] = False,
) -> Done:  # fmt: skip
    """Name somebody to call when something happens, and say whether they may be told about the person."""
    number = phone and normalised(phone)
    Relative(person=person, tie=tie, name=name, phone=number, may_be_told=may_be_told).save()
    return Done({"may_be_told": may_be_told}, silent_because="the person named them")


@action(subject=Person, allowed_to=own_or_registrar, law=NO_LAW, label=_("Add a skill"))
def add_skill(
    person: Person,
    *,
    by: Actor,
    on: date,
    occupation: Annotated[
        str,
        Ask(
            _("Occupation"),
            hint=_("For example: welder"),
            max_length=100,
            check=check_occupation,
            suggest="people:occupations",
        ),
    ],
    years: Annotated[int, Ask(_("Years of practice"))] = 0,
    evidence: Annotated[str, Ask(_("How this is known"), hint=_("For example: diploma, work book"))] = "",
) -> Done:
    """Add an occupation the person can do (ISCO-08)."""
    if not 0 <= years <= 70:
        raise ValidationError({"years": _("Write a number of years from 0 to 70")})
    Skill(person=person, occupation=occupation_meant(occupation), years=years, evidence=evidence).save()
    return Done({"years": years}, silent_because="the person named it")


@action(subject=Person, allowed_to=begins_assisting, law=NO_LAW, label=_("Help this person: act for them"))
def begin_assisting(
    person: Person,
    *,
    by: Actor,
    on: date,
    consent_of: Annotated[ConsentOf, Ask(_("Who agreed?"))],
    how: Annotated[ConsentHow, Ask(_("How did they agree?"))],
    about: Annotated[str, Ask(_("What help was asked for"), lines=3, max_length=1000)] = "",
) -> Done:
    """Begin to act for a person who agreed to it. Free, logged, and ended by either at any time."""
    notice = Notice("people/assisted", to=[person.contact()], ref=person.ref, phone=helpline())
    return Done({"consent_of": consent_of, "how": how, "about": about}, tell=[notice])
