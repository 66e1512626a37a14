"""The answers a permit is made of: its states, those of its papers and partners, votes and decisions."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an application, and then the permit, is."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned for correction")
    COMPLETE = "complete", _("Papers complete")
    BEFORE_COMMISSION = "before_commission", _("Before the commission")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUSPENDED = "suspended", _("Suspended")
    REVOKED = "revoked", _("Revoked")
    REPLACED = "replaced", _("Renewed")
    EXPIRED = "expired", _("Expired")


S = State
WITH_AGENCY = frozenset({S.DRAFT, S.RETURNED})
APPLIED = frozenset({S.SUBMITTED, S.RETURNED, S.COMPLETE, S.BEFORE_COMMISSION})
OPEN = APPLIED | {S.DRAFT}
LIVE = frozenset({S.GRANTED, S.SUSPENDED})
ENDED = frozenset(S) - OPEN - LIVE
# What was ever granted stands in the public register for good.
PUBLIC = LIVE | {S.REVOKED, S.REPLACED, S.EXPIRED}


class PaperState(models.TextChoices):
    """Where one paper of the checklist is."""

    ASKED = "asked", _("To hand in")
    HANDED_IN = "handed_in", _("Handed in")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("To be mended")


class PartnerKind(models.TextChoices):
    """What the partner abroad is."""

    EMPLOYER = "employer", _("Employer")
    INTERMEDIARY = "intermediary", _("Intermediary")


class PartnerState(models.TextChoices):
    """Whether the post in the country confirmed the partner."""

    CLAIMED = "claimed", _("Not confirmed yet")
    CONFIRMED = "confirmed", _("Confirmed")
    DENIED = "denied", _("Not confirmed by the post")


class Choice(models.TextChoices):
    """How a member of the commission votes."""

    GRANT = "grant", _("Grant the permit")
    REFUSE = "refuse", _("Refuse the permit")


class Decision(models.TextChoices):
    """What was decided about a permit."""

    GRANTED = "granted", _("Permit granted")
    RENEWED = "renewed", _("Permit renewed")
    REFUSED = "refused", _("Permit refused")
    SUSPENDED = "suspended", _("Permit suspended")
    REINSTATED = "reinstated", _("Permit reinstated")
    REVOKED = "revoked", _("Permit revoked")
    KEPT = "kept", _("Proposal to revoke declined")
    EXPIRED = "expired", _("The term ended")


# After these a permit is in force, after the others it is not; a declined proposal changes nothing.
IN_FORCE_AFTER = frozenset({Decision.GRANTED, Decision.RENEWED, Decision.REINSTATED})
CHANGES_NOTHING = frozenset({Decision.KEPT})
