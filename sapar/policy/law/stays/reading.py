"""Reads the section ``stays`` of a pack."""

from __future__ import annotations

from collections.abc import Mapping

from sapar.policy.law.entries import read_texts
from sapar.policy.law.expressions import Expression, ExpressionRefused, read_expression
from sapar.policy.law.packs import Deadline, StayRule
from sapar.policy.law.problems import Notes
from sapar.policy.law.stays.facts import STAY_FACTS
from sapar.policy.law.yamltree import Branch

EVERYONE = Expression("true", "TRUE", frozenset())


def read_stay(deadlines: Mapping[str, Deadline], notes: Notes, key: str, branch: Branch) -> StayRule | None:
    """Read what a stay must keep; its citation and how far it is checked are those of its deadline."""
    what = f"stay {key}"
    notes.check_keys(branch, what, ["deadline", "ask", "do"], ["id", "applies", "done", "done_on", "note"])
    ask, do = (read_texts(notes, branch, name, what) for name in ("ask", "do"))
    for name in ("done", "done_on"):
        if branch.get(name) is not None and branch[name] not in STAY_FACTS:
            notes.fault(branch.line_of(name), f"{name} of {what}: {branch[name]!r} is nothing that is told of a stay")
    deadline = deadlines.get(str(branch.get("deadline")))
    if deadline is None:
        notes.fault(branch.line_of("deadline"), f"{what}: unknown deadline {branch.get('deadline')!r}")
        return None
    return StayRule(
        key, deadline, _condition(notes, branch, what), str(branch.get("done") or ""),
        str(branch.get("done_on") or ""), ask, do, branch.line,
    )  # fmt: skip


def _condition(notes: Notes, branch: Branch, what: str) -> Expression:
    if branch.get("applies") is None:
        return EVERYONE
    try:
        return read_expression(branch["applies"], STAY_FACTS.__contains__)
    except ExpressionRefused as error:
        notes.fault(branch.line_of("applies"), f"applies of {what}: {error}")
        return EVERYONE
