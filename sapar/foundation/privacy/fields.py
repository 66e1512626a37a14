"""The column type for P3 and P4 values: ciphertext in the database, plain text in Python, opened when it is read."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.privacy import sealing


class _Opened:
    """The attribute of a sealed column. Reading decrypts; what was assigned is returned as it is."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: models.Model | None, owner: type | None = None) -> Any:
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            instance.refresh_from_db(fields=[self.name])
        from sapar.foundation.privacy.models import keys_loaded_with, read_value  # the table of keys is itself a model

        return read_value(instance.__dict__[self.name], keys=keys_loaded_with(instance))

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.name] = value


class SealedTextField(models.TextField):  # type: ignore[type-arg]  # generic for the type checker only
    """Text encrypted at rest under ``instance.data_key()``. Cannot be searched: add a blind index where it must be.

    ``max_length`` limits the plain text, in characters.
    """

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Put the opening attribute in place of the plain one."""
        super().contribute_to_class(cls, name, private_only)
        setattr(cls, name, _Opened(name))

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Mark what the database holds as sealed."""
        return sealing.recognised(value) if value else value

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        """Seal what is still plain. An empty text tells nothing, and rows of nobody (offices) stay plain."""
        value = instance.__dict__.get(self.attname)
        key = instance.data_key() if value and not isinstance(value, sealing.Sealed) else None  # type: ignore[attr-defined]
        if key is None:
            return value
        sealed = key.seal(str(value))
        instance.__dict__[self.attname] = sealed
        return sealed

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Leave alone what is sealed already: sealing it anew would look like a change."""
        stored = model_instance.__dict__.get(self.attname) if model_instance else None
        return stored if isinstance(stored, sealing.Sealed) else super().clean(value, model_instance)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Check the length of the plain text, which the database cannot see."""
        super().validate(value, model_instance)
        if self.max_length and value and len(value) > self.max_length:
            raise ValidationError(
                _("Write at most {limit} characters").format(limit=self.max_length), code="max_length"
            )

    def value_from_object(self, obj: models.Model) -> Any:
        """Return the plain text: forms and validation work on it."""
        return getattr(obj, self.attname)
