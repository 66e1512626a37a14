"""The forms where the generated one is not enough: booking, attendance, the quiz, the filters of the list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.forms import FilterForm, ReferenceField
from sapar.pre_employment.orientation.certifying import Chosen, take_quiz
from sapar.pre_employment.orientation.models import Seat
from sapar.pre_employment.orientation.quiz import questions
from sapar.pre_employment.orientation.seats import book_seat
from sapar.pre_employment.orientation.sessions import Refs, hold_session
from sapar.registers.journeys.choices import country_name


class BookForm(ActionForm):
    """Booking: nothing is asked of the person; an officer says for whom."""

    def __init__(self, *args: Any, for_whom: bool = False, **options: Any) -> None:
        super().__init__(book_seat, *args, **options)
        del self.fields["person"]
        if for_whom:
            self.fields["person"] = ReferenceField(label=_("Number of the person"))

    @property
    def answers(self) -> dict[str, Any]:
        """Return nothing: for whom is looked up by the view."""
        return {}


class AttendanceForm(ActionForm):
    """Everybody who booked, with a box each."""

    def __init__(self, seats: Iterable[Seat], *args: Any, **options: Any) -> None:
        super().__init__(hold_session, *args, **options)
        self.fields["attended"] = forms.MultipleChoiceField(
            label=_("Who was there"), choices=[(seat.ref, seat.person.name) for seat in seats], required=False,
            widget=forms.CheckboxSelectMultiple,
        )  # fmt: skip

    @property
    def answers(self) -> dict[str, Any]:
        """Return the numbers of the seats of those who were there."""
        return {"attended": Refs(self.cleaned_data["attended"])}


class QuizForm(ActionForm):
    """The questions in the reader's language. What was answered stays; nothing is chosen beforehand."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(take_quiz, *args, **options)
        del self.fields["chosen"]
        for number, question in enumerate(questions(), start=1):
            self.fields[question.id] = forms.ChoiceField(
                label=f"{number}. {question.ask.written_in(readers_language())}", widget=forms.RadioSelect,
                choices=[(code, text.written_in(readers_language())) for code, text in question.answers.items()],
            )  # fmt: skip

    @property
    def answers(self) -> dict[str, Any]:
        """Return ``question.answer`` for each question."""
        return {"chosen": Chosen(f"{question.id}.{self.cleaned_data[question.id]}" for question in questions())}


class SessionsFilter(FilterForm):
    """The filter of the list of sessions: one country."""

    search = ""

    def __init__(self, *args: Any, countries: Iterable[str] = (), desk: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        named = sorted(((code, country_name(code)) for code in countries), key=lambda pair: pair[1])
        self.fields["country"] = forms.ChoiceField(label=_("Country"), choices=[("", _("All")), *named], required=False)
        if desk:
            shown = [("", _("Ahead and held")), ("all", _("All"))]
            self.fields["state"] = forms.ChoiceField(label=_("State"), choices=shown, required=False)
