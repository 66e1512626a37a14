"""The forms of this room: what the public page takes, one line of the list, and the filters of the officers' list."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.references import normalised
from sapar.foundation.ui.forms import FilterForm, PlainForm
from sapar.pre_employment.clearance.choices import ClearanceState
from sapar.pre_employment.clearance.photos import LARGEST_FILE, NoCode, NotAPhoto, code_in
from sapar.pre_employment.clearance.tokens import LONGEST_TEXT, PREFIX

NO_CODE = _("We found no code of ours in the photo. Take it nearer, straight and in good light")
NOT_A_PHOTO = _("This file is no photo that we can read. Use JPEG or PNG, up to 8 MB")


class VerifyForm(PlainForm):
    """A number, the text of a code, or a photo of it. ``code`` or ``number`` is set when it is valid."""

    marks_optional = False

    written = forms.CharField(
        label=_("Number under the QR code"), help_text=_("Or the text of the code, if your phone shows it."),
        required=False, max_length=LONGEST_TEXT, widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    photo = forms.FileField(
        label=_("Or a photo of the QR code"), help_text=_("JPEG or PNG. We look at it and keep nothing."),
        required=False, widget=forms.FileInput({"accept": "image/jpeg,image/png"}),
    )  # fmt: skip

    code = ""
    number = ""

    def clean_photo(self) -> Any:
        """Read the code out of the photo."""
        photo = self.cleaned_data["photo"]
        if photo:
            try:
                self.code = code_in(photo.read(LARGEST_FILE + 1))
            except NoCode as error:
                raise ValidationError(NO_CODE, code="no_code") from error
            except NotAPhoto as error:
                raise ValidationError(NOT_A_PHOTO, code="no_photo") from error
        return None  # nothing of it is kept

    def clean(self) -> dict[str, Any]:
        """Tell a number from a text, and ask for one of them where nothing was given."""
        cleaned = super().clean() or self.cleaned_data
        written = cleaned.get("written", "")
        if not written and not self.code and not self.errors:
            self.add_error("written", _("Write the number, or choose a photo"))
        elif written and not self.code:
            if written.startswith(PREFIX) or not any(sign.isdigit() for sign in written[:1]):
                self.code = written
            else:
                try:
                    self.number = normalised(written)
                except ValidationError as error:
                    self.add_error("written", error)
        return cleaned


class ClearancesFilter(FilterForm):
    """Search and filters of the officers' list."""

    q = forms.CharField(label=_("Number"))
    state = forms.ChoiceField(label=_("State"), choices=[("", _("Open")), *ClearanceState.choices, ("all", _("All"))])
