"""Why something about an employer or an order did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class VettedAlready(ActionError):
    """One check an employer at a time, whoever asks for it."""

    code = "vetted_already"
    sentence = _("This employer is on record already, no. {number}. State: {state}")


class EmployerNotVerified(ActionError):
    """R-JOB-01: the employer is not verified, on watch or barred, or the check has ended."""

    code = "employer_not_verified"
    sentence = _("The post has not checked this employer, or the check has ended: {name}. Ask for a check first")


class TermsIncomplete(ActionError):
    """R-JOB-05: a job is published with its place, pay and hours, or not at all."""

    code = "terms_incomplete"
    sentence = _("Still missing in the order: {what}")


class TermsBreakLaw(ActionError):
    """R-JOB-02 and all else that the law of the country of work forbids."""

    code = "terms_break_law"
    sentence = _("These terms break the law: {what}. Mend them first")


class WordsToMend(ActionError):
    """R-JOB-04 and R-JOB-05: words that an advertisement may not hold."""

    code = "words_to_mend"
    sentence = _("Mend the text first. {what}")


class ReplacesStrikers(ActionError):
    """R-JOB-07: nobody is sent to take the place of people on strike."""

    code = "replaces_strikers"
    sentence = _("Nobody is recruited in place of people who are on strike or locked out")


class TooManyPlaces(ActionError):
    """No more places are approved than were asked for."""

    code = "too_many_places"
    sentence = _("The order asks for fewer people. Most: {n}")


class OpenTooLong(ActionError):
    """Longer than the law, or than the agency's permit."""

    code = "open_too_long"
    sentence = _("An order may be open until {date} at most")


class NoPlaceLeft(ActionError):
    """Every place is taken, or offered to somebody who may still accept."""

    code = "no_place_left"
    sentence = _("No place is left. One may become free when an offer is declined or ends")
