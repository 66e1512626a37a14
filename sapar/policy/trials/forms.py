"""The form of a trial: numbers of one country's law with their new values, or a proposal as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.fields import AmountField, DateTextField
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.form import LARGEST_NUMBER
from sapar.policy.law.packs import Pack
from sapar.policy.trials.actions import try_change
from sapar.policy.trials.proposing import Change, numbers_of, proposal_text, rule_title

CHANGES = range(1, 4)  # numbers that can be changed at once on the page; a file may change any
EARLIEST, LATEST = date(2015, 1, 1), date(2100, 12, 31)
LARGEST_FILE = 60_000  # bytes


class TrialForm(ActionForm):
    """What is proposed for one country."""

    marks_optional = False  # nothing is needed by itself: one number, a rule or a file

    def __init__(self, pack: Pack, *args: Any, **options: Any) -> None:
        super().__init__(try_change, *args, **options)
        self.pack = pack
        self.numbers = {number.code: number for number in numbers_of(pack)}
        self.rules = {rule.id: rule for rule in pack.rules}
        del self.fields["proposal"]
        self.fields |= dict(self._fields())

    def _fields(self) -> Iterator[tuple[str, forms.Field]]:
        said = readers_language()
        numbers = [("", _("Nothing")), *((code, number.label()) for code, number in self.numbers.items())]
        for n in CHANGES:
            yield f"number_{n}", forms.ChoiceField(label=_NUMBERS[n], choices=numbers, required=False)
            yield f"value_{n}", AmountField(label=_("New value"), required=False)
            yield f"since_{n}", DateTextField(label=_("Holds from"), required=False, earliest=EARLIEST, latest=LATEST)
        rules = [("", _("None")), *((rule.id, rule_title(rule, said)) for rule in self.pack.rules)]
        yield "without", forms.ChoiceField(label=_("A rule to take away"), choices=rules, required=False)
        yield "file", forms.FileField(
            label=_("Or a proposal as a file"), required=False,
            help_text=_("A YAML file, as the recipe shows. Leave the questions above empty then"),
            widget=forms.FileInput({"accept": ".yaml,.yml"}),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Make the proposal of what was chosen, or take it from the file."""
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        changes = [change for n in CHANGES if (change := self._change(n, answers)) is not None]
        without = [self.rules[answers["without"]]] if answers.get("without") else []
        if self.errors:
            return answers
        if answers.get("file"):
            if changes or without:
                raise ValidationError(_("Choose numbers here or hand in a file, not both"))
            answers["proposal"] = self._text_of(answers["file"])
        elif changes or without:
            answers["proposal"] = proposal_text(self.pack, changes, without)
        else:
            raise ValidationError(_("Choose a number and write its new value, or hand in a file"))
        return answers

    def _change(self, n: int, answers: dict[str, Any]) -> Change | None:
        code, value, since = (answers.get(f"{name}_{n}") for name in ("number", "value", "since"))
        if not code:
            if value is not None or since:
                self.add_error(f"number_{n}", _("Choose which number this is"))
            return None
        if value is None and f"value_{n}" not in self.errors:
            self.add_error(f"value_{n}", _("Write the new value"))
        if value is not None and value >= LARGEST_NUMBER:
            self.add_error(f"value_{n}", say(_("Write a number below {most}"), most=LARGEST_NUMBER))
        if since is None and f"since_{n}" not in self.errors:
            self.add_error(f"since_{n}", _("Write the day from which it would hold"))
        return Change(self.numbers[code], value, since) if value is not None and since is not None else None

    def _text_of(self, file: Any) -> str:
        if file.size > LARGEST_FILE:
            raise ValidationError({"file": _("This file is too large for a proposal")})
        try:
            text: str = file.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise ValidationError({"file": _("This is not a text file. Save it as UTF-8")}) from error
        return text

    def refuse(self, error: ValidationError) -> None:
        """Show the faults of the proposal beside the file, where there is one."""
        faults = error.error_dict.get("proposal") if hasattr(error, "error_dict") else None
        self.add_error("file" if faults and self.cleaned_data.get("file") else None, faults or error)


_NUMBERS: dict[int, Words] = {
    1: _("Which number of the law?"),
    2: _("A second number"),
    3: _("A third number"),
}
