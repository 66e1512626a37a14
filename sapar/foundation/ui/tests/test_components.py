"""A component shows its state in word, shape and colour, and a page never fails for a missing part."""

from datetime import date

import pytest
from django.http import HttpResponseNotAllowed
from django.template import Context, Template
from django.template.loader import render_to_string
from django.urls import include, path
from django.utils.translation import override

from sapar.foundation.ui import icons
from sapar.foundation.ui.components import STATES, Act, Deadline, Finding, Findings, Person, tag_for
from sapar.foundation.ui.middleware import ErrorPagesMiddleware
from sapar.foundation.ui.views import PAGES
from sapar.foundation.ui.words import say

TODAY = date(2026, 12, 1)
urlpatterns = [
    path("language/", include("django.conf.urls.i18n")),
    path("", include("sapar.foundation.ui.urls")),
]
PAGES_ALONE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sapar.foundation.ui.middleware.ErrorPagesMiddleware",
]
drawn = pytest.mark.skipif(not (icons.BUILT / "icons").is_dir(), reason="the front end is not built: npm run build")


class Undefined(str):
    """Makes an undefined variable in a template an error."""

    def __mod__(self, name):
        raise LookupError(f"undefined in a template: {name}")


def shown(it, **values):
    with override("en"):
        return Template("{% load ui %}{% show it %}").render(Context({"it": it, **values}))


@pytest.fixture
def gallery(client, settings):
    settings.SAPAR_DEMO = True
    settings.SAPAR_FRAME = ""
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.MIDDLEWARE = PAGES_ALONE
    engine = settings.TEMPLATES[0]
    options = {**engine["OPTIONS"], "string_if_invalid": Undefined("%s")}
    settings.TEMPLATES = [{**engine, "OPTIONS": options}]
    settings.ROOT_URLCONF = __name__
    return client


@drawn
def test_a_state_is_word_then_shape_then_colour():
    html = shown(STATES["suspended"])
    assert html.index("tone-warn") < html.index("Suspended") < html.index("<svg")


@drawn
def test_an_unknown_state_is_shown_in_its_own_word():
    assert "Before the commission" in shown(tag_for("before_commission", "Before the commission"))


def test_nothing_is_shown_for_none():
    assert shown(None) == ""


@pytest.mark.parametrize(
    ("due", "state", "words"),
    [
        (date(2026, 11, 29), "overdue", "Days late: 2"),
        (date(2026, 12, 1), "today", "Due today"),
        (date(2026, 12, 4), "soon", "Days left: 3"),
        (date(2026, 12, 5), "later", "Days left: 4"),
    ],
)
def test_a_deadline_says_how_much_time_is_left(due, state, words):
    with override("en"):
        deadline = Deadline(due, TODAY)
        assert (deadline.state, str(deadline.words)) == (state, words)


def test_a_stopped_clock_is_never_overdue():
    assert Deadline(date(2026, 1, 1), TODAY, paused="proof asked").state == "paused"


@drawn
def test_a_finding_marks_what_no_lawyer_checked():
    assert "No lawyer has checked this rule yet" in shown(Finding("broken", "Pay", unverified=True))
    assert "No lawyer has checked this rule yet" not in shown(Finding("broken", "Pay"))


@drawn
def test_findings_come_gravest_first_and_kept_ones_are_folded():
    html = shown(Findings([Finding("kept", "Hours"), Finding("ask", "Housing"), Finding("broken", "Pay")]))
    assert html.index("Pay") < html.index("Housing") < html.index("<summary>Kept: 1") < html.index("Hours")


def test_words_from_people_are_escaped():
    assert "<script>" not in shown(Person("<script>alert(1)</script>"))


def test_a_button_that_posts_carries_the_token_and_an_absent_one_says_why():
    assert 'value="secret"' in shown(Act("Vote", "/vote", posts=True), csrf_token="secret")
    assert shown(Act("Vote", because="The quorum is missing")).count("<a") == 0


def test_dates_in_sentences_are_written_the_same_in_every_language():
    assert str(say("Valid until: {date}", date=TODAY)) == "Valid until: 01.12.2026"


def test_a_missing_icon_is_an_error_in_tests_and_a_gap_in_production(settings):
    with pytest.raises(icons.NoSuchIcon):
        icons.icon("no-such-icon")
    settings.TESTING = False
    assert icons.icon("no-such-icon") == ""


@drawn
def test_an_icon_is_hidden_from_screen_readers_unless_it_is_named():
    assert 'aria-hidden="true"' in icons.icon("search")
    assert 'aria-label="Search"' in icons.icon("search", "Search")


@drawn
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_frame_opens_in_every_language_without_inline_code(gallery, name, language):
    html = gallery.get(f"/ui-gallery/{name}/", headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}">' in html
    for forbidden in ("<script>", "<style", " style=", " onclick=", "javascript:"):
        assert forbidden not in html


def test_the_gallery_is_for_demo_instances_only(gallery, settings):
    settings.SAPAR_DEMO = False
    assert gallery.get("/ui-gallery/").status_code == 404


@drawn
def test_a_refusal_without_words_gets_its_page_for_people_only(gallery, rf):
    refuse = ErrorPagesMiddleware(lambda request: HttpResponseNotAllowed(["POST"]))
    with override("en"):
        assert b"cannot be opened this way" in refuse(rf.get("/", headers={"accept": "text/html"})).content
        assert refuse(rf.get("/", headers={"accept": "application/json"})).content == b""


@drawn
def test_the_page_for_our_own_faults_needs_no_request():
    with override("ru"):
        assert "Sapar" in render_to_string("500.html")
