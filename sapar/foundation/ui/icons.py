"""Single icons, put into the page as SVG: no font, no request. ``assets/icons.txt`` lists those the build copies."""

import logging
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

HERE = Path(__file__).resolve().parent
BUILT = HERE / "static" / "built"
LISTED = HERE / "assets" / "icons.txt"
log = logging.getLogger(__name__)


class NoSuchIcon(LookupError):
    """The icon is not in assets/icons.txt, or the front end was not built (``npm ci && npm run build``)."""


def icon(name: str, label: str = "") -> SafeString:
    """Return an icon. It is hidden from screen readers unless it has a ``label``.

    Raises:
        NoSuchIcon: in tests and with DEBUG; elsewhere a page without an icon is better than no page.
    """
    try:
        shape = drawn(name)
    except NoSuchIcon:
        if settings.DEBUG or getattr(settings, "TESTING", False):
            raise
        log.warning("icon missing: %s", name)
        return SafeString("")
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="icon" viewBox="0 0 16 16" {}>{}</svg>', spoken, shape)


@cache
def drawn(name: str) -> SafeString:
    """Return the shapes inside an icon's SVG, read once per process.

    Raises:
        NoSuchIcon: when there is no such file.
    """
    try:
        source = (BUILT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoSuchIcon(name) from None
    inside = source[source.index(">") + 1 : source.rindex("</svg>")]
    return mark_safe("".join(line.strip() for line in inside.splitlines()))  # noqa: S308 - our own build's file


def listed() -> list[str]:
    """Return the names of the icons that the build copies."""
    return LISTED.read_text(encoding="utf-8").split()
