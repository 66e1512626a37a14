"""The guides quote buttons and pages as they stand on the screen, say the same in each language, and fit on a page."""

import re
from pathlib import Path

import polib
import pytest

from sapar.foundation.languages.catalogue import LOCALE
from sapar.foundation.languages.collecting import messages_in_source

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
LANGUAGES = ("ky", "ru", "en")
NAMES = sorted({path.name.split(".")[0] for path in GUIDES.glob("*.*.md")})
LINES_OF_A_PAGE = 80


def catalogue(language: str) -> dict[str, str]:
    """Return how each message of the source reads in a language."""
    source = messages_in_source()
    if language == "en":
        return dict(zip(source, source, strict=True))
    entries = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgid in source}


def quoted(name: str, language: str) -> set[str]:
    """Return what a guide prints in bold: buttons and pages, nothing else."""
    text = (GUIDES / f"{name}.{language}.md").read_text(encoding="utf-8")
    return {" ".join(label.split()) for label in re.findall(r"\*\*(.+?)\*\*", text, re.DOTALL)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_button_in_a_guide_stands_on_a_page(name, language):
    assert quoted(name, language) <= set(catalogue(language).values())


@pytest.mark.parametrize("language", ["ky", "ru"])
@pytest.mark.parametrize("name", NAMES)
def test_a_guide_names_the_same_buttons_in_each_language(name, language):
    words = catalogue(language)
    assert {words[label] for label in quoted(name, "en")} == quoted(name, language)


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_fits_on_a_page_in_each_language_and_stands_in_the_index(name):
    index = (GUIDES / "README.md").read_text(encoding="utf-8")
    for language in LANGUAGES:
        lines = (GUIDES / f"{name}.{language}.md").read_text(encoding="utf-8").count("\n")
        assert lines <= LINES_OF_A_PAGE
        assert f"({name}.{language}.md)" in index
