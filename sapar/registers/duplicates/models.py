"""Two records that may be one person, and the receipt of their merge."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P1, P2
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.organizations.models import Role
from sapar.registers.people.following import stays
from sapar.registers.people.models import Person

# Trained officers: they see documents, and every client of the state.
REVIEWERS = frozenset({Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD})
SEE_PAIRS = REVIEWERS | {Role.DATA_PROTECTION_OFFICER}


class ReviewState(models.TextChoices):
    """What was found about two records."""

    OPEN = "open", _("To be looked at")
    PROPOSED = "proposed", _("Waits for a second officer")
    UNCLEAR = "unclear", _("A document was asked for")
    SAME = "same", _("One person: merged")
    DIFFERENT = "different", _("Two people")
    UNDONE = "undone", _("Merge undone")


class Source(models.TextChoices):
    """Where the question came from."""

    ENTRY = "entry", _("At registration")
    IMPORT = "import", _("From an import")
    LINKAGE = "linkage", _("Found by comparing all records")
    WATCH = "watch", _("From a watch list")


class Keep(models.TextChoices):
    """Which of the two records goes on."""

    FIRST = "first", _("Record A goes on")
    SECOND = "second", _("Record B goes on")


S = ReviewState
WAITING = frozenset({S.OPEN, S.PROPOSED, S.UNCLEAR})
APART = frozenset({S.DIFFERENT, S.UNDONE})
MERGED_ONCE = frozenset({S.SAME, S.UNDONE})


class PossibleSame(Subject):
    """Two records that may be of one person, why, and what an officer found. ``first`` is the older record.

    ``key`` is the key of what concerns both: reasons in words, and all that is written while they are one record. Both
    hold it, so that erasing either destroys it (docs/decisions/0010). None until somebody writes.
    """

    MOVES = {
        # action             from                     to
        "list_pair": ({NEW}, S.OPEN),
        "renew_evidence": (frozenset(S), KEEP),
        "propose_merge": ({S.OPEN, S.UNCLEAR}, S.PROPOSED),
        "decline_merge": ({S.PROPOSED}, S.OPEN),
        "confirm_merge": ({S.PROPOSED}, S.SAME),
        "merge_people": ({S.OPEN, S.UNCLEAR}, S.SAME),
        "keep_apart": ({S.OPEN, S.UNCLEAR}, S.DIFFERENT),
        "ask_for_document": ({S.OPEN}, S.UNCLEAR),
        "reopen_review": (APART, S.OPEN),
        "undo_merge": ({S.SAME}, S.UNDONE),
        "bring_along": ({S.SAME}, KEEP),
    }
    CLASSES = {
        P1: {"first", "second", "key", "score", "reasons", "source", "opened_on", "keep", "proposed_by", "decided_by"},
        P2: {"note"},
    }
    KEPT_BACK = {"note": "an officer's words about two people"}
    ON_MERGE = {
        "first": stays("the pair is looked up by the record that goes on"),
        "second": stays("the pair is looked up by the record that goes on"),
    }
    PAGE = "duplicates:pair"

    state = models.CharField(max_length=10, choices=ReviewState, default=S.OPEN, editable=False)
    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    key = models.ForeignKey(DataKey, models.PROTECT, null=True, editable=False, related_name="+")
    score = models.PositiveSmallIntegerField(_("How likely"))  # 0 to 100
    reasons = models.JSONField(_("Why we think so"), default=list, blank=True)  # codes of ``reasons.py``
    source = models.CharField(_("Where it came from"), max_length=8, choices=Source)
    opened_on = models.DateField(editable=False)
    keep = models.CharField(max_length=6, choices=Keep, blank=True, editable=False)  # as proposed
    note = SealedTextField(_("Reason"), max_length=1000, blank=True)
    proposed_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("two records that may be one person")
        ordering = ["-score", "pk"]
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="a_pair_is_there_once")]
        indexes = [models.Index(fields=["state", "-score", "id"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return the question."""
        return str(_("Same person?"))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[PossibleSame]":
        """Show a pair to trained officers and the data protection officer. Neither person: it names somebody else."""
        seen = actor.is_system or (actor.kind == Kind.MEMBER and actor.role in SEE_PAIRS)
        return cls.objects.all() if seen else cls.objects.none()

    def data_key(self) -> DataKey | None:
        """Return the key of what concerns both."""
        return self.key

    def sides(self) -> tuple[Person, Person]:
        """Return the two records as they go on: those they were merged into meanwhile."""
        return self.first.as_it_goes_on(), self.second.as_it_goes_on()


class Merge(Guarded):
    """The receipt of one merge: what moved and what was added, enough to tell it and enough to undo it.

    ``moved``: row ids by relation (``merging.Relation.name``) and by table that names records by number. ``newest``: by
    relation the highest id at that moment, so that what came later is known. ``made``: rows that the merge added.
    ``filled``: columns that were empty in the record that goes on.
    """

    CLASSES = {
        P1: {
            "pair", "survivor", "merged", "former_key", "moved", "newest", "made", "filled", "account_moved", "done_on",
            "undone_on",
        },
    }  # fmt: skip
    KEPT_BACK = dict.fromkeys(("moved", "newest", "made", "filled"), "ids of rows that are in the copy themselves")
    ON_MERGE = {
        "survivor": stays("a receipt names the records as they were"),
        "merged": stays("a receipt names the records as they were"),
    }

    pair = models.ForeignKey(PossibleSame, models.PROTECT, related_name="merges")
    survivor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="+")
    former_key = models.ForeignKey(DataKey, models.PROTECT, related_name="+")  # the survivor's before
    moved: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    newest: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    made: "models.JSONField[Any, Any]" = models.JSONField(default=dict, blank=True)
    filled: "models.JSONField[Any, Any]" = models.JSONField(default=list, blank=True)
    account_moved = models.BooleanField(default=False)
    done_on = models.DateField(_("Merged on"), editable=False)
    undone_on = models.DateField(_("Undone on"), null=True, editable=False)

    class Meta:
        verbose_name = _("receipt of a merge")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["survivor", "undone_on"]), models.Index(fields=["merged", "undone_on"])]

    def __str__(self) -> str:
        return f"merge {self.pk}"

    def data_key(self) -> DataKey | None:
        """Return the key of the pair."""
        return self.pair.key
