"""The two kinds of record: ``Guarded`` rows, which only actions write, and ``Subject`` records with a life."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions import checking, guard, recording
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.moves import Moves
from sapar.foundation.privacy.classes import P0, P1, DataClass
from sapar.foundation.references import ReferenceField, spoken

if TYPE_CHECKING:
    from sapar.foundation.accounts.actors import Actor
    from sapar.foundation.privacy.models import DataKey

S = TypeVar("S", bound="Subject")


class GuardedQuerySet(models.QuerySet[Any]):
    """A query set whose mass writes are recorded row by row, like single ones."""

    def update(self, **values: Any) -> int:
        """Update and record every row. Outside an action the guard refuses it."""
        recorder = recording.current()
        if recorder is None:
            return super().update(**values)
        if isinstance(recorder, recording.BatchRecorder):
            keys = sorted(self.values_list("pk", flat=True))
            recorder.changed_many(self.model, keys, recording.canonical(recording.as_json(values)))
            with guard.writing(self.model):
                return super().update(**values)
        rows = {row.pk: recording.column_values(row) for row in self}
        with guard.writing(self.model):
            count = super().update(**values)
        for row in self.model._base_manager.filter(pk__in=rows):
            recorder.wrote(row, rows[row.pk], recording.column_values(row))
        return count

    update.alters_data = True  # type: ignore[attr-defined]

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Check, create and record every row; what must be unique is left to the database."""
        recorder, rows = recording.current(), list(objs)
        if recorder is None:
            return super().bulk_create(rows, *args, **options)
        if isinstance(recorder, recording.BatchRecorder):  # whoever fills a batch has checked its rows
            with guard.writing(self.model):
                made = super().bulk_create(rows, *args, **options)
            recorder.wrote_many(made)
            return made
        for row in rows:
            row.full_clean(
                exclude=checking.needs_no_check(row, None), validate_unique=False, validate_constraints=False
            )
        with guard.writing(self.model):
            created = super().bulk_create(rows, *args, **options)
        for row in created:
            row.was_written(recorder)
        return created

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete and record every row. Outside an action the guard refuses it; nothing cascades."""
        recorder = recording.current()
        if isinstance(recorder, recording.BatchRecorder):
            return self._delete_in_bulk(recorder)
        rows = list(self)
        for row in rows if recorder else ():
            row.is_going(recorder)
        with guard.writing(*([self.model] if recorder else [])):
            return models.QuerySet(self.model).filter(pk__in=[row.pk for row in rows]).delete()

    delete.alters_data = True  # type: ignore[attr-defined]

    def _delete_in_bulk(self, recorder: recording.BatchRecorder) -> tuple[int, dict[str, int]]:
        """Delete without asking each relation: the database's constraints refuse what something still leads to."""
        keys = sorted(self.values_list("pk", flat=True))
        recorder.changed_many(self.model, keys, "gone")
        with guard.writing(self.model):
            count = models.QuerySet(self.model).filter(pk__in=keys)._raw_delete(self.db)
        return count, {self.model._meta.label: count}


class Guarded(models.Model):
    """A row that only actions write. It declares the data class of each field and whose data it is."""

    GUARDED: ClassVar[bool] = True
    KEPT_BACK: ClassVar[dict[str, str]] = {}  # fields that are not in a person's copy of their data, and why
    CLASSES: ClassVar[dict[DataClass, set[str]]] = {}

    objects = GuardedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self._as_loaded: recording.Row | None = None

    def save(self, *args: Any, **options: Any) -> None:
        """Validate, save and record. Outside an action the guard refuses it."""
        recorder = recording.current()
        if recorder is None:
            super().save(*args, **options)
            return
        self.full_clean(exclude=checking.needs_no_check(self, self._as_loaded))
        if self._as_loaded is not None:
            options.setdefault("update_fields", recording.changed_fields(self, self._as_loaded))
        with guard.writing(type(self)):
            super().save(*args, **options)
        self.was_written(recorder)

    def was_written(self, recorder: recording.Recorder) -> None:
        """Record what changed since the row was loaded or last written. Called by what writes it, in this module."""
        before, self._as_loaded = self._before(), recording.snapshot(self)
        recorder.wrote(self, before, recording.column_values(self, self._as_loaded))

    def clean_fields(self, exclude: Iterable[str] | None = None) -> None:
        """Check each field but the foreign keys that the database checks itself."""
        super().clean_fields(exclude={*(exclude or ()), *checking.known_to_the_database(self)})

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any, **options: Any) -> Self:
        """Remember the row as it was loaded: that is the "before" of the trail."""
        row = super().from_db(db, field_names, values, **options)
        row._as_loaded = recording.snapshot(row)
        return row

    def refresh_from_db(self, *args: Any, **options: Any) -> None:
        """Reload, and remember what was loaded."""
        super().refresh_from_db(*args, **options)
        self._as_loaded = recording.snapshot(self)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """Delete and record. Outside an action the guard refuses it; relations are protected, never cascaded."""
        recorder = recording.current()
        if recorder is not None:
            self.is_going(recorder)
        with guard.writing(*([type(self)] if recorder else [])):
            return super().delete(*args, **options)

    def is_going(self, recorder: recording.Recorder) -> None:
        """Record that this row is deleted. Called by what deletes it, in this module."""
        recorder.wrote(self, self._before(), None)

    def _before(self) -> recording.Row | None:
        return None if self._as_loaded is None else recording.column_values(self, self._as_loaded)

    def data_key(self) -> "DataKey | None":
        """Return the key of the person or case this row belongs to; None for rows of nobody."""
        return None

    @classmethod
    def classes_by_field(cls) -> dict[str, DataClass]:
        """Return the declared data class of each field by name, those of base classes included."""
        declared: dict[str, DataClass] = {"id": P0}
        for base in reversed(cls.__mro__):
            for data_class, names in vars(base).get("CLASSES", {}).items():
                declared.update(dict.fromkeys(names, data_class))
        return declared

    @classmethod
    @cache
    def classes_by_column(cls) -> dict[str, DataClass]:
        """Return the data class of each column; a foreign key is a service fact unless declared otherwise."""
        declared = cls.classes_by_field()
        return {
            field.attname: declared.get(field.name, P1)
            for field in cls._meta.concrete_fields
            if field.name in declared or field.is_relation
        }


class Subject(Guarded):
    """A record with a page, a reference and a life: the thing an action is on.

    Subclasses give ``MOVES`` (their whole life), ``visible_to`` (who may know that a record exists) and usually a
    ``state`` field. Everything is invisible unless ``visible_to`` returns it.
    """

    CLASSES = {P1: {"ref", "version", "state"}}
    MOVES: ClassVar[Moves] = {}
    READ_WITH: ClassVar[tuple[str, ...]] = ()  # relations that an action needs anyway: read in the query that locks
    BOOKKEEPING: ClassVar[frozenset[str]] = frozenset()  # fields that no form shows: when the system told somebody
    PAGE: ClassVar[str] = ""  # the name of the detail page's URL, which takes ``ref``

    ref = ReferenceField(verbose_name=_("Number"))
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, actor: "Actor") -> models.QuerySet[Self]:
        """Return the records whose existence ``actor`` may know of. Nothing, unless a model says otherwise."""
        return cls.objects.none()

    def owner_key(self) -> "DataKey | None":
        """Return the key of the person this record is about, who may know who opened it; None for rows of nobody."""
        return self.data_key()

    @property
    def is_safety_matter(self) -> bool:
        """Say whether openings are kept from the owner's list, because the list itself could endanger somebody."""
        return False

    def as_it_goes_on(self) -> "Subject":
        """Return the record that goes on under this one's number: itself, unless two became one."""
        return self

    @property
    def number(self) -> str:
        """Return the reference as people read it: 482-173-065."""
        return spoken(self.ref)

    @property
    def title(self) -> str:
        """Return what lists and pages call this record; the kind of thing it is, unless a model knows better.

        Never a sensitive fact: it stands on desks and in headings.
        """
        return str(self._meta.verbose_name).capitalize()


def one_of(records: "models.QuerySet[S]", ref: str) -> S:
    """Return the record with the number ``ref`` out of those that the reader may know of; the one it goes on as.

    Raises:
        NotVisible: where there is none. A visitor is then asked to sign in: nobody learns what exists.
    """
    record = found(records, ref)
    if record is None:
        raise NotVisible
    return record


def found(records: "models.QuerySet[S]", ref: str) -> S | None:
    """Return the record with the number ``ref`` out of ``records``, None where there is none.

    The number of a record that became part of another finds the other, if that is among them.
    """
    record = records.filter(ref=ref).first()
    if record is not None or records.model.as_it_goes_on is Subject.as_it_goes_on:
        return record
    earlier = records.model._base_manager.filter(ref=ref).first()
    return records.filter(pk=earlier.as_it_goes_on().pk).first() if earlier else None
