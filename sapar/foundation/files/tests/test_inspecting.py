"""What is looked into, what is made harmless, and what is refused with a sentence."""

import io

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sapar.foundation.files import inspecting
from sapar.foundation.files.inspecting import inspected
from sapar.foundation.files.tests import hostile
from sapar.foundation.files.uploads import LONGEST_NAME, fit_name

REFUSED = {
    "svg with script": hostile.SVG,
    "zip bomb": hostile.zip_bomb(),
    "300 megapixels": hostile.huge_png(),
    "program": b"MZ\x90\x00" + bytes(200),
    "web page": b"<!doctype html><script>alert(1)</script>",
    "pdf with script": hostile.PDF_WITH_SCRIPT,
    "pdf with hidden script": hostile.PDF_WITH_HIDDEN_SCRIPT,
    "pdf and zip": hostile.PDF_AND_ZIP,
    "pdf with tail": hostile.PDF_WITH_TAIL,
    "half a photo": hostile.photo(size=(400, 400))[:200],
    "nothing": b"",
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_could_do_harm_is_refused(data):
    with pytest.raises(ValidationError):
        inspected(data, "passport.jpg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_as_jpeg(kind):
    made = inspected(hostile.photo(kind), "passport.png")
    assert (made.name, made.media_type) == ("passport.jpg", "image/jpeg")
    assert Image.open(io.BytesIO(made.data)).size == (40, 30)


@pytest.mark.parametrize(
    ("data", "hidden"),
    [
        (hostile.photo_with_place(), b"Lenina"), (hostile.photo_and_page(), b"<script>"),
        (hostile.photo_and_zip(), b"PK\x03\x04"), (hostile.png_with_text(), b"<script>"),
    ],
)  # fmt: skip
def test_nothing_hidden_in_a_photo_is_kept(data, hidden):
    assert hidden in data
    assert hidden not in inspected(data, "a.jpg").data


def test_a_large_photo_is_kept_at_a_useful_size():
    made = inspected(hostile.photo(size=(4_000, 2_000)), "a.jpg")
    assert max(Image.open(io.BytesIO(made.data)).size) <= inspecting.LONGEST_SIDE


def test_a_plain_pdf_is_kept_as_it_is():
    assert inspected(hostile.PDF, "contract").data == hostile.PDF


def test_one_byte_too_many_is_refused(settings):
    settings.SAPAR_UPLOAD_MEGABYTES = 1
    pdf = hostile.PDF.replace(b"endobj", b"endobj %" + b"x" * (1_000_000 - len(hostile.PDF) - 2))
    assert inspected(pdf, "a.pdf").size == inspecting.MEGABYTE
    with pytest.raises(ValidationError):
        inspected(pdf.replace(b"xx", b"xxx", 1), "a.pdf")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"), ("..\\..\\boot.ini", "boot.pdf"), ("a\x00b\n.pdf", "ab.pdf"),
        ("\u202efdp.exe", "fdp.pdf"), ("", "file.pdf"), ("...", "file.pdf"), ("паспорт Ө.pdf", "паспорт Ө.pdf"),
    ],
)  # fmt: skip
def test_names_lose_what_could_mislead(sent, kept):
    assert fit_name(sent, "pdf") == kept


@given(st.text(max_size=400))
def test_no_name_leaves_its_folder(name):
    fit = fit_name(name, "pdf")
    assert not set(fit) & set("/\\\x00\r\n")
    assert 4 < len(fit) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("command", "code"), [("false", "unsafe"), ("sh -c 'exit 2'", "unscanned"), ("/no/such", "unscanned")]
)
def test_the_scanner_decides_and_without_its_answer_nothing_is_taken(settings, command, code):
    settings.SAPAR_SCAN_COMMAND = command
    with pytest.raises(ValidationError) as refused:
        inspected(hostile.PDF, "a.pdf")
    assert refused.value.code == code


def test_a_clean_file_passes_the_scanner(settings):
    settings.SAPAR_SCAN_COMMAND = "grep -q PDF"
    assert inspected(hostile.PDF, "a.pdf")
