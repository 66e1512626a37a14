"""Why something about an import did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class AlreadySent(ActionError):
    """The same file again: it would change nothing."""

    code = "already_sent"
    sentence = _("This very file was sent before: import no. {number}. Nothing was changed")


class NothingToWrite(ActionError):
    """No row of the file is new."""

    code = "nothing_to_write"
    sentence = _("Nothing in this file is new. Cancel the import, or correct the rows with errors and send them again")


class UndoTooLate(ActionError):
    """The day in which an import can be taken back is over."""

    code = "undo_too_late"
    sentence = _("An import can be taken back until {time}. Correct the records one by one")


class StillNeeded(ActionError):
    """Rows are forgotten only when nothing can be done with them any more."""

    code = "rows_still_needed"
    sentence = _("The rows of this import are still needed")
