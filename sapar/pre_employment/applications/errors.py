"""Why something about an application did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class JobNotOpen(ActionError):
    """The order is not open: suspended, filled, expired, cancelled."""

    code = "job_not_open"
    sentence = _("This is not possible now. State of the job: {state}")


class AppliedAlready(ActionError):
    """One live application an order and person."""

    code = "applied_already"
    sentence = _("There is an application for this job already, no. {number}. State: {state}")


class TooYoung(ActionError):
    """R-JOB-03."""

    code = "too_young"
    sentence = _("On the day of departure, {date}, an applicant must be at least so old: {n}")


class BirthUnknown(ActionError):
    """R-JOB-03 cannot be told."""

    code = "birth_unknown"
    sentence = _("The date of birth is not on record. Add it to the person's data first")


class OfferEnded(ActionError):
    """The last day of the offer has passed."""

    code = "offer_ended"
    sentence = _("This offer ended on {date}. Ask whether there is another place")


class OtherJobAccepted(ActionError):
    """One cannot work in two places at once."""

    code = "other_job_accepted"
    sentence = _("Another job is accepted already, no. {number}. Withdraw from it first")


class AlreadyOnTheWay(ActionError):
    """Whoever has left does not withdraw by a button: the post helps."""

    code = "already_on_the_way"
    sentence = _("The journey has begun. To leave this job, ask the post or the helpline for help")
