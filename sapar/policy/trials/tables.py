"""The counts of a trial as tables: on the page and for a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from sapar.foundation.languages.texts import readers_language
from sapar.policy.law.library import SHARED, library
from sapar.policy.law.words import SECTORS
from sapar.policy.trials.models import Trial

COUNTS = ("contracts", "before", "after", "newly", "no_longer")
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def group_name(group: str, name: str | None) -> str:
    """Return what a group is called in the reader's language."""
    said = readers_language()
    if not name:
        return _("not stated")
    if group == "code":
        code = library().packs[SHARED].codes.get(name)
        return code.wording.says[said].partition(". ")[0].rstrip(".") if code else name
    if group == "country":
        pack = library().for_country(name)
        return pack.name[said] if pack else name
    return str(SECTORS.get(name, name)) if group == "sector" else name


def counts_as_csv(trial: Trial) -> str:
    """Return every count as CSV. What a spreadsheet would take for a formula is written as text."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([_("By"), _("Group"), _("Contracts"), _("Before"), _("After"), _("Newly"), _("No longer")])
    for row in _rows(trial.result):
        writer.writerow([_as_text(cell) for cell in row])
    money = [_("Short of a month"), _("Currency"), _("Contracts before"), _("Total before"), _("Median before")]
    writer.writerows([[], [*money, _("Contracts after"), _("Total after"), _("Median after")]])
    for each in trial.result.get("money", ()):
        name = group_name("code", each["code"]) if each["code"] else _("In all")
        sides = [_cells(each[side]) for side in ("before", "after")]
        writer.writerow([_as_text(cell) for cell in (name, each["currency"] or "", *sides[0], *sides[1])])
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + target.getvalue()  # by which spreadsheets know UTF-8


def _rows(result: dict[str, Any]) -> Iterator[list[object]]:
    if result.get("too_few"):
        yield ["", _("too few people")]
        return
    yield ["", _("All contracts"), *(result["total"][name] for name in COUNTS)]
    for group, shown in result["groups"].items():
        for row in shown["rows"]:
            yield [GROUPS[group](), group_name(group, row["name"]), *(row[name] for name in COUNTS)]
        if shown["hidden"]:
            yield [GROUPS[group](), _("too few people"), shown["hidden"]]


def _cells(side: dict[str, Any] | None) -> list[object]:
    if side is None:
        return [_("too few people"), "", ""]
    return [side["contracts"], Decimal(side["total"]), "" if side["median"] is None else Decimal(side["median"])]


def _as_text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(STARTS_A_FORMULA) else cell


GROUPS = {
    "code": lambda: _("By kind of finding"),
    "country": lambda: _("By country"),
    "sector": lambda: _("By branch"),
    "region": lambda: _("By region"),
}
