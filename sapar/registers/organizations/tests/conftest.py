"""What the tests of organizations share."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _bare_frame(settings):
    """Look at this room's pages without the rooms above, which fill the frame around them."""
    settings.SAPAR_FRAME = ""


@pytest.fixture(autouse=True)
def _in_english():
    """Read sentences in English, whatever the test before left behind."""
    with translation.override("en"):
        yield
