"""The pages: the public list, booking, the trainer's desk, the form of attendance, the quiz, the certificate."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sapar.pre_employment.orientation.models import OrientationSession, Seat
from sapar.pre_employment.orientation.pages import what_now
from sapar.pre_employment.orientation.quiz import questions
from sapar.pre_employment.orientation.tests.sessions import at_day, attended, booked, certified, now, opened, planned


@pytest.fixture
def client():
    """A browser of somebody who is not signed in and reads English."""
    return Client(headers={"accept-language": "en"})


def page(client, name, record=None, status=200):
    """Return the text of a page."""
    answer = client.get(reverse(f"orientation:{name}", args=[record.ref] if record else []))
    assert answer.status_code == status
    return answer.content.decode()


def press(client, url, **answers):
    """Send the form of a page as it stands, with answers."""
    form = client.get(url).context["form"]
    hidden = {name: form[name].value() or "" for name in ("token", "seen")}
    return client.post(url, hidden | answers)


def test_everybody_sees_the_open_sessions_with_their_free_seats(cast, client):
    session = opened(cast, seats=7)
    planned(cast, country="KZ")
    text = page(client, "list")
    assert "Free seats: 7" in text
    assert "Kazakhstan" not in text
    assert "Book a seat" in page(client, "session", session)


def test_without_sessions_the_list_says_so(client, db):
    assert "No session is planned yet" in page(client, "list")


def test_only_the_button_asks_to_sign_in(cast, client):
    session = opened(cast)
    answer = client.get(reverse("orientation:book", args=[session.ref]))
    assert answer.status_code == 302
    assert "sign" in answer.url


def test_a_worker_books_with_one_button_and_finds_the_seat_on_my_journey(cast):
    session, client = opened(cast), cast.client_for("nurlan")
    answer = press(client, reverse("orientation:book", args=[session.ref]))
    seat = Seat.objects.get()
    assert answer.url == reverse("orientation:seat", args=[seat.ref])
    assert "Your seat is booked" in page(client, "seat", seat)
    assert "To my seat" in page(client, "session", session)
    assert reverse("orientation:seat", args=[seat.ref]) in client.get(reverse("portal:journey")).content.decode()


def test_a_full_session_says_so_without_a_button(cast):
    session = opened(cast, seats=1)
    booked(cast, session)
    text = page(cast.client_for("gulnara"), "session", session)
    assert "All seats are booked" in text
    assert reverse("orientation:book", args=[session.ref]) not in text
    answer = press(cast.client_for("gulnara"), reverse("orientation:book", args=[session.ref]))
    assert answer.status_code == 422
    assert "All seats are booked" in answer.content.decode()


def test_an_officer_books_by_the_number_of_the_person(cast):
    session, nurlan = opened(cast), cast.worker("nurlan")
    url, client = reverse("orientation:book", args=[session.ref]), cast.client_for("aigul")
    assert press(client, url, person="111111111").status_code == 422
    assert press(client, url, person=nurlan.number).status_code == 302
    assert Seat.objects.get().person == nurlan


@pytest.mark.parametrize("who", ["begimai", "bakyt", "daniyar"])
def test_who_books_for_nobody_finds_no_form(cast, who):
    page(cast.client_for(who), "book", opened(cast), status=404)


def test_a_trainer_plans_a_session_from_the_desk(cast):
    client = cast.client_for("begimai")
    plan = reverse("actions:do", args=["plan-session", cast.office("centre").ref])
    assert plan in page(client, "list")
    answer = press(client, plan, country="RU", language="ky", day="10.03.2026", hour="10:00", place="x", seats="20")
    session = OrientationSession.objects.get()
    assert answer.url == reverse("orientation:session", args=[session.ref])
    assert "Open the booking" in page(client, "session", session)


def test_the_trainer_ticks_who_was_there(cast):
    session = opened(cast)
    came, stayed = booked(cast, session), booked(cast, session, "gulnara")
    url = reverse("orientation:attendance", args=[session.ref])
    with at_day(10):
        client = cast.client_for("begimai")
        assert url in page(client, "session", session)
        assert press(client, url, attended=[came.ref]).status_code == 302
    assert (now(came).state, now(stayed).state) == ("attended", "missed")


@pytest.mark.parametrize("who", ["rustam", "nurlan"])
def test_others_find_no_form_of_attendance(cast, who):
    page(cast.client_for(who), "attendance", opened(cast), status=404)


def test_names_are_for_the_desk_only(cast, client):
    seat = booked(cast)
    assert "Нурлан" in page(cast.client_for("begimai"), "session", seat.session)
    for other in (client, cast.client_for("gulnara"), cast.client_for("bakyt"), cast.client_for("daniyar")):
        assert "Нурлан" not in page(other, "session", seat.session)
    page(cast.client_for("gulnara"), "seat", seat, status=404)


def test_the_quiz_shows_what_to_read_again_and_then_the_certificate(cast):
    seat = booked(cast)
    url = reverse("orientation:quiz", args=[seat.ref])
    with at_day(10):
        attended(cast, seat)
        client = cast.client_for("nurlan")
        assert url in page(client, "seat", seat)
        right = {each.id: each.right for each in questions()}
        assert press(client, url).status_code == 422
        press(client, url, **(right | {"passport": "a", "fees": "a", "wages": "b"}))
        text = page(client, "seat", seat)
        assert "Right answers: 5 of 8" in text
        assert "Your passport is yours" in text
        press(client, url, **right)
        text = page(client, "seat", seat)
    for words in ("Certificate of orientation", "10.03.2028", seat.number, "Russia"):
        assert words in text
    assert "Read this again" not in text


def test_an_old_certificate_says_that_it_has_ended(cast):
    seat = booked(cast)
    with at_day(10):
        certified(cast, seat)
    assert "has ended" in what_now(now(seat), date(2028, 3, 11))


def test_a_list_of_sessions_costs_the_same_for_one_and_for_many(cast, client, django_assert_max_num_queries):
    for _ in range(5):
        opened(cast)
    page(client, "list")
    with django_assert_max_num_queries(8):
        page(client, "list")
