"""The paper of a certificate: a PDF in three languages with the code on it, made from the record when it is asked for.

The same record makes the same bytes. Fonts are those inside Typst; nothing is fetched.
"""

import json
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sapar.foundation.references import spoken
from sapar.policy.law.book import LawBook
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.requirements import requirements_for
from sapar.pre_employment.clearance.tokens import Certificate, read_code
from sapar.registers.journeys.choices import country_name

LANGUAGES = ("ky", "ru", "en")
PAGE = Path(__file__).with_name("paper.typ")
ERROR_LEVEL = "m"  # a photo may lose 15 % of the code

# The sentence that stands out on the paper.
FREEDOM = gettext_noop("You do not need this paper to travel. Nobody may stop you from leaving for lack of it.")


def paper_of(clearance: Clearance) -> bytes:
    """Return the PDF of an issued certificate."""
    certificate, _signed = read_code(clearance.token)
    sheet = {
        "number": spoken(clearance.ref),
        "title": _in_each(lambda: _("Certificate of readiness to leave")),
        "issuer": _in_each(lambda: _office(clearance)),
        "rows": _rows(clearance, certificate),
        "check": _in_each(lambda: _("Check it, free and without an account:")),
        "address": f"{settings.SAPAR_ADDRESS}/verify",
        "freedom": _in_each(lambda: _(FREEDOM)),
        "checked_title": _in_each(lambda: _("What was checked")),
        "checked": [each.titles for each in requirements_for(
            clearance.journey.pathway, clearance.destination, certificate.issued_on
        )],
        "under": _in_each(lambda: _under(clearance, certificate)),
    }  # fmt: skip
    inputs = {"paper": json.dumps(sheet, ensure_ascii=False), "code": code_as_svg(clearance.token)}
    made = typst.compile(
        _page(),
        format="pdf",
        sys_inputs=inputs,
        ignore_system_fonts=True,
        timestamp=int(certificate.issued.timestamp()),
    )
    return bytes(made)


def code_as_svg(token: str) -> str:
    """Return the code as a drawing."""
    drawn = BytesIO()
    segno.make(token, error=ERROR_LEVEL, micro=False).save(drawn, kind="svg", border=4, light="#fff")
    return drawn.getvalue().decode()


def code_as_png(token: str, scale: int = 8) -> bytes:
    """Return the code as a picture that a phone can keep."""
    drawn = BytesIO()
    segno.make(token, error=ERROR_LEVEL, micro=False).save(drawn, kind="png", border=4, scale=scale, light="#fff")
    return drawn.getvalue()


@cache
def _page() -> bytes:
    return PAGE.read_bytes()


def _rows(clearance: Clearance, certificate: Certificate) -> list[dict[str, Any]]:
    person = clearance.journey.person
    names = " / ".join(dict.fromkeys((person.name, person.latin_name)))
    countries = " · ".join(dict.fromkeys(_in_each(lambda: country_name(clearance.destination)).values()))
    told: list[tuple[Callable[[], str], str]] = [
        (lambda: _("Name"), names),
        (lambda: _("Year of birth"), str(certificate.birth_year)),
        (lambda: _("Country"), countries),
        (lambda: _("Issued on"), f"{certificate.issued_on:%d.%m.%Y}"),
        (lambda: _("Valid until, this day included"), f"{certificate.last_day:%d.%m.%Y}"),
        (lambda: _("Issued by"), ", ".join(officer.name for officer in _officers(clearance))),
    ]
    return [{"label": _in_each(label), "value": value} for label, value in told if value]


def _officers(clearance: Clearance) -> list[Any]:
    return [officer for officer in (clearance.prepared_by, clearance.issued_by) if officer]


def _office(clearance: Clearance) -> str:
    return clearance.office.name if clearance.office else ""


def _under(clearance: Clearance, certificate: Certificate) -> str:
    """Return under which articles it was issued, and that the right to leave stands above it."""
    book, language = LawBook(), translation.get_language() or "ky"
    articles = [book.citation(key, certificate.issued_on, language)
                for key in ("clearance.valid_days", "clearance.no_exit_permit")]  # fmt: skip
    return _("Under: {articles}").format(articles="; ".join(articles))


def _in_each(words: Callable[[], str]) -> dict[str, str]:
    """Return words in every language of the instance."""
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = str(words())
    return said
