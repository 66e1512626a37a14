"""Reads what states are compared by: dimensions, questions, the answers of a pack, the conventions ratified."""

from __future__ import annotations

from collections.abc import Container, Mapping
from decimal import Decimal
from typing import Any

from sapar.policy.law.entries import read_checked, read_citation, read_day, read_texts
from sapar.policy.law.packs import BEGINNING_OF_TIME, Checked, Held, Matter, Question, Texts
from sapar.policy.law.problems import Notes
from sapar.policy.law.yamltree import Branch

KINDS = ("yes_no", "number", "level")
STEPS = ("law", "by-law", "agreement", "practice")
PROTECTS = ("yes", "no", "more", "less")
_KIND_OF = {"yes_no": bool, "number": Decimal, "level": Decimal}


def read_dimension(notes: Notes, key: str, branch: Branch) -> Matter:
    """A dimension with the step by which its differences are settled, and who prepares it."""
    what = f"dimension {key}"
    notes.check_keys(branch, what, ["title", "step", "owner"])
    title, owner = (read_texts(notes, branch, name, what) for name in ("title", "owner"))
    return Matter(title, _step(notes, branch, what) or STEPS[0], owner)


def _step(notes: Notes, branch: Branch, what: str) -> str | None:
    step = branch.get("step")
    if step is not None and step not in STEPS:
        notes.fault(branch.line_of("step"), f"step of {what} must be one of {', '.join(STEPS)}")
    return step


def read_question(
    dimensions: Container[str], acts: Mapping[str, Texts], notes: Notes, key: str, branch: Branch
) -> Question:
    """A question with its measure."""
    what = f"question {key}"
    notes.check_keys(branch, what, ["id", "dimension", "kind", "protects", "asks"],
                     ["parameter", "convention", "range", "scale", "weight", "standard", "step"])  # fmt: skip
    kind = str(branch.get("kind"))
    for name, allowed in (("kind", KINDS), ("protects", PROTECTS)):
        if str(branch.get(name)) not in allowed:
            notes.fault(branch.line_of(name), f"{name} of {what} must be one of {', '.join(allowed)}")
    if branch.get("dimension") not in dimensions:
        notes.fault(branch.line_of("dimension"), f"{what}: unknown dimension {branch.get('dimension')!r}")
    least, most = _range(notes, branch, kind, what)
    standard = branch.get("standard")
    return Question(
        key, str(branch.get("dimension")), kind, str(branch.get("protects")), read_texts(notes, branch, "asks", what),
        branch.get("parameter"), branch.get("convention"), least, most, branch.get("scale") == "log",
        branch.get("weight") or Decimal(1),
        read_held(notes, notes.branch(standard, branch.line_of("standard"), what), kind, acts, f"standard of {what}")
        if standard is not None else None, _step(notes, branch, what),
    )  # fmt: skip


def _range(notes: Notes, branch: Branch, kind: str, what: str) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that tell answers apart; a fixed range stays when a state is added."""
    if kind == "yes_no":
        return Decimal(0), Decimal(1)
    given = branch.get("range")
    ends = [end for end in given if isinstance(end, Decimal)] if isinstance(given, list) else []
    if len(ends) != 2 or not ends[0] < ends[1]:
        notes.fault(branch.line_of("range"), f"{what} needs a range such as [0, 30]: the least and greatest answer")
        return Decimal(0), Decimal(1)
    return ends[0], ends[1]


def read_answer(
    questions: Mapping[str, Question], acts: Mapping[str, Texts], notes: Notes, key: str, branch: Branch
) -> Held:
    """What a state answers to a question."""
    question = questions.get(key)
    if question is None:
        notes.fault(branch.line, f"answers: there is no question {key!r}")
    return read_held(notes, branch, question.kind if question else "", acts, f"answer {key}")


def read_held(notes: Notes, branch: Branch, kind: str, acts: Mapping[str, Texts], what: str) -> Held:
    """A value with where it stands and how far it is checked."""
    notes.check_keys(branch, what, ["value", "source", "checked"], ["from", "until", "note"])
    value: Any = branch.get("value")
    if kind in _KIND_OF and not isinstance(value, _KIND_OF[kind]):
        notes.fault(branch.line_of("value"), f"{what} must be {'true or false' if kind == 'yes_no' else 'a number'}")
    return Held(
        value, read_citation(notes, branch, acts, what), read_checked(notes, branch, what),
        read_day(notes, branch, "from", what) or BEGINNING_OF_TIME, read_day(notes, branch, "until", what),
    )  # fmt: skip


def read_convention(
    questions: Mapping[str, Question], notes: Notes, key: str, branch: Branch
) -> tuple[int | None, Checked]:
    """The year in which a convention was ratified, or None where it was not."""
    what = f"convention {key}"
    notes.check_keys(branch, what, ["ratified", "checked"], ["note"])
    year = branch.get("ratified")
    if key not in {question.convention for question in questions.values()}:
        notes.fault(branch.line, f"conventions: no question asks about {key!r}")
    if year is not False and not (isinstance(year, Decimal) and 1919 <= year <= 2100):
        notes.fault(branch.line_of("ratified"), f"ratified of {what} must be a year, or false")
        year = False
    return (int(year) if year is not False else None), read_checked(notes, branch, what)
