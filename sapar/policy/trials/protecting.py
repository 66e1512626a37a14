"""Hides what would tell of few people: groups below ``SAPAR_LEAST_GROUP``, and what could be subtracted to find them.

Where the groups of one grouping that are hidden hold fewer contracts than the least together, the smallest group still
shown is hidden as well, since the total less the others would give it away. A sum of money is hidden on the same terms,
and with one kind of finding hidden the sum of all kinds is too.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from sapar.policy.law.replay.reports import Replay, Row
from sapar.policy.law.replay.shortfalls import Short, Shortfall

MOST_SHOWN = 40  # groups of one grouping


def protected(report: Replay) -> dict[str, Any]:
    """Return the counts that may leave, as they are kept."""
    least = settings.SAPAR_LEAST_GROUP
    if report.total.contracts < least:
        return {"least": least, "too_few": True}
    groups = {name: _shown(rows, least, adds_up=True) for name, rows in report.by_group.items()}
    return {
        "least": least, "too_few": False, "digests": [report.digest_before, report.digest_after],
        "total": report.total.__dict__, "groups": {"code": _shown(report.by_code, least, adds_up=False), **groups},
        "money": _money(report.shortfalls, least),
    }  # fmt: skip


def _shown(rows: Iterable[Row], least: int, *, adds_up: bool) -> dict[str, Any]:
    """The groups that are large enough, and how many are not."""
    by_size = sorted(rows, key=lambda row: row.contracts)
    hidden = [row for row in by_size if row.contracts < least]
    while adds_up and hidden and len(hidden) < len(by_size) and sum(row.contracts for row in hidden) < least:
        hidden.append(by_size[len(hidden)])
    kept = sorted(by_size[len(hidden) :], key=lambda row: (-abs(row.after - row.before), -row.contracts))
    return {"rows": [row.__dict__ for row in kept[:MOST_SHOWN]], "hidden": len(hidden)}


def _money(shortfalls: Iterable[Shortfall], least: int) -> list[dict[str, Any]]:
    every = list(shortfalls)
    return [
        {"currency": each.currency, "code": each.code,
         **{side: _sum(getattr(each, side), least, _gives_away(every, each, side, least))
            for side in ("before", "after")}}
        for each in every
    ]  # fmt: skip


def _gives_away(every: Iterable[Shortfall], one: Shortfall, side: str, least: int) -> bool:
    """Whether this sum of all kinds, less the others, tells that of a kind that is hidden."""
    parts = [getattr(each, side).contracts for each in every if each.currency == one.currency and each.code]
    return one.code is None and any(0 < count < least for count in parts)


def _sum(short: Short, least: int, gives_away: bool) -> dict[str, Any] | None:
    """The sum of one side; None where it would tell of few people."""
    if 0 < short.contracts < least or gives_away:
        return None
    return {
        "contracts": short.contracts, "total": str(short.total),
        "median": None if short.median is None else str(short.median),
    }  # fmt: skip
