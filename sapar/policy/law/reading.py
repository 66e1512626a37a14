"""Reads the YAML files of a pack into the records of :mod:`packs`, noting every fault with its line.

A pack is a directory; its files may be cut by subject as the author likes, because sections of the same name are
joined. ``international`` is read first: it defines the violation codes with their wording, and the arithmetic
(``derived``) that all packs share.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from sapar.policy.law import reading_comparison as comparison
from sapar.policy.law import reading_plans as plans
from sapar.policy.law.entries import read_checked, read_citation, read_day, read_texts, read_words
from sapar.policy.law.expressions import Expression, ExpressionRefused, read_expression
from sapar.policy.law.facts import FACT_NAMES, FIELDS
from sapar.policy.law.packs import (
    BEGINNING_OF_TIME,
    Code,
    DatedValue,
    Derived,
    Pack,
    Parameter,
    Provision,
    Rule,
    Texts,
    Wording,
)  # fmt: skip
from sapar.policy.law.problems import Notes, Problem
from sapar.policy.law.stays.reading import read_stay
from sapar.policy.law.timeline import YEARS
from sapar.policy.law.yamltree import Branch, UnsafeYaml, read_tree

SECTIONS = (
    "pack", "acts", "parameters", "derived", "rules", "codes", "deadlines", "procedures", "calendar",
    "dimensions", "questions", "answers", "conventions", "provisions", "stays",
)  # fmt: skip
SCOPES = ("region", "sector", "scheme", "age")
LEVELS = ("block", "warn", "info")
EFFECTS = ("at once", "pay week")
SIDES = ("destination", "origin", "everywhere")
ALWAYS = Expression("true", "TRUE", frozenset())
NO_TEXTS: Texts = {"en": "", "ru": "", "ky": ""}


@dataclass
class Draft:
    """A pack while it is read: its sections joined, each entry with the notes of the file it stands in."""

    directory: Path
    shared: Pack | None
    sections: dict[str, dict[str, tuple[Any, int, Notes]]] = field(
        default_factory=lambda: {name: {} for name in SECTIONS}
    )
    problems: list[Problem] = field(default_factory=list)

    @property
    def acts(self) -> Mapping[str, Texts]:
        """The short names of acts with their full names."""
        return {
            name: read_texts(notes, _holding(name, value, line), name, "acts")
            for name, (value, line, notes) in self.sections["acts"].items()
        }


def read_pack(directory: Path, shared: Pack | None = None) -> tuple[Pack, list[Problem]]:
    """Read one pack and the faults found; the pack is only fit for use when there are none."""
    draft = draft_of(directory, shared)
    unreadable = list(draft.problems)
    pack = assemble(draft)
    return pack, unreadable or draft.problems  # what follows from a file that cannot be read would only confuse


def draft_of(directory: Path, shared: Pack | None) -> Draft:
    """The sections of a pack's files, joined."""
    draft = Draft(directory, shared)
    for path in sorted(directory.glob("*.yaml")):
        _read_file(draft, path)
    return draft


def assemble(draft: Draft) -> Pack:
    """The pack that a draft makes; its faults are added to the draft's."""
    return _Assembler(draft).pack()


def _read_file(draft: Draft, path: Path) -> None:
    notes = Notes(path, draft.problems)
    try:
        tree = read_tree(path)
    except UnsafeYaml as error:
        notes.fault(error.line, str(error))
        return
    notes.check_keys(tree, "the file", (), SECTIONS)
    for name in SECTIONS:
        value = tree.get(name)
        if isinstance(value, list):
            value = _by_id(notes, value, tree.line_of(name), name)
        if value is not None:
            _join(draft, notes, name, notes.branch(value, tree.line_of(name), f"the section {name}"))


def _by_id(notes: Notes, items: list[Any], line: int, section: str) -> Branch:
    """A list of entries as a mapping by their id."""
    branch = Branch(line)
    for item in items:
        entry = notes.branch(item, line, f"an entry of {section}")
        key = str(entry.get("id") or f"(entry on line {entry.line})")
        if "id" not in entry or key in branch:
            notes.fault(entry.line, f"an entry of {section} lacks an 'id' of its own: add one")
        branch[key], branch.lines[key] = entry, entry.line
    return branch


def _join(draft: Draft, notes: Notes, section: str, entries: Branch) -> None:
    for key, value in entries.items():
        if key in draft.sections[section]:
            notes.fault(entries.line_of(key), f"{section}: {key!r} is already defined in another file of this pack")
        draft.sections[section][key] = (value, entries.line_of(key), notes)


def _holding(key: str, value: Any, line: int) -> Branch:
    branch = Branch(line)
    branch[key], branch.lines[key] = value, line
    return branch


class _Assembler:
    """Turns a draft into a pack, section by section, in the order in which names become known."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.acts = draft.acts
        self.parameters: dict[str, Parameter] = {}
        self.derived: dict[str, Derived] = {}
        self.codes: dict[str, Code] = dict(draft.shared.codes) if draft.shared else {}

    def pack(self) -> Pack:
        """The pack; faults are in the draft."""
        about = self.read_about()
        self.codes |= self.each("codes", self.read_code)
        self.parameters = self.each("parameters", self.read_parameter)
        self.derived = _usable(self.draft.shared.derived, self.parameters) if self.draft.shared else {}
        self.read_derived_values()
        rules = tuple(self.each("rules", self.read_rule).values())
        deadlines = self.each("deadlines", self.read_deadline)
        procedures = self.each("procedures", self.read_procedure)
        for _, own in procedures.values():
            deadlines |= own
        stays = self.each("stays", partial(read_stay, deadlines)).values()
        dimensions = self.each("dimensions", comparison.read_dimension)
        questions = dict(self.draft.shared.questions) if self.draft.shared else {}
        questions |= self.each("questions", partial(comparison.read_question, dimensions, self.acts))
        answers = self.each("answers", partial(comparison.read_answer, questions, self.acts))
        conventions = self.each("conventions", partial(comparison.read_convention, questions))
        provisions = self.each("provisions", self.read_provision)
        calendar = plans.read_calendar(self.draft.sections["calendar"], self.acts)
        return Pack(
            id=self.draft.directory.name, country=about["country"], name=about["name"], currency=about["currency"],
            parameters=self.parameters, derived=self.derived, rules=rules, codes=self.codes, deadlines=deadlines,
            procedures=tuple(procedure for procedure, _ in procedures.values()), calendar=calendar,
            digest=self.digest(), changes_take_effect=about["changes_take_effect"], dimensions=dimensions,
            questions=questions, answers=answers, conventions=conventions, provisions=provisions,
            stays=tuple(rule for rule in stays if rule),
        )  # fmt: skip

    def each(self, section: str, read: Callable[[Notes, str, Branch], Any]) -> dict[str, Any]:
        """Read every entry of a section; an entry that cannot be read at all is left out, with its fault noted."""
        results = {}
        for key, (value, line, notes) in self.draft.sections[section].items():
            before = len(self.draft.problems)
            branch = notes.branch(value, line, f"{section}: {key}")
            if len(self.draft.problems) == before:
                results[key] = read(notes, key, branch)
        return results

    def digest(self) -> str:
        """SHA-256 over the pack's content, whatever the order of keys, blanks and comments in its files."""
        content = {
            name: {key: entry[0] for key, entry in entries.items()} for name, entries in self.draft.sections.items()
        }
        shared = self.draft.shared.digest if self.draft.shared else ""
        text = json.dumps([shared, content], sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def read_about(self) -> dict[str, Any]:
        entries = self.draft.sections["pack"]
        notes = Notes(self.draft.directory / "pack.yaml", self.draft.problems)
        branch = Branch(1)
        for key, (value, line, its_notes) in entries.items():
            branch[key], branch.lines[key], notes = value, line, its_notes
        notes.check_keys(branch, "the section pack", ["country", "name"], ["currency", "changes_take_effect"])
        name = read_texts(notes, branch, "name", "the pack") if "name" in branch else NO_TEXTS
        effect = str(branch.get("changes_take_effect") or EFFECTS[0])
        if effect not in EFFECTS:
            line = branch.line_of("changes_take_effect")
            notes.fault(line, f"changes_take_effect must be one of {', '.join(EFFECTS)}")
        return {
            "country": str(branch.get("country")), "name": name, "currency": branch.get("currency"),
            "changes_take_effect": effect,
        }  # fmt: skip

    def known(self, name: str) -> bool:
        """Whether a name may stand in an expression of this pack."""
        return name in FACT_NAMES or name.removeprefix("has_") in self.parameters or name in self.derived

    def expression(
        self, notes: Notes, branch: Branch, key: str, what: str, needs: frozenset[str] = frozenset()
    ) -> Expression:
        try:
            return read_expression(branch[key], lambda name: name in needs or self.known(name))
        except ExpressionRefused as error:
            notes.fault(branch.line_of(key), f"{key} of {what}: {error}")
            return ALWAYS

    def read_code(self, notes: Notes, code: str, branch: Branch) -> Code:
        notes.check_keys(branch, f"code {code}", ["level", "says", "ask", "do"])
        self.check_level(notes, branch, code)
        return Code(code, str(branch.get("level")), self.wording(notes, branch, code))

    def wording(self, notes: Notes, branch: Branch, what: str, default: Wording | None = None) -> Wording:
        """The texts of a finding: the entry's own where it has them, else those of its code."""
        texts = {
            key: read_texts(notes, branch, key, what) if key in branch else getattr(default, key, NO_TEXTS)
            for key in ("says", "ask", "do")
        }
        return Wording(**texts)

    def check_level(self, notes: Notes, branch: Branch, what: str) -> None:
        if branch.get("level") not in (*LEVELS, None):
            notes.fault(branch.line_of("level"), f"level of {what} must be one of {', '.join(LEVELS)}")

    def read_parameter(self, notes: Notes, key: str, branch: Branch) -> Parameter:
        what = f"parameter {key}"
        optional = ["when_unknown", "next_expected", "note", "may_have_gaps"]
        notes.check_keys(branch, what, ["title", "unit", "values"], optional)
        code = branch.get("when_unknown")
        if code is not None and code not in self.codes:
            notes.fault(branch.line_of("when_unknown"), f"{what}: unknown violation code {code!r}")
        rows = branch.get("values")
        if not isinstance(rows, list) or not rows:
            notes.fault(branch.line_of("values"), f"{what} needs a list of values")
            rows = []
        unit, line = str(branch.get("unit")), branch.line_of("values")
        values = tuple(self.read_value(notes, what, unit, notes.branch(row, line, what)) for row in rows)
        title = read_texts(notes, branch, "title", what) if "title" in branch else NO_TEXTS
        values = plans.close_values(notes, what, values, bool(branch.get("may_have_gaps")))
        expected = read_day(notes, branch, "next_expected", what)
        return Parameter(key, title, unit, values, code, expected, branch.line)

    def read_value(self, notes: Notes, what: str, unit: str, branch: Branch) -> DatedValue:
        notes.check_keys(branch, f"a value of {what}", ["value", "source", "checked"],
                         ["from", "until", "known_from", "note", *SCOPES])  # fmt: skip
        value = branch.get("value")
        if not isinstance(value, (Decimal, str, bool, date, list)):
            notes.fault(branch.line_of("value"), f"a value of {what} must be a number, a word, true, false or a day")
        scope = {
            name: read_words(notes, branch[name], branch.line_of(name), f"{name} of {what}")
            for name in SCOPES if branch.get(name) is not None
        }  # fmt: skip
        if not all(YEARS.fullmatch(years) for years in scope.get("age", ())):
            notes.fault(branch.line_of("age"), f"age of {what} must be a range of years such as 18-20 or 21+")
            scope.pop("age")
        return DatedValue(
            read_day(notes, branch, "from", what) or BEGINNING_OF_TIME, read_day(notes, branch, "until", what), value,
            read_citation(notes, branch, self.acts, what), read_checked(notes, branch, what, unit), scope,
            read_day(notes, branch, "known_from", what), branch.line,
        )  # fmt: skip

    def read_derived_values(self) -> None:
        """Derived values may name each other in any order, so all names are known before any is read."""
        entries = self.draft.sections["derived"]
        blank = {name: Derived(name, "", ALWAYS) for name in entries}
        self.derived |= blank
        self.derived |= self.each("derived", self.read_derived)

    def read_derived(self, notes: Notes, name: str, branch: Branch) -> Derived:
        what = f"derived value {name}"
        notes.check_keys(branch, what, ["unit", "sql"], ["note", "needs"])
        if name in FACT_NAMES or name in self.parameters:
            notes.fault(branch.line, f"{what} has the name of a fact or parameter: choose another")
        needs = frozenset(read_words(notes, branch.get("needs") or [], branch.line_of("needs"), f"needs of {what}"))
        expression = self.expression(notes, branch, "sql", what, needs) if branch.get("sql") is not None else ALWAYS
        return Derived(name, str(branch.get("unit")), expression, branch.line, needs)

    def read_rule(self, notes: Notes, rule: str, branch: Branch) -> Rule:
        what = f"rule {rule}"
        notes.check_keys(branch, what, ["id", "finds", "field", "holds", "source", "checked"],
                         ["applies", "level", "side", "says", "ask", "do", "note", "shortfall"])  # fmt: skip
        code = self.codes.get(str(branch.get("finds")))
        if code is None:
            notes.fault(branch.line_of("finds"), f"{what}: unknown violation code {branch.get('finds')!r}")
            code = Code(str(branch.get("finds")), "block", Wording(NO_TEXTS, NO_TEXTS, NO_TEXTS))
        self.check_level(notes, branch, what)
        if branch.get("field") not in {*FIELDS.values(), *(name.split(".")[0] for name in FIELDS.values()), None}:
            notes.fault(branch.line_of("field"), f"{what}: {branch['field']!r} is not a field of the contract form")
        if branch.get("side", "destination") not in SIDES:
            notes.fault(branch.line_of("side"), f"side of {what} must be one of {', '.join(SIDES)}")
        applies, holds = (
            self.expression(notes, branch, key, what) if branch.get(key) is not None else ALWAYS
            for key in ("applies", "holds")
        )
        short = self.expression(notes, branch, "shortfall", what) if branch.get("shortfall") is not None else None
        return Rule(
            rule, code.code, str(branch.get("level") or code.level), str(branch.get("field")), applies, holds,
            self.wording(notes, branch, what, code.wording), read_citation(notes, branch, self.acts, what),
            read_checked(notes, branch, what), str(branch.get("side", "destination")), branch.line, short,
        )  # fmt: skip

    def read_provision(self, notes: Notes, key: str, branch: Branch) -> Provision:
        what = f"provision {key}"
        notes.check_keys(branch, what, ["title", "says", "source", "checked"], ["id", "from", "until"])
        title, says = (read_texts(notes, branch, name, what) for name in ("title", "says"))
        return Provision(
            key, title, says, read_citation(notes, branch, self.acts, what), read_checked(notes, branch, what),
            read_day(notes, branch, "from", what) or BEGINNING_OF_TIME, read_day(notes, branch, "until", what),
        )  # fmt: skip

    def read_deadline(self, notes: Notes, key: str, branch: Branch) -> Any:
        return plans.read_deadline(notes, key, branch, self.acts, self.parameters)

    def read_procedure(self, notes: Notes, key: str, branch: Branch) -> Any:
        return plans.read_procedure(notes, key, branch, self.acts, self.parameters)


def _usable(shared: Mapping[str, Derived], parameters: Mapping[str, Parameter]) -> dict[str, Derived]:
    """The values of the shared arithmetic that a country has the parameters for, its own parameters coming first."""
    usable = {name: value for name, value in shared.items() if value.needs <= set(parameters)}
    while True:
        missing = set(shared) - set(usable)
        kept = {name: value for name, value in usable.items() if not value.expression.names & missing}
        if len(kept) == len(usable):
            return kept
        usable = kept
