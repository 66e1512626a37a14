"""A file as an action takes it: inspected, harmless, with a name fit to show."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

LONGEST_NAME = 100


@dataclass(frozen=True)
class Upload:
    """An inspected file. ``data`` is what is kept: photos are drawn anew, so it is not always what was sent."""

    name: str
    media_type: str
    data: bytes

    @property
    def size(self) -> int:
        """Return the size in bytes."""
        return len(self.data)

    def __str__(self) -> str:
        """Tell one upload from another without telling what is in it."""
        return f"{self.name}:{hashlib.sha256(self.data).hexdigest()}"


def fit_name(name: str, extension: str) -> str:
    """Return a file name without path, control or direction characters, with the extension its content has."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    stem = re.sub(r'[<>:"|?*]', "_", shown.rpartition(".")[0] or shown).strip(" .")
    return f"{stem[: LONGEST_NAME - len(extension) - 1] or 'file'}.{extension}"
