"""What an action says when it does not happen: a sentence in the reader's language that tells what to mend.

Rooms subclass :class:`ActionError` and name their errors as sentences (``SuspensionTooLong``).
"""

from typing import Any

from django.utils.translation import gettext_lazy as _


class ActionError(Exception):
    """An action did not happen. ``sentence`` may hold named placeholders filled from the keyword arguments."""

    status = 409
    code = "refused"
    sentence: Any = _("This cannot be done now")

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.code)

    def __str__(self) -> str:
        return str(self.sentence).format(**self.values)


class Refused(ActionError):
    """Somebody tried what they may not do. The attempt is recorded."""

    status = 403
    code = "not_allowed"
    sentence = _("You may not do this. If you think you should, ask the head of your office")


class NotVisible(Refused):
    """The record does not exist for this actor. They learn nothing more; the attempt is recorded."""

    status = 404
    code = "not_visible"
    sentence = _("We found nothing under this number. Check the digits")


class WrongState(ActionError):
    """The record is not in a state from which this action may start."""

    code = "wrong_state"
    sentence = _("This step is not possible now. State of the record: {state}")


class ChangedMeanwhile(ActionError):
    """Somebody else changed the record after this form was shown."""

    code = "changed_meanwhile"
    sentence = _("Changed by {name} at {time} while you were writing. Look again")


class KeyReused(ActionError):
    """The same form token came back with other answers."""

    code = "key_reused"
    sentence = _("This form was already sent with other answers. Open it again")


class DayNotPossible(ActionError):
    """The legal day lies in the future, or in the past without the right to capture a paper act later."""

    status = 400
    code = "day"
    sentence = _("Write today's date. Only an officer who may capture papers later can write an earlier one")


class AnotherPersonMustDecide(Refused):
    """Grave decisions take two people: who prepared a file does not decide it."""

    code = "four_eyes"
    sentence = _("You prepared this file. Another person must decide")


class NobodyTold(RuntimeError):
    """A programming error: the action neither tells anybody nor says why it is silent."""


class SecondStepAgain(Exception):
    """A grave act by staff, and the second step was passed too long ago.

    No ActionError on purpose: nothing is to mend in the form, so no form may catch it. The page is asked again after
    the second step, with what was typed (``accounts/second_step.py``).
    """

    code = "second_step"
    sentence = _("Pass the second step again, then send this once more")
