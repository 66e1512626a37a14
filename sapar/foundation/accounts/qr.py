"""How secrets are shown so that people can take them over: a QR code as SVG, and digits in small groups."""

from collections.abc import Iterable

import segno
from django.utils.safestring import SafeString, mark_safe


def drawn(text: str) -> SafeString:
    """Return ``text`` as a QR code: inline SVG without styles, dark on white whatever the page's colours are."""
    svg = segno.make(text, error="m").svg_inline(scale=5, dark="#000", light="#fff", svgclass="qr", lineclass=None)
    return mark_safe(svg)  # noqa: S308 - drawn here, of squares; the text itself does not stand in it


def in_fours(key: str) -> str:
    """Write a key in groups of four, for typing it over."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def in_twos(codes: Iterable[str]) -> list[str]:
    """Write each code in two halves."""
    return [f"{code[: len(code) // 2]} {code[len(code) // 2 :]}" for code in codes]
