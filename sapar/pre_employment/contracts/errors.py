"""Why something about a contract did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class JobNotAccepted(ActionError):
    """A contract is for a job that the worker accepted and did not withdraw from."""

    code = "job_not_accepted"
    sentence = _("The worker has not accepted this job, or withdrew. State: {state}")


class BreaksLaw(ActionError):
    """A block-level finding of the law of the country of work stands."""

    code = "contract_breaks_law"
    sentence = _("This contract breaks the law: {what}. Mend it first")


class NotInTheirLanguage(ActionError):
    """R-CON-03."""

    code = "not_in_their_language"
    sentence = _("The worker does not read any language of this contract. Add a copy in one of: {languages}")


class WorseThanAgreed(ActionError):
    """R-CON-04: a worse version needs fresh consent of the worker, and a reason of the officer."""

    code = "worse_than_agreed"
    sentence = _("Worse for the worker than what was agreed: {what}")


class NotTheSame(ActionError):
    """The version signed must be the version attested."""

    code = "not_the_same"
    sentence = _("The text is not the one that the worker signed. Return it for correction")
