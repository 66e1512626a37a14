"""The answers that vettings and orders are made of: states, papers, who pays, why something stopped."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VettingState(models.TextChoices):
    """Where the check of an employer is."""

    CLAIMED = "claimed", _("Named, not checked")
    DOCUMENTS = "documents", _("Being checked")
    VERIFIED = "verified", _("Checked")
    REFUSED = "refused", _("Refused")
    WATCH = "watch", _("On watch")
    BARRED = "barred", _("Barred")


class EmployerPaper(models.TextChoices):
    """What shows that an employer exists and may employ."""

    REGISTRATION = "registration", _("Extract from the state register")
    LICENCE = "licence", _("Licence for the business, where one is needed")
    SIGNATORY = "signatory", _("Authority of whoever signs")
    ADDRESS = "address", _("Proof of the address and the place of work")
    POWER_OF_ATTORNEY = "power_of_attorney", _("Power of attorney for the agency")
    TAXES = "taxes", _("Proof that wages and taxes are paid")


class OrderState(models.TextChoices):
    """Where a job order is."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    VERIFIED = "verified", _("Checked by the attaché")
    APPROVED = "approved", _("Approved")
    OPEN = "open", _("Open")
    FILLED = "filled", _("All places taken")
    EXPIRED = "expired", _("Expired")
    SUSPENDED = "suspended", _("Suspended")
    CANCELLED = "cancelled", _("Cancelled")


S = OrderState
BEFORE_APPROVAL = frozenset({S.DRAFT, S.SUBMITTED, S.VERIFIED})
LIVE = BEFORE_APPROVAL | {S.APPROVED, S.OPEN, S.FILLED, S.SUSPENDED}
PUBLISHED = frozenset({S.OPEN, S.FILLED, S.SUSPENDED, S.EXPIRED})
# Places may still be given back when nobody can take one any more: whoever accepted may withdraw.
HOLDS_PLACES = PUBLISHED | {S.CANCELLED}


class Paper(models.TextChoices):
    """What an applicant must have."""

    PASSPORT = "passport", _("Passport")
    PHOTO = "photo", _("Photo")
    TRADE = "trade", _("Diploma or certificate of the trade")
    DRIVING_LICENCE = "driving_licence", _("Driving licence")
    MEDICAL = "medical", _("Medical certificate")
    NO_RECORD = "no_record", _("Certificate of no criminal record")
    LANGUAGE = "language", _("Language certificate")
    REFERENCES = "references", _("References from earlier work")


class Cost(models.TextChoices):
    """What going to a job costs: the kinds of fees in the contract form, in the order in which people meet them."""

    PLACEMENT = "placement", _("For finding the job")
    PERMIT_PAPERS = "permit_papers", _("For a work permit or its papers")
    VISA = "visa", _("Visa")
    MEDICAL = "medical", _("Medical examination")
    TEST = "test", _("Test")
    TRAINING = "training", _("Training")
    TRAVEL = "travel", _("Travel")


class Payer(models.TextChoices):
    """Who pays a cost."""

    EMPLOYER = "employer", _("The employer")
    AGENCY = "agency", _("The agency")
    WORKER = "worker", _("The worker")
    NOBODY = "nobody", _("Not needed")


class ChosenBy(models.TextChoices):
    """How people are chosen for a job. The job page says it."""

    SKILLS = "skills", _("By skills and experience")
    INTERVIEW = "interview", _("After an interview")
    TEST = "test", _("After a test of the trade")
    DRAW = "draw", _("By a draw among all who fit")


class StoppedFor(models.TextChoices):
    """Why a published order was suspended or cancelled."""

    OFFICE = "office", _("Decided by an office")
    PERMIT = "permit", _("The agency's permit")
    EMPLOYER = "employer", _("The employer is no longer checked")
    WITHDRAWN = "withdrawn", _("Withdrawn by whoever made it")
