"""Forms that speak plainly: label, hint, error, input; what to mend first; nothing cleared.

``PlainForm`` is the base of every form. Beside a field's own options a form may say, by field name, ``why`` we ask (a
sentence) and ``who_sees`` the answer (people); a field may carry the same as attributes. ``question`` names the field
whose label is the page's h1. A choice of up to twelve is radios or boxes, and nothing is marked with an asterisk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, cast

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components import Chip
from sapar.foundation.ui.errors import make_polite
from sapar.foundation.ui.fields import (
    CURRENCIES,
    AmountField,
    DateTextField,
    MoneyField,
    PhoneField,
    ReferenceField,
    read_amount,
    read_date,
)
from sapar.foundation.ui.paging import AFTER, AT, BEFORE
from sapar.foundation.ui.words import Words, say

__all__ = [
    "CURRENCIES",
    "AmountField",
    "DateTextField",
    "FilterForm",
    "MoneyField",
    "PhoneField",
    "PlainForm",
    "PlainRenderer",
    "ReferenceField",
    "SuggestInput",
    "problems_of",
    "read_amount",
    "read_date",
]
RADIOS_UP_TO = 12


class PlainBoundField(BoundField):
    """A field on a page, with what the template asks about it."""

    field: forms.Field
    form: forms.BaseForm

    @property
    def is_question(self) -> bool:
        """Say whether the label is the page's h1."""
        return bool(getattr(self.form, "question", "") == self.name)

    @property
    def is_choices(self) -> bool:
        """Say whether the widget is a group of radios or boxes."""
        return isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)

    @property
    def is_tick(self) -> bool:
        """Say whether the widget is one box, whose label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        """Say whether to write "(optional)"."""
        return not self.field.required and not self.is_tick and getattr(self.form, "marks_optional", True)

    @property
    def why(self) -> Words:
        """Say why we ask."""
        return self._said("why")

    @property
    def who_sees(self) -> Words:
        """Say who sees the answer."""
        return self._said("who_sees")

    @property
    def first_id(self) -> str:
        """Return the id of the first input: where the error summary leads."""
        return self.id_for_label or f"{self.auto_id}_0"

    def _said(self, name: str) -> Words:
        by_name: Mapping[str, Words] = getattr(self.form, name, {})
        said: Words | None = by_name.get(self.name) or getattr(self.field, name, None)
        return said or ""


class PlainRenderer(DjangoTemplates):
    """Renders forms with the kit's templates; name it in FORM_RENDERER to give other apps' forms the same look."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = PlainBoundField


class PlainForm(forms.Form):
    """A form in plain words. See the module's first lines for what a subclass may say."""

    default_renderer = PlainRenderer
    use_required_attribute = False
    marks_optional: ClassVar[bool] = True
    question: str = ""
    why: ClassVar[Mapping[str, Words]] = {}
    who_sees: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)

    def __getitem__(self, name: str) -> BoundField:
        self._prepare()
        return super().__getitem__(name)

    def full_clean(self) -> None:
        """Clean, after the fields have got their widgets and sentences."""
        self._prepare()
        super().full_clean()

    def _prepare(self) -> None:
        """Do what must wait until every field is there; forms made from an action add theirs after ``__init__``."""
        for name, field in self.fields.items():
            if not getattr(field, "is_plain", False):
                field.is_plain = True  # type: ignore[attr-defined]
                make_plain(field, name)


class FilterForm(PlainForm):
    """The search box and filters of a list: a GET form. ``search`` names the field of the box, "" for none."""

    marks_optional = False
    search: str = "q"

    def __init__(self, data: QueryDict | None = None, *args: Any, **options: Any) -> None:
        options.setdefault("auto_id", "filter_%s")
        super().__init__(data if data is not None else QueryDict(), *args, **options)
        for field in self.fields.values():
            field.required = False

    @property
    def search_box(self) -> BoundField | None:
        """Return the search field."""
        return self[self.search] if self.search in self.fields else None

    @property
    def filters(self) -> list[BoundField]:
        """Return the other fields."""
        return [self[name] for name in self.fields if name != self.search]

    def chips(self, request: HttpRequest) -> list[Chip]:
        """Return the filters that are on, each with the URL of the list without it."""
        self.is_valid()
        chosen = [(name, value) for name in self.fields for value in request.GET.getlist(self.add_prefix(name))]
        return [
            Chip(
                say("{label}: {value}", label=self[name].label, value=_shown(self.fields[name], value)),
                _url_without(request, self.add_prefix(name), value),
            )
            for name, value in chosen
            if value.strip() and name not in self.errors
        ]


class SuggestInput(forms.TextInput):
    """A text input for a list of more than twelve; the server at ``url`` answers with ``<option>`` elements."""

    template_name = "ui/widgets/suggest.html"

    def __init__(self, url: Words, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.url = url

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the address that suggests."""
        context = super().get_context(name, value, attrs)
        return {**context, "widget": {**context["widget"], "url": self.url}}


def problems_of(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    """Yield (id to jump to, sentence) for the error summary; form-wide sentences lead nowhere."""
    for sentence in form.non_field_errors():
        yield "", str(sentence)
    for name in form.fields:
        field = form[name]
        for sentence in field.errors:
            yield getattr(field, "first_id", field.auto_id), str(sentence)


def make_plain(field: forms.Field, name: str) -> None:
    """Give a field radios where it has few choices, and our sentences."""
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        if len(_options(field)) <= RADIOS_UP_TO:
            _make_buttons(field)
    make_polite(field, field.label if field.label is not None else name)


def _make_buttons(field: forms.ChoiceField) -> None:
    """Turn a select into radios, or into boxes where several may be chosen."""
    buttons = {forms.Select: forms.RadioSelect, forms.SelectMultiple: forms.CheckboxSelectMultiple}
    kind = buttons.get(type(field.widget))
    if kind is None:
        return
    widget = kind()
    widget.is_required = field.required
    widget.choices = _options(field)
    field.widget = widget


def _options(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    """Return the choices of a field, those of its groups one by one."""
    offered = list(cast("Iterable[tuple[Any, Any]]", field.choices))
    return [each for code, words in offered for each in (words if isinstance(words, list) else [(code, words)])]


def _shown(field: forms.Field, value: str) -> Words:
    if isinstance(field, forms.ChoiceField):
        words: Words = next((words for code, words in _options(field) if str(code) == value), value)
        return words
    if isinstance(field, forms.BooleanField):
        return _("Yes")
    return value


def _url_without(request: HttpRequest, name: str, value: str) -> str:
    kept = request.GET.copy()
    kept.setlist(name, [other for other in kept.getlist(name) if other != value])
    for paging in (AFTER, BEFORE, AT):
        kept.pop(paging, None)
    return f"?{kept.urlencode()}"
