"""What a page loads beside itself: small, and kept by the browser for good because a change changes its name."""

import re

from django.core.management import call_command
from django.test import Client

from sapar.config.command import NOT_SERVED


def test_what_a_page_loads_is_compressed_and_named_after_its_content(db, tmp_path, settings):
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = tmp_path, False
    kept_by_name = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": kept_by_name}
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SERVED)
    browser = Client(headers={"accept-encoding": "br"})
    page = browser.get("/sign-in").content.decode()
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(loaded) == 4
    total = 0
    for address in loaded:
        answer = browser.get(address)
        assert "immutable" in answer["Cache-Control"], address
        assert answer["Content-Encoding"] == "br", address
        total += len(b"".join(answer.streaming_content))
        answer.close()
    assert total < 60_000
    assert not list(tmp_path.glob("**/django_htmx"))
