"""The public questions, one a page, in their order, and which of them apply after what was answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.ui.forms import DateTextField, MoneyField, PhoneField, PlainForm
from sapar.foundation.ui.words import Words
from sapar.registers.journeys.choices import CORRIDORS, country_name
from sapar.registers.people.answers import country_meant
from sapar.throughout.complaints.drafts import Draft
from sapar.throughout.complaints.filing import LONG, NEVER_THE_OTHER_SIDE, OFFICE_ONLY
from sapar.throughout.complaints.vocabulary import ForWhom, Kind

YES, NO = "yes", "no"
ELSEWHERE = "other"


class Danger(PlainForm):
    """Comes first: whoever is in danger needs a phone, not a form."""

    question = "danger"
    danger = forms.ChoiceField(label=_("Are you in danger now?"), choices=[(NO, _("No")), (YES, _("Yes"))])


class Whom(PlainForm):
    """Whose complaint it is."""

    question = "for_whom"
    for_whom = forms.ChoiceField(label=_("Who is this complaint for?"), choices=ForWhom.choices)


class Named(PlainForm):
    """With a name or without."""

    question = "named"
    named = forms.ChoiceField(
        label=_("Do you want to give your name?"),
        choices=[(YES, _("With my name, to get an answer")), (NO, _("Without my name"))],
    )


class Name(PlainForm):
    """The complainant's own name."""

    question = "name"
    who_sees: ClassVar[dict[str, Any]] = {"name": OFFICE_ONLY}
    name = forms.CharField(label=_("What is your name?"), max_length=200)


class Them(PlainForm):
    """For whom one complains, and whether they agreed."""

    their_name = forms.CharField(label=_("Name of the person"), max_length=200, required=False)
    relation = forms.CharField(label=_("How are you related?"), max_length=200, required=False)
    consent = forms.CharField(
        label=_("Did the person agree?"), max_length=500, required=False,
        help_text=_("If you could not ask, say why. We help all the same"),
    )  # fmt: skip


class Workers(PlainForm):
    """Who else joins."""

    question = "workers"
    workers = forms.CharField(
        label=_("Names of the workers, one a line"), widget=forms.Textarea({"rows": 6}), max_length=LONG, required=False
    )


class Kinds(PlainForm):
    """What it is about."""

    question = "kinds"
    kinds = forms.MultipleChoiceField(
        label=_("What is it about?"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple,
        help_text=_("You may choose several"),
    )  # fmt: skip


class Happened(PlainForm):
    """What happened, in one's own words."""

    question = "what_happened"
    who_sees: ClassVar[dict[str, Any]] = {"what_happened": OFFICE_ONLY}
    what_happened = forms.CharField(
        label=_("Tell us what happened"), widget=forms.Textarea({"rows": 8}), max_length=LONG,
        help_text=_("In any language. Nobody asks about your papers"),
    )  # fmt: skip


class OtherSide(PlainForm):
    """Who did it."""

    question = "respondent_name"
    respondent_name = forms.CharField(
        label=_("Which employer, agency or office?"), max_length=200, required=False,
        help_text=_("The name as you know it, or a phone"),
    )  # fmt: skip


def countries() -> list[tuple[str, Any]]:
    """Return the countries most people go to, home, and "another"."""
    return [(code, country_name(code)) for code in ("KG", *CORRIDORS)] + [(ELSEWHERE, _("Another country"))]


class Where(PlainForm):
    """Where it happened."""

    country = forms.ChoiceField(label=_("In which country?"), choices=countries)
    other_country = forms.CharField(label=_("Which other country?"), max_length=100, required=False)
    place = forms.CharField(
        label=_("Town or address"), max_length=200, required=False,
    )  # fmt: skip
    who_sees: ClassVar[dict[str, Any]] = {"place": NEVER_THE_OTHER_SIDE}

    def clean(self) -> dict[str, Any]:
        """Ask which other country, and read its name in any of the languages."""
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("country") == ELSEWHERE:
            try:
                answers["country"] = country_meant(answers.get("other_country") or "")
                validate_country(answers["country"])
            except ValidationError:
                self.add_error("other_country", _("Write the name of the country"))
        return answers


class When(PlainForm):
    """When it happened: limitation periods run from it."""

    question = "happened_on"
    why: ClassVar[dict[str, Any]] = {
        "happened_on": _("A claim can be brought for a limited time. We count it from this day")
    }
    happened_on = DateTextField(
        label=_("When did it happen?"), required=False,
        help_text=_("For unpaid wages: the day when they were due. About is enough. Leave it empty if you don't know"),
    )  # fmt: skip


class HowMuch(PlainForm):
    """Which sum it is about."""

    question = "money"
    money = MoneyField(
        label=_("How much money is it about?"), required=False, help_text=_("Leave it empty if it is not about money")
    )


class SafeContact(PlainForm):
    """How to get in touch without harm."""

    who_sees: ClassVar[dict[str, Any]] = {"phone": NEVER_THE_OTHER_SIDE}
    phone = PhoneField(
        label=_("Phone"), required=False,
        help_text=_("Only if a message there is safe. It never says what it is about"),
    )  # fmt: skip
    safe_contact = forms.CharField(
        label=_("When and how may we contact you safely?"), widget=forms.Textarea({"rows": 3}), max_length=500,
        required=False,
    )  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One page of the flow."""

    slug: str
    form: type[PlainForm]
    applies: Callable[[Draft, Actor], bool] = lambda draft, actor: True
    heading: Words = ""  # where the page asks several things

    @property
    def title(self) -> Words:
        """Return what stands above the page and in the browser's title: the question itself."""
        return self.heading or self.form.base_fields[self.form.question].label or ""


def _says(slug: str, field: str, value: str) -> Callable[[Draft, Actor], bool]:
    return lambda draft, actor: draft.said(slug, field) == value


QUESTIONS = (
    Question("danger", Danger),
    Question("whom", Whom),
    Question("named", Named),
    Question("name", Name, lambda draft, actor: draft.said("named", "named") == YES and not _known(actor)),
    Question("them", Them, _says("whom", "for_whom", ForWhom.OTHER), _("About the person")),
    Question("workers", Workers, _says("whom", "for_whom", ForWhom.GROUP)),
    Question("kinds", Kinds),
    Question("happened", Happened),
    Question("other-side", OtherSide),
    Question("where", Where, heading=_("Where did it happen?")),
    Question("when", When),
    Question("money", HowMuch),
    Question("contact", SafeContact, heading=_("How may we reach you?")),
)


def _known(actor: Actor) -> bool:
    return actor.account is not None and not actor.is_staff


def questions_for(draft: Draft, actor: Actor) -> list[Question]:
    """Return the questions that apply after what was answered so far."""
    return [question for question in QUESTIONS if question.applies(draft, actor)]


def answers_of(draft: Draft, actor: Actor) -> tuple[dict[str, Any], Question | None]:
    """Return every answer in its type, and the first question that still lacks a good one."""
    answers: dict[str, Any] = {}
    for question in questions_for(draft, actor):
        form = question.form(draft.data(question.slug))
        if not form.is_valid():
            return answers, question
        answers |= form.cleaned_data
    return answers, None


def as_asked(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers as the action asks them."""
    given = {name: value for name, value in answers.items() if value not in (None, "")}
    for own in ("danger", "named", "their_name", "other_country"):
        given.pop(own, None)
    if answers.get("their_name"):
        given["workers"] = answers["their_name"]
    return given | {
        "urgent": answers["danger"] == YES, "anonymous": answers["named"] == NO, "kinds": ",".join(answers["kinds"]),
    }  # fmt: skip
