"""What the tests of organizations share."""

import pytest


@pytest.fixture(autouse=True)
def _bare_frame(settings):
    """Look at this room's pages without the rooms above, which fill the frame around them."""
    settings.SAPAR_FRAME = ""
