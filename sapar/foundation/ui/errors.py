"""What a form says when an answer does not fit: one polite sentence for every error of every Django form field.

Django's own Kyrgyz catalogue addresses the reader informally, so none of its sentences is used.
"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import Words, say

DATE = _("Write the date like 31.12.2026")
NUMBER = _("Write a number, for example 45000")
PHONE = _("Write the phone with country code: +996 555 123 456")
CHOOSE = _("Choose one answer")
CHOOSE_LISTED = _("Choose from the answers listed")
FILE_TYPE = _("Choose a photo (JPG, PNG) or a PDF")
FILE_AGAIN = _("The file did not arrive. Choose it again")
LOOK_AGAIN = _("Check this answer")

Sentence = Callable[[forms.Field, Words], Words]


def _always(words: Words) -> Sentence:
    return lambda field, label: words


def _limit(message: Words, attribute: str) -> Sentence:
    def sentence(field: forms.Field, label: Words) -> Words:
        limit = getattr(field, attribute, None)
        limit = limit() if callable(limit) else limit
        return LOOK_AGAIN if limit is None else say(message, n=limit)

    return sentence


def _required(field: forms.Field, label: Words) -> Words:
    if isinstance(field, forms.FileField):
        return _("Choose a file")
    if isinstance(field, forms.BooleanField):
        return _("Tick the box to go on")
    if isinstance(field, forms.ChoiceField | forms.ModelChoiceField):
        return CHOOSE
    return say(_("Fill in: {field}"), field=label)


# by error code, whatever the field
SENTENCES: dict[str, Sentence] = {
    "required": _required,
    "max_length": _limit(_("Too long. Write at most this many characters: {n}"), "max_length"),
    "min_length": _limit(_("Too short. Write at least this many characters: {n}"), "min_length"),
    "max_value": _limit(_("Too large. The largest possible: {n}"), "max_value"),
    "min_value": _limit(_("Too small. The smallest possible: {n}"), "min_value"),
    "step_size": _limit(_("Write a multiple of this number: {n}"), "step_size"),
    "max_digits": _limit(_("Too many digits. Write at most: {n}"), "max_digits"),
    "max_decimal_places": _limit(_("Too many digits after the point. Write at most: {n}"), "decimal_places"),
    "max_whole_digits": _always(_("The number is too large")),
    "overflow": _always(_("The number is too large")),
    "invalid_choice": _always(CHOOSE_LISTED),
    "invalid_list": _always(CHOOSE_LISTED),
    "invalid_pk_value": _always(CHOOSE_LISTED),
    "incomplete": lambda field, label: say(_("Fill in: {field}"), field=label),
    "invalid_date": _always(DATE),
    "invalid_time": _always(_("Write the time like 14:30")),
    "missing": _always(FILE_AGAIN),
    "empty": _always(_("The file is empty. Choose another one")),
    "contradiction": _always(_("Choose a new file or remove the old one, not both")),
    "invalid_image": _always(FILE_TYPE),
    "invalid_extension": _always(FILE_TYPE),
    "null_characters_not_allowed": _always(_("Some signs cannot be read. Write the answer again")),
}

# the code "invalid" means something else for each kind of field; the first class that fits counts
INVALID: list[tuple[type[forms.Field], Words]] = [
    (forms.SplitDateTimeField, _("Write the date and time like 31.12.2026 14:30")),
    (forms.DateTimeField, _("Write the date and time like 31.12.2026 14:30")),
    (forms.DateField, DATE),
    (forms.TimeField, _("Write the time like 14:30")),
    (forms.DurationField, _("Write how long, for example 1:30")),
    (forms.EmailField, _("Write the e-mail like name@example.org")),
    (forms.URLField, _("Write the address like https://example.org")),
    (forms.FileField, FILE_AGAIN),
    (forms.IntegerField, NUMBER),
]

# messages of the field's own class are kept: it has said what it means
OWN = "polite_messages"


def make_polite(field: forms.Field, label: Words) -> None:
    """Replace Django's sentences in ``field`` by ours. A message given to the field by hand stays."""
    own: dict[str, Any] = getattr(field, OWN, {})
    django = _messages_of_class(field)
    for code, message in list(field.error_messages.items()):
        if code in own or (code in django and django[code] != message):
            continue
        field.error_messages[code] = _sentence(field, code, label)
    for code, sentence in SENTENCES.items():
        field.error_messages.setdefault(code, sentence(field, label))
    field.error_messages.setdefault("invalid", _sentence(field, "invalid", label))


def _sentence(field: forms.Field, code: str, label: Words) -> Words:
    if code in SENTENCES:
        return SENTENCES[code](field, label)
    return next((words for kind, words in INVALID if isinstance(field, kind)), LOOK_AGAIN)


def _messages_of_class(field: forms.Field) -> dict[str, Any]:
    messages: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        messages.update(getattr(kind, "default_error_messages", {}))
    return messages
