"""The pages: entries and acts for anybody, the worklist and reviews for jurists."""

import pytest
from django.test import Client

from sapar.policy.law.library import library
from sapar.policy.law_review.entries import entries_of
from sapar.policy.law_review.models import LawChange, LawEntry, LawReview
from sapar.policy.law_review.tests.conftest import READ, TWO_WAYS, confirmed, proposed

WAGE = "/law/ru/number/minimum_wage_month@2026-01-01"
WAGES_ACT = "/law/ru/acts/federal-law-82-fz-of-2000-06-19-on-the-minimum-wage"


def read(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.fixture
def anybody():
    return Client(headers={"accept-language": "en"})


def test_every_entry_has_a_name_of_its_own_and_every_wording_a_digest_of_its_own():
    for pack in library().packs.values():
        entries = entries_of(pack)
        assert len({entry.checked.digest for entry in entries.values()}) == len(entries)
        assert len({act.citation.act["en"] for act in entries.values()}) == len({act.act for act in entries.values()})


def test_anybody_reads_an_entry_and_presses_nothing(anybody, law):
    page = read(anybody, WAGE)
    assert "27\u00a0093 RUB/month" in page
    assert "No lawyer has checked this rule yet" in page
    assert "What uses this number" in page
    assert "Propose as confirmed" not in page


def test_an_entry_can_be_read_before_the_law_is_recorded(anybody, db):
    assert "27\u00a0093" in read(anybody, WAGE)
    read(anybody, "/law/ru/number/nothing", status=404)


def test_the_public_page_names_the_office_and_no_person(cast, anybody, rule):
    confirmed(cast, rule)
    page = read(anybody, "/law/ru/rule/pay.minimum")
    assert cast.ministry.names["en"] in page
    assert READ["quote"] in page
    assert cast.aizada.account.name not in page


def test_the_log_of_an_act_shows_before_and_after_and_what_lawyers_found(cast, anybody, law):
    confirmed(cast, LawEntry.objects.get(pack="ru", name="minimum_wage_month@2026-01-01"))
    page = read(anybody, WAGES_ACT)
    assert "22\u00a0440 RUB/month gross → 27\u00a0093 RUB/month gross" in page
    assert f"Confirmed: {cast.ministry.names['en']}" in page
    assert WAGES_ACT in read(anybody, "/law/ru/acts")
    read(anybody, "/law/ru/acts/none", status=404)


def test_the_log_of_an_act_shows_what_changed_in_the_data(anybody, law):
    from tests.unguarded import unguarded

    entry = LawEntry.objects.get(pack="ru", name="minimum_wage_month@2026-01-01")
    before = entry.written.replace("27093", "27000")
    with unguarded():
        LawChange.objects.create(entry=entry, act=entry.act, what="changed", before=before, after=entry.written,
                                 pack_digest="x", recorded_on="2026-03-01")  # fmt: skip
    page = read(anybody, WAGES_ACT)
    assert "Changed in the data" in page
    assert "<s>27\u00a0000</s> → 27\u00a0093" in page


def test_the_worklist_is_for_jurists_and_auditors(cast, law):
    read(cast.client_for("aizada"), "/law-review")
    read(cast.client_for("tilek"), "/law-review")
    read(cast.client_for("chinara"), "/law-review", status=404)


def test_the_worklist_shows_what_nobody_confirmed_first_and_finds_by_act_and_words(cast, law):
    page = read(cast.client_for("aizada"), "/law-review?country=ru&q=minimum wage&kind=number")
    assert page.index("Not confirmed yet") < page.index("Found in a source")
    assert "Federal minimum wage" in page
    assert "No entry fits" in read(cast.client_for("aizada"), "/law-review?q=xyzzy")


def test_a_page_of_the_worklist_costs_the_same_with_more_entries(cast, law, django_assert_max_num_queries):
    client = cast.client_for("aizada")
    read(client, "/law-review")
    with django_assert_max_num_queries(12):
        read(client, "/law-review")


def test_a_jurist_proposes_on_the_page_and_another_agrees(cast, rule):
    address = f"/law-review/entries/{rule.ref}/propose-dispute"
    client = cast.client_for("aizada")
    assert "pay_compared" in read(client, address)
    answers = READ | TWO_WAYS | {"read_on": "01.03.2026", "token": "one"}
    assert client.post(address, answers | {"first_ru": ""}).status_code == 422
    assert client.post(address, answers).status_code == 302
    review = LawReview.objects.get()
    assert "Another jurist decides" in read(client, f"/law-review/{review.ref}")
    assert "Agree as the second person" in read(cast.client_for("emil"), f"/law-review/{review.ref}")


def test_only_what_waits_is_listed_as_waiting(cast, rule):
    proposed(cast, rule)
    page = read(cast.client_for("emil"), "/law-review?state=waiting")
    assert page.count("data-row") == 1
    assert "Look at the proposal" in read(cast.client_for("emil"), "/law/ru/rule/pay.minimum")


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_pages_are_in_the_readers_language(cast, rule, language):
    confirmed(cast, rule, **TWO_WAYS)
    page = read(Client(headers={"accept-language": language}), "/law/ru/rule/pay.minimum")
    assert TWO_WAYS[f"second_{language}"] in page
    assert cast.ministry.names[language] in page
