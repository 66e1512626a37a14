"""The forms of imports: which file, which column is what."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.files.fields import UploadField, UploadInput
from sapar.foundation.files.uploads import Upload
from sapar.foundation.ui.forms import PlainForm
from sapar.foundation.ui.words import say
from sapar.registers.imports.actions import begin_import
from sapar.registers.imports.kinds import kind_of
from sapar.registers.imports.models import Import
from sapar.registers.imports.sheets import inspected

SAMPLE = 3  # values shown beside a column


class SheetInput(UploadInput):
    """A file input for spreadsheets."""

    accepts = ".xlsx,.ods,.xls,.csv,.txt,text/csv"


class SheetField(UploadField):
    """One spreadsheet, looked into and kept as it was sent."""

    widget = SheetInput

    def inspect(self, data: bytes, name: str) -> Upload:
        """Take what can be a spreadsheet."""
        return inspected(data, name)


class ImportForm(ActionForm):
    """What the file holds, and the file."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(begin_import, *args, **options)
        self.fields["file"] = SheetField(
            label=_("File"),
            help_text=_("XLSX, ODS or CSV. The first row may be a title; the headers are found by their words"),
        )


class ColumnsForm(PlainForm):
    """Which column is what: a list of fields for each column of the file."""

    marks_optional = False
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, of_import: Import, samples: list[list[str]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = [("", _("Not imported")), *kind_of(of_import).labels.items()]
        self.columns = {f"column_{number}": number for number in range(len(of_import.headers))}
        for name, number in self.columns.items():
            values = ", ".join(filter(None, (row[number] for row in samples if number < len(row))))
            self.fields[name] = forms.ChoiceField(
                label=of_import.headers[number] or say(_("Column {n}, without a header"), n=number + 1),
                help_text=say(_("For example: {values}"), values=values) if values else "",
                choices=offered, required=False, widget=forms.Select, initial=of_import.mapping.get(str(number), ""),
            )  # fmt: skip

    @property
    def mapping(self) -> str:
        """Return what was chosen, as ``map_columns`` takes it."""
        return json.dumps({number: self.cleaned_data.get(name, "") for name, number in self.columns.items()})

    def refuse(self, error: ValidationError) -> None:
        """Show what is to mend above the columns: it concerns several."""
        for problems in error.error_dict.values() if hasattr(error, "error_dict") else [error]:
            self.add_error(None, problems)
