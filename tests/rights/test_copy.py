"""The copy of everything: nothing of one's own is missing, nothing of others is in it."""

import json

import pytest
from django.apps import apps
from django.urls import reverse

from sapar.foundation.actions.guarded import Guarded
from sapar.registers.data_rights import copying
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.people.belongings import add_document
from sapar.throughout.complaints.actions import file_complaint

pytestmark = pytest.mark.django_db

# Kinds of row whose key is nobody's, or of an office's member: no person's copy holds them.
# A list that an office sent is sealed under a key of its own until its rows are records; then it is forgotten.
OF_NO_PERSON = {
    "organizations.Membership", "files.StoredFile", "accounts.ApiToken", "imports.Import", "imports.ImportRow",
}  # fmt: skip
OF_BUSINESSES = "agency_permits."  # a file of an agency is sealed too, and is nobody's own data


@pytest.fixture
def lived(cast):
    """Nurlan with a passport, a journey and a complaint."""
    person, holder = cast.worker("nurlan"), cast.holder("nurlan")
    add_document(person, by=holder, kind="passport", doc_number="AN7654321")
    plan_journey(person, by=holder, destination="RU")
    file_complaint(
        cast.office("disputes"), by=holder, kinds="unpaid_wages", what_happened="Two months without pay", country="RU",
        respondent_name="Stroy",
    )  # fmt: skip
    return person


def taken(cast, kind, name="nurlan"):
    return cast.client_for(name).get(reverse("data_rights:copy", args=[kind]))


def test_it_holds_what_every_room_keeps(cast, lived):
    answer = taken(cast, "json")
    text = answer.content.decode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert {"people.person", "people.document", "journeys.journey", "complaints.complaint", "accounts.account"} <= {
        part["kind"] for part in json.loads(text)["parts"]
    }
    for own in ("AN7654321", "Two months without pay", "Өмүрбеков"):
        assert own in text


def test_it_holds_nothing_of_others(cast, lived):
    cast.worker("gulnara")
    text = taken(cast, "json").content.decode()
    assert "Гүлнара" not in text
    assert "Айгүл" not in json.dumps(json.loads(text)["parts"], ensure_ascii=False)


@pytest.mark.parametrize("name", ["aigul", "timur"])
def test_only_the_person_takes_it(cast, lived, name):
    assert taken(cast, "json", name).status_code in (302, 403)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_it_is_typeset_in_three_languages(cast, lived, language):
    answer = cast.client_for("nurlan", language).get(reverse("data_rights:copy", args=["pdf"]))
    assert answer.content.startswith(b"%PDF")


def test_what_people_wrote_is_not_run_when_it_is_typeset(cast):
    from sapar.registers.data_rights.documents import as_pdf

    copy = {"made_at": "2026-11-24", "number": "1", "done": [], "opened": [], "parts": [
        {"title": "#panic()", "rows": [[{"label": "#read(\"/etc/passwd\")", "value": "$x^"}]]}]}  # fmt: skip
    words = dict.fromkeys(("title", "made", "number", "done", "opened", "yes", "no"), "#panic()")
    assert as_pdf(copy, words).startswith(b"%PDF")


def test_every_kind_of_row_that_belongs_to_a_person_is_found(cast):
    keyed = [
        model for model in apps.get_models()
        if issubclass(model, Guarded) and model.data_key is not Guarded.data_key and model not in copying.LEFT_OUT
    ]  # fmt: skip
    missing = {model._meta.label for model in keyed if copying.path_to_person(model) is None}
    assert {name for name in missing if not name.startswith(OF_BUSINESSES)} - OF_NO_PERSON == set()


def test_what_is_kept_back_exists_and_has_a_reason():
    for model in apps.get_models():
        for field, why in getattr(model, "KEPT_BACK", {}).items():
            assert model._meta.get_field(field)
            assert why
