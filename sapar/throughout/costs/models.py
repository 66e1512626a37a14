"""One payment of a worker, and the worker's word that the list of payments is whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.money import Money
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.ui.words import say
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Role
from sapar.throughout.complaints.models import Complaint

# Who helps a person to get money back. They see the costs of whoever complains to them, and of nobody else.
HELP_TO_RECOVER = frozenset({Role.DISPUTE_OFFICER, Role.OFFICE_HEAD, Role.LABOUR_ATTACHE})


class CostKind(models.TextChoices):
    """What was paid for. The codes are those of ``fees`` in the contract form, so that the same rules read them."""

    PLACEMENT = "placement", _("For finding the job")
    DEPOSIT = "deposit", _("A deposit")
    BOND = "bond", _("A bond")
    PERMIT_PAPERS = "permit_papers", _("For a patent, a work permit or its papers")
    VISA = "visa", _("Visa")
    TEST = "test", _("A test or exam")
    MEDICAL = "medical", _("Medical examination")
    TRAINING = "training", _("Training")
    TRAVEL = "travel", _("Travel")
    OTHER = "other", _("Something else")


class Payee(models.TextChoices):
    """Who took the money, as in the contract form."""

    AGENCY = "agency", _("An agency")
    EMPLOYER = "employer", _("The employer")
    MIDDLEMAN = "middleman", _("A middleman")
    STATE_OFFICE = "state office", _("A state office")
    OTHER = "other", _("Somebody else")


class CostState(models.TextChoices):
    """Where a payment is."""

    NOTED = "noted", _("Paid")
    REFUNDED = "refunded", _("Got back")
    TAKEN_BACK = "taken_back", _("Removed from the list")


class DeclarationState(models.TextChoices):
    """A declaration stands; a later one is a new one."""

    DECLARED = "declared", _("Declared")


C, D = CostState, DeclarationState


class CostItem(Subject):
    """One payment that a worker made for a journey: what for, how much, to whom and when."""

    MOVES = {
        # action            from         to
        "add_cost": ({NEW}, C.NOTED),
        "correct_cost": ({C.NOTED}, KEEP),
        "note_refund": ({C.NOTED}, C.REFUNDED),
        "take_back_cost": ({C.NOTED}, C.TAKEN_BACK),
    }
    CLASSES = {P1: {"journey"}, P2: {"kind", "payee", "amount", "currency", "paid_on", "receipt"}, P3: {"paid_to"}}
    PAGE = "costs:item"
    READ_WITH = ("journey__person__key",)

    state = models.CharField(max_length=10, choices=CostState, default=C.NOTED, editable=False)
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="costs")
    kind = models.CharField(_("What for"), max_length=15, choices=CostKind)
    payee = models.CharField(_("Who took the money"), max_length=12, choices=Payee)
    paid_to = SealedTextField(_("Name of who took it"), max_length=200, blank=True)
    amount = models.DecimalField(_("Amount"), max_digits=14, decimal_places=2)
    currency = models.CharField(_("Currency"), max_length=3)
    paid_on = models.DateField(_("Paid on"), null=True, blank=True)
    receipt = models.BooleanField(_("There is a receipt"), default=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost of recruitment")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what was paid for, and how much."""
        return str(say("{what}: {amount}", what=self.get_kind_display(), amount=str(self.money)))

    @property
    def money(self) -> Money:
        """Return the amount with its currency."""
        return Money(self.amount, self.currency)

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[CostItem]":
        """Show it to the worker and their helper, and to who works on a complaint of theirs. Never to a business."""
        return _seen_by(actor, cls.objects.select_related("journey__person__key"))

    def data_key(self) -> DataKey:
        """Return the key of the worker."""
        return self.journey.person.key


class CostDeclaration(Subject):
    """The worker's own word on a day: this is all I paid. The first month's pay is added when it is known."""

    MOVES = {
        # action            from           to
        "declare_costs": ({NEW}, D.DECLARED),
        "note_first_pay": ({D.DECLARED}, KEEP),
    }
    CLASSES = {P1: {"journey", "declared_on"}, P2: {"sums", "pay_amount", "pay_currency"}}
    PAGE = "costs:declaration"
    READ_WITH = ("journey__person__key",)

    state = models.CharField(max_length=10, choices=DeclarationState, default=D.DECLARED, editable=False)
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="cost_declarations")
    declared_on = models.DateField(_("Declared on"), editable=False)
    sums = models.JSONField(default=list, blank=True, editable=False)  # [amount, currency] of each currency, that day
    pay_amount = models.DecimalField(_("First month's pay"), max_digits=14, decimal_places=2, null=True, blank=True)
    pay_currency = models.CharField(_("Currency"), max_length=3, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration of costs")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what it says, in a word."""
        return str(_("What I paid for the job"))

    @property
    def totals(self) -> list[Money]:
        """Return what was declared, each currency for itself."""
        return [Money(amount, currency) for amount, currency in self.sums]

    @property
    def first_pay(self) -> Money | None:
        """Return the first month's pay; None while it is not known."""
        return Money(self.pay_amount, self.pay_currency) if self.pay_amount is not None else None

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[CostDeclaration]":
        """Show it to whoever sees the payments."""
        return _seen_by(actor, cls.objects.select_related("journey__person__key"))

    def data_key(self) -> DataKey:
        """Return the key of the worker."""
        return self.journey.person.key


def _seen_by(actor: Actor, rows: "models.QuerySet") -> "models.QuerySet":  # type: ignore[type-arg]
    if actor.is_system:
        return rows
    if actor.kind == Kind.HELPER:
        return rows.filter(journey__person__ref=actor.helping)
    if actor.kind == Kind.HOLDER:
        return rows.filter(journey__person__account=actor.account)
    if actor.role not in HELP_TO_RECOVER:
        return rows.none()
    complaining = Complaint.visible_to(actor).exclude(complainant=None).order_by().values("complainant")
    return rows.filter(journey__person__in=complaining)
