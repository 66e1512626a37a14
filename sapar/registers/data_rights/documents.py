"""The copy as files: JSON for programs, PDF for people."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).parent / "typesetting" / "copy.typ"


def as_file(copy: dict[str, Any]) -> bytes:
    """Return the copy as JSON text."""
    return json.dumps(copy, ensure_ascii=False, indent=2).encode()


def as_pdf(copy: dict[str, Any], words: dict[str, str]) -> bytes:
    """Return the copy typeset. ``words`` are the headings in the reader's language.

    What people wrote goes in as data, never as markup: nothing of it is run.
    """
    given = {"copy": json.dumps(copy, ensure_ascii=False), "words": json.dumps(words, ensure_ascii=False)}
    made: bytes = typst.compile(_template(), format="pdf", sys_inputs=given)
    return made


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
