"""Helping somebody in again who lost the phone or key of their second step."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.accounts.securing import remove_all_factors
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.registers.people.models import Person
from sapar.registers.people.permissions import resets_second_step


@action(subject=Person, allowed_to=resets_second_step, law=NO_LAW, label=_("Take away the second step"), grave=True)
def reset_persons_second_step(
    person: Person,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("Why, and how you know that it is this person"), lines=3)],
) -> Done:
    """Let a person who lost phone or key sign in with the first code alone. They are told, and signed out."""
    assert person.account  # noqa: S101 - who may do it knows that there is one
    remove_all_factors(person.account, by=System("lost second step"), on=on)
    return Done({"reason": reason}, silent_because="the person is told by what takes the second step away")
