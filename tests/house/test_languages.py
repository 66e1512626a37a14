"""Texts held as data fall back sensibly, and the catalogue compiles without gettext."""

from django.utils import translation

from sapar.foundation.languages.catalogue import compile_catalogues
from sapar.foundation.languages.texts import Texts


def test_a_text_is_read_in_the_readers_language_or_the_nearest():
    texts = Texts(ru="Ош", en="Osh")
    with translation.override("ky"):
        assert str(texts) == "Ош"
    with translation.override("en"):
        assert str(texts) == "Osh"
    assert Texts().written_in("ky") == ""


def test_a_catalogue_is_compiled_when_it_is_newer(tmp_path):
    folder = tmp_path / "ky" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "Yes"\nmsgstr "Ооба"\n', encoding="utf-8")
    assert [path.name for path in compile_catalogues(tmp_path)] == ["django.mo"]
    assert compile_catalogues(tmp_path) == []
