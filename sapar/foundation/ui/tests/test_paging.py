"""A list is paged by key: every row once, in order, forwards and back."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from django.utils.translation import override

from sapar.foundation.ui.paging import page_by_key

pytestmark = pytest.mark.django_db
LABEL = "paging_example"


@pytest.fixture
def rows():
    models = [f"m{n:02d}" for n in range(23)]
    ContentType.objects.bulk_create([ContentType(app_label=LABEL, model=model) for model in models])
    return ContentType.objects.filter(app_label=LABEL)


def page(rows, rf, url="", key=("model", "pk")):
    return page_by_key(rows, request=rf.get(f"/list{url}"), key=key, size=10)


def models(found):
    return [row.model for row in found.rows]


@pytest.mark.parametrize("key", [("model", "pk"), ("-model", "pk"), ("app_label", "-pk")])
def test_next_pages_show_every_row_once_in_order(rows, rf, key):
    seen, url, firsts = [], "", []
    while True:
        found = page(rows, rf, url, key)
        seen, firsts = seen + models(found), [*firsts, found.first]
        url = found.paging.next_url
        if not url:
            break
    assert seen == list(rows.order_by(*key).values_list("model", flat=True))
    assert firsts == [1, 11, 21]


def test_previous_leads_back_to_the_same_rows(rows, rf):
    first = page(rows, rf)
    second = page(rows, rf, first.paging.next_url)
    third = page(rows, rf, second.paging.next_url)
    back = page(rows, rf, third.paging.previous_url)
    assert (models(back), back.first) == (models(second), 11)
    start = page(rows, rf, back.paging.previous_url)
    assert (models(start), start.first, start.paging.previous_url) == (models(first), 1, "")


def test_the_count_line_says_which_rows_and_whether_there_are_more(rows, rf):
    first = page(rows, rf)
    with override("en"):
        assert str(first.count_words) == "Showing 1 to 10; more"
        last = page(rows, rf, page(rows, rf, first.paging.next_url).paging.next_url)
        assert str(last.count_words) == "Showing 21 to 23"


def test_a_link_edited_by_hand_gives_the_first_page(rows, rf):
    for url in ("?after=nonsense", "?after=W10", "?after=WyJtMDAiLCJ4Il0&at=3", "?after=bnVsbA&at=x"):
        assert models(page(rows, rf, url))[0] == "m00"


def test_filters_stay_in_the_links(rows, rf):
    link = page(rows, rf, "?country=RU&country=KZ").paging.next_url
    assert QueryDict(link[1:]).getlist("country") == ["RU", "KZ"]


def test_a_page_costs_one_query(rows, rf, django_assert_num_queries):
    with django_assert_num_queries(1):
        page(rows, rf)
