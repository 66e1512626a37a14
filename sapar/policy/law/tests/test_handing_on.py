"""A check that is handed on: its link, the page it opens, its paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from django import conf, forms
from django.test import Client, override_settings
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sapar.foundation.money import Money
from sapar.foundation.ui.fields import AmountField, DateTextField, MoneyField
from sapar.policy.law.answers import Kept
from sapar.policy.law.engine import judge
from sapar.policy.law.forms import RegionField, asleep
from sapar.policy.law.handing_on.again import Again
from sapar.policy.law.handing_on.links import (
    MOST_SIGNS,
    WITHHELD,
    LinkUnreadable,
    Shared,
    packed,
    shareable,
    tokens_in,
    unpacked,
)
from sapar.policy.law.handing_on.paper import paper_of, sheet_of
from sapar.policy.law.places import countries_with_rules
from sapar.policy.law.tests.test_pages import on, reader
from sapar.policy.law.tests.typing_cases import NASTY, codes_on, walk

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)
SESSION_COOKIE = conf.settings.SESSION_COOKIE_NAME
SOME = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = {"employer": "ОсОО «Улан», Айбек +996555", "job": "plasterer, passport AN123", "fixed_term_ground": "Сезон"}
PAID = {
    "destination": "RU", "start": "2026-12-01", "end": "2027-11-30", "hours_per_week": "40",
    "wage__money": {"amount": "20000", "currency": "RUB"}, "wage__period": "month", "wage__basis": "gross",
}  # fmt: skip
OLD_LINK = "17ncvzfLpY9K4gAVCizYyNbTUUTIwNDJOTEoGtYdNTM3Mk1NS05R0qrEZQWzYYHcnrhAzMqBCiNXGAgA"


def shared(answers: dict[str, Any], day: date = DAY) -> Shared:
    kept = Kept(dict(answers))
    return Shared.of(kept, judge().check(kept.case(day)), day)


def token_after(answers: dict[str, Any], language: str = "en", day: str = "2026-11-24") -> str:
    """Walk the questions, and take the token from the button of the result."""
    client = reader(language)
    with on(day):
        walk(client, answers)
        html = client.get("/check-contract/result").content.decode()
    found = re.search(r"/check-contract/shared/([\w-]+)/paper\.pdf", html)
    assert found
    return found[1]


def answer_to(field: forms.Field, draw: Any) -> Any:
    """Draw any answer that a field takes, as it is kept."""
    if isinstance(field, forms.MultipleChoiceField):
        return draw(st.lists(st.sampled_from([code for code, _word in field.choices]), min_size=1, unique=True))
    if isinstance(field, forms.ChoiceField):
        return draw(st.sampled_from([code for code, _word in field.choices if code]))
    if isinstance(field, RegionField):
        return draw(st.sampled_from(["Moscow", "Tula oblast"]))
    if isinstance(field, DateTextField):
        return asleep(draw(st.dates(date(2024, 1, 1), date(2030, 12, 31))))
    number = draw(st.integers(1, getattr(field, "most", 10**8)).map(Decimal))
    if isinstance(field, MoneyField):
        return asleep(Money(number, draw(st.sampled_from(["KGS", "RUB"]))))
    return asleep(number) if isinstance(field, AmountField) else draw(st.sampled_from(["плиткачы", "cook"]))


@st.composite
def answered(draw: Any) -> Kept:
    """Somebody in any country who answers every question of the flow, also those that an answer calls for."""
    kept = Kept({"destination": draw(st.sampled_from(countries_with_rules()))})
    for _round in range(4):
        for question in kept.flow[1:]:
            if question.slug not in kept.seen:
                fields = kept.fields(question).items()
                kept.answer([question], {name: answer_to(field, draw) for name, field in fields})
    return kept


@SOME
@given(answered())
def test_every_answer_to_every_question_comes_back_out_of_the_link(kept: Kept) -> None:
    sent = Shared(shareable(kept), DAY, "0123abcd", "4567cdef")
    token = packed(sent)
    assert unpacked(token) == sent
    assert len(token) <= MOST_SIGNS
    assert re.fullmatch(r"[\w-]+", token, re.ASCII)
    withheld = {name for name, value in sent.answers.items() if value == WITHHELD}
    assert withheld <= {"employer", "fixed_term_ground"}
    assert {name: value for name, value in kept.answers.items() if name not in withheld} == {
        name: value for name, value in sent.answers.items() if name not in withheld
    }


def test_a_link_of_today_is_read_for_years_whatever_is_packed_later() -> None:
    with override_settings(SECRET_KEY="of-this-test-alone", SECRET_KEY_FALLBACKS=[]):
        read = unpacked(OLD_LINK)
    assert read.answers == PAID
    assert (read.made_on, read.digest, read.mark) == (DAY, "0123abcd", "4567cdef")


def test_a_link_outlives_a_change_of_the_key() -> None:
    with override_settings(SECRET_KEY="old", SECRET_KEY_FALLBACKS=[]):
        token = packed(shared(PAID))
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=["old"]):
        assert unpacked(token).answers == PAID
    with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=[]), pytest.raises(LinkUnreadable):
        unpacked(token)


def test_words_of_ones_own_stay_behind_and_the_findings_are_the_same() -> None:
    for country, names in (("RU", {"job", "fixed_term_ground"}), ("KR", {"employer"})):
        answers = PAID | WORDS | {"destination": country}
        sent = shared(answers)
        assert {name for name, value in sent.answers.items() if value == WITHHELD} == names
        whole, without = (judge().check(Kept(each).case(DAY)) for each in (answers, sent.answers))
        assert whole.findings == without.findings
    small = shared(PAID | {"destination": "KR", "employer": "Hansol Plastics (4 employees)"})
    assert small.answers["employer"] == "(4 employees)"
    assert shared(PAID | {"job": "General director"}).answers["job"] == "General director"


@pytest.mark.parametrize("spoil", [
    lambda token: token[:-1], lambda token: token[:-5] + "AAAAA", lambda token: "2" + token[1:], lambda token: "",
    lambda token: token[:30] + ("B" if token[30] != "B" else "C") + token[31:], lambda token: "1" + "A" * 5000,
    lambda token: "1%00é", lambda token: token + "A" * 4, lambda token: token[::-1], lambda token: "1....",
])  # fmt: skip
def test_a_link_that_is_altered_or_cut_ends_in_a_sentence(spoil) -> None:
    token = spoil(packed(shared(PAID)))
    with pytest.raises(LinkUnreadable):
        unpacked(token)
    for part in ("", "/paper.pdf", "/code.svg") if token else ():
        page = reader().get(f"/check-contract/shared/{token}{part}")
        assert page.status_code == 404
        assert "This link is not whole" in page.content.decode()


def test_a_link_with_answers_that_cannot_be_ends_in_a_sentence_too() -> None:
    for answers in ({"destination": "XX"}, {"destination": "RU", "start": "soon"}, PAID | {"end": "2020-01-01"}, {}):
        page = reader().get(f"/check-contract/shared/{packed(Shared(answers, DAY, '', ''))}")
        assert page.status_code == 404


def test_whoever_opens_the_link_reads_the_same_findings_and_keeps_their_own_answers() -> None:
    token = token_after(NASTY)
    other = reader()
    other.post("/check-contract", {"destination": "KZ"})
    with on("2026-11-25"):
        html = other.get(f"/check-contract/shared/{token}").content.decode()
    assert codes_on(html, "broken") == judge().check(unpacked(token).kept.case(DAY)).block_codes
    assert "The law has changed" not in html
    assert "You have answers of your own here" in html
    assert "/check-contract/pay" not in html
    assert other.session["contract_check"]["answers"] == {"destination": "KZ"}


def test_the_answers_are_taken_over_when_asked() -> None:
    token, other = token_after(NASTY), reader()
    assert other.get(f"/check-contract/shared/{token}/take").status_code == 405
    assert other.post(f"/check-contract/shared/{token}/take")["Location"] == "/check-contract/answers"
    assert other.session["contract_check"]["answers"] == unpacked(token).answers
    assert other.post("/check-contract/shared/1AAAA/take").status_code == 404


def test_nothing_is_put_into_the_session_of_whoever_only_looks() -> None:
    token = token_after(NASTY)
    client = Client()
    assert client.get(f"/check-contract/shared/{token}").status_code == 200
    assert SESSION_COOKIE not in client.cookies


def test_a_law_that_changed_since_is_told_with_what_is_new() -> None:
    pay = {"wage__money": {"amount": "10500", "currency": "KRW"}, "wage__period": "hour", "days_per_week": "5"}
    pay |= {"sector": "manufacturing", "overtime__planned_hours": "0", "overtime__per": "month"}
    token = packed(shared(PAID | pay | {"destination": "KR"}, date(2026, 8, 1)))  # four days before 2027 was decided
    with on("2026-08-04"):
        assert "The law has changed" not in reader().get(f"/check-contract/shared/{token}").content.decode()
    with on("2026-11-24"):
        html = reader().get(f"/check-contract/shared/{token}").content.decode()
        today = reader().get(f"/check-contract/shared/{token}?law=today").content.decode()
        paper = sheet_of(Again(unpacked(token), DAY))
    assert "The law has changed since 01.08.2026" in html
    assert "2\N{NO-BREAK SPACE}236\N{NO-BREAK SPACE}300" in html
    assert "WAGE_BELOW_MINIMUM" not in codes_on(html, "broken")
    assert "WAGE_BELOW_MINIMUM" in codes_on(today, "broken")
    assert any("2\N{NO-BREAK SPACE}236\N{NO-BREAK SPACE}300" in line for line in paper["changed"]["lines"])


def test_time_that_only_passed_is_no_change_of_the_law() -> None:
    undated = {name: value for name, value in PAID.items() if name not in ("start", "end")}
    assert not Again(shared(undated, date(2026, 3, 1)), DAY).has_changed


def test_texts_of_law_that_were_mended_since_are_told() -> None:
    sent = shared(PAID)
    assert not Again(sent, DAY).is_mended
    assert Again(Shared(sent.answers, DAY, sent.digest, "00000000"), DAY).is_mended


def test_the_page_is_kept_out_of_search_engines_and_tells_no_other_site() -> None:
    page = reader().get(f"/check-contract/shared/{packed(shared(PAID))}")
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "no-referrer"


def test_the_page_to_send_from_says_who_can_see_it() -> None:
    client = reader()
    assert client.get("/check-contract/share")["Location"] == "/check-contract/result"
    walk(client, NASTY)
    html = client.get("/check-contract/share").content.decode()
    assert "Whoever has the link or the code" in html
    assert tokens_in(html)


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="there is no pdftotext here (poppler-utils)")


def text_of(pdf: bytes) -> str:
    """The words of a PDF, a form feed after each page."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return read.stdout.decode()


@needs_poppler
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_paper_says_what_the_page_says_in_the_readers_language(language: str) -> None:
    answers = unpacked(token_after(NASTY)).answers | WORDS
    sent = shared(answers)
    page = reader(language).get(f"/check-contract/shared/{packed(sent)}/paper.pdf")
    text = one_line(text_of(page.content))
    for finding in judge().check(sent.kept.case(DAY)).broken:
        assert one_line(finding.do(language)) in text
        assert one_line(finding.text(language).partition(". ")[0].rstrip(".")) in text
    for finding in judge().check(sent.kept.case(DAY)).cannot_tell:
        assert one_line(finding.ask(language)) in text
    assert not any(word in text for word in ("Айбек", "996555", "AN123", "Улан"))
    assert 1 <= text_of(page.content).count("\f") <= 3
    assert judge().digest[:16] in text


def one_line(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@needs_poppler
def test_the_paper_in_kyrgyz_has_its_letters_and_is_made_for_archives() -> None:
    with translation.override("ky"):
        made = paper_of(Again(shared(PAID | {"hours_per_week": "60"}), DAY), "https://sapar.example/x")
        again = paper_of(Again(shared(PAID | {"hours_per_week": "60"}), DAY), "https://sapar.example/x")
    text = one_line(text_of(made))
    assert set("ңөүӨ") <= set(text)
    assert "Келишимдин айрым жерлери мыйзамды бузат" in text
    assert b"pdfaid:part>2" in made
    assert made == again


@needs_poppler
def test_the_code_on_the_paper_opens_the_link() -> None:
    token = packed(shared(unpacked(token_after(NASTY)).answers))
    pdf = reader().get(f"/check-contract/shared/{token}/paper.pdf").content
    drawn = subprocess.run(["pdftoppm", "-r", "150", "-png", "-l", "1"], input=pdf, capture_output=True, check=True)
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(drawn.stdout)))
    assert found.text.endswith(f"/check-contract/shared/{token}")
    assert reader().get(f"/check-contract/shared/{token}/code.svg")["Content-Type"] == "image/svg+xml"


def test_an_officer_gets_the_check_with_the_question() -> None:
    token, client = token_after(NASTY), reader()
    html = client.get(f"/help/?check={token}").content.decode()
    assert f"/check-contract/shared/{token}" in html
    assert re.search(r'value="RU"[^>]*checked', html)
    assert client.get("/help/?check=1rubbish").status_code == 200
