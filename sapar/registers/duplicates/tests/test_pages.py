"""The pages: the list, two records side by side, the receipt, undoing."""

import pytest
from django.test import Client
from django.urls import reverse

from sapar.foundation.reading.models import OpenedRecord
from sapar.registers.duplicates.comparing import marked_apart
from sapar.registers.duplicates.models import PossibleSame, S
from sapar.registers.duplicates.reviewing import merge_people
from sapar.registers.duplicates.tests.conftest import REASON, paired
from sapar.registers.people.belongings import add_document
from sapar.registers.people.tests.conftest import registered
from tests.cast import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(cast):
    """Aigul's browser."""
    client = Client(headers={"accept-language": "en"})
    sign_in(client, cast.aigul.account)
    return client


def page_of(pair, name="pair"):
    """Return a page of a pair."""
    return reverse(f"duplicates:{name}", args=[pair.ref])


def sent_with(browser, pair, decision):
    """Press a button of the pair's page, everything else as it stands there."""
    form = browser.get(page_of(pair)).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}
    return browser.post(page_of(pair), given | {"decision": decision})


def test_the_list_shows_the_likeliest_first(cast, browser, pair, older):
    third = registered(cast, given_name="Нурбек")
    paired(older, third, score=95)
    rows = browser.get(reverse("duplicates:list")).context["rows"]
    assert [row.asked[:15] for row in map(str_row, rows)] == ["How likely: 95 ", "How likely: 80 "]


def str_row(row):
    """Return a row whose words are said."""
    from dataclasses import replace

    return replace(row, asked=str(row.asked))


def test_the_list_costs_the_same_however_long(cast, browser, older):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as found:
            browser.get(reverse("duplicates:list"))
        return len(found)

    paired(older, registered(cast, given_name="Нурбек"))
    one = queries()
    for name in ("Нурлуу", "Нурсеит", "Нурай"):
        paired(older, registered(cast, given_name=name))
    assert queries() == one


def test_both_records_are_side_by_side_and_both_openings_noted(browser, pair, older, newer):
    page = browser.get(page_of(pair)).content.decode()
    assert "Өмүрбеков" in page
    assert "day and month swapped" in page
    assert set(OpenedRecord.objects.values_list("subject_ref", flat=True)) >= {older.ref, newer.ref}


def test_numbers_of_documents_are_masked(cast, browser, pair, newer):
    add_document(newer, by=cast.aigul, kind="passport", doc_number="AC1234567")
    page = browser.get(page_of(pair)).content.decode()
    assert "…567" in page
    assert "AC1234567" not in page


@pytest.mark.parametrize(("decision", "state"), [
    ("merge_people", S.SAME), ("keep_apart", S.DIFFERENT), ("ask_for_document", S.UNCLEAR),
    ("propose_merge", S.PROPOSED),
])  # fmt: skip
def test_each_button_does_what_it_says_and_leads_on(browser, pair, decision, state):
    answer = sent_with(browser, pair, decision)
    assert (answer.status_code, PossibleSame.objects.get(pk=pair.pk).state) == (302, state)


def test_a_reason_is_asked_for_and_nothing_typed_is_lost(browser, pair):
    answer = browser.post(page_of(pair), {"decision": "merge_people", "keep": "second", "token": "x", "reason": ""})
    assert answer.status_code == 422
    assert answer.context["form"]["keep"].value() == "second"


def test_a_merge_leaves_a_receipt_and_the_old_number_leads_on(cast, browser, pair, older, newer):
    merge_people(pair, by=cast.aigul, keep="first", **REASON)
    assert "Undo the merge" in browser.get(page_of(pair)).content.decode()
    gone = browser.get(reverse("people:detail", args=[newer.ref])).content.decode()
    assert "became part of another" in gone
    assert reverse("people:detail", args=[older.ref]) in gone


def test_an_undo_asks_what_of_the_things_added_since_is_the_others(cast, browser, pair, older, newer):
    merge_people(pair, by=cast.aigul, keep="first", **REASON)
    add_document(older, by=cast.aigul, kind="passport", doc_number="AC1234567")
    form = browser.get(page_of(pair, "undo")).context["form"]
    [(row, _label)] = form.fields["also"].choices
    browser.post(page_of(pair, "undo"), {"token": "x", "reason": "Two people", "also": [row]})
    assert newer.documents.count() == 1


def test_a_hotline_clerk_does_not_know_of_any_pair(cast, pair):
    client = Client()
    sign_in(client, cast.salima.account)
    assert client.get(page_of(pair)).status_code == 404
    assert client.get(reverse("duplicates:list")).status_code == 404


def test_the_letters_that_differ_are_marked_and_escaped():
    assert marked_apart("Асан", "Асын") == ("Ас<mark>а</mark>н", "Ас<mark>ы</mark>н")
    assert marked_apart("<b>", "<i>")[0] == "&lt;<mark>b</mark>&gt;"
    assert marked_apart("Өмүрбеков", "Omurbekov") == ("Өмүрбеков", "Omurbekov")
