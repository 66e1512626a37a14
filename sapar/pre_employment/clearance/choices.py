"""The states of a certificate, and why one is voided."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClearanceState(models.TextChoices):
    """Where a certificate stands. None of these words lets or keeps anybody from leaving."""

    REQUESTED = "requested", _("Being checked")
    PREPARED = "prepared", _("Waiting for a second officer")
    ISSUED = "issued", _("Issued")
    REFUSED = "refused", _("Not issued")
    APPEALED = "appealed", _("Appealed")
    UPHELD = "upheld", _("Not issued, also on appeal")
    USED = "used", _("Issued, the worker has left")
    EXPIRED = "expired", _("Expired")
    VOIDED = "voided", _("Voided")
    WITHDRAWN = "withdrawn", _("Request withdrawn")


S = ClearanceState
AT_WORK = frozenset({S.REQUESTED, S.PREPARED})
OPEN = AT_WORK | {S.APPEALED}


class VoidReason(models.TextChoices):
    """Why a certificate holds no more. The public page says only that it was voided."""

    MISTAKE = "mistake", _("Issued by mistake")
    FALSE_PAPER = "false_paper", _("A paper was false")
    CONTRACT_CHANGED = "contract_changed", _("The contract changed or ended")
    AGENCY_STOPPED = "agency_stopped", _("The agency lost its permit")
    ASKED = "asked", _("The worker asked for it")
    OTHER = "other", _("Another reason")


class YesNo(models.TextChoices):
    """What an officer found."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
