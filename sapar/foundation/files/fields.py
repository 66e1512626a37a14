"""The form field of a file. What was chosen is kept when the form has to be shown again."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sapar.foundation.files.inspecting import inspected
from sapar.foundation.files.keeping import stage, staged
from sapar.foundation.files.uploads import Upload

KEPT = "_kept"  # the hidden input beside the file input


class UploadInput(forms.FileInput):
    """A file input, camera first on phones, and what is held already from the last try."""

    template_name = "files/input.html"
    accepts = "image/jpeg,image/png,image/webp,application/pdf"

    def __init__(self) -> None:
        super().__init__({"accept": self.accepts})
        self.held: Upload | None = None
        self.token = ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return the file chosen now, else the token of the one held."""
        return files.get(name) or data.get(name + KEPT) or None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Say whether neither is there."""
        return name not in files and name + KEPT not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the file that is held."""
        context = super().get_context(name, None, attrs)
        return context | {"kept_name": name + KEPT, "token": self.token, "held": self.held}


class UploadField(forms.Field):
    """One file; the answer is an inspected :class:`Upload`."""

    widget = UploadInput
    default_error_messages: ClassVar[dict[str, Any]] = {"gone": _("The file is no longer here. Choose it again")}
    polite_messages = default_error_messages

    def clean(self, value: Any) -> Upload | None:
        """Inspect what was chosen, or take up what was held; either is held for the next try."""
        if isinstance(value, UploadedFile):
            upload = self.inspect(value.read(), value.name or "")
            self._hold(upload, stage(upload))
            return upload
        if value:
            upload_held = staged(str(value))
            if upload_held is None:
                raise ValidationError(self.error_messages["gone"], code="gone")
            self._hold(upload_held, str(value))
            return upload_held
        self.validate(value)
        return None

    def inspect(self, data: bytes, name: str) -> Upload:
        """Look into what was chosen. A room that takes other files than photos and PDFs has its own way."""
        return inspected(data, name)

    def _hold(self, upload: Upload, token: str) -> None:
        self.widget.held, self.widget.token = upload, token

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether a file was given."""
        return bool(data)
