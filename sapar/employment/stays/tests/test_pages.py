"""The link of a check-in, and the page of a check-in for the post."""

import pytest
from django.urls import reverse

from sapar.employment.stays.actions import answer_check_in
from sapar.employment.stays.models import CheckIn, CheckInState
from sapar.employment.stays.tests.staying import asked, at_day, token_of
from sapar.foundation.actions import registry
from tests.cast import sign_in

pytestmark = pytest.mark.usefixtures("law")


@pytest.fixture(autouse=True)
def _no_assistance(monkeypatch):
    monkeypatch.setitem(registry.FOLLOW_UPS, "stays.help_needed", [])


@pytest.fixture
def link(cast):
    """The address that came by SMS, and its check-in."""
    check_in, _ = asked(cast)
    return reverse("stays:link", args=[token_of(check_in)]), check_in


def answers(client, url, **given):
    form = client.get(url).context["form"]
    return {"token": form.initial["token"], "seen": form.initial["seen"], **given}


def test_the_link_asks_five_skippable_questions_in_the_persons_language_without_signing_in(link, client):
    url, _ = link
    response = client.get(url)
    text = response.content.decode()
    assert response.status_code == 200
    assert text.count('type="radio"') == 10
    assert 'lang="ru"' in text
    assert len(response.content) < 30_000
    assert "no-cache" in response["Cache-Control"]


def test_a_language_that_was_chosen_stays(link, client):
    client.cookies["django_language"] = "ky"
    assert 'lang="ky"' in client.get(link[0]).content.decode()


def test_answers_are_noted_and_the_page_thanks(link, client):
    url, check_in = link
    response = client.post(url, answers(client, url, well="yes", paid="no"), follow=True)
    check_in.refresh_from_db()
    assert check_in.answered == {"well": True, "paid": False}
    assert "form" not in response.context


def test_an_empty_form_is_an_answer_too(link, client):
    url, check_in = link
    client.post(url, answers(client, url))
    check_in.refresh_from_db()
    assert (check_in.state, check_in.answered) == (CheckInState.ANSWERED, {})


def test_the_thanks_never_show_what_was_answered(link, client):
    url, _ = link
    client.post(url, answers(client, url, free_to_leave="no", need_help="yes", safe_contact="ночью в WhatsApp"))
    text = client.get(url).content.decode()
    assert "WhatsApp" not in text
    calm = CheckIn.objects.get()
    assert calm.is_protected is False


def test_sent_twice_it_is_noted_once(link, client):
    url, _ = link
    sent = answers(client, url, well="yes")
    assert [client.post(url, sent).status_code for _ in range(2)] == [302, 200]
    assert CheckIn.objects.get().version == 2


def test_answered_by_phone_meanwhile_the_link_only_thanks(link, client, cast):
    url, check_in = link
    sent = answers(client, url, well="no")
    answer_check_in(check_in, by=cast.daniyar, well=True)
    client.post(url, sent)
    assert CheckIn.objects.get().answered == {"well": True}


@pytest.mark.parametrize("days", [8, 400])
def test_a_link_that_ran_out_says_how_to_reach_us(link, client, days):
    with at_day(days):
        assert client.get(link[0]).status_code == 404


def test_an_invented_link_says_the_same_as_one_that_ran_out(link, client):
    assert client.get(reverse("stays:link", args=["abcdefghjkmn"])).status_code == 404


def test_tries_are_limited_per_link_and_not_per_address(link, client, cast):
    from sapar.employment.stays.actions import open_check_in
    from sapar.employment.stays.tests.staying import TODAY
    from sapar.foundation.accounts.actors import System

    url, check_in = link
    for _ in range(10):
        assert client.post(url, {"well": "perhaps", "token": "t"}).status_code == 422
    slow = client.post(url, {"well": "no", "token": "t"})
    assert slow.status_code == 429
    assert "5" in slow.context["form"].non_field_errors()[0]
    assert slow.context["form"]["well"].value() == "no"
    with at_day(1):
        other = open_check_in(check_in.journey, by=System("check-ins"), due_on=TODAY.replace(day=3)).record
        assert client.post(reverse("stays:link", args=[token_of(other)]), {"token": "t"}).status_code == 302


def test_looking_at_the_link_writes_nothing(link, client):
    client.get(link[0])
    assert CheckIn.objects.get().version == 1


@pytest.mark.parametrize(("who", "status"), [("daniyar", 200), ("zarina", 404), ("aigul", 404), ("ermek", 404)])
def test_only_the_post_of_the_country_opens_the_answers(cast, client, who, status):
    assert cast.daniyar
    check_in, nurlan = asked(cast)
    answer_check_in(check_in, by=nurlan, paid=False, safe_contact="Sunday")
    sign_in(client, getattr(cast, who).account)
    response = client.get(reverse("stays:check_in", args=[check_in.ref]))
    assert response.status_code == status
    assert ("Sunday" in response.content.decode()) is (status == 200)


def test_the_post_answers_for_whoever_it_calls(cast, client):
    check_in, _ = asked(cast)
    sign_in(client, cast.daniyar.account)
    url = reverse("actions:do", args=["answer-check-in", check_in.ref])
    assert client.get(url).status_code == 200
    client.post(url, answers(client, url, well="yes"))
    assert CheckIn.objects.get().answered == {"well": True}
