"""The fields in which somebody says what a contract holds, and the form made of one question or of all of them.

Every answer but the country is optional: whoever does not know leaves it open, and the rule behind it *cannot be told*.
Fields are named like clauses of the contract form, ``__`` standing for a dot (``wage__period``). What is kept between
two pages is plain text, numbers as they were read, so that a session can hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.classifications.search import fold, search_regions
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.ui.forms import AmountField, DateTextField, MoneyField, PlainForm, SuggestInput
from sapar.foundation.ui.words import Words, say

if TYPE_CHECKING:
    from django.http import QueryDict

    from sapar.policy.law.places import Place
    from sapar.policy.law.questions import Question

Answers = Mapping[str, Any]
"""What is kept: name of the field -> text, list of texts, or {amount, currency}."""

I_DO_NOT_KNOW = _("I don't know")
YES, NO, NONE = "yes", "no", "none"
LARGEST_AMOUNT = Decimal(10) ** 9


class NumberField(AmountField):
    """A number as people write it, with the largest that can be."""

    def __init__(self, *, most: int, **options: Any) -> None:
        self.most = most
        super().__init__(**options)

    def validate(self, value: Any) -> None:
        """Refuse what cannot be."""
        super().validate(value)
        if value is not None and value > self.most:
            raise ValidationError(say(_("Too large. The largest possible: {n}"), n=self.most), code="max_value")


class SumField(MoneyField):
    """An amount in a currency, of a size that the law can be reckoned with."""

    def validate(self, value: Any) -> None:
        """Refuse sums that are slips of the pen."""
        super().validate(value)
        if value is not None and value.amount >= LARGEST_AMOUNT:
            raise ValidationError(_("The number is too large"), code="max_value")


class RegionField(forms.CharField):
    """A region abroad, written as people know it; the server suggests. The answer is the code that packs use."""

    def __init__(self, country: str, **options: Any) -> None:
        self.country = country
        url = format_lazy("{}?country={}", reverse_lazy("law:regions"), country)
        super().__init__(widget=SuggestInput(url), max_length=120, required=False, **options)

    def to_python(self, value: Any) -> str:
        """Find the one region that is meant, by its name in any language, its code or a town in it."""
        text: str = super().to_python(value) or ""
        found = search_regions(text, readers_language(), country=self.country) if text else ()
        exact = [
            each
            for each in found
            if fold(text) in {fold(name or "") for name in (each.code, each.en, each.ru, each.ky)}
        ]
        if not text or len(exact or found) == 1:
            return (exact or found)[0].code if text else ""
        if found:
            names = "; ".join(each.name(readers_language()) for each in found[:5])
            raise ValidationError(say(_("Which of these do you mean? {names}"), names=names), code="several")
        raise ValidationError(
            _("We do not know this region. Write it in another way, or leave it empty"), code="unknown"
        )

    def prepare_value(self, value: Any) -> Any:
        """Show the name of a region that was answered, and what was typed as it was typed."""
        known = {each.code: each for each in codes.regions(self.country)}
        return known[value].name(readers_language()) if value in known else value


def number(label: Words, most: int, hint: Words = "") -> NumberField:
    """Return a field for hours, days or months."""
    return NumberField(label=label, most=most, help_text=hint, required=False)


def amount(label: Words, hint: Words = "") -> NumberField:
    """Return a field for a sum in a currency that is known already."""
    return NumberField(label=label, most=int(LARGEST_AMOUNT), help_text=hint, required=False)


def money(label: Words, currencies: Iterable[str], hint: Words = "") -> SumField:
    """Return a field for a sum with its currency."""
    return SumField(label=label, currencies=tuple(currencies), help_text=hint, required=False)


def day(label: Words, hint: Words = "") -> DateTextField:
    """Return a field for a day, within a lifetime of today."""
    return DateTextField(
        label=label, help_text=hint, required=False, earliest=date(1990, 1, 1), latest=date(2100, 12, 31)
    )


def text(label: Words, hint: Words = "") -> forms.CharField:
    """Return a field for a few words."""
    return forms.CharField(label=label, help_text=hint, max_length=120, required=False)


def one_of(label: Words, options: Mapping[str, Words], hint: Words = "") -> forms.ChoiceField:
    """Return a field with one answer of a list, or none of them: I don't know."""
    choices = [*options.items(), ("", I_DO_NOT_KNOW)]
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, required=False)


def long_list(label: Words, options: Iterable[tuple[str, Words]], hint: Words = "") -> forms.ChoiceField:
    """Return a field for a list too long for radios: the phone's own picker, "I don't know" first."""
    field = forms.ChoiceField(
        label=label, choices=[("", I_DO_NOT_KNOW), *options], help_text=hint, required=False, widget=forms.Select
    )
    return field


def some_of(
    label: Words, options: Mapping[str, Words], none: Words = "", hint: Words = ""
) -> forms.MultipleChoiceField:
    """Return a field with several answers; ``none`` says that there is none, which is not the same as no answer."""
    choices = [*options.items(), *([(NONE, none)] if none else [])]
    return forms.MultipleChoiceField(label=label, choices=choices, help_text=hint, required=False)


def yes_no(label: Words, hint: Words = "") -> forms.ChoiceField:
    """Return a field for yes, no, or I don't know."""
    return one_of(label, {YES: _("Yes"), NO: _("No")}, hint)


class AnswersForm(PlainForm):
    """One question, or several on one page. ``sure`` repeats a doubt that the person has confirmed."""

    marks_optional = False
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, questions: Iterable[Question], place: Place, answers: Answers, data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.questions, self.place = tuple(questions), place
        self.names: dict[str, list[str]] = {}
        for question in self.questions:
            fields = question.fields(place, answers)
            self.names[question.slug] = list(fields)
            for name, field in fields.items():
                self.fields[name] = field
                self.initial[name] = awake(field, answers.get(name))
        if len(self.fields) == 2 and len(self.questions) == 1:
            self.question = next(name for name in self.fields if name != "sure")

    @property
    def may_skip(self) -> bool:
        """Say whether to offer a button "I don't know": radios have that answer among their own."""
        alone = self.fields.get(self.question)
        return alone is None or not isinstance(alone, forms.ChoiceField) or isinstance(alone, forms.MultipleChoiceField)

    def clean(self) -> dict[str, Any]:
        """Compare the answers of each question with each other."""
        cleaned = super().clean() or {}
        for question in self.questions:
            for name, sentence in question.problems(cleaned).items():
                self.add_error(name, sentence)
        return cleaned

    @property
    def doubts(self) -> list[str]:
        """Return what can hardly be: asked once more, and taken as it is when it is sent again."""
        found = [question.doubt(self.cleaned_data, self.place) for question in self.questions]
        return [str(sentence) for sentence in found if sentence]

    @property
    def doubted(self) -> str:
        """Return the doubts that are still to be confirmed; empty where there are none."""
        doubts = " ".join(self.doubts)
        return "" if doubts == self.cleaned_data.get("sure") else doubts

    def ask_again(self) -> None:
        """Make the next sending of the same answers count as a confirmation."""
        sent = cast("QueryDict", self.data).copy()
        sent["sure"] = self.doubted
        self.data = sent

    @property
    def sections(self) -> list[tuple[Question, list[forms.BoundField]]]:
        """Return the fields under their questions."""
        return [(question, [self[name] for name in self.names[question.slug]]) for question in self.questions]

    @property
    def given(self) -> dict[str, Any]:
        """Return what was answered, as it is kept; a field left open is not in it."""
        names = [name for question in self.names.values() for name in question]
        kept = {name: asleep(self.cleaned_data.get(name)) for name in names}
        return {name: value for name, value in kept.items() if value not in ("", [], None)}


def asleep(value: Any) -> Any:
    """Return a value as a session can hold it."""
    if isinstance(value, Money):
        return {"amount": f"{value.amount.normalize():f}", "currency": value.currency}
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def awake(field: forms.Field, value: Any) -> Any:
    """Return a kept value as the field shows it."""
    if value is None:
        return None
    if isinstance(field, MoneyField):
        return Money(Decimal(value["amount"]), value["currency"])
    if isinstance(field, DateTextField):
        return date.fromisoformat(value)
    return value
