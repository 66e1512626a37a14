"""What was agreed or ordered, in instalments, and the payments that arrived."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.money import Money
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.throughout.complaints.models import Complaint, ComplaintsRow


class Basis(models.TextChoices):
    """Why the other side pays."""

    AGREEMENT = "agreement", _("Agreement of both sides")
    DECISION = "decision", _("Decision")


class Settlement(ComplaintsRow):
    """The terms on which the other side pays. A new agreement on the same complaint is a new row; the newest counts."""

    CLASSES = {P1: {"complaint", "basis", "made_on"}, P2: {"currency", "legally_due"}, P3: {"terms", "advice"}}

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="settlements")
    basis = models.CharField(max_length=10, choices=Basis)
    made_on = models.DateField()
    terms = SealedTextField(_("Terms"), max_length=5000)
    currency = models.CharField(_("Currency"), max_length=3)
    legally_due = models.DecimalField(_("Due by law"), max_digits=14, decimal_places=2, null=True, blank=True)
    advice = SealedTextField(_("Who advised the worker, and when"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("settlement")
        ordering = ["pk"]

    @property
    def agreed(self) -> Decimal:
        """Return the sum of all instalments."""
        return sum((instalment.amount for instalment in self.instalments.all()), Decimal(0))

    @property
    def arrived(self) -> Decimal:
        """Return the sum of all payments under these terms."""
        return sum((payment.amount for payment in self.payments.all()), Decimal(0))


class Instalment(ComplaintsRow):
    """One part of the money, due on a day. It is paid when payments cover it and all that was due before."""

    CLASSES = {P1: {"complaint", "settlement", "due_on", "missed_on", "reminded_on", "paid_on"}, P2: {"amount"}}

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="instalments")
    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="instalments")
    due_on = models.DateField(_("Due on"))
    amount = models.DecimalField(_("Amount"), max_digits=14, decimal_places=2)
    paid_on = models.DateField(null=True, editable=False)
    missed_on = models.DateField(null=True, editable=False)  # the day it was written down as missed
    reminded_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("instalment")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["paid_on", "due_on"])]

    @property
    def money(self) -> Money:
        """Return the amount with its currency."""
        return Money(self.amount, self.settlement.currency)

    def is_missed(self, today: date) -> bool:
        """Say whether its day has passed without the money."""
        return self.paid_on is None and self.due_on < today


class Payment(ComplaintsRow):
    """Money that arrived, confirmed by the worker or written down by an officer with its proof."""

    CLASSES = {P1: {"complaint", "settlement", "paid_on", "noted_on", "by_worker"}, P2: {"amount"}, P3: {"proof"}}

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="payments")
    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="payments")
    amount = models.DecimalField(_("Amount"), max_digits=14, decimal_places=2)
    paid_on = models.DateField(_("Arrived on"))
    noted_on = models.DateField()
    by_worker = models.BooleanField(default=False)
    proof = SealedTextField(_("Proof"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("payment")
        ordering = ["paid_on", "pk"]

    @property
    def money(self) -> Money:
        """Return the amount with its currency."""
        return Money(self.amount, self.settlement.currency)
