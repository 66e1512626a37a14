"""The import of a file, its rows while they are examined, what was made of them, and the columns an office knows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.batches import Batch
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.ui.words import say
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.following import stays
from sapar.registers.people.models import Person

# Whose work it is to bring lists into the register: they see P2 and P3 of their own office's clients anyway.
IMPORTERS = frozenset({Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD, Role.PLACEMENT_OFFICER})


class ImportKind(models.TextChoices):
    """What one row of the file is about."""

    PEOPLE = "people", _("People")
    DOCUMENTS = "documents", _("Documents of people already registered")
    PLACEMENTS = "placements", _("Placements: where people already registered work")


class ImportState(models.TextChoices):
    """How far it has come."""

    MAPPING = "mapping", _("Columns to be checked")
    READING = "reading", _("Being examined")
    REVIEW = "review", _("Examined: waits for a decision")
    IMPORTING = "importing", _("Being imported")
    IMPORTED = "imported", _("Imported")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")
    CANCELLED = "cancelled", _("Cancelled")


S = ImportState
BEFORE_ACCEPTANCE = frozenset({S.MAPPING, S.READING, S.REVIEW})
ENDED = frozenset({S.IMPORTED, S.UNDONE, S.CANCELLED})


class Import(Batch):
    """One file of one office, from being sent until its rows are forgotten."""

    MOVES = {
        # action             from                         to
        "begin_import": ({NEW}, S.MAPPING),
        "map_columns": ({S.MAPPING}, S.READING),
        "finish_reading": ({S.READING}, S.REVIEW),
        "settle_close_match": ({S.REVIEW}, KEEP),
        "accept_import": ({S.REVIEW}, S.IMPORTING),
        "finish_import": ({S.IMPORTING}, S.IMPORTED),
        "undo_import": ({S.IMPORTING, S.IMPORTED}, S.UNDOING),
        "finish_undoing": ({S.UNDOING}, S.UNDONE),
        "cancel_import": (BEFORE_ACCEPTANCE, S.CANCELLED),
        "forget_rows": (ENDED, KEEP),
    }
    CLASSES = {
        P1: {
            "key", "office", "kind", "begun_by", "begun_at", "file_digest", "header_row", "headers", "mapping",
            "rows_in_file", "position", "counts", "kept", "accepted_at", "undo_until", "forgotten_at",
        },
        P2: {"file_name"},
    }  # fmt: skip
    PAGE = "imports:detail"
    READ_WITH = ("key", "office")

    state = models.CharField(max_length=10, choices=ImportState, default=S.MAPPING, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    office = models.ForeignKey(Organization, models.PROTECT, related_name="imports", editable=False)
    kind = models.CharField(_("What the file holds"), max_length=12, choices=ImportKind)
    begun_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    begun_at = models.DateTimeField(editable=False)
    file_name = SealedTextField(_("File"), max_length=200)
    file_digest = models.CharField(max_length=64, editable=False, db_index=True)  # SHA-256 of the file as it was sent
    header_row = models.PositiveIntegerField(editable=False)  # its number in the sheet, from 1
    headers = models.JSONField(default=list, editable=False)
    mapping = models.JSONField(default=dict, editable=False, blank=True)  # number of the column, from 0 → field
    rows_in_file = models.PositiveIntegerField(default=0, editable=False)  # below the header; about, for the percent
    position = models.BigIntegerField(default=0, editable=False)  # how far the present work came
    counts = models.JSONField(default=dict, editable=False, blank=True)  # rows by outcome
    kept = models.PositiveIntegerField(default=0, editable=False)  # what undoing left, because it was touched since
    accepted_at = models.DateTimeField(null=True, editable=False)
    undo_until = models.DateTimeField(null=True, editable=False)
    forgotten_at = models.DateTimeField(null=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what it brings. Never the name of the file: people put names into it."""
        return str(say(_("Import: {kind}"), kind=self.get_kind_display()))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Import]":
        """Show an import to those of the same office whose work it is."""
        imports = cls.objects.select_related("key", "office")
        if actor.is_system:
            return imports
        if actor.kind == Kind.MEMBER and actor.role in IMPORTERS:
            return imports.filter(office__ref=actor.organisation_ref)
        return imports.none()

    @property
    def is_under_way(self) -> bool:
        """Say whether steps may write: while it is read, written or taken back, and when its rows are forgotten."""
        return self.state in (S.READING, S.IMPORTING, S.UNDOING) or self.forgotten_at is not None

    def data_key(self) -> DataKey:
        """Return the key of the import: it seals the file and its rows, and is destroyed with them."""
        return self.key

    def owner_key(self) -> None:
        """Belong to no single person: who opens an import opens a list of the office, not somebody's record."""
        return

    def count(self, *outcomes: str) -> int:
        """Return how many rows came out so."""
        return sum(self.counts.get(outcome, 0) for outcome in outcomes)


class Outcome(models.TextChoices):
    """What would become of a row."""

    NEW = "new", _("New")
    ADDS = "adds", _("Known, and something new with it")
    KNOWN = "known", _("Already known")
    CLOSE = "close", _("Close match")
    FAULT = "fault", _("Row with errors")
    LEFT = "left", _("Left out")


WRITTEN = frozenset({Outcome.NEW, Outcome.ADDS})  # what acceptance writes


class ImportRow(Guarded):
    """One row of the file while it is examined: what it says, sealed, and what would become of it."""

    CLASSES = {
        P1: {"of_import", "number", "outcome", "known_as", "same_as_row"},
        P3: {"facts", "personal_index", "document_index", "alike_index"},
    }

    of_import = models.ForeignKey(Import, models.PROTECT, related_name="rows", editable=False)
    number = models.PositiveIntegerField(editable=False)  # of the row in the sheet, from 1
    outcome = models.CharField(max_length=5, choices=Outcome, editable=False)
    known_as = models.CharField(max_length=9, blank=True, editable=False)  # the number of the person it is about
    same_as_row = models.PositiveIntegerField(null=True, editable=False)  # the row above that is the same person
    facts = SealedTextField(editable=False)  # JSON: cells, values, notes, reasons, close
    personal_index = models.CharField(max_length=64, blank=True, editable=False)  # keyed digests, to find its like
    document_index = models.CharField(max_length=64, blank=True, editable=False)
    alike_index = models.CharField(max_length=64, blank=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of an import")
        ordering = ["of_import", "number"]
        constraints = [models.UniqueConstraint(fields=["of_import", "number"], name="a_row_is_read_once")]
        indexes = [
            models.Index(fields=["of_import", "outcome", "number"]),
            models.Index(fields=["of_import", "personal_index"]),
            models.Index(fields=["of_import", "document_index"]),
            models.Index(fields=["of_import", "alike_index"]),
        ]

    def __str__(self) -> str:
        return f"row {self.number}"

    def data_key(self) -> DataKey:
        """Return the key of the import."""
        return self.of_import.key


class MadeRecord(Guarded):
    """A record that an import made, and for whom: where a record came from, and what undoing takes back."""

    CLASSES = {P1: {"of_import", "row", "person", "kind", "made", "is_kept"}}
    ON_MERGE = {"person": stays("what an import made is told of the record it made")}

    of_import = models.ForeignKey(Import, models.PROTECT, related_name="made", editable=False)
    row = models.PositiveIntegerField(editable=False)  # number of the row in the sheet
    person = models.ForeignKey(Person, models.PROTECT, related_name="from_imports", editable=False)
    kind = models.CharField(max_length=60, editable=False)  # label of the model: people.person, people.document …
    made = models.BigIntegerField(editable=False)  # its primary key: no relation, so that it can be erased
    is_kept = models.BooleanField(default=False, editable=False)  # undoing left it, because it was touched since

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("record made by an import")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["of_import", "person", "kind"]),
            models.Index(fields=["of_import", "row"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.made}"

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.person.key


class KnownColumns(Guarded):
    """How an office once mapped a row of headers, so that the next file with the same headers needs no asking."""

    CLASSES = {P1: {"office", "kind", "headers_digest", "mapping"}}

    office = models.ForeignKey(Organization, models.PROTECT, related_name="known_columns", editable=False)
    kind = models.CharField(max_length=12, choices=ImportKind, editable=False)
    headers_digest = models.CharField(max_length=64, editable=False)
    mapping = models.JSONField(default=dict, editable=False, blank=True)

    class Meta:
        verbose_name = _("known columns")
        constraints = [
            models.UniqueConstraint(fields=["office", "kind", "headers_digest"], name="columns_are_known_once")
        ]

    def __str__(self) -> str:
        return f"columns {self.headers_digest[:8]}"
