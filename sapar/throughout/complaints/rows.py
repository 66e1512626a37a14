"""What hangs on a complaint: sums, workers who joined, messages, talks, questions to other offices, the team."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded
from sapar.foundation.money import Money
from sapar.foundation.privacy.classes import P1, P2, P3, P4
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.organizations.models import Organization
from sapar.throughout.complaints.vocabulary import Head


class ComplaintsRow(Guarded):
    """A row of one complaint, sealed under its key."""

    complaint: models.ForeignKey  # type: ignore[type-arg]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def data_key(self) -> DataKey:
        """Return the key of the case."""
        key: DataKey = self.complaint.key
        return key


class ClaimWorker(ComplaintsRow):
    """A worker who joined a claim."""

    CLASSES = {P1: {"complaint", "joined_on"}, P3: {"name", "phone"}}

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="workers")
    name = SealedTextField(_("Name"), max_length=200)
    phone = SealedTextField(_("Phone"), max_length=16, blank=True)
    joined_on = models.DateField()

    class Meta:
        verbose_name = _("worker who joined")
        ordering = ["pk"]


class Claim(ComplaintsRow):
    """A sum claimed under one head, for the complainant or one of the workers."""

    CLASSES = {P1: {"complaint", "worker"}, P2: {"head", "amount", "currency"}}

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="claims")
    worker = models.ForeignKey(ClaimWorker, models.PROTECT, null=True, blank=True, related_name="claims")
    head = models.CharField(_("For what"), max_length=12, choices=Head)
    amount = models.DecimalField(_("Amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("Currency"), max_length=3)

    class Meta:
        verbose_name = _("sum claimed")
        ordering = ["pk"]

    @property
    def money(self) -> Money:
        """Return the sum with its currency."""
        return Money(self.amount, self.currency)


class Message(ComplaintsRow):
    """A message between the complainant and the office. ``office`` is empty for the complainant's own."""

    CLASSES = {P1: {"complaint", "office", "written_at"}, P3: {"text"}}

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="messages")
    office = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    text = SealedTextField(_("Message"), max_length=5000)

    class Meta:
        verbose_name = _("message")
        ordering = ["pk"]


class Hearing(ComplaintsRow):
    """A talk of both sides: set for a day, then held with who came and what came of it."""

    CLASSES = {P1: {"complaint", "set_for", "held_on"}, P3: {"place", "who_came", "outcome"}}

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="hearings")
    set_for = models.DateField(_("Day of the talk"))
    place = SealedTextField(_("Place or way"), max_length=200)
    held_on = models.DateField(null=True, editable=False)
    who_came = SealedTextField(_("Who came"), max_length=500, blank=True)
    outcome = SealedTextField(_("What came of it"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("talk")
        ordering = ["set_for", "pk"]


class Request(ComplaintsRow):
    """What one office asked of another: the post in the country of work, or the home office."""

    CLASSES = {P1: {"complaint", "office", "asked_by", "asked_on", "due_on", "answered_on"}, P3: {"question", "answer"}}

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="requests")
    office = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    question = SealedTextField(_("What is asked"), max_length=2000)
    asked_on = models.DateField()
    due_on = models.DateField(_("Answer by"))
    answer = SealedTextField(_("Answer"), max_length=5000, blank=True)
    answered_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("question to an office")
        ordering = ["pk"]


class TeamMember(ComplaintsRow):
    """One of the named people who alone know of a protected complaint."""

    CLASSES = {P1: {"complaint"}, P4: {"account", "left_on"}}

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="team")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    left_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("member of the protected team")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["complaint", "account"], name="once_on_a_team")]
