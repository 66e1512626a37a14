"""Why something about a person did not happen, in sentences."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError
from sapar.foundation.references import spoken
from sapar.registers.people.models import Person


class PossibleDuplicate(ActionError):
    """The person may be registered already. ``people`` are those the clerk may see."""

    code = "possible_duplicate"
    sentence = _("May be the same person: {numbers}. Open that record, or say that it is another person")

    def __init__(self, people: Sequence[Person]) -> None:
        self.people = people
        super().__init__(numbers=", ".join(spoken(person.ref) for person in people))


class AlreadyWithUs(ActionError):
    """Somebody registers themself again. Who else is registered is not told."""

    code = "already_with_us"
    sentence = _(
        "We cannot register you on this page. If you registered before, sign in with your phone. Or call: {phone}"
    )


class OneRecordForLife(ActionError):
    """A holder who has a record wants another one."""

    code = "one_record"
    sentence = _("You are registered already. Your record is under “My data”")


class NumberElsewhere(ActionError):
    """A personal number or document stands on another record."""

    code = "number_elsewhere"
    sentence = _("This number stands on another record. Check the digits, or call: {phone}")


class NothingChanged(ActionError):
    """Nothing was written, or only what stands there already."""

    code = "nothing_changed"
    sentence = _("Nothing is different from the record. Write what is to change")


class OpenMatters(ActionError):
    """A person is not erased while something of theirs is open."""

    code = "open_matters"
    sentence = _("This person cannot be erased yet. Still open: {matters}")

    def __init__(self, matters: Sequence[Any]) -> None:
        super().__init__(matters="; ".join(str(matter) for matter in matters))
