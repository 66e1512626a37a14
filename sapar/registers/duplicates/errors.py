"""Why two records were not made one, or not made two again, in sentences."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class NotBothThere(ActionError):
    """One of the two was merged or erased meanwhile."""

    code = "not_both_there"
    sentence = _("One of the two records was merged or erased meanwhile. Look at the list again")


class CannotMerge(ActionError):
    """Something speaks against it that must be put right first."""

    code = "cannot_merge"
    sentence = _("These records cannot be merged yet. {matters}")

    def __init__(self, matters: Sequence[Any]) -> None:
        super().__init__(matters=". ".join(str(matter) for matter in matters))


class NeedsSecondOfficer(ActionError):
    """The merge touches something sensitive: one officer proposes, another decides."""

    code = "needs_second_officer"
    sentence = _("This merge touches sensitive papers or matters, a placement in force or two accounts. Propose it: a "
                 "second officer decides")  # fmt: skip


class LaterMergeFirst(ActionError):
    """A later merge builds on this one."""

    code = "later_merge_first"
    sentence = _("A later merge builds on this one. Undo that one first: no. {number}")


class RecordErased(ActionError):
    """What was merged was erased: there is nothing to give back."""

    code = "merged_record_erased"
    sentence = _("The record was erased after the merge. Nothing is left to give back")
