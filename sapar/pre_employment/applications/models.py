"""The application of one person for one job order, and the worker who is affected when an agency's permit falls."""

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
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.applications.choices import (
    LIVE,
    WAITING,
    AffectedState,
    ApplicationState,
    Reason,
    S,
    Settlement,
)
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Role
from sapar.registers.people.following import moves
from sapar.registers.people.models import Person

# Officers at home who see the applications of the people whom they see.
COUNSELLORS = frozenset({Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.OFFICE_HEAD})
CHOSEN = (S.SHORTLISTED, S.OFFERED, S.ACCEPTED)


class Application(Subject):
    """One person applies for one job. What the agency sees of the person is on this record's page alone."""

    MOVES = {
        # action              from                       to
        "apply_for_job": ({NEW}, S.APPLIED),
        "shortlist_applicant": ({S.APPLIED}, S.SHORTLISTED),
        "offer_job": ({S.SHORTLISTED}, S.OFFERED),
        "accept_job": ({S.OFFERED}, S.ACCEPTED),
        "decline_job": ({S.OFFERED}, S.DECLINED),
        "withdraw_from_job": ({S.APPLIED, S.SHORTLISTED, S.ACCEPTED}, S.WITHDRAWN),
        "reject_applicant": ({S.APPLIED, S.SHORTLISTED}, S.REJECTED),
        "lapse_offer": ({S.OFFERED}, S.LAPSED),
        "close_application": (WAITING, S.REJECTED),
    }
    CLASSES = {
        P1: {"order", "person", "journey", "applied_on", "applied_by", "offered_on", "expires_on", "answered_on",
             "reason"},
        P2: {"languages", "experience", "reason_words"},
    }  # fmt: skip
    ON_MERGE = {"person": moves()}
    PAGE = "applications:application"

    state = models.CharField(max_length=12, choices=ApplicationState, default=S.APPLIED, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="applications")
    order = models.ForeignKey(JobOrder, models.PROTECT, related_name="applications")
    journey = models.ForeignKey(Journey, models.PROTECT, null=True, blank=True, related_name="applications")
    languages = models.JSONField(default=list, blank=True)  # ISO 639-1 codes
    experience = SealedTextField(_("Experience"), max_length=1000, blank=True)
    applied_on = models.DateField(editable=False)
    applied_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    offered_on = models.DateField(null=True, editable=False)
    expires_on = models.DateField(_("Answer by"), null=True, editable=False)  # the last day
    answered_on = models.DateField(null=True, editable=False)
    reason = models.CharField(_("Reason"), max_length=12, choices=Reason, blank=True)
    reason_words = SealedTextField(_("In words"), max_length=500, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["order", "state"]), models.Index(fields=["state", "expires_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["order", "person"], condition=Q(state__in=sorted(LIVE)), name="one_live_application"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return the job that somebody applied for."""
        return self.order.title

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Application]":
        """Show it to the applicant, to whoever recruits, to the employer once shortlisted, and to offices and posts.

        Officers at home see it where they see the person; a post where the job is in its country.
        """
        applications = cls.objects.select_related("order__employer", "order__agency", "order__drafted_at")
        return applications if actor.is_system else applications.filter(_seen_by(actor))

    def data_key(self) -> DataKey:
        """Return the applicant's key."""
        return self.person.key

    @property
    def is_live(self) -> bool:
        """Say whether something can still come of it, or has."""
        return self.state in LIVE


def _seen_by(actor: Actor) -> Q:
    if actor.kind == Kind.HELPER:
        return Q(person__ref=actor.helping)
    if actor.kind == Kind.HOLDER:
        return Q(person__account=actor.account)
    if actor.role == Role.PLACEMENT_OFFICER:
        return Q()
    if actor.role == Role.AGENCY_CLERK:
        return Q(order__agency__ref=actor.organisation_ref)
    if actor.role == Role.EMPLOYER_CLERK:
        return Q(order__employer__ref=actor.organisation_ref, state__in=CHOSEN)
    if actor.role == Role.LABOUR_ATTACHE:
        return Q(order__country=actor.country, state__in=CHOSEN)
    if actor.role in COUNSELLORS:
        return Q(person__in=Person.visible_to(actor))
    return Q(pk__in=())


class AffectedWorker(Subject):
    """A worker who depended on a permit that was suspended or revoked, until somebody has spoken with them.

    Rows are made in bulk by ``list_affected_workers``, an act on the permit: two hundred in one go.
    """

    MOVES = {
        # action                   from                        to
        "settle_affected_worker": ({AffectedState.WAITING}, AffectedState.SETTLED),
    }
    CLASSES = {
        P1: {"permit", "person", "application", "journey", "country", "listed_on", "settlement"},
        P2: {"words"},
    }
    ON_MERGE = {"person": moves()}
    PAGE = "applications:affected"

    state = models.CharField(max_length=8, choices=AffectedState, default=AffectedState.WAITING, editable=False)
    permit = models.ForeignKey(AgencyPermit, models.PROTECT, related_name="affected_workers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    application = models.ForeignKey(Application, models.PROTECT, null=True, blank=True, related_name="+")
    journey = models.ForeignKey(Journey, models.PROTECT, null=True, blank=True, related_name="+")
    country = models.CharField(_("Country"), max_length=2, blank=True)  # where the worker is; empty: still at home
    listed_on = models.DateField(editable=False)
    settlement = models.CharField(_("What the worker wants to do"), max_length=15, choices=Settlement, blank=True)
    words = SealedTextField(_("In words"), max_length=1000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("worker of a stopped agency")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["permit", "state"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[AffectedWorker]":
        """Show those at home to placement officers, those abroad to the post there; never to the agency."""
        workers = cls.objects.select_related("permit__agency", "person__key")
        if actor.is_system or actor.role == Role.PLACEMENT_OFFICER:
            return workers
        return workers.filter(country=actor.country) if actor.role == Role.LABOUR_ATTACHE else workers.none()

    def data_key(self) -> DataKey:
        """Return the worker's key."""
        return self.person.key
