"""Texts held as data: one field type {ky, ru, en}, read in the reader's language with a fallback."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("ky", "ru", "en")

# Whoever has no Kyrgyz text reads Russian before English: nearly everyone in Kyrgyzstan reads it.
FALLBACKS = {"ky": ("ky", "ru", "en"), "ru": ("ru", "ky", "en"), "en": ("en", "ru", "ky")}


def readers_language() -> str:
    """Return the language of whoever reads now: ky, ru or en."""
    return (get_language() or "ky")[:2]


class Texts(dict[str, str]):
    """A text in up to three languages. ``str()`` is the text in the current language or the nearest there is."""

    def written_in(self, language: str) -> str:
        """Return the text in ``language`` or the first fallback that is not empty."""
        for code in FALLBACKS.get(language, FALLBACKS["en"]):
            if self.get(code):
                return self[code]
        return ""

    def __str__(self) -> str:
        return self.written_in(readers_language())


class TextsField(models.JSONField):
    """A column holding :class:`Texts`. Unknown languages and non-texts are refused by ``full_clean``."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("default", Texts)
        super().__init__(*args, **options)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Texts:
        """Wrap what the database holds."""
        return Texts(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Texts:
        """Wrap what code assigns."""
        return Texts(value or {})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse other languages and empty texts where one is required."""
        super().validate(value, model_instance)
        if set(value) - set(LANGUAGES) or not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("Write the text in Kyrgyz, Russian or English"), code="language")
