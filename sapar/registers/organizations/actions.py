"""What is done to organizations and memberships. The legal order of moves is the tables in ``models.py``."""

from datetime import date
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.securing import remove_all_factors
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.languages.texts import Texts
from sapar.foundation.notices.notice import Notice
from sapar.foundation.privacy.classes import P0
from sapar.registers.organizations.errors import AlreadyMember, StillAtWork
from sapar.registers.organizations.models import (
    OFFICIAL,
    ROLE_IN_BUSINESS,
    Membership,
    MembershipState,
    Organization,
    OrganizationKind,
    OrganizationState,
    Role,
)
from sapar.registers.organizations.permissions import (
    administrator,
    answers_for_member,
    appoints_members,
    resets_second_step,
    staff,
)
from sapar.registers.organizations.search import key_of

OPEN_NAMED = 5  # how many organizations a sentence names


def check_reachable(contact: str) -> None:
    """Refuse what is neither a phone nor an e-mail address, in any way people write them."""
    normalised(contact)


def check_zone(name: str) -> None:
    """Refuse what is no time zone: the legal day of the office hangs on it."""
    if name not in _zones():
        raise ValidationError(_("Write the time zone like Europe/Moscow"), code="zone")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


Country = Annotated[
    str,
    Ask(_("Country"), hint=_("Two letters, for example KG"), max_length=2, data_class=P0, check=validate_country),
]
TimeZone = Annotated[
    str, Ask(_("Time zone"), hint=_("For example: Europe/Moscow"), max_length=40, data_class=P0, check=check_zone)
]
Name = Annotated[str, Ask(_("Name of the employer or agency"), data_class=P0)]
NAMED = (OrganizationKind.EMPLOYER, OrganizationKind.AGENCY)


def named_kinds() -> list[tuple[str, Any]]:
    """Return the kinds that are only named, and have no members."""
    return [(kind.value, kind.label) for kind in NAMED]


@action(
    subject=Organization, creates=Organization, allowed_to=administrator, law=NO_LAW, label=_("Open an organization")
)
def open_organization(
    parent: Organization,
    *,
    by: Actor,
    on: date,
    kind: Annotated[OrganizationKind, Ask(_("Kind"))],
    name_ky: Annotated[str, Ask(_("Name in Kyrgyz"), data_class=P0)],
    name_ru: Annotated[str, Ask(_("Name in Russian"), data_class=P0)],
    name_en: Annotated[str, Ask(_("Name in English"), data_class=P0)],
    country: Country = "KG",
    place: Annotated[str, Ask(_("Place"), max_length=20, data_class=P0)] = "",
    time_zone: TimeZone = "Asia/Bishkek",
    phone: Annotated[str, Ask(_("Phone"), max_length=40, data_class=P0)] = "",
    email: Annotated[str, Ask(_("E-mail"), data_class=P0)] = "",
) -> Done:
    """Open an office, a post abroad, a partner or a dispute body under its parent."""
    names = Texts(ky=name_ky, ru=name_ru, en=name_en)
    organization = Organization(
        parent=parent, kind=kind, names=names, search_key=key_of(names), country=country, place=place,
        time_zone=time_zone, phone=phone, email=email,
    )  # fmt: skip
    return Done({"kind": kind, "name_en": name_en}, created=organization, silent_because="public register")


@action(subject=Organization, creates=Organization, allowed_to=staff, law=NO_LAW, label=_("Name an employer or agency"))
def name_employer(
    office: Organization,
    *,
    by: Actor,
    on: date,
    kind: Annotated[OrganizationKind, Ask(_("Kind"), choices=named_kinds)],
    name: Name,
    country: Country,
    address: Annotated[str, Ask(_("Address"), data_class=P0)] = "",
) -> Done:
    """Name an employer or agency as people know it, so that contracts and complaints can point to it."""
    if kind not in NAMED:
        raise ValidationError({"kind": _("Choose one answer")})
    names = Texts(ru=name)
    made = Organization(
        parent=office, kind=kind, names=names, search_key=key_of(names), country=country, address=Texts(ru=address)
    )
    return Done({"kind": kind, "name": name}, created=made, silent_because="a name is noted, nothing is decided")


@action(subject=Organization, allowed_to=administrator, law=NO_LAW, label=_("Correct the particulars"))
def correct_organization(
    organization: Organization,
    *,
    by: Actor,
    on: date,
    name_ky: Annotated[str, Ask(_("Name in Kyrgyz"), data_class=P0)],
    name_ru: Annotated[str, Ask(_("Name in Russian"), data_class=P0)],
    name_en: Annotated[str, Ask(_("Name in English"), data_class=P0)],
    phone: Annotated[str, Ask(_("Phone"), max_length=40, data_class=P0)] = "",
    email: Annotated[str, Ask(_("E-mail"), data_class=P0)] = "",
) -> Done:
    """Correct names and contacts."""
    organization.names = Texts(ky=name_ky, ru=name_ru, en=name_en)
    organization.search_key = key_of(organization.names)
    organization.phone, organization.email = phone, email
    return Done({"name_en": name_en}, silent_because="public register")


@action(subject=Organization, allowed_to=administrator, law=NO_LAW, label=_("Close the organization"), grave=True)
def close_organization(
    organization: Organization, *, by: Actor, on: date, reason: Annotated[str, Ask(_("Reason"), lines=3)]
) -> Done:
    """Close an organization: its members lose their standing, its records stay."""
    if under := list(organization.children.filter(state=OrganizationState.ACTIVE, kind__in=OFFICIAL)[:OPEN_NAMED]):
        raise StillAtWork(names=", ".join(each.name for each in under))
    return Done({"reason": reason}, silent_because="its head was told by the administrator before")


@action(subject=Organization, creates=Membership, allowed_to=appoints_members, law=NO_LAW, label=_("Add a member"))
def add_member(
    organization: Organization,
    *,
    by: Actor,
    on: date,
    name: Annotated[str, Ask(_("Name"))],
    contact: Annotated[str, Ask(_("Phone or e-mail"), check=check_reachable)],
    role: Annotated[Role, Ask(_("Role"))],
    until: Annotated[date, Ask(_("Until"))],
    language: Annotated[str, Ask(_("Language"), max_length=2, data_class=P0)] = "ru",
) -> Done:
    """Give somebody a role in the organization until a day. There is no membership without an end."""
    if until <= on:
        raise ValidationError({"until": _("The end must come after the start")})
    if not _fits(role, organization):
        raise ValidationError({"role": _("This role does not belong to an organization of this kind")})
    account = Account.opened_for(name, normalised(contact), language)
    live = Membership.objects.filter(account=account, organization=organization, role=role, ends_on__gte=on)
    if held := live.filter(state=MembershipState.ACTIVE).first():
        raise AlreadyMember(until=f"{held.ends_on:%d.%m.%Y}")
    membership = Membership(account=account, organization=organization, role=role, starts_on=on, ends_on=until)
    return Done(
        {"account": account, "role": role, "until": until},
        created=membership,
        tell=[Notice("organizations/member_added", to=[account.contact()], until=until)],
    )


def _fits(role: Role, organization: Organization) -> bool:
    """Say whether a role belongs to this kind of organization: a business has its own, and shares no other."""
    theirs = ROLE_IN_BUSINESS.get(OrganizationKind(organization.kind))
    return role == theirs if theirs else role not in ROLE_IN_BUSINESS.values()


@action(subject=Membership, allowed_to=answers_for_member, law=NO_LAW, label=_("Prolong the membership"))
def prolong_membership(membership: Membership, *, by: Actor, on: date, until: Annotated[date, Ask(_("Until"))]) -> Done:
    """Move the end of a membership."""
    if until <= on:
        raise ValidationError({"until": _("The end must come after the start")})
    membership.ends_on = until
    return Done({"until": until}, silent_because="the member sees the new date on signing in")


@action(
    subject=Membership, allowed_to=resets_second_step, law=NO_LAW, label=_("Take away the second step"), grave=True
)  # fmt: skip
def reset_second_step(
    membership: Membership,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("Why, and how you know that it is this person"), lines=3)],
) -> Done:
    """Let a member who lost phone or key set up the second step anew. They are told, and signed out everywhere."""
    remove_all_factors(membership.account, by=System("lost second step"), on=on)
    return Done({"reason": reason}, silent_because="the member is told by what takes the second step away")


@action(subject=Membership, allowed_to=answers_for_member, law=NO_LAW, label=_("End the membership"), grave=True)
def end_membership(
    membership: Membership, *, by: Actor, on: date, reason: Annotated[str, Ask(_("Reason"), lines=3)]
) -> Done:
    """End a membership at once: the next request of the member has no standing any more."""
    membership.ends_on = max(on, membership.starts_on)
    return Done({"reason": reason}, silent_because="the head tells the member in person")
