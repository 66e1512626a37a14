"""Two records again: what moved goes back, what was added since stays with the record that went on, unless an officer
said that it is the other's.
"""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P1
from sapar.foundation.privacy.models import DataKey
from sapar.registers.duplicates.joining import BY_THE_DECISION
from sapar.registers.duplicates.models import Merge
from sapar.registers.duplicates.moving import Ids, move_back, rows_since
from sapar.registers.duplicates.permissions import joins, system
from sapar.registers.duplicates.sealing import seal_apart, seal_row
from sapar.registers.people.keys import let_go_of
from sapar.registers.people.models import Person, Spelling
from sapar.registers.people.names import set_search_key, write_tokens


def row_name(relation: str, row_id: int) -> str:
    """Return how an officer's choice names a row: ``journeys.journey.person:12``."""
    return f"{relation}:{row_id}"


@action(
    subject=Person, allowed_to=joins, law="personal_data", label=_("Give back what was another record's"),
    has_button=False,
)  # fmt: skip
def give_back(
    person: Person,
    *,
    by: Actor,
    on: date,
    receipt: Annotated[int, Ask(_("Receipt of the merge"))],
    also: Annotated[str, Ask(_("Added since, and the other's"), max_length=20_000, data_class=P1)] = "",
) -> Done:
    """Give back all that came with another record, which turned out to be of somebody else."""
    merge = Merge.objects.select_related("merged__key", "former_key", "pair__key").get(pk=receipt)
    key = merge.pair.key
    assert key  # noqa: S101 - a merged pair has one
    move_back(merge.moved, person, merge.merged)
    move_back(_chosen(merge, also), person, merge.merged)
    for spelling in Spelling.objects.filter(pk__in=merge.made["people.spelling.person"]):
        spelling.delete()
    _clear_taken_over(person, merge)
    set_search_key(person)
    person.key = merge.former_key
    _part_accounts(person, merge, key)
    seal_row(person, key)
    person.save()
    seal_apart(key, person, merge.merged)
    let_go_of(person, merge.made["people.furtherkey"])
    write_tokens(person)
    merge.undone_on = on
    merge.save()
    return Done({"merged": merge.merged, "also": also}, silent_because=BY_THE_DECISION)


def _chosen(merge: Merge, also: str) -> Ids:
    """Return the rows added since that were said to be the other's: no others may be named."""
    chosen = set(also.split())
    ids: Ids = {}
    for relation, row in rows_since(merge.newest, merge.survivor, merge.made):
        if row_name(relation, row.pk) in chosen:
            ids.setdefault(relation, []).append(row.pk)
    return ids


def _clear_taken_over(person: Person, merge: Merge) -> None:
    """Empty what was taken over, unless somebody has corrected it since."""
    for name in merge.filled:
        if getattr(person, name) == getattr(merge.merged, name):
            setattr(person, name, None if name == "born_on" else "")
            if name == "personal_number":
                person.personal_number_index = ""


def _part_accounts(person: Person, merge: Merge, key: DataKey) -> None:
    """Let each have the way to sign in that was theirs, and end the sessions in which one could have been the other."""
    account = person.account
    if account is None:
        return
    if account.key == key:
        account.key = merge.merged.key if merge.account_moved else merge.former_key
    account.sessions_ended += 1
    account.save()
    if merge.account_moved:
        person.account = None  # ``set_free`` has it


@action(
    subject=Person, allowed_to=system, law="personal_data", label=_("This record is on its own again"),
    has_button=False,
)  # fmt: skip
def set_free(
    person: Person,
    *,
    by: Actor,
    on: date,
    account: Annotated[Account | None, Ask(_("Account"))] = None,
) -> Done:
    """Make a record that was merged away one of its own again, with its way to sign in."""
    person.merged_into = None
    if account is not None:
        person.account = account
    elif person.account is not None:
        person.account.leads_to = None
        person.account.save()
    return Done(silent_because=BY_THE_DECISION)
