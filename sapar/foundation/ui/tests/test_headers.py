"""The headers of answers: what a browser may do with our pages, and what it may keep."""

import os
import subprocess
import sys

import pytest

from sapar.foundation.ui.headers import NOT_USED, OUR_OWN

ASK = """
import django
from django.conf import settings
django.setup()
from sapar.foundation.ui.said import MessageCookie
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, MessageCookie.cookie_name)
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.LANGUAGE_COOKIE_SECURE)
print(settings.SECURE_HSTS_SECONDS, settings.SESSION_COOKIE_DOMAIN)
"""


def directives(header):
    return dict(part.strip().split(" ", 1) for part in header.split(";") if " " in part.strip())


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/sign-in", "/no-such-page", "/static/ui/icon.svg"])
def test_every_answer_says_what_its_page_may_do(client, path):
    answer = client.get(path)
    answer.close()
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.django_db
def test_no_page_runs_or_loads_what_is_not_ours(client):
    policy = directives(client.get("/sign-in").headers["Content-Security-Policy"])
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in str(policy)
    assert client.get("/sign-in").headers["X-Frame-Options"] == "DENY"


def test_passkeys_are_the_only_powers_we_use():
    assert not set(NOT_USED) & set(OUR_OWN)


def test_pages_of_signed_in_people_are_kept_nowhere(cast):
    assert cast.client_for("aigul").get("/account").headers["Cache-Control"] == "no-store"
    assert cast.client_for("timur").get("/").headers.get("Cache-Control") != "no-store"


def test_pages_of_a_visitor_who_began_something_are_kept_nowhere(db, client):
    client.post("/sign-in", {"contact": "+996555000111"})
    assert client.get("/").headers["Cache-Control"] == "no-store"


def test_answers_to_programs_are_kept_nowhere(cast):
    token = cast.token_for("aigul", "read")
    answer = cast.client_for("timur").get("/api/v1/openapi.json", headers={"authorization": f"Bearer {token}"})
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.slow
def test_in_production_cookies_are_for_this_host_alone(tmp_path):
    env = {name: value for name, value in os.environ.items() if not name.startswith("SAPAR_")}
    env |= {"SAPAR_PRODUCTION": "1", "SAPAR_SECRET_KEY": "x" * 50, "SAPAR_VAR": str(tmp_path)}
    env["DJANGO_SETTINGS_MODULE"] = "sapar.config.settings"
    said = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, timeout=60).stdout
    names, secure, rest = said.splitlines()
    assert all(name.startswith("__Host-") for name in names.split()), names
    assert secure == "True True True"
    assert rest == "31536000 None"
