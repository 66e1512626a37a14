"""The end of keeping one person's record: announced, put off, held, or carried out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import NEW
from sapar.foundation.privacy.classes import P1, P2
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.data_rights.models import WATCHERS
from sapar.registers.people.following import stays
from sapar.registers.people.models import Person

OF_PERSON = (Kind.HOLDER, Kind.HELPER)


class EndState(models.TextChoices):
    """Where the end of keeping is."""

    ANNOUNCED = "announced", _("Will be erased")
    KEPT = "kept", _("Kept: the person wants it")
    HELD = "held", _("On hold")
    ERASED = "erased", _("Erased")


S = EndState


class RetentionEnd(Subject):
    """One announced end: on ``erase_on`` the record is erased unless the person keeps it or it is held."""

    MOVES = {
        # action            from                     to
        "announce_end": ({NEW}, S.ANNOUNCED),
        "keep_my_data": ({S.ANNOUNCED, S.HELD}, S.KEPT),
        "hold_data": ({S.ANNOUNCED}, S.HELD),
        "end_hold": ({S.HELD}, S.ANNOUNCED),
        "carry_out_end": ({S.ANNOUNCED}, S.ERASED),
    }
    CLASSES = {P1: {"person", "quiet_since", "erase_on", "held_until"}, P2: {"held_because"}}
    ON_MERGE = {"person": stays("it tells how long that record was quiet; who takes it in is not")}
    PAGE = "retention:end"
    READ_WITH = ("person__key",)

    state = models.CharField(max_length=10, choices=EndState, default=S.ANNOUNCED, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="retention_ends")
    quiet_since = models.DateField(_("Nothing happened since"), editable=False)
    erase_on = models.DateField(_("Erased on"), editable=False)
    held_until = models.DateField(_("Held until"), null=True, editable=False)
    held_because = SealedTextField(_("Why it is held"), max_length=1000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("end of keeping")
        ordering = ["erase_on", "pk"]
        indexes = [models.Index(fields=["state", "erase_on"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what it is, in a word."""
        return str(_("How long my data are kept"))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[RetentionEnd]":
        """Show it to the person, their helper, and those who watch over data."""
        ends = cls.objects.select_related("person__key")
        if actor.is_system or actor.role in WATCHERS:
            return ends
        return ends.filter(person__in=Person.visible_to(actor)) if actor.kind in OF_PERSON else ends.none()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.person.key
