"""The pages: the public check, the worker's certificate, the officer's list, the paper."""

import io
import json
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from sapar.foundation import clock
from sapar.foundation.audit.models import Refusal
from sapar.foundation.reading.models import Reading
from sapar.pre_employment.clearance import limits
from sapar.pre_employment.clearance.issuing import prepare_clearance, void_clearance
from sapar.pre_employment.clearance.paper import code_as_png
from sapar.pre_employment.clearance.refusing import refuse_clearance
from sapar.pre_employment.clearance.tests.people import NOON, confirmed, issued, requested
from sapar.pre_employment.clearance.tests.photos import photographed
from sapar.pre_employment.clearance.verifying import read_keys, trusted_list, verify

pytestmark = pytest.mark.usefixtures("day")
VERIFY = "/verify"


def checked(**given):
    return Client(headers={"accept-language": "en"}).post(VERIFY, given)


def photo_of(clearance, **options):
    return SimpleUploadedFile("photo.jpg", photographed(code_as_png(clearance.token), **options), "image/jpeg")


def page(cast, who, clearance, language="en"):
    return cast.client_for(who, language).get(reverse("clearance:detail", args=[clearance.ref]))


# -- the public check ----------------------------------------------------------------------------------------------


def test_anyone_checks_by_number_by_text_and_by_photo(cast):
    clearance = issued(cast)
    for given in ({"written": clearance.number}, {"written": clearance.token}, {"photo": photo_of(clearance)}):
        text = checked(**given).content.decode()
        assert "Real and valid" in text
        assert "O. N." in text
        assert "31.05.2026" in text


def test_the_page_says_no_more_than_the_certificate(cast):
    clearance = issued(cast)
    text = checked(written=clearance.number).content.decode()
    for secret in ("Өмүрбеков", "OMURBEKOV", "Omurbekov", "12.03.1994", clearance.journey.number):
        assert secret not in text


def test_ended_voided_and_altered_say_so(cast):
    clearance = issued(cast)
    with clock.at(clearance.ends_at):
        assert "Real, but no longer valid since 01.06.2026" in checked(written=clearance.token).content.decode()
    altered = clearance.token[:-1] + ("0" if clearance.token[-1] != "0" else "1")
    assert "Altered or damaged" in checked(written=altered).content.decode()
    void_clearance(clearance, by=cast.samat, reason="mistake", words="Wrong country")
    text = checked(written=clearance.number).content.decode()
    assert "Real, but voided" in text
    assert "Wrong country" not in text


@pytest.mark.parametrize(
    ("written", "words"),
    [("482-173-06", "Check the digits"), ("hello", "We did not issue this"), ("", "Write the number"),
     ("100-000-009", "We did not issue this")],
)  # fmt: skip
def test_what_is_not_ours_is_answered_plainly(cast, written, words):
    from sapar.foundation.references import check_digit

    if written.startswith("100"):
        written = "10000000" + check_digit("10000000")
    assert words in checked(written=written).content.decode()


def test_a_photo_without_a_code_or_of_another_kind_says_what_to_do(cast):
    empty = io.BytesIO()
    Image.new("L", (300, 300), 255).save(empty, "PNG")
    answer = checked(photo=SimpleUploadedFile("a.png", empty.getvalue(), "image/png"))
    assert answer.status_code == 422
    assert "no code of ours in the photo" in answer.content.decode()
    answer = checked(photo=SimpleUploadedFile("a.png", b"<svg onload=alert(1)>", "image/png"))
    assert "no photo that we can read" in answer.content.decode()


def test_a_huge_file_and_a_huge_picture_are_refused_unopened(cast):
    large = SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + bytes(9 * 1024 * 1024), "image/jpeg")
    assert "up to 8 MB" in checked(photo=large).content.decode()
    for side in (9_000, 17_000):  # 81 and 289 megapixels, in a few kilobytes
        bomb = io.BytesIO()
        Image.new("1", (side, side)).save(bomb, "PNG")
        answer = checked(photo=SimpleUploadedFile("a.png", bomb.getvalue(), "image/png"))
        assert "no photo that we can read" in answer.content.decode()


def test_a_photo_never_touches_the_disk(cast, monkeypatch, tmp_path):
    from django.core.files import uploadedfile

    def refused(*_, **__):
        raise AssertionError("written to the disk")

    monkeypatch.setattr(uploadedfile.TemporaryUploadedFile, "__init__", refused)
    large = photographed(code_as_png(issued(cast).token)) + bytes(4_000_000)  # above what Django keeps in memory
    answer = checked(photo=SimpleUploadedFile("photo.jpg", large, "image/jpeg"))
    assert "Real and valid" in answer.content.decode()


def test_who_checks_is_noted_nowhere(cast, caplog):
    clearance = issued(cast)
    caplog.set_level(logging.DEBUG)
    readings = Reading.objects.count()
    answer = checked(written=clearance.number)
    assert Reading.objects.count() == readings
    assert Refusal.objects.count() == 0
    assert "sessionid" not in answer.cookies
    assert clearance.ref not in caplog.text
    assert clearance.number not in caplog.text


def test_guessing_numbers_is_slowed_for_the_whole_instance_but_codes_are_always_answered(cast, monkeypatch):
    from sapar.foundation.references import check_digit

    clearance = issued(cast)
    monkeypatch.setitem(limits.MOST_A_MINUTE, limits.WRONG_NUMBERS, 2)
    wrong = "10000000" + check_digit("10000000")
    assert [checked(written=wrong).status_code for _ in range(3)] == [200, 200, 429]
    assert checked(written=clearance.number).status_code == 429
    assert "Real and valid" in checked(written=clearance.token).content.decode()


def test_the_keys_and_the_signed_list_are_published_and_enough(cast):
    clearance = issued(cast)
    void_clearance(clearance, by=cast.samat, reason="asked", words="Asked for it")
    visitor = Client()
    keys = read_keys(visitor.get("/verify/keys").content.decode())
    assert visitor.get("/.well-known/sapar-certificate-keys.json").json() == visitor.get("/verify/keys").json()
    answer = visitor.get("/verify/voided")
    assert answer["Content-Type"] == "application/cose"
    listed = trusted_list(answer.content, keys, NOON)
    assert verify(clearance.token, keys, NOON, listed).verdict == "voided"
    assert "private" not in json.dumps(visitor.get("/verify/keys").json())


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_public_page_opens_in_every_language_without_a_script(cast, language):
    answer = Client(headers={"accept-language": language}).get(VERIFY)
    assert answer.status_code == 200
    assert "csrfmiddlewaretoken" not in answer.content.decode().split("<main")[1]


# -- the worker and the officers -----------------------------------------------------------------------------------


def test_the_worker_sees_the_list_the_code_and_that_it_is_not_needed_to_leave(cast):
    clearance = requested(cast)
    text = page(cast, "nurlan", clearance).content.decode()
    assert "To be checked" in text
    assert "You do not need a certificate to leave the country" in text
    assert "Say what you saw" not in text
    text = page(cast, "nurlan", issued(cast, destination="KZ")).content.decode()
    assert "Download the paper (PDF)" in text
    assert "code.png" in text


def test_an_officer_confirms_a_line_and_issues_on_the_pages(cast):
    clearance, browser = requested(cast), cast.client_for("aigul")
    text = page(cast, "aigul", clearance).content.decode()
    assert "Not everything is confirmed yet: 2" in text
    for requirement in ("identity", "entry_ban"):
        address = reverse("clearance:confirm", args=[clearance.ref, requirement])
        form = browser.get(address).context["form"]
        answer = browser.post(address, {"token": form.initial["token"], "answer": "yes", "note": "seen"})
        assert answer.status_code == 302, answer.content.decode()
    text = page(cast, "aigul", clearance).content.decode()
    assert "Seen by Айгүл Асанова on 02.03.2026" in text
    assert "/do/issue-clearance/" in text


def test_a_confirmation_without_an_answer_is_asked_again(cast):
    clearance, browser = requested(cast), cast.client_for("aigul")
    address = reverse("clearance:confirm", args=[clearance.ref, "identity"])
    form = browser.get(address).context["form"]
    assert browser.post(address, {"token": form.initial["token"]}).status_code == 422
    assert browser.get(reverse("clearance:confirm", args=[clearance.ref, "nothing"])).status_code == 404
    assert cast.client_for("nurlan").get(address).status_code == 403


def test_at_a_risk_the_page_offers_to_prepare_and_says_why(cast):
    clearance = confirmed(requested(cast, occupation="9111"), cast.aigul)
    text = page(cast, "aigul", clearance).content.decode()
    assert "A second officer must agree: Work in a private household" in text
    assert "/do/prepare-clearance/" in text
    assert "/do/issue-clearance/" not in text
    prepare_clearance(clearance, by=cast.aigul)
    assert "Another person must decide" in page(cast, "aigul", clearance).content.decode()
    assert "/do/approve-clearance/" in page(cast, "samat", clearance).content.decode()


def test_a_refusal_shows_reasons_and_how_to_appeal(cast):
    clearance = refuse_clearance(requested(cast), by=cast.aigul, reasons="On the list of bans").record
    text = page(cast, "nurlan", clearance).content.decode()
    assert "On the list of bans" in text
    assert "You can appeal until 01.04.2026" in text
    assert "/do/appeal-refusal/" in text


@pytest.mark.parametrize("who", ["ermek", "zarina", "bakyt", "svetlana", "chinara", "salima", "tilek", "gulnara"])
def test_nobody_else_opens_it_or_its_paper(cast, who):
    clearance = issued(cast)
    assert page(cast, who, clearance).status_code == 404
    for name in ("paper", "code"):
        assert cast.client_for(who).get(reverse(f"clearance:{name}", args=[clearance.ref])).status_code == 404


def test_the_paper_is_a_pdf_to_keep_always_the_same_and_never_shown_inside_a_page(cast):
    clearance = issued(cast)
    address = reverse("clearance:paper", args=[clearance.ref])
    answer = cast.client_for("nurlan").get(address)
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == f'attachment; filename="sapar-{clearance.number}.pdf"'
    with clock.at(clearance.ends_at - (clearance.ends_at - NOON) / 2):
        assert cast.client_for("aigul").get(address).content == answer.content


def test_taking_the_paper_and_opening_the_page_are_noted_for_the_worker(cast):
    clearance = issued(cast)
    before = Reading.objects.count()
    page(cast, "aigul", clearance)
    cast.client_for("aigul").get(reverse("clearance:paper", args=[clearance.ref]))
    assert [reading.how for reading in Reading.objects.order_by("pk")[before:]] == ["page", "export"]


def test_there_is_no_paper_before_it_is_issued_nor_after_it_is_voided(cast):
    waiting, voided = requested(cast), issued(cast, destination="KZ")
    void_clearance(voided, by=cast.samat, reason="mistake", words="x")
    for clearance in (waiting, voided):
        answer = cast.client_for("nurlan").get(reverse("clearance:paper", args=[clearance.ref]))
        assert answer.status_code == 404


def test_officers_find_certificates_by_number_and_state(cast):
    waiting, made = requested(cast), issued(cast, destination="KZ")
    browser = cast.client_for("aigul")
    text = browser.get("/certificates/").content.decode()
    assert waiting.number in text
    assert made.number not in text
    assert made.number in browser.get(f"/certificates/?q={made.number}").content.decode()
    assert made.number in browser.get("/certificates/?state=issued").content.decode()
    assert cast.client_for("nurlan").get("/certificates/").status_code == 404
    assert cast.client_for("tilek").get("/certificates/").status_code == 404


def test_the_list_costs_the_same_for_one_and_for_many(cast, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = cast.client_for("aigul")
    requested(cast)
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get("/certificates/")
    for country in ("KZ", "TR", "KR", "DE"):
        requested(cast, destination=country)
    with django_assert_num_queries(len(few)):
        browser.get("/certificates/")


def test_a_persons_page_shows_their_certificates(cast):
    clearance = issued(cast)
    text = cast.client_for("aigul").get(reverse("people:detail", args=[clearance.journey.person.ref])).content.decode()
    assert clearance.number in text
