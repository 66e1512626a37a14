"""The rows of a permit's file: who owns the agency, who voted how, and what was decided on which ground."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded
from sapar.foundation.privacy.classes import P0, P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.pre_employment.agency_permits.choices import Choice, Decision

if TYPE_CHECKING:
    from sapar.pre_employment.agency_permits.models import AgencyPermit


class PermitsRow(Guarded):
    """A row that belongs to a permit."""

    permit: "models.ForeignKey[AgencyPermit, AgencyPermit]"

    class Meta:
        abstract = True

    def data_key(self) -> DataKey:
        """Return the permit's key."""
        return self.permit.key


class PermitOwner(PermitsRow):
    """Somebody who owns, heads or controls the agency, as its application names them."""

    CLASSES = {P1: {"permit"}, P2: {"name", "name_key", "born_on"}}

    permit = models.ForeignKey("agency_permits.AgencyPermit", models.PROTECT, related_name="owners")
    name = models.CharField(_("Name"), max_length=200)
    name_key = models.CharField(max_length=300, editable=False)  # the words in either script, sorted
    born_on = models.DateField(_("Date of birth"))

    class Meta:
        verbose_name = _("owner of an agency")
        ordering = ["pk"]
        indexes = [models.Index(fields=["born_on"])]

    def __str__(self) -> str:
        return f"owner {self.pk}"


class CommissionVote(PermitsRow):
    """How one member of the commission voted, or that they declared an interest and do not vote."""

    CLASSES = {P1: {"permit", "member", "choice", "ground", "voted_on"}, P2: {"reason"}, P3: {"interest"}}

    permit = models.ForeignKey("agency_permits.AgencyPermit", models.PROTECT, related_name="votes")
    member = models.ForeignKey(Account, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=6, choices=Choice, blank=True)  # empty: an interest was declared
    ground = models.CharField(max_length=40, blank=True)
    reason = models.TextField(_("Reason"), max_length=2000, blank=True)
    interest = SealedTextField(_("Your interest in this agency"), max_length=1000, blank=True)
    voted_on = models.DateField()

    class Meta:
        verbose_name = _("vote of the commission")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["permit", "member"], name="one_vote_a_member")]

    def __str__(self) -> str:
        return f"vote {self.pk}"


class PermitDecision(PermitsRow):
    """One decision with its ground, its words, who prepared and who decided it (R-AGY-07).

    Without ``decided_on`` it is a proposal that waits for the second person. Without ``decided_by`` the commission
    decided by its votes, or the term ran out. ``until`` is the last day: of the term, of the suspension, of the bar.
    """

    CLASSES = {
        P0: {"kind", "ground", "words", "until", "decided_on"},
        P1: {"permit", "prepared_by", "prepared_on", "decided_by"},
    }

    permit = models.ForeignKey("agency_permits.AgencyPermit", models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Decision)
    ground = models.CharField(max_length=40, blank=True)
    words = models.TextField(max_length=4000, blank=True)
    until = models.DateField(null=True, editable=False)
    prepared_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    prepared_on = models.DateField(null=True, editable=False)
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    decided_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("decision about a permit")
        ordering = ["pk"]
        indexes = [models.Index(fields=["permit", "decided_on"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
