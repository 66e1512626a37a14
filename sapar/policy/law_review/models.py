"""The record of the law in use, entry by entry, and the reviews of entries by two jurists."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.languages.texts import TextsField
from sapar.foundation.privacy.classes import P0, P1
from sapar.policy.law_review.choices import Change, EntryKind, Meanwhile, RegisterState, ReviewState, Stance, Verdict
from sapar.policy.law_review.permissions import reads_reviews


class LawRegister(Subject):
    """The record of the law in use: one row, founded by the first migration. Recording the law is done to it."""

    MOVES = {"record_law": ({RegisterState.KEPT}, KEEP)}

    state = models.CharField(max_length=4, choices=RegisterState, default=RegisterState.KEPT, editable=False)

    class Meta:
        verbose_name = _("record of the law in use")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[LawRegister]":
        """Show it to everyone: the law is public."""
        return cls.objects.all()


class RecordedPack(Guarded):
    """A country's pack as it was when the law in use was last recorded."""

    CLASSES = {P0: {"name", "digest", "recorded_on"}}

    name = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=64)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LawEntry(Subject):
    """One entry of the law, as last recorded. Its page and its reviews hang on it for as long as anybody asks.

    ``digest`` and ``written`` are its wording as recorded; ``stance`` how far it is checked: by the pack, or by the
    review in force where that is of this wording.
    """

    CLASSES = {
        P0: {
            "pack",
            "kind",
            "name",
            "title_texts",
            "search_key",
            "act",
            "place",
            "digest",
            "written",
            "of_pack",
            "stance",
        }
    }
    PAGE = "law_review:numbered"

    pack = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=EntryKind)
    name = models.CharField(max_length=160)
    title_texts = TextsField()
    search_key = models.CharField(max_length=2000)
    act = models.CharField(max_length=80)
    place = models.PositiveSmallIntegerField()  # of its kind among the kinds
    digest = models.CharField(max_length=64)
    written = models.TextField()
    of_pack = models.PositiveSmallIntegerField(choices=Stance)  # how far the pack itself says it is checked
    stance = models.PositiveSmallIntegerField(choices=Stance)

    class Meta:
        verbose_name = _("entry of the law")
        ordering = ["stance", "pack", "place", "name"]
        constraints = [models.UniqueConstraint(fields=["pack", "kind", "name"], name="one_entry_a_name")]
        indexes = [models.Index(fields=["stance", "pack", "place", "name"]), models.Index(fields=["pack", "act"])]

    def __str__(self) -> str:
        return f"{self.pack}: {self.name}"

    @property
    def title(self) -> str:
        """Return what it is about, in the reader's language."""
        return str(self.title_texts)

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[LawEntry]":
        """Show entries to everyone: the law is public, and so is how far it is checked."""
        return cls.objects.all()


class LawReview(Subject):
    """What jurists found of one wording of an entry: it says what the act says, or the act can be read in two ways."""

    MOVES = {
        # action                 from                      to
        "propose_confirmation": ({NEW}, ReviewState.PROPOSED),
        "propose_dispute": ({NEW}, ReviewState.PROPOSED),
        "agree_review": ({ReviewState.PROPOSED}, ReviewState.AGREED),
        "refuse_review": ({ReviewState.PROPOSED}, ReviewState.REFUSED),
        "take_back_review": ({ReviewState.PROPOSED}, ReviewState.TAKEN_BACK),
        "withdraw_review": ({ReviewState.AGREED}, ReviewState.WITHDRAWN),
        "replace_review": ({ReviewState.AGREED}, ReviewState.REPLACED),
    }
    CLASSES = {
        P0: {
            "entry", "verdict", "digest", "written", "source_read", "place_read", "quote", "link", "read_on",
            "first_reading", "second_reading", "meanwhile", "office", "decided_on", "ended_on",
        },
        P1: {"proposed_by", "proposed_on", "decided_by", "reason"},
    }  # fmt: skip
    PAGE = "law_review:review"
    READ_WITH = ("entry",)

    state = models.CharField(max_length=10, choices=ReviewState, default=ReviewState.PROPOSED, editable=False)
    entry = models.ForeignKey(LawEntry, models.PROTECT, related_name="reviews")
    verdict = models.CharField(_("What was found"), max_length=10, choices=Verdict)
    digest = models.CharField(max_length=64)
    written = models.TextField()
    source_read = models.CharField(_("Text of the act that was read"), max_length=300)
    place_read = models.CharField(_("Where in the act"), max_length=200)
    quote = models.TextField(_("What the act says, word for word"), max_length=2000, blank=True)
    link = models.URLField(_("Address of the text"), max_length=400, blank=True)
    read_on = models.DateField(_("Day on which it was read"))
    first_reading = TextsField(_("First reading"), blank=True)
    second_reading = TextsField(_("Second reading"), blank=True)
    meanwhile = models.CharField(_("Applied until it is settled"), max_length=6, choices=Meanwhile, blank=True)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="law_reviews_proposed")
    proposed_on = models.DateField(_("Proposed on"))
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="law_reviews_decided")
    decided_on = models.DateField(_("Decided on"), null=True, blank=True)
    office = TextsField(_("Office"), blank=True)  # whose jurist agreed, as it was called then
    ended_on = models.DateField(null=True, blank=True)
    reason = models.TextField(_("Reason"), max_length=1000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of the law")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "digest"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what was reviewed: the law is public."""
        return self.entry.title

    @property
    def is_of_the_wording_in_use(self) -> bool:
        """Say whether the entry, as last recorded, is still what was read."""
        return self.digest == self.entry.digest

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[LawReview]":
        """Show reviews to jurists and auditors. What is in force stands on the public page of its entry."""
        return cls.objects.select_related("entry") if reads_reviews(actor) else cls.objects.none()


class LawChange(Guarded):
    """What happened to an entry between two recordings of the law in use. ``before`` and ``after`` are its wording."""

    CLASSES = {P0: {"entry", "act", "what", "before", "after", "pack_digest", "recorded_on"}}

    entry = models.ForeignKey(LawEntry, models.PROTECT, related_name="changes")
    act = models.CharField(max_length=80)
    what = models.CharField(max_length=10, choices=Change)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    pack_digest = models.CharField(max_length=64)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["act", "-id"])]

    def __str__(self) -> str:
        return f"{self.entry}: {self.what}"
