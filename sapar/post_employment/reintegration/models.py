"""The plan in three dimensions, the referral to a service, and the review some months after the needs were noted."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import NEW
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.post_employment.returns.models import INFORMED, Return
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.registers.people.models import Person


class ServiceKind(models.TextChoices):
    """What is offered to people who came home."""

    JOB = "job", _("Job at home")
    TRAINING = "training", _("Training")
    BUSINESS = "business", _("Help to start a business")
    RECOGNITION = "recognition", _("Recognition of skills")
    PAPERS = "papers", _("Documents")
    BENEFIT = "benefit", _("Social benefit")
    HEALTH = "health", _("Health care")
    COUNSELLING = "counselling", _("Psychosocial support")
    LEGAL = "legal", _("Legal help")
    HOUSING = "housing", _("Housing")
    SCHOOL = "school", _("School for the children")


class ServiceState(models.TextChoices):
    """Where a service is."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Agreed to")
    REFERRED = "referred", _("Referred")
    STARTED = "started", _("Started")
    COMPLETED = "completed", _("Completed")
    DECLINED = "declined", _("Not wanted")
    DROPPED = "dropped", _("Broken off")


class ConsentHow(models.TextChoices):
    """How the person agreed."""

    ONLINE = "online", _("In My journey")
    SIGNED = "signed", _("On paper, signed")
    SPOKEN = "spoken", _("Spoken, at the office or by phone")
    FAMILY = "family", _("The family, after a death")


S = ServiceState
UNDER_WAY = frozenset({S.REFERRED, S.STARTED})
KNOWN_TO_PROVIDER = UNDER_WAY | {S.COMPLETED, S.DROPPED}

# Who reads, at a provider, the referrals made to it.
PROVIDER_ROLES = {
    Role.NGO_COUNSELLOR: (OrganizationKind.PARTNER,),
    Role.EMPLOYMENT_OFFICER: (OrganizationKind.OFFICE, OrganizationKind.MINISTRY),
    Role.REINTEGRATION_OFFICER: (OrganizationKind.OFFICE, OrganizationKind.MINISTRY),
    Role.DISPUTE_OFFICER: (OrganizationKind.DISPUTE_BODY,),
}


class ServiceReferral(Subject):
    """One service for one person who came home, from the proposal to its end."""

    MOVES = {
        # action               from                        to
        "propose_service": ({NEW}, S.PROPOSED),
        "accept_service": ({S.PROPOSED}, S.ACCEPTED),
        "record_consent": ({S.PROPOSED}, S.ACCEPTED),
        "decline_service": ({S.PROPOSED, S.ACCEPTED}, S.DECLINED),
        "refer_to_provider": ({S.ACCEPTED}, S.REFERRED),
        "start_service": ({S.REFERRED}, S.STARTED),
        "complete_service": ({S.STARTED}, S.COMPLETED),
        "drop_service": (UNDER_WAY, S.DROPPED),
    }
    CLASSES = {
        P1: {"returning", "provider", "proposed_on", "consented_on", "consent_how", "referred_on", "started_on",
             "ended_on"},
        P2: {"kind"},
        P3: {"told", "result"},
    }  # fmt: skip
    PAGE = "reintegration:service"
    READ_WITH = ("provider", "returning__office", "returning__journey__person__key")

    state = models.CharField(max_length=10, choices=ServiceState, default=S.PROPOSED, editable=False)
    returning = models.ForeignKey(Return, models.PROTECT, related_name="services")
    provider = models.ForeignKey(Organization, models.PROTECT, related_name="services")
    kind = models.CharField(_("Service"), max_length=12, choices=ServiceKind)
    told = SealedTextField(_("What the provider will be told"), max_length=2000, blank=True)
    proposed_on = models.DateField(editable=False)
    consented_on = models.DateField(null=True, editable=False)
    consent_how = models.CharField(_("How the person agreed"), max_length=10, choices=ConsentHow, blank=True)
    referred_on = models.DateField(null=True, editable=False)
    started_on = models.DateField(null=True, editable=False)
    ended_on = models.DateField(null=True, editable=False)
    result = SealedTextField(_("Result"), max_length=2000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("service")
        ordering = ["-proposed_on", "-pk"]
        indexes = [models.Index(fields=["provider", "state"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[ServiceReferral]":
        """Show a service to the person, their helper and the officers; to its provider once the person agreed.

        A provider sees only what was referred to it. Attachés and hotline clerks see the return, not its services.
        """
        if actor.is_system:
            return cls.objects.all()
        services = cls.objects.filter(returning__in=Return.visible_to(actor))
        if actor.kind in (Kind.HOLDER, Kind.HELPER) or actor.role in OFFICERS:
            return services
        referred = Q(provider__ref=actor.organisation_ref, state__in=KNOWN_TO_PROVIDER)
        kinds = PROVIDER_ROLES.get(Role(actor.role), ()) if actor.is_staff else ()
        return cls.objects.filter(referred, provider__kind__in=kinds)

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.returning.data_key()

    @property
    def person(self) -> Person:
        """Return whom it is for."""
        return self.returning.person

    @property
    def shows_person(self) -> bool:
        """Say whether the provider may read who it is: not before consent, and no more once it was broken off."""
        return self.state in KNOWN_TO_PROVIDER and self.state != S.DROPPED


OFFICERS = INFORMED & {Role.REINTEGRATION_OFFICER, Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD}


class ReviewState(models.TextChoices):
    """Where a review is."""

    DUE = "due", _("Due")
    DONE = "done", _("Done")
    LEFT_OUT = "left_out", _("Left out")


class Going(models.TextChoices):
    """How it goes."""

    WELL = "well", _("Well")
    PARTLY = "partly", _("So so")
    BADLY = "badly", _("Badly")


R = ReviewState


class Review(Subject):
    """A talk some months after: how it goes in the three dimensions, and what next."""

    MOVES = {
        # action          from       to
        "open_review": ({NEW}, R.DUE),
        "record_review": ({R.DUE}, R.DONE),
        "leave_out_review": ({R.DUE}, R.LEFT_OUT),
    }
    CLASSES = {
        P1: {"returning", "months", "due_on", "done_on"},
        P2: {"economic", "social", "psychosocial"},
        P3: {"words"},
    }
    PAGE = "reintegration:review"

    state = models.CharField(max_length=10, choices=ReviewState, default=R.DUE, editable=False)
    returning = models.ForeignKey(Return, models.PROTECT, related_name="reviews")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, editable=False)
    economic = models.CharField(_("Work and income"), max_length=6, choices=Going, blank=True)
    social = models.CharField(_("Family, home, papers, school, health care"), max_length=6, choices=Going, blank=True)
    psychosocial = models.CharField(_("Peace of mind, safety, belonging"), max_length=6, choices=Going, blank=True)
    words = SealedTextField(_("In words"), max_length=2000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("review")
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["returning", "due_on"], name="one_review_a_day")]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Review]":
        """Show a review to the person, their helper, and the officers who work with returnees."""
        reviews = cls.objects.filter(returning__in=Return.visible_to(actor))
        if actor.is_system or actor.kind in (Kind.HOLDER, Kind.HELPER) or actor.role in OFFICERS:
            return reviews
        return cls.objects.none()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.returning.data_key()


class PlanState(models.TextChoices):
    """Where a plan is."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed to")
    CLOSED = "closed", _("Closed")


P = PlanState


class ReintegrationPlan(Subject):
    """What the person and the officer want to reach in the three dimensions. It holds once the person agreed."""

    MOVES = {
        # action             from                       to
        "draft_plan": ({NEW}, P.PROPOSED),
        "revise_plan": (set(P), P.PROPOSED),
        "agree_to_plan": ({P.PROPOSED}, P.AGREED),
        "record_agreement": ({P.PROPOSED}, P.AGREED),
        "close_plan": ({P.PROPOSED, P.AGREED}, P.CLOSED),
    }
    CLASSES = {
        P1: {"returning", "drafted_on", "agreed_on", "agreed_how", "ended_on"},
        P3: {"economic", "social", "psychosocial"},
    }
    PAGE = "reintegration:plan"
    READ_WITH = ("returning__office", "returning__journey__person__key")

    state = models.CharField(max_length=10, choices=PlanState, default=P.PROPOSED, editable=False)
    returning = models.OneToOneField(Return, models.PROTECT, related_name="plan")
    economic = SealedTextField(_("Work and income"), max_length=2000)
    social = SealedTextField(_("Family, home, papers, school, health care"), max_length=2000)
    psychosocial = SealedTextField(_("Peace of mind, safety, belonging"), max_length=2000)
    drafted_on = models.DateField(editable=False)
    agreed_on = models.DateField(null=True, editable=False)
    agreed_how = models.CharField(_("How the person agreed"), max_length=10, choices=ConsentHow, blank=True)
    ended_on = models.DateField(null=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("reintegration plan")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what it is, in a word."""
        return str(_("Plan for coming home"))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[ReintegrationPlan]":
        """Show a plan to the person, their helper, and the officers who work with returnees."""
        plans = cls.objects.filter(returning__in=Return.visible_to(actor))
        if actor.is_system or actor.kind in (Kind.HOLDER, Kind.HELPER) or actor.role in OFFICERS:
            return plans
        return cls.objects.none()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.returning.data_key()
