"""A photo for the public page stays in memory: it is read, answered and forgotten, and never touches the disk."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from sapar.pre_employment.clearance.photos import LARGEST_FILE


class KeptInMemory(FileUploadHandler):
    """Takes files of up to the largest size; of a larger one only so much as shows that it is too large."""

    def new_file(self, *args: Any, **options: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **options)
        self.held = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold what came, one byte more than is allowed at most."""
        self.held.write(raw_data[: max(LARGEST_FILE + 1 - self.held.tell(), 0)])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Hand the file over."""
        size = self.held.tell()
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name or "", self.content_type, size, self.charset
        )
