"""A trial: a proposed change of the law, and what it would do to the contracts on record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import NEW
from sapar.foundation.languages.texts import TextsField
from sapar.foundation.privacy.classes import P0, P1
from sapar.policy.trials.permissions import is_officer_of_policy


class TrialState(models.TextChoices):
    """How far it is."""

    ASKED = "asked", _("Being reckoned")
    DONE = "done", _("Reckoned")
    FAILED = "failed", _("Could not be reckoned")


class Trial(Subject):
    """One proposal tried on every contract on record; ``result`` holds counts alone, without groups of few people."""

    MOVES = {
        # action               from                 to
        "try_change": ({NEW}, TrialState.ASKED),
        "note_trial_result": ({TrialState.ASKED}, TrialState.DONE),
        "note_trial_failure": ({TrialState.ASKED}, TrialState.FAILED),
    }
    CLASSES = {P0: {"names", "country"}, P1: {"proposal", "asked_on", "contracts", "result", "failure"}}
    PAGE = "trials:trial"

    state = models.CharField(max_length=10, choices=TrialState, default=TrialState.ASKED, editable=False)
    names = TextsField(_("Proposal"))
    country = models.CharField(_("Country"), max_length=3)
    proposal = models.TextField(_("Proposal"), max_length=60_000)
    asked_on = models.DateField(editable=False)
    contracts = models.PositiveIntegerField(null=True, editable=False)  # how many were read
    result = models.JSONField(default=dict, blank=True, editable=False)
    failure = models.CharField(max_length=500, blank=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("trial of a change of law")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what is proposed, in the reader's language."""
        return str(self.names)

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Trial]":
        """Show trials to officers of policy: they hold counts alone."""
        return cls.objects.all() if actor.is_system or is_officer_of_policy(actor) else cls.objects.none()
