"""One record goes into another: two acts, one on each, so that both histories show it. ``reviewing`` decides, then
calls them in one transaction.
"""

from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.models import DataKey
from sapar.registers.duplicates.models import Merge, PossibleSame
from sapar.registers.duplicates.moving import move_rows, newest
from sapar.registers.duplicates.permissions import joins
from sapar.registers.people.keys import hold_keys, keys_of
from sapar.registers.people.models import SEARCH_KEY_LENGTH, Person, Spelling
from sapar.registers.people.names import set_search_key, write_tokens
from sapar.registers.people.spelling import name_key

BY_THE_DECISION = "the decision on the pair tells both contacts"
# What is taken over where the record that goes on says nothing. Where both say something, it keeps what it says.
TAKEN_OVER = (
    "patronymic", "latin_family_name", "latin_given_name", "born_on", "sex", "citizenship", "home_place", "phone",
    "email", "personal_number",
)  # fmt: skip


@action(
    subject=Person, allowed_to=joins, law="personal_data", label=_("Merge this record into another"), has_button=False
)
def merge_away(
    person: Person,
    *,
    by: Actor,
    on: date,
    into: Annotated[Person, Ask(_("Record that goes on"))],  # type: ignore[valid-type]
) -> Done:
    """End a record as one of its own: its number leads to the other from now on, and so does its way to sign in."""
    account = person.account
    person.merged_into = into
    if account is not None and into.account is None:
        person.account = None  # ``take_in`` has it
    elif account is not None:
        account.leads_to = into.account
        account.sessions_ended += 1
        account.save()
    return Done({"into": into}, silent_because=BY_THE_DECISION)


@action(
    subject=Person, allowed_to=joins, law="personal_data", label=_("Take another record into this one"),
    has_button=False,
)  # fmt: skip
def take_in(
    person: Person,
    *,
    by: Actor,
    on: date,
    merged: Annotated[Person, Ask(_("Record that was merged"))],  # type: ignore[valid-type]
    pair: Annotated[PossibleSame, Ask(_("Two records that may be one person"))],  # type: ignore[valid-type]
    account: Annotated[Account | None, Ask(_("Account"))] = None,
) -> Done:
    """Take over all that belonged to another record of the same person, and keep a receipt of it."""
    assert pair.key  # noqa: S101 - whoever decided gave the pair its key
    former = person.key
    then = newest()
    made: dict[str, list[int]] = {"people.furtherkey": hold_keys(person, [former, *keys_of(merged)])}
    person.key = pair.key
    if account is not None:
        person.account = account
    _give_account(person, (former, merged.key), pair.key)
    moved = move_rows(merged, person)
    made["people.spelling.person"] = _spell_as(person, merged)
    filled = _take_over(person, merged)
    set_search_key(person)
    person.save()
    write_tokens(person)
    Merge(
        pair=pair, survivor=person, merged=merged, former_key=former, moved=moved, newest=then, made=made,
        filled=filled, account_moved=account is not None, done_on=on,
    ).save()  # fmt: skip
    return Done({"merged": merged}, silent_because=BY_THE_DECISION)


def _give_account(person: Person, before: tuple[DataKey, ...], key: DataKey) -> None:
    """Give the account the person's key, where it had it before: whoever reads their own record is known by it."""
    if person.account is not None and person.account.key in before:
        person.account.key = key
        person.account.save()


def _spell_as(person: Person, merged: Person) -> list[int]:
    """Have the person be found under the other record's names as well, and return the spellings that are new."""
    known = {person.search_key, *person.spellings.values_list("search_key", flat=True)}
    made: list[int] = []
    for family, given in ((merged.family_name, merged.given_name), (merged.latin_family_name, merged.latin_given_name)):
        key = name_key(family, given)[:SEARCH_KEY_LENGTH]
        if family and given and key not in known:
            spelling = Spelling(
                person=person, family_name=family, given_name=given, search_key=key, met_in=merged.number
            )
            spelling.save()
            known.add(key)
            made.append(spelling.pk)
    return made


def _take_over(person: Person, merged: Person) -> list[str]:
    """Fill what is empty from the other record, and return the names of the columns."""
    filled = [name for name in TAKEN_OVER if getattr(merged, name) and not getattr(person, name)]
    values: dict[str, Any] = {name: getattr(merged, name) for name in filled}
    if "personal_number" in values:
        values["personal_number_index"] = merged.personal_number_index
    for name, value in values.items():
        setattr(person, name, value)
    return filled
