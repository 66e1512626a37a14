"""The certificate of one journey, and what officers confirmed for it by hand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.ui.words import say
from sapar.pre_employment.clearance.choices import AT_WORK, OPEN, ClearanceState, VoidReason
from sapar.pre_employment.clearance.jobs import journeys_recruited_by
from sapar.registers.journeys.choices import country_name
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, Role

S = ClearanceState

# Staff whose work shows them certificates: who issues, who answers for the office, the post in the country.
STAFF = frozenset({Role.EMPLOYMENT_OFFICER, Role.PLACEMENT_OFFICER, Role.OFFICE_HEAD, Role.LABOUR_ATTACHE})


class Clearance(Subject):
    """A request for a certificate and, once issued, the certificate. Renewing is asking for a new one."""

    MOVES = {
        # action                 from                              to
        "request_clearance": ({NEW}, S.REQUESTED),
        "request_clearance_for_recruit": ({NEW}, S.REQUESTED),
        "confirm_requirement": ({S.REQUESTED}, KEEP),
        "prepare_clearance": ({S.REQUESTED}, S.PREPARED),
        "return_clearance": ({S.PREPARED}, S.REQUESTED),
        "issue_clearance": ({S.REQUESTED}, S.ISSUED),
        "approve_clearance": ({S.PREPARED}, S.ISSUED),
        "refuse_clearance": (AT_WORK, S.REFUSED),
        "appeal_refusal": ({S.REFUSED}, S.APPEALED),
        "reopen_clearance": ({S.APPEALED}, S.REQUESTED),
        "uphold_refusal": ({S.APPEALED}, S.UPHELD),
        "use_clearance": ({S.ISSUED}, S.USED),
        "expire_clearance": ({S.ISSUED}, S.EXPIRED),
        "void_clearance": ({S.ISSUED, S.USED}, S.VOIDED),
        "withdraw_request": (AT_WORK | {S.APPEALED}, S.WITHDRAWN),
    }
    CLASSES = {
        P1: {
            "journey", "destination", "requested_on", "second_because", "prepared_by", "issued_by", "office",
            "refused_by", "refused_on", "kid", "issued_at", "ends_at", "voided_on", "void_reason",
        },
        P2: {"initials", "birth_year", "token"},
        P3: {"reasons", "appeal"},
    }  # fmt: skip
    PAGE = "clearance:detail"

    state = models.CharField(max_length=10, choices=ClearanceState, default=S.REQUESTED, editable=False)
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="clearances")
    destination = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    requested_on = models.DateField(_("Requested on"))
    second_because = models.CharField(max_length=200, blank=True)  # reasons of risks.py, with spaces between
    prepared_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    issued_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")  # that issued it
    refused_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    refused_on = models.DateField(null=True, blank=True)
    reasons = SealedTextField(_("Reasons"), max_length=2000, blank=True)  # of a refusal, and of the answer to an appeal
    appeal = SealedTextField(_("Appeal"), max_length=4000, blank=True)
    kid = models.CharField(max_length=24, blank=True)
    issued_at = models.DateTimeField(_("Issued on"), null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    initials = models.CharField(_("Initials"), max_length=12, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("Year of birth"), null=True, blank=True)
    token = models.TextField(_("The code"), blank=True)  # the text of the code
    voided_on = models.DateField(_("Voided on"), null=True, blank=True)
    void_reason = models.CharField(_("Why?"), max_length=20, choices=VoidReason, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "requested_on"]), models.Index(fields=["state", "ends_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["journey"], condition=Q(state__in=sorted(OPEN)), name="one_request_a_journey"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return which certificate this is: by the country."""
        return str(say(_("Certificate: {country}"), country=country_name(self.destination)))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Clearance]":
        """Show a certificate to its worker and helper, to staff who issue it, and to the recruiting agency."""
        if actor.is_system:
            return cls.objects.all()
        if actor.role == Role.AGENCY_CLERK:
            return cls.objects.filter(journey__in=journeys_recruited_by(actor.organisation_ref))
        if actor.kind in (Kind.HOLDER, Kind.HELPER) or actor.role in STAFF:
            return cls.objects.filter(journey__in=Journey.visible_to(actor))
        return cls.objects.none()

    def data_key(self) -> DataKey:
        """Return the worker's key."""
        return self.journey.person.key

    @property
    def holds(self) -> bool:
        """Say whether it was issued and neither voided nor ended by a daily job."""
        return self.state in (S.ISSUED, S.USED)

    @property
    def why_second(self) -> list[str]:
        """Return the reasons for which a second officer had to agree."""
        return self.second_because.split()


class Confirmation(Guarded):
    """What an officer confirmed, or found not to be so, with their own eyes. The newest of a requirement counts."""

    CLASSES = {
        P1: {"clearance", "requirement", "confirmed_on", "confirmed_by"},
        P3: {"answer", "as_of", "note"},
    }

    clearance = models.ForeignKey(Clearance, models.PROTECT, related_name="confirmations")
    requirement = models.CharField(_("What was checked"), max_length=40)
    answer = SealedTextField(_("Is it so?"), max_length=3, blank=True)  # yes or no; of a medical examination: health
    as_of = SealedTextField(_("Day of the paper"), max_length=10, blank=True)  # the day of the paper, ISO 8601
    note = SealedTextField(_("Note"), max_length=500, blank=True)
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("confirmation")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.requirement

    def data_key(self) -> DataKey:
        """Return the worker's key."""
        return self.clearance.journey.person.key
