"""The house's own rules: what a reviewer would otherwise have to look for."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from sapar.foundation.actions.guarded import Guarded, Subject
from sapar.foundation.actions.registry import ACTIONS, FOLLOW_UPS
from sapar.foundation.languages.catalogue import untranslated
from sapar.foundation.languages.collecting import messages_in_source
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import SMS_UNITS, text_of

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "sapar"
CODE = [p for p in sorted(SOURCE.rglob("*.py")) if "migrations" not in p.parts]
ROOMS = [p for p in CODE if "tests" not in p.parts]
LONGEST = 500

SUBJECTS = [m for m in apps.get_models() if issubclass(m, Subject)]
GUARDED = [m for m in apps.get_models() if issubclass(m, Guarded)]


def _named(model):
    return model.__name__


@pytest.mark.parametrize("model", SUBJECTS, ids=_named)
def test_every_row_of_moves_has_its_action(model):
    assert [name for name in model.MOVES if name not in ACTIONS or ACTIONS[name].model is not model] == []


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_has_its_row_of_moves(name):
    assert name in ACTIONS[name].model.MOVES


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_has_a_docstring_a_label_and_a_test_that_names_it(name):
    action = ACTIONS[name]
    assert action.body.__doc__
    assert str(action.label)
    room = Path(action.body.__code__.co_filename).parent
    tests = [*room.glob("tests/*.py"), *(ROOT / "tests").rglob("*.py")]
    assert any(re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")) for path in tests), f"no test names {name}"


@pytest.mark.parametrize("name", sorted(name for name in ACTIONS if ACTIONS[name].law))
def test_every_law_an_action_stands_under_can_be_cited(name):
    from sapar.foundation import clock

    assert lawbook().citations(ACTIONS[name].law, clock.today())


@pytest.mark.parametrize("model", GUARDED, ids=_named)
def test_every_field_declares_its_data_class(model):
    declared = model.classes_by_field()
    assert [f.name for f in model._meta.concrete_fields if f.name not in declared] == []
    assert [n for n in declared if n not in {f.name for f in model._meta.get_fields()} | {"id", "state", "ref"}] == []


@pytest.mark.parametrize("model", GUARDED, ids=_named)
def test_nothing_cascades(model):
    relations = [f for f in model._meta.concrete_fields if f.is_relation]
    assert [f.name for f in relations if f.remote_field.on_delete is not models.PROTECT] == []


@pytest.mark.parametrize("model", SUBJECTS, ids=_named)
def test_every_page_of_a_record_can_be_reached(model):
    if model.PAGE:
        assert reverse(model.PAGE, args=["123456789"])


def _string_arguments(name):
    for path in ROOMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == name and node.args:
                if isinstance(node.args[0], ast.Constant):
                    yield node.args[0].value


NOTICES = sorted({f"{p.parents[1].name}/{p.name.split('.')[0]}" for p in SOURCE.rglob("notices/*.txt")})


@pytest.mark.parametrize("name", NOTICES)
def test_every_notice_is_written_in_three_languages_and_short(name):
    texts = [text_of(name, language) for language in ("ky", "ru", "en")]
    places = [set(re.findall(r"{(\w+)}", text)) for text in texts]
    assert places[0] == places[1] == places[2]
    for text in texts:
        short = re.sub(r"{\w+}", "123-456-789", text.splitlines()[0])
        assert len(short.encode("utf-16-le")) // 2 <= SMS_UNITS, short


def _strings():
    for path in ROOMS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_every_notice_text_is_used():
    used = set(_strings())  # some rooms choose between notices, so any string counts
    shortened = {name.removesuffix("_with_date").split("/")[1] for name in NOTICES if "/" in name} & used
    unused = [n for n in NOTICES if n not in used and n.removesuffix("_with_date").split("/")[1] not in shortened]
    assert unused == []


def test_every_follow_up_is_registered_and_asked_for():
    assert set(_string_arguments("FollowUp")) == set(FOLLOW_UPS)


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_every_message_is_translated(language):
    assert [line for line in untranslated() if line.startswith(language)] == []


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_catalogue_holds_the_messages_of_the_source_and_no_others(language):
    import polib

    catalogue = polib.pofile(str(SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"))
    assert {entry.msgid for entry in catalogue} == set(messages_in_source())


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_translations_keep_their_placeholders(language):
    import polib

    catalogue = polib.pofile(str(SOURCE / "locale" / language / "LC_MESSAGES" / "django.po"))
    place = re.compile(r"{\w*}|%\(\w+\)s")
    wrong = [e.msgid for e in catalogue if sorted(place.findall(e.msgid)) != sorted(place.findall(e.msgstr))]
    assert wrong == []


def test_every_template_is_used():
    templates = {str(path).split("/templates/", 1)[1] for path in SOURCE.rglob("templates/**/*.html")}
    text = "\n".join(p.read_text(encoding="utf-8") for p in [*ROOMS, *SOURCE.rglob("*.html")])
    from_django = {
        "400.html",
        "403.html",
        "403_csrf.html",
        "404.html",
        "405.html",
        "409.html",
        "422.html",
        "429.html",
        "500.html",
    }
    widgets = {name for name in templates if name.startswith(("ui/widgets/", "ui/forms/", "django/"))}
    assert sorted(n for n in templates - from_django - widgets if f'"{n}"' not in text) == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_module_opens_with_a_sentence():
    silent = [
        p
        for p in CODE
        if p.read_text(encoding="utf-8").strip() and not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]
    assert [str(path) for path in silent] == []


def test_no_module_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "common", "misc", "core", "base", "tools"}
    assert [str(path) for path in ROOMS if path.stem in empty or empty & set(path.parent.parts[-2:])] == []
