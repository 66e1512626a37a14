"""What speaks against a merge in this room, and what takes two officers."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.classes import P3, SECRET
from sapar.registers.data_rights.copying import path_to_person
from sapar.registers.journeys.merging import placement_in_force
from sapar.registers.people.accounts import is_only_the_persons
from sapar.registers.people.merging import objects_to_merge
from sapar.registers.people.models import Person


@objects_to_merge
def other_number(survivor: Person, merged: Person) -> Any:
    """Say that the personal numbers differ: nobody has two. One that was typed wrongly is corrected first."""
    one, other = survivor.personal_number_index, merged.personal_number_index
    if one and other and one != other:
        return _("They have different personal numbers. If it is one person, correct the wrong number first")
    return None


@objects_to_merge
def signs_in_as_staff(survivor: Person, merged: Person) -> Any:
    """Say that one of two accounts is of a member of staff: a second phone must not lead to it."""
    accounts = [each.account for each in (survivor, merged) if each.account is not None]
    if len(accounts) == 2 and not all(is_only_the_persons(account) for account in accounts):
        return _("Both sign in, and one of them as a member of staff. End one account first")
    return None


def needs_second(survivor: Person, merged: Person) -> bool:
    """Say whether a second officer must decide: something sensitive would move, or somebody is placed or signs in.

    Sensitive is what is declared P3 or P4 and says something: documents, relatives, complaints, cases, an address.
    """
    both_sign_in = survivor.account_id is not None and merged.account_id is not None
    placed = placement_in_force(survivor) or placement_in_force(merged)
    return both_sign_in or placed or bool(merged.personal_number) or _has_sensitive_rows(merged)


def _has_sensitive_rows(person: Person) -> bool:
    for model in apps.get_models():
        if not issubclass(model, Guarded) or model in (Person, Account, OutboxMessage):
            continue
        if (names := _sensitive(model)) and (way := path_to_person(model)):
            rows = GuardedQuerySet(model).filter(**{way: [person]}).values(*names)
            if any(value for row in rows for value in row.values()):
                return True
    return False


def _sensitive(model: type[Guarded]) -> list[str]:
    classes = model.classes_by_field()
    columns = [field.name for field in model._meta.concrete_fields]
    return [name for name in columns if P3 <= classes.get(name, P3) < SECRET and name != "id"]
