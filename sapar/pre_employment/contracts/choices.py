"""Where a contract is on its way to work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OfferState(models.TextChoices):
    """From the desk that prepared it to the last day of work."""

    OFFERED = "offered", _("Waits to be read by the worker")
    READ = "read", _("Read by the worker")
    SIGNED = "signed", _("Signed by the worker")
    RETURNED = "returned", _("Returned for correction")
    DECLINED = "declined", _("Not signed: the worker said no")
    ATTESTED = "attested", _("Attested")
    IN_FORCE = "in_force", _("In force")
    ENDED = "ended", _("Ended")
    REPLACED = "replaced", _("Replaced by a newer version")
    DROPPED = "dropped", _("Fell with the job: the worker withdrew")


S = OfferState
UNFINISHED = frozenset({S.OFFERED, S.READ, S.SIGNED, S.RETURNED, S.DECLINED})  # a newer offer takes their place
BINDING = frozenset({S.ATTESTED, S.IN_FORCE})
OPEN = frozenset({S.OFFERED, S.READ, S.SIGNED, S.RETURNED, *BINDING})
