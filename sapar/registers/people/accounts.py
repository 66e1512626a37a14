"""How a person's record and a way to sign in come together."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account, AccountState
from sapar.foundation.privacy.models import DataKey
from sapar.registers.people.errors import OneRecordForLife
from sapar.registers.people.models import Person

PHONE_TAKEN = _("This phone is already used to sign in. Sign in, or give another one")
EMAIL_TAKEN = _("This e-mail address is already used to sign in. Sign in, or give another one")


def holders_account(by: Actor) -> Account | None:
    """Return the account of a holder who registers; None for everybody else.

    Raises:
        OneRecordForLife: when it has a record already.
    """
    if by.kind != Kind.HOLDER or by.account is None:
        return None
    if Person.objects.filter(account=by.account).exists():
        raise OneRecordForLife
    return by.account


def check_contact_free(phone: str, email: str, but: Account | None = None, vacant: bool = False) -> None:
    """Refuse a contact with which somebody else signs in. The sentence tells nothing about who.

    Args:
        phone: E.164, or empty.
        email: lower case, or empty.
        but: the account that may have it.
        vacant: whether an account may have it that is nobody's: no person's and no member's.

    Raises:
        ValidationError: beside the phone or the e-mail address.
    """
    for field, value, sentence in (("phone", phone, PHONE_TAKEN), ("email", email, EMAIL_TAKEN)):
        if not value:
            continue
        others = Account.objects.filter(state=AccountState.ACTIVE, **{field: value}).exclude(pk=but.pk if but else 0)
        if vacant:
            others = others.exclude(person=None, memberships=None)
        if others.exists():
            raise ValidationError({field: sentence}, code="taken")


def is_only_the_persons(account: Account) -> bool:
    """Say whether this account is a person's alone, and never a member's of an organization."""
    return not account.memberships.exists()


def opened_account(name: str, phone: str, email: str, language: str, key: DataKey) -> Account:
    """Open the account of a new person. It signs in with the phone, or the e-mail address where there is none.

    Raises:
        ValidationError: where there is neither.
    """
    if not (phone or email):
        raise ValidationError({"phone": _("Fill in: {field}").format(field=_("Phone"))}, code="required")
    return Account.opened_for(name, phone or email, language, key)
