"""Proof of a complaint: kept encrypted, shown to those who work on it, never inside a page, gone with the person."""

from base64 import b64encode
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.files import store
from sapar.foundation.files.inspecting import inspected
from sapar.foundation.files.models import StagedFile, StoredFile
from sapar.foundation.files.tasks import tidy_files
from sapar.foundation.files.tests import hostile
from sapar.foundation.reading.models import OpenedRecord
from sapar.throughout.complaints.actions import add_proof, file_complaint

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    """A store of this test's own."""
    options = {"location": tmp_path}
    settings.STORAGES = settings.STORAGES | {"files": settings.STORAGES["files"] | {"OPTIONS": options}}
    return tmp_path


@pytest.fixture
def complaint(cast):
    cast.worker("nurlan")
    return file_complaint(
        cast.office("disputes"), by=cast.holder("nurlan"), kinds="unpaid_wages", what_happened="No pay", country="RU",
        respondent_name="Stroy",
    ).record  # fmt: skip


def url_of(complaint):
    return reverse("actions:do", args=["add-proof", complaint.ref])


def chosen(data=b"", name="payslip.pdf"):
    return SimpleUploadedFile(name, data or hostile.PDF, "text/html")


def test_a_worker_adds_a_payslip_and_the_officer_takes_a_copy(cast, complaint):
    answer = cast.client_for("nurlan").post(url_of(complaint), {"token": "t", "file": chosen(), "about": "May"})
    assert answer.status_code == 302
    kept = StoredFile.objects.get()
    copy = cast.client_for("kanykei").get(reverse("files:download", args=[kept.ref]))
    assert copy.content == hostile.PDF
    assert copy["Content-Disposition"].startswith("attachment")
    assert "sandbox" in copy["Content-Security-Policy"]


def test_both_pages_list_it(cast, complaint):
    add_proof(complaint, by=cast.holder("nurlan"), file=inspected(hostile.PDF, "a.pdf"), about="Payslip of May")
    for name, page in (("nurlan", "complaints:tracking"), ("kanykei", "complaints:detail")):
        assert "Payslip of May" in cast.client_for(name).get(reverse(page, args=[complaint.ref])).content.decode()


def test_taking_a_copy_is_written_down_for_the_owner(cast, complaint):
    kept = (
        add_proof(complaint, by=cast.holder("nurlan"), file=inspected(hostile.PDF, "a.pdf"))
        and StoredFile.objects.get()
    )
    cast.client_for("kanykei").get(reverse("files:download", args=[kept.ref]))
    row = OpenedRecord.objects.get(subject_type="files.storedfile")
    assert (row.owner_id, row.reading.how) == (cast.worker("nurlan").key_id, "export")


@pytest.mark.parametrize("name", ["timur", "aigul", "gulnara"])
def test_whoever_may_not_see_the_complaint_gets_no_file(cast, complaint, name):
    add_proof(complaint, by=cast.holder("nurlan"), file=inspected(hostile.PDF, "a.pdf"))
    copy = cast.client_for(name).get(reverse("files:download", args=[StoredFile.objects.get().ref]))
    assert copy.status_code == 404


def test_nothing_lies_in_clear_in_the_store(cast, complaint, own_store):
    add_proof(complaint, by=cast.holder("nurlan"), file=inspected(hostile.PDF, "a.pdf"))
    files = [path for path in own_store.rglob("*") if path.is_file()]
    assert files
    assert not any(b"PDF" in path.read_bytes() for path in files)


def test_a_refused_file_loses_nothing_else_of_the_form(cast, complaint):
    answer = cast.client_for("nurlan").post(
        url_of(complaint), {"token": "t", "file": chosen(hostile.SVG), "about": "What I was paid"}
    )
    assert answer.status_code == 422
    assert "What I was paid" in answer.content.decode()
    assert "Send a photo (JPEG, PNG or WebP) or a PDF" in answer.content.decode()


def test_a_failed_form_keeps_the_file(cast, complaint):
    client = cast.client_for("nurlan")
    answer = client.post(url_of(complaint), {"token": "t", "file": chosen(), "about": "x" * 300})
    assert answer.status_code == 422
    form = answer.context["form"]
    held = form.fields["file"].widget.token
    assert f'name="file_kept" value="{held}"' in answer.content.decode()
    assert client.post(url_of(complaint), {"token": "t", "file_kept": held}).status_code == 302
    assert StoredFile.objects.get().name == "payslip.pdf"


def test_a_token_somebody_made_up_opens_nothing(cast, complaint):
    answer = cast.client_for("nurlan").post(url_of(complaint), {"token": "t", "file_kept": "x" * 32})
    assert answer.status_code == 422
    assert "Choose it again" in answer.content.decode()


def test_files_of_unfinished_forms_are_gone_after_a_day(cast, complaint):
    cast.client_for("nurlan").post(url_of(complaint), {"token": "t", "file": chosen(), "about": "x" * 300})
    with clock.at(clock.now() + timedelta(days=2)):
        assert tidy_files(clock.today()) == 1
    assert not StagedFile.objects.exists()


def test_what_is_kept_survives_the_tidying(cast, complaint):
    add_proof(complaint, by=cast.holder("nurlan"), file=inspected(hostile.PDF, "a.pdf"))
    assert tidy_files(clock.today()) == 0
    assert list(store.everything()) == [StoredFile.objects.get().digest]


def test_a_program_sends_it_in_base64(cast, complaint):
    file = {"name": "a.pdf", "content": b64encode(hostile.PDF).decode()}
    answer = cast.client_for("nurlan").post(
        f"/api/v1/complaints/{complaint.ref}/add-proof", {"file": file}, content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    assert StoredFile.objects.get().size == len(hostile.PDF)
