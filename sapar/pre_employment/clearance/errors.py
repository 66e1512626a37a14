"""Why something about a certificate did not happen."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError, Refused


class AlreadyLeft(ActionError):
    """The certificate is for the time before departure."""

    code = "already_left"
    sentence = _("This certificate is for the time before departure. The journey has begun or was given up")


class StillMissing(ActionError):
    """Something on the list is not so, or nobody has looked at it."""

    code = "still_missing"
    sentence = _("Not everything is confirmed yet: {names}")


class SecondOfficerNeeded(ActionError):
    """At a risk two officers agree."""

    code = "second_officer"
    sentence = _("A second officer must agree: {reasons}. Prepare it; a colleague then issues it")


class NotForYouToConfirm(ActionError):
    """The record itself answers this line of the list."""

    code = "on_record"
    sentence = _("The record itself answers this. If it is wrong, put the record right: {title}")


class TooLateToAppeal(ActionError):
    """The time to appeal is over; a new request is always possible."""

    code = "too_late_to_appeal"
    sentence = _("The time to appeal ended on {day}. You can ask for a certificate again at any time")


class SomebodyElseDecidesAppeal(Refused):
    """Nobody reverses or upholds their own refusal."""

    code = "own_refusal"
    sentence = _("You decided this yourself. A colleague decides on the appeal")
