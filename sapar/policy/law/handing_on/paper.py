"""The paper of a contract check: one to three A4 pages in the reader's language, as a PDF that archives take (A-2b).

It holds no name and no number of a document. The same answers, day and law make the same bytes. Fonts are those
inside Typst; nothing is fetched. What people answered goes in as data, never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import segno
import typst
from django.utils.translation import gettext as _

from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import FINDING_TAGS
from sapar.foundation.ui.words import say
from sapar.policy.law.answered import answered_facts
from sapar.policy.law.handing_on.again import Again
from sapar.policy.law.handing_on.links import WITHHELD
from sapar.policy.law.places import country_name
from sapar.policy.law.showing import Line, Report, report_of

PAGE = Path(__file__).with_name("paper.typ")
STANDARD: Final = "a-2b"
ERROR_LEVEL = "l"  # the link is long: a coarser code is read more easily than one that mends more


def paper_of(again: Again, address: str) -> bytes:
    """Return the PDF of a check; ``address`` is that of its link, which the code on the paper opens.

    Raises:
        NoPackYet, InputRefused: as the judge does.
    """
    inputs = {
        "paper": json.dumps(sheet_of(again), ensure_ascii=False),
        "address": address,
        "code": code_as_svg(address),
    }
    made = datetime.combine(again.shared.made_on, time(12), UTC)
    return bytes(typst.compile(
        _page(), format="pdf", sys_inputs=inputs, ignore_system_fonts=True,
        pdf_standards=STANDARD, timestamp=int(made.timestamp()),
    ))  # fmt: skip


def sheet_of(again: Again) -> dict[str, Any]:
    """Return everything that stands on the paper, as words."""
    kept, found = again.shared.kept, again.then
    report = report_of(found, kept, linked=False)
    facts = answered_facts(kept)
    day = f"{again.shared.made_on:%d.%m.%Y}"
    return {
        "language": readers_language(),
        "kicker": str(say("{what}: {country}", what=_("Contract check"), country=country_name(kept.country))),
        "title": report.verdict,
        "counts": report.counts,
        "about": _about(again),
        "scan": _("Open this check on a phone: point the camera at the code."),
        "who": _("Whoever has this paper or the link sees these answers."),
        "changed": _changed(again),
        "groups": [
            {"word": str(group.word), "level": group.lines[0].shown.level, "lines": _lines(group.lines)}
            for group in report.standing
        ],
        "unknown": {"word": str(FINDING_TAGS["unknown"].word), "lines": _lines(report.unknown)},
        "infos": {"word": str(FINDING_TAGS["info"].word), "lines": _lines(report.infos)},
        "kept": _kept(report),
        "advice": {"word": _("What to do now"), "lines": report.advice},
        "answers": {"word": _("Your answers"), "rows": [[str(fact.label), str(fact.value)] for fact in facts]},
        "withheld": _withheld(again),
        "foot": str(say(_("Law as of {date}; digest of its texts: {digest}"), date=day, digest=found.digest[:16])),
        "words": {"law": _("The law says"), "to_do": _("What to do")},
    }  # fmt: skip


def _about(again: Again) -> list[str]:
    until = again.then.checked_until
    days = [(_("Checked on: {date}"), again.shared.made_on), (_("Checked until: {date}"), until)]
    return [_("This is information, not a decision"), *(str(say(words, date=day)) for words, day in days if day)]


def _changed(again: Again) -> dict[str, Any]:
    word = str(say(_("The law has changed since {date}. Today it also says:"), date=again.shared.made_on))
    return {"word": word, "lines": again.news, "gone": [_no_longer(each) for each in again.gone]}


def _no_longer(sentence: str) -> str:
    return str(say(_("No longer so: {sentence}"), sentence=sentence))


def _lines(lines: Iterable[Line]) -> list[dict[str, str]]:
    return [_line(line) for line in lines]


def _line(line: Line) -> dict[str, str]:
    shown = line.shown
    return {
        "title": str(shown.title), "stated_label": str(shown.stated_label), "stated": str(shown.stated),
        "law": str(shown.law_says), "source": str(shown.source), "mark": _mark(line), "do": str(shown.what_to_do),
    }  # fmt: skip


def _mark(line: Line) -> str:
    if line.shown.unverified:
        return _("No lawyer has checked this rule yet")
    return _("Lawyers read this rule in two ways") if line.shown.disputed else _("Checked by a lawyer")


def _kept(report: Report) -> dict[str, Any]:
    word = f"{FINDING_TAGS['kept'].word}: {len(report.kept)}"
    groups = [{"word": str(group.word), "lines": _lines(group.lines)} for group in report.kept_by_mark]
    return {"word": word, "groups": groups}


def _withheld(again: Again) -> str:
    held_back = WITHHELD in again.shared.answers.values()
    return _("“…” stands for words of your own: they stay with you.") if held_back else ""


def code_as_svg(address: str) -> str:
    """Return an address as a QR code that a phone's camera reads."""
    drawn = BytesIO()
    code = segno.make(address, error=ERROR_LEVEL, micro=False, boost_error=False)
    code.save(drawn, kind="svg", border=4, light="#fff")
    return drawn.getvalue().decode()


@cache
def _page() -> bytes:
    return PAGE.read_bytes()
