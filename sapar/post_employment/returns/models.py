"""The return, and the needs noted with it in three dimensions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_place
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.models import Person


class ReturnKind(models.TextChoices):
    """Why somebody came home."""

    END_OF_CONTRACT = "end_of_contract", _("End of contract")
    VOLUNTARY = "voluntary", _("Own wish")
    ASSISTED = "assisted", _("With the help of a programme")
    DISTRESS = "distress", _("In distress")
    REMOVAL = "removal", _("Sent back by the country")
    MEDICAL = "medical", _("Illness or injury")
    DEATH = "death", _("Death")


class ReturnState(models.TextChoices):
    """Where a return is."""

    NOTIFIED = "notified", _("Notified")
    REGISTERED = "registered", _("Registered")
    NEEDS_NOTED = "needs_noted", _("Needs noted")
    CLOSED = "closed", _("Closed")


class Wish(models.TextChoices):
    """What somebody wants next."""

    STAY = "stay", _("Stay and work here")
    BUSINESS = "business", _("Start something of one's own")
    GO_AGAIN = "go_again", _("Go abroad again")
    UNSURE = "unsure", _("Not sure yet")


class Dimension(models.TextChoices):
    """The three dimensions of coming home (IOM, Reintegration Handbook)."""

    ECONOMIC = "economic", _("Work and income")
    SOCIAL = "social", _("Family, home, papers, school, health care")
    PSYCHOSOCIAL = "psychosocial", _("Peace of mind, safety, belonging")


class NeedLevel(models.TextChoices):
    """How urgent a need is. "No need" is an answer too: it shows that somebody asked."""

    NONE = "none", _("No need")
    LATER = "later", _("Needs help")
    NOW = "now", _("Needs help at once")


class ReturnOutcome(models.TextChoices):
    """How it ended."""

    REINTEGRATED = "reintegrated", _("At home again")
    MIGRATING_AGAIN = "migrating_again", _("Goes abroad again")
    LOST_CONTACT = "lost_contact", _("Contact lost")
    NO_HELP_WANTED = "no_help_wanted", _("No help wanted")
    FAMILY_HELPED = "family_helped", _("The family was helped")
    OTHER = "other", _("Another outcome")


S = ReturnState
OPEN = frozenset({S.NOTIFIED, S.REGISTERED, S.NEEDS_NOTED})

# Who works with people who came home, and who may know that somebody did.
ASSESSORS = frozenset({Role.REINTEGRATION_OFFICER, Role.EMPLOYMENT_OFFICER})
INFORMED = ASSESSORS | {Role.OFFICE_HEAD, Role.LABOUR_ATTACHE, Role.HOTLINE_CLERK}


class Return(Subject):
    """The end of one journey: how, when, where to, what next."""

    MOVES = {
        # action                    from                             to
        "notify_return": ({NEW}, S.NOTIFIED),
        "open_return": ({NEW}, S.NOTIFIED),
        "record_death": ({NEW}, S.NOTIFIED),
        "expect_at_office": ({S.NOTIFIED}, KEEP),
        "register_return": ({S.NOTIFIED}, S.REGISTERED),
        "record_talk_with_family": ({S.NOTIFIED}, S.REGISTERED),
        "note_needs": ({S.REGISTERED, S.NEEDS_NOTED}, S.NEEDS_NOTED),
        "escalate_return": (OPEN, KEEP),
        "ask_for_plan": ({S.NEEDS_NOTED}, KEEP),
        "close_return": ({S.NOTIFIED, S.REGISTERED}, S.CLOSED),
        "close_reintegration": ({S.NEEDS_NOTED}, S.CLOSED),
        "reopen_return": ({S.CLOSED}, S.REGISTERED),
    }
    CLASSES = {
        P1: {
            "journey", "office", "notified_on", "registered_on", "needs_noted_on", "closed_on", "contact_by",
            "assess_by", "escalated_on", "outcome",
        },
        P2: {"kind", "expected_on", "lives_at", "wish", "unpaid", "papers_missing"},
        P3: {"words"},
    }  # fmt: skip
    BOOKKEEPING = frozenset({"escalated_on"})
    PAGE = "returns:detail"
    READ_WITH = ("office", "journey__person__key")

    state = models.CharField(max_length=12, choices=ReturnState, default=S.NOTIFIED, editable=False)
    journey = models.OneToOneField(Journey, models.PROTECT, related_name="homecoming")
    office = models.ForeignKey(Organization, models.PROTECT, related_name="returns")
    kind = models.CharField(_("Kind"), max_length=16, choices=ReturnKind)
    notified_on = models.DateField(editable=False)
    expected_on = models.DateField(_("Expected on"), null=True, blank=True)
    registered_on = models.DateField(_("Registered on"), null=True, editable=False)
    needs_noted_on = models.DateField(_("Needs noted on"), null=True, editable=False)
    closed_on = models.DateField(_("Closed on"), null=True, editable=False)
    contact_by = models.DateField(_("First contact by"), null=True, editable=False)
    assess_by = models.DateField(_("Needs noted by"), null=True, editable=False)
    escalated_on = models.DateField(null=True, editable=False)
    lives_at = models.CharField(_("Lives now"), max_length=20, blank=True, validators=[validate_place])
    wish = models.CharField(_("What next"), max_length=10, choices=Wish, blank=True)
    unpaid = models.BooleanField(_("Money still owed abroad"), null=True, blank=True)
    papers_missing = models.BooleanField(_("Papers missing"), null=True, blank=True)
    outcome = models.CharField(_("Outcome"), max_length=16, choices=ReturnOutcome, blank=True)
    words = SealedTextField(_("In words"), max_length=2000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("return")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "office"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Return]":
        """Show a return to the person and their helper, to home offices, and to the post of the country they left."""
        if actor.is_system:
            return cls.objects.all()
        if actor.kind == Kind.HELPER:
            return cls.objects.filter(journey__person__ref=actor.helping)
        if actor.kind == Kind.HOLDER:
            return cls.objects.filter(journey__person__account=actor.account)
        if actor.role == Role.LABOUR_ATTACHE:
            return cls.objects.filter(journey__destination=actor.country)
        return cls.objects.all() if actor.role in INFORMED else cls.objects.none()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.journey.person.key

    @property
    def person(self) -> Person:
        """Return who came home."""
        return self.journey.person

    @property
    def is_death(self) -> bool:
        """Say whether somebody died: then nothing is sent to their phone, and a person speaks with the family."""
        return self.kind == ReturnKind.DEATH

    @property
    def is_home(self) -> bool:
        """Say whether the day of return is on record."""
        return self.journey.returned_on is not None


class ReturnNeed(Guarded):
    """What is needed in one dimension, as it was last noted."""

    CLASSES = {P1: {"returning", "dimension", "noted_on"}, P2: {"level"}, P3: {"what"}}

    returning = models.ForeignKey(Return, models.PROTECT, related_name="needs")
    dimension = models.CharField(max_length=12, choices=Dimension)
    level = models.CharField(max_length=5, choices=NeedLevel)
    what = SealedTextField(_("What is needed"), max_length=2000, blank=True)
    noted_on = models.DateField()

    class Meta:
        verbose_name = _("need")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["returning", "dimension"], name="one_need_a_dimension")]

    def __str__(self) -> str:
        return self.get_dimension_display()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.returning.journey.person.key
