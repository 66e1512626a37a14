"""The two kinds of file: one that belongs to a record, and one that waits in a form that is not finished."""

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.privacy.classes import P1, P2
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey


class StoredFile(Subject):
    """A file that belongs to a record: encrypted under its owner's key, kept in the store by its content's digest."""

    CLASSES = {
        P1: {"key", "subject_type", "subject_ref", "data_class", "media_type", "size", "digest", "added_at"},
        P2: {"name", "about"},
    }  # fmt: skip
    PAGE = "files:download"

    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    subject_type = models.CharField(max_length=60, editable=False)
    subject_ref = models.CharField(max_length=20, editable=False)
    data_class = models.PositiveSmallIntegerField(editable=False)
    name = SealedTextField(_("File"), max_length=200)
    about = SealedTextField(_("What it shows"), max_length=300, blank=True)
    media_type = models.CharField(max_length=40, editable=False)
    size = models.PositiveIntegerField(editable=False)  # bytes, of the plain file
    digest = models.CharField(max_length=64, editable=False)  # SHA-256 of what the store holds: its name there
    added_at = models.DateTimeField(editable=False)  # the day proof was handed in counts

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        ordering = ["pk"]
        indexes = [models.Index(fields=["subject_type", "subject_ref"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[StoredFile]":
        """Show a file to whoever sees the record it belongs to."""
        kinds = cls.objects.order_by().values_list("subject_type", flat=True).distinct()
        seen = Q(pk__in=[])
        for kind in kinds:
            records = apps.get_model(kind).visible_to(actor)
            seen |= Q(subject_type=kind, subject_ref__in=records.values("ref"))
        return cls.objects.filter(seen)

    def data_key(self) -> DataKey:
        """Return the key of the record it belongs to."""
        return self.key

    def record(self) -> Subject:
        """Return the record it belongs to."""
        found: Subject = apps.get_model(self.subject_type)._base_manager.get(ref=self.subject_ref)
        return found

    def owner_key(self) -> DataKey | None:
        """Return the key of the person whose record it belongs to."""
        return self.record().owner_key()

    @property
    def is_safety_matter(self) -> bool:
        """Say whether its record is one."""
        return self.record().is_safety_matter


class StagedFile(models.Model):
    """A file chosen in a form that is not finished. Whoever holds the form's token has it; a day later it is gone.

    Sealed under a key of its own, wrapped by the master key: there may be no person yet whom it belongs to.
    """

    GUARDED = True

    token = models.CharField(max_length=64, unique=True, editable=False)  # keyed digest of what the form holds
    wrapped = models.TextField(editable=False)
    name = models.TextField(editable=False)
    media_type = models.CharField(max_length=40, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    staged_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("file in a form")

    def __str__(self) -> str:
        return f"staged file {self.pk}"
