"""What is done to the record of a person. The legal order of moves is the table ``Person.MOVES``.

Registering and correcting stand here; ``belongings`` adds what a record holds, ``erasing`` ends it.
"""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actions import Language
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people import belongings, erasing, securing
from sapar.registers.people.accounts import (
    check_contact_free,
    holders_account,
    is_only_the_persons,
    opened_account,
)
from sapar.registers.people.answers import (
    NOTHING,
    BornOn,
    Citizenship,
    DocumentNumber,
    Email,
    FamilyName,
    GivenName,
    HomePlace,
    LatinFamilyName,
    LatinGivenName,
    Patronymic,
    PersonalNumber,
    Phone,
    Reason,
    country_meant,
    place_meant,
)
from sapar.registers.people.belongings import new_document
from sapar.registers.people.errors import AlreadyWithUs, NothingChanged, NumberElsewhere, PossibleDuplicate
from sapar.registers.people.models import DocumentKind, Person, PersonState, Sex
from sapar.registers.people.names import set_search_key, write_tokens
from sapar.registers.people.permissions import (
    checks_identity,
    is_own,
    is_registrar,
    registers_people,
    registers_themself,
)
from sapar.registers.people.search import PERSONAL_NUMBER, same_person

SURE_AT_THE_COUNTER = frozenset({Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD})

__all__ = ["belongings", "correct_person", "erasing", "register_person", "securing"]


@action(
    subject=Organization, creates=Person, allowed_to=registers_people, law=NO_LAW, label=_("Register a person"),
    has_button=False,
)  # fmt: skip
def register_person(
    office: Organization,
    *,
    by: Actor,
    on: date,
    family_name: FamilyName,
    given_name: GivenName,
    born_on: BornOn,
    patronymic: Patronymic = "",
    sex: Annotated[Sex | None, Ask(_("Sex"))] = None,
    citizenship: Citizenship = "KG",
    home_place: HomePlace = "",
    phone: Phone = "",
    email: Email = "",
    language: Annotated[Language, Ask(_("Language of messages"))] = Language.KY,
    personal_number: PersonalNumber = "",
    document_kind: Annotated[DocumentKind, Ask(_("Document"))] = DocumentKind.PASSPORT,
    document_number: DocumentNumber = "",
    with_account: Annotated[bool, Ask(_("Shall the person sign in with this phone?"))] = False,
    not_the_same: Annotated[bool, Ask(_("None of these: register a new person"))] = False,
) -> Done:
    """Register a person at an office: by a clerk, or by the person themself."""
    phone, email = phone and normalised(phone), email and normalised(email)
    themself = registers_themself(by)
    account = holders_account(by)
    if account is None and (themself or with_account):
        check_contact_free(phone, email, vacant=not themself)
    alike, unseen = _alike(by, not_the_same, family_name, given_name, patronymic, born_on, personal_number)
    person = Person(
        key=_key_for(account), office=office, registered_on=on, language=language, born_on=born_on, sex=sex or "",
        family_name=family_name.strip(), given_name=given_name.strip(), patronymic=patronymic.strip(f"{NOTHING} "),
        citizenship=country_meant(citizenship), home_place=place_meant(home_place), phone=phone, email=email,
    )  # fmt: skip
    if account is not None:
        person.phone, person.email = phone or account.phone, email or account.email
    elif themself or with_account:
        account = opened_account(person.name, phone, email, language, person.key)
    person.account = account
    _set_personal_number(person, personal_number)
    set_search_key(person)
    person.save()
    write_tokens(person)
    if document_number:
        new_document(person, kind=document_kind, doc_number=document_number).save()
    return Done(
        {"themself": themself, "with_account": account is not None, "not_the_same_as": [each.ref for each in alike]},
        created=person,
        then=_asked_of_officers(person, by, alike, unseen),
        tell=[Notice("people/registered", to=[person.contact()], ref=person.ref, phone=helpline())],
    )


def _asked_of_officers(person: Person, by: Actor, alike: list[Person], unseen: list[Person]) -> list[FollowUp]:
    """Ask trained officers about who is alike. One who sees documents knows whom they have before them."""
    if not alike and not unseen:
        return []
    given = {"said_another": alike, "unseen": unseen, "sure": by.role in SURE_AT_THE_COUNTER}
    return [FollowUp("people.registered_alike", person, given)]


def _alike(by: Actor, not_the_same: bool, family_name: str, given_name: str, patronymic: str, born_on: date,
           personal_number: str) -> tuple[list[Person], list[Person]]:  # fmt: skip
    """Return whom the clerk says this person is not, and who is alike unseen by them.

    Refuses where that was not said, or cannot be so.
    """
    same = same_person(family_name, given_name, patronymic, born_on, personal_number)
    if registers_themself(by):
        if same.exists():
            raise AlreadyWithUs(phone=helpline())
        return [], []
    seen = list(Person.visible_to(by).filter(pk__in=same.values("pk")))
    if seen and not not_the_same:
        raise PossibleDuplicate(seen)
    _check_number_is_theirs(personal_number)
    return seen, list(same.exclude(pk__in=[person.pk for person in seen]))


def _check_number_is_theirs(personal_number: str, but: Person | None = None) -> None:
    index = blind_index(PERSONAL_NUMBER, personal_number)
    others = Person.objects.filter(personal_number_index=index).exclude(pk=but.pk if but else 0)
    others = others.exclude(state=PersonState.MERGED)
    if index and others.exists():
        raise NumberElsewhere(phone=helpline())


def _key_for(account: Account | None) -> DataKey:
    """Return the key of a new person: the account's own, so that one erasure reaches both; else a fresh one."""
    return account.key if account is not None and is_only_the_persons(account) else DataKey.make()


def _set_personal_number(person: Person, number: str) -> None:
    person.personal_number = "".join(digit for digit in number if digit.isdigit())
    person.personal_number_index = blind_index(PERSONAL_NUMBER, person.personal_number)


def corrects_person(actor: Actor, person: Person) -> bool:
    """The person, their helper, registrars and officers who see documents."""
    return is_own(actor, person) or is_registrar(actor) or checks_identity(actor, person)


@action(subject=Person, allowed_to=corrects_person, law=NO_LAW, label=_("Correct the record"))
def correct_person(
    person: Person,
    *,
    by: Actor,
    on: date,
    reason: Reason,
    family_name: FamilyName = "",
    given_name: GivenName = "",
    patronymic: Patronymic = "",
    latin_family_name: LatinFamilyName = "",
    latin_given_name: LatinGivenName = "",
    born_on: BornOn | None = None,
    sex: Annotated[Sex | None, Ask(_("Sex"))] = None,
    citizenship: Citizenship = "",
    home_place: HomePlace = "",
    personal_number: PersonalNumber = "",
) -> Done:
    """Correct what was written wrongly. What is left empty stays; a dash takes a patronymic away."""
    _check_number_is_theirs(personal_number, but=person)
    corrected: dict[str, Any] = {
        "family_name": family_name.strip(), "given_name": given_name.strip(), "patronymic": patronymic.strip(),
        "latin_family_name": latin_family_name.strip(), "latin_given_name": latin_given_name.strip(),
        "born_on": born_on, "sex": sex, "citizenship": country_meant(citizenship),
        "home_place": place_meant(home_place), "personal_number": personal_number.replace(" ", ""),
    }  # fmt: skip
    changed = [name for name, value in corrected.items() if value and value != getattr(person, name)]
    if not changed:
        raise NothingChanged
    for name in changed:
        setattr(person, name, "" if corrected[name] == NOTHING else corrected[name])
    _set_personal_number(person, person.personal_number)
    set_search_key(person)
    person.save()
    write_tokens(person)
    _greet_by_name(person)
    details = {"reason": reason, "changed": changed}
    if is_own(by, person):
        return Done(details, silent_because="the person did it")
    notice = Notice("people/corrected", to=[person.contact()], ref=person.ref, phone=helpline())
    return Done(details, tell=[notice])


def _greet_by_name(person: Person) -> None:
    if person.account and is_only_the_persons(person.account) and person.account.name != person.name:
        person.account.name = person.name
        person.account.save()
