"""The contract that is offered to a worker for an accepted job, until it is in force and ends."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import NEW
from sapar.foundation.privacy.classes import P1, P2
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.ui.words import say
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.choices import BINDING, UNFINISHED, OfferState, S
from sapar.registers.journeys.models import ContractVersion, Journey
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.models import Person

# Officers at home who see the contracts of the people whom they see.
COUNSELLORS = frozenset({Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.OFFICE_HEAD})


class ContractOffer(Subject):
    """One contract for one accepted job. What it says stands in versions on the journey, each fixed by a digest.

    A changed contract is a new offer: what was offered before stays on record, so that the worker can compare.
    """

    MOVES = {
        # action                    from                      to
        "offer_contract": ({NEW}, S.OFFERED),
        "read_contract": ({S.OFFERED}, S.READ),
        "sign_contract": ({S.READ}, S.SIGNED),
        "decline_contract": ({S.OFFERED, S.READ}, S.DECLINED),
        "return_for_correction": ({S.SIGNED}, S.RETURNED),
        "attest_contract": ({S.SIGNED}, S.ATTESTED),
        "begin_contract": ({S.ATTESTED}, S.IN_FORCE),
        "end_contract": (BINDING, S.ENDED),
        "replace_offer": (UNFINISHED | BINDING, S.REPLACED),
        "drop_contract": (UNFINISHED | {S.ATTESTED}, S.DROPPED),
    }
    CLASSES = {
        P1: {"application", "journey", "offered", "signed", "attested", "prepared_by", "prepared_at", "offered_on",
             "read_on", "read_in", "signed_on", "attested_by", "attested_at", "attested_on", "began_on", "ended_on"},
        P2: {"reason"},
    }  # fmt: skip
    PAGE = "contracts:contract"

    state = models.CharField(max_length=10, choices=OfferState, default=S.OFFERED, editable=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="contract_offers")
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="contract_offers")
    offered = models.ForeignKey(ContractVersion, models.PROTECT, related_name="+")
    signed = models.ForeignKey(ContractVersion, models.PROTECT, null=True, blank=True, related_name="+")
    attested = models.ForeignKey(ContractVersion, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    prepared_at = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    offered_on = models.DateField(editable=False)
    read_on = models.DateField(null=True, blank=True, editable=False)
    read_in = models.CharField(max_length=2, blank=True, editable=False)  # the language of the page, ISO 639-1
    signed_on = models.DateField(null=True, blank=True, editable=False)
    attested_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    attested_at = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    attested_on = models.DateField(null=True, blank=True, editable=False)
    began_on = models.DateField(null=True, blank=True, editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)
    reason = SealedTextField(_("Reason"), max_length=500, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("contract for a job")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["journey", "state"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return for which job it is."""
        return str(say(_("Contract: {job}"), job=self.application.order.title))

    @property
    def person(self) -> Person:
        """Return the worker."""
        return self.journey.person

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[ContractOffer]":
        """Show it to the worker, to the agency and employer it is made with, and to the offices and the post."""
        offers = cls.objects.select_related(
            "application__order__employer", "application__order__agency", "application__order__drafted_at",
            "journey__person__key", "offered", "prepared_at",
        )  # fmt: skip
        return offers if actor.is_system else offers.filter(_seen_by(actor))

    def data_key(self) -> DataKey:
        """Return the worker's key."""
        return self.journey.person.key


def _seen_by(actor: Actor) -> Q:
    if actor.kind == Kind.HELPER:
        return Q(journey__person__ref=actor.helping)
    if actor.kind == Kind.HOLDER:
        return Q(journey__person__account=actor.account)
    if actor.role == Role.PLACEMENT_OFFICER:
        return Q()
    if actor.role == Role.AGENCY_CLERK:
        return Q(application__order__agency__ref=actor.organisation_ref)
    if actor.role == Role.EMPLOYER_CLERK:
        return Q(application__order__employer__ref=actor.organisation_ref)
    if actor.role == Role.LABOUR_ATTACHE:
        return Q(journey__destination=actor.country)
    if actor.role in COUNSELLORS:
        return Q(journey__person__in=Person.visible_to(actor))
    return Q(pk__in=())
