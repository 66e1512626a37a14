"""How answers stand on a page: each question with its answer in one line, and where to change it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.foundation.ui.components import Fact
from sapar.foundation.ui.fields import DateTextField
from sapar.foundation.ui.words import Words
from sapar.policy.law import wording
from sapar.policy.law.answers import Kept
from sapar.policy.law.forms import NO, YES, RegionField, awake
from sapar.policy.law.places import clause_of
from sapar.policy.law.questions import Question


def address(question: Question, back: str = "") -> str:
    """Return the page of a question; ``back`` names the page to return to: answers or result."""
    url = reverse("law:check") if question.slug == "country" else reverse("law:question", args=[question.slug])
    return f"{url}?to={back}" if back else url


def facts_of(kept: Kept, back: str) -> list[Fact]:
    """List every question with its answer and a way to change it."""
    return [_fact(question, kept, back) for question in kept.flow]


def answered_facts(kept: Kept, back: str = "") -> list[Fact]:
    """List what was answered, with a way to change it."""
    return [_fact(question, kept, back) for question in kept.flow if summary(question, kept)]


def _fact(question: Question, kept: Kept, back: str) -> Fact:
    said, url = summary(question, kept), address(question, back)
    return (
        Fact(question.short, said, url) if said else Fact(question.short, _("Not answered"), url, _("Give an answer"))
    )


def summary(question: Question, kept: Kept, clause: str = "") -> str:
    """Say in one line what was answered to a question, or to the part of it about a clause; empty where nothing was."""
    fields = kept.fields(question)
    line, bare = "", False  # bare: a number stands last, and a unit may follow it
    for name, field in fields.items():
        if name not in kept.answers or not is_about(name, clause):
            continue
        chosen = isinstance(field, forms.ChoiceField)
        said = _said(field, kept.answers[name])
        labelled = len(fields) > 1 and name != "wage__money" and str(field.label) != str(question.short)
        if labelled and (not chosen or kept.answers[name] in (YES, NO)):
            line += f"{'; ' if line else ''}{_labelled(field.label, said)}"
        else:
            line += f"{(' ' if bare else ', ') if line else ''}{said}"
        bare = not chosen
    return line


def is_about(name: str, clause: str) -> bool:
    """Say whether a field states a clause or a part of it; every field is about the clause without a name."""
    return not clause or clause_of(name) == clause or clause_of(name).startswith(f"{clause}.")


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        options = {str(code): str(word) for code, word in cast("list[tuple[str, Words]]", field.choices)}
        chosen: list[str] = value if isinstance(value, list) else [value]
        return ", ".join(options.get(each, each) for each in chosen)
    woken = field.prepare_value(value) if isinstance(field, RegionField) else awake(field, value)
    return f"{woken:%d.%m.%Y}" if isinstance(field, DateTextField) else _written(woken)


def _written(value: Any) -> str:
    return str(value) if isinstance(value, Money) else wording.shown(value, readers_language())


def _labelled(label: Words | None, said: str) -> str:
    return f"{label} {said}" if str(label).endswith("?") else f"{label}: {said}"
