"""The parts that entries of a pack share: texts in all languages, the citation, how far it is checked, its days."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sapar.policy.law.packs import LANGUAGES, Checked, Citation, Texts
from sapar.policy.law.problems import Notes
from sapar.policy.law.yamltree import Branch

ABOUT_THE_CHECK = ("checked", "note")  # what says nothing of the law itself
STATES = ("unverified", "seen", "confirmed", "disputed")
NO_CITATION = Citation({"en": "?"})


def read_texts(notes: Notes, branch: Branch, key: str, what: str) -> Texts:
    """One text in every language; a missing language is a fault."""
    line = branch.line_of(key)
    texts = notes.branch(branch.get(key), line, f"{key} of {what}")
    notes.check_keys(texts, f"{key} of {what}", LANGUAGES)
    for language, text in texts.items():
        if text is not None and not isinstance(text, str):
            notes.fault(texts.line_of(language), f"{key} of {what} in {language!r} must be text")
    return {language: str(texts.get(language) or "") for language in LANGUAGES}


def read_citation(notes: Notes, branch: Branch, acts: Mapping[str, Texts], what: str) -> Citation:
    """The act and article of an entry. ``act`` is a short name from the pack's ``acts``, or the act's full name."""
    if branch.get("source") is None:
        notes.fault(branch.line, f"{what} has no citation: add source: {{act: …, article: …}}")
        return NO_CITATION
    source = notes.branch(branch["source"], branch.line_of("source"), f"source of {what}")
    notes.check_keys(source, f"source of {what}", ["act"], ["article", "note"])
    act = str(source.get("act") or "")
    names = acts.get(act) or dict.fromkeys(LANGUAGES, act)
    return Citation(names, str(source.get("article") or ""), str(source.get("note") or ""))


def read_checked(notes: Notes, branch: Branch, what: str, unit: str = "") -> Checked:
    """How far the entry is confirmed; a dispute needs its readings, a confirmation its person and day.

    Args:
        what: the entry's name within its pack.
        unit: in what a value is counted, where that stands outside the entry: it belongs to what is confirmed.
    """
    value, line = branch.get("checked"), branch.line_of("checked")
    if value is None:
        notes.fault(line, f"{what} does not say how far it is checked: add checked: unverified")
        return Checked("unverified")
    if isinstance(value, str):
        value = _bare_state(value, line)
    fields = notes.branch(value, line, f"checked of {what}")
    notes.check_keys(fields, f"checked of {what}", ["state"], ["by", "on", "readings"])
    state = str(fields.get("state"))
    readings = tuple({"en": str(item)} for item in fields.get("readings") or ())
    _check_state(notes, state, fields, len(readings), line, what)
    by = dict.fromkeys(LANGUAGES, str(fields.get("by") or ""))
    entry = f"{notes.path.parent.name}: {what}"
    return Checked(state, by, fields.get("on"), readings, entry=entry, written=_written(branch, unit))


def _written(branch: Branch, unit: str) -> str:
    """The entry as written, whatever the order of its keys."""
    content = {key: value for key, value in branch.items() if key not in ABOUT_THE_CHECK}
    if unit:
        content["unit"] = unit
    return json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)


def _bare_state(state: str, line: int) -> Branch:
    branch = Branch(line)
    branch["state"] = state
    return branch


def _check_state(notes: Notes, state: str, fields: Branch, readings: int, line: int, what: str) -> None:
    if state not in STATES:
        notes.fault(line, f"checked of {what} is {state!r}: write one of {', '.join(STATES)}")
    if state == "disputed" and readings < 2:
        notes.fault(line, f"{what} is disputed: give both readings under checked.readings")
    if state == "confirmed" and not (fields.get("by") and isinstance(fields.get("on"), date)):
        notes.fault(line, f"{what} is confirmed: say by whom and on which day (by, on)")


def read_day(notes: Notes, branch: Branch, key: str, what: str) -> date | None:
    """A day, or None where it is not given."""
    value = branch.get(key)
    if value is None or isinstance(value, date):
        return value
    notes.fault(branch.line_of(key), f"{key} of {what} must be a day such as 2026-01-01")
    return None


def read_words(notes: Notes, value: Any, line: int, what: str) -> tuple[str, ...]:
    """One word or a list of words."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str) and item for item in items):
        notes.fault(line, f"{what} must be a word or a list of words")
        return ()
    return tuple(items)
