"""The check-in with its answers, and the reminders of deadlines. Departure, arrival and work move the Journey."""

import json
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import NEW
from sapar.foundation.privacy.classes import P1, P3, SECRET
from sapar.foundation.privacy.fields import SealedTextField
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, OrganizationKind, OrganizationState, Role

if TYPE_CHECKING:
    from sapar.foundation.privacy.models import DataKey
    from sapar.registers.people.models import Person


class Flag(models.TextChoices):
    """What a check-in says is wrong."""

    UNPAID = "unpaid", _("Not paid last month")
    TERMS_CHANGED = "terms_changed", _("The work is not as promised")
    CANNOT_LEAVE = "cannot_leave", _("Cannot leave")
    NEEDS_HELP = "needs_help", _("Needs help")
    NOT_WELL = "not_well", _("Not well")


# Withheld wages, deception and restricted movement are indicators of forced labour (ILO, 2012). Two of them together
# are looked at by trained staff, out of sight of everybody else.
COERCION = frozenset({Flag.UNPAID, Flag.TERMS_CHANGED, Flag.CANNOT_LEAVE})
PROTECTED_FROM = 2

# Which answer to which question is a sign that something is wrong.
FLAG_OF = {
    ("well", False): Flag.NOT_WELL,
    ("paid", False): Flag.UNPAID,
    ("as_promised", False): Flag.TERMS_CHANGED,
    ("free_to_leave", False): Flag.CANNOT_LEAVE,
    ("need_help", True): Flag.NEEDS_HELP,
}


class CheckInState(models.TextChoices):
    """Where a check-in is."""

    DUE = "due", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")
    MISSED = "missed", _("Not answered")
    SKIPPED = "skipped", _("Skipped")


S = CheckInState


class CheckIn(Subject):
    """One question after how things are. It opens on its day; its answers are sealed under the person's key."""

    MOVES = {
        # action           from                   to
        "open_check_in": ({NEW}, S.DUE),
        "answer_check_in": ({S.DUE, S.MISSED}, S.ANSWERED),
        "skip_check_in": ({S.DUE, S.MISSED}, S.SKIPPED),
        "miss_check_in": ({S.DUE}, S.MISSED),
    }
    CLASSES = {
        P1: {"journey", "due_on", "link_until", "answered_on"},
        P3: {"answers", "safe_contact"},
        SECRET: {"token_digest"},
    }
    PAGE = "stays:check_in"
    READ_WITH = ("journey__person__key",)

    state = models.CharField(max_length=10, choices=CheckInState, default=S.DUE, editable=False)
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="check_ins")
    due_on = models.DateField(_("Date"), editable=False)
    link_until = models.DateField(editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    answered_on = models.DateField(_("Answered on"), null=True, editable=False)
    answers = SealedTextField(blank=True, editable=False)  # JSON: question -> yes or no; a skipped one is not there
    safe_contact = SealedTextField(_("When and how may we contact you safely?"), max_length=300, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        ordering = ["-due_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "due_on"], name="one_check_in_a_day")]
        indexes = [models.Index(fields=["state", "link_until"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[CheckIn]":
        """Show a check-in to the person, their helper, the holder of its link, and the post of that country.

        Where no post answers for the country the employment officers of the person's own office take its place. Other
        officers, partners and agencies never see one.
        """
        if actor.is_system:
            return cls.objects.all()
        seen = Q(ref__in=actor.opened)
        if actor.kind == Kind.HOLDER and actor.account:
            seen |= Q(journey__person__account=actor.account)
        elif actor.kind == Kind.HELPER:
            seen |= Q(journey__person__ref=actor.helping)
        elif actor.role == Role.LABOUR_ATTACHE:
            seen |= Q(journey__destination=actor.country)
        elif actor.role == Role.EMPLOYMENT_OFFICER:
            seen |= Q(journey__person__office__ref=actor.organisation_ref) & ~Q(journey__destination__in=_with_posts())
        return cls.objects.filter(seen)

    def data_key(self) -> "DataKey":
        """Return the traveller's key."""
        return self.journey.person.key

    @property
    def person(self) -> "Person":
        """Return the traveller."""
        return self.journey.person

    @property
    def answered(self) -> dict[str, bool]:
        """Return the answers by question (well, paid, as_promised, free_to_leave, need_help), skipped ones left out."""
        return dict(json.loads(self.answers)) if self.answers else {}

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Return what the answers say is wrong, in the order of the questions."""
        return tuple(flag for (question, bad), flag in FLAG_OF.items() if self.answered.get(question) is bad)

    @property
    def is_protected(self) -> bool:
        """Say whether at least two signs of coercion came together: then trained staff alone look at it."""
        return len(COERCION.intersection(self.flags)) >= PROTECTED_FROM


def _with_posts() -> "models.QuerySet[Organization, str]":
    posts = Organization.objects.filter(kind=OrganizationKind.POST, state=OrganizationState.ACTIVE)
    return posts.values_list("country", flat=True)


class Reminder(Guarded):
    """One message before one deadline. It is planned when the deadline becomes known, and sent at most once."""

    CLASSES = {P1: {"journey", "kind", "due_on", "days_before", "send_on", "sent_on"}}

    journey = models.ForeignKey(Journey, models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=80)  # the id of a step of the law, or ``contract_end``, ``document``
    due_on = models.DateField()
    days_before = models.PositiveSmallIntegerField()
    send_on = models.DateField(db_index=True)
    sent_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("reminder")
        ordering = ["send_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey", "kind", "due_on", "days_before"], name="a_reminder_is_sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"

    def data_key(self) -> "DataKey":
        """Return the traveller's key."""
        return self.journey.person.key
