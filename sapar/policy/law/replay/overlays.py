"""A proposed change of the law, as a file, laid over the pack of a country.

::

    overlay: {country: RU, title: {en: "Minimum wage of 2027", ru: …, ky: …}}
    parameters:
      minimum_wage_month:
        values: [{from: 2027-01-01, value: 35000}]
    rules: [{id: recruitment.no_fee, finds: RECRUITMENT_FEE_TO_WORKER, field: fees, holds: not worker_pays_placement}]
    without: [overtime.limit]

A value holds from its day on, in place of what the pack has for the same scope. A rule with the id of an existing one
takes its place. What the proposal leaves out (a citation, how far it is checked, a title and a unit) is filled in: a
proposal is *unverified* and cites itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sapar.policy.law.entries import read_texts
from sapar.policy.law.library import SHARED, Library, packs_directory
from sapar.policy.law.packs import Pack, Texts
from sapar.policy.law.problems import Notes, PackRefused
from sapar.policy.law.reading import SCOPES, assemble, draft_of
from sapar.policy.law.validation import problems_of_pack
from sapar.policy.law.yamltree import Branch, UnsafeYaml, read_tree, tree_of

SECTIONS = ("overlay", "parameters", "derived", "rules", "without")
ITSELF = "the proposal"


@dataclass(frozen=True)
class Overlay:
    """A proposal that was read: its title, the country it changes, and the law as it would be."""

    title: Texts
    country: str
    law: Library


def read_overlay(path: Path, law: Library, directory: Path | None = None) -> Overlay:
    """Read a proposal and lay it over the packs.

    Args:
        law: the packs as they are.
        directory: where they were read from; by default the packs in use.

    Raises:
        PackRefused: with every fault, its file, line and what to mend.
    """
    notes = Notes(path)
    return _overlay(_tree(notes, lambda: read_tree(path)), notes, law, directory or packs_directory())


def read_overlay_text(text: str, law: Library) -> Overlay:
    """Read a proposal that is no file, and lay it over the packs in use.

    Raises:
        PackRefused: with every fault, its line and what to mend.
    """
    notes = Notes(Path("proposal.yaml"))
    return _overlay(_tree(notes, lambda: tree_of(text)), notes, law, packs_directory())


def _overlay(tree: Branch, notes: Notes, law: Library, directory: Path) -> Overlay:
    notes.check_keys(tree, "the proposal", ["overlay"], SECTIONS)
    about = notes.branch(tree.get("overlay"), tree.line_of("overlay"), "the section overlay")
    notes.check_keys(about, "the section overlay", ["country", "title"])
    country = str(about.get("country") or "").lower()
    base = law.packs.get("international" if country == "int" else country)
    if base is None:
        notes.fault(about.line_of("country"), f"there is no pack of laws for the country {country.upper() or '(none)'}")
    if notes.problems or base is None:
        raise PackRefused(notes.problems)
    title = read_texts(notes, about, "title", "the proposal")
    if notes.problems:
        raise PackRefused(notes.problems)
    pack = _laid_over(base, directory / base.id, tree, notes, law)
    return Overlay(title, base.country, Library({**law.packs, base.id: pack}))


def _tree(notes: Notes, read: Callable[[], Branch]) -> Branch:
    try:
        return read()
    except UnsafeYaml as error:
        notes.fault(error.line, str(error))
    except OSError as error:
        notes.fault(1, f"the file cannot be read: {error.strerror}")
    raise PackRefused(notes.problems)


def _laid_over(base: Pack, folder: Path, tree: Branch, notes: Notes, law: Library) -> Pack:
    shared = None if base.id == SHARED else law.packs.get(SHARED)
    draft = draft_of(folder, shared)
    about = _branch(dict.fromkeys(("en", "ru", "ky"), ""), 1)
    about.update(tree["overlay"]["title"])
    draft.sections["acts"][ITSELF] = (about, tree.line_of("overlay"), notes)
    for name, entry, line in _entries(tree, "parameters", notes):
        old = draft.sections["parameters"].get(name)
        merged = _changed(old[0] if old else None, entry, notes, name)
        draft.sections["parameters"][name] = (merged, line, notes)
    for section in ("derived", "rules"):
        for name, entry, line in _entries(tree, section, notes):
            if section == "rules":
                _cite_itself(entry)
            draft.sections[section][name] = (entry, line, notes)
    for name in tree.get("without") or ():
        if draft.sections["rules"].pop(str(name), None) is None:
            notes.fault(tree.line_of("without"), f"without: {base.id} has no rule {name!r}")
    pack = assemble(draft)
    faults = [*notes.problems, *draft.problems]
    if faults := faults or problems_of_pack(folder, pack):
        raise PackRefused(faults)
    return pack


def _entries(tree: Branch, section: str, notes: Notes) -> list[tuple[str, Branch, int]]:
    """The entries of a section with their names, given as a mapping or as a list with ids."""
    value = tree.get(section)
    if value is None:
        return []
    if isinstance(value, list):
        items = [notes.branch(item, tree.line_of(section), f"an entry of {section}") for item in value]
        return [(str(item.get("id")), item, item.line) for item in items]
    branch = notes.branch(value, tree.line_of(section), f"the section {section}")
    return [
        (name, notes.branch(entry, branch.line_of(name), name), branch.line_of(name)) for name, entry in branch.items()
    ]


def _cite_itself(entry: Branch) -> None:
    """Fill in what a proposal need not say."""
    if entry.get("source") is None:
        entry["source"] = _branch({"act": ITSELF}, entry.line)
    entry.setdefault("checked", "unverified")


def _changed(old: Branch | None, new: Branch, notes: Notes, name: str) -> Branch:
    """A parameter with its new values in place of the old ones from their first day on."""
    merged = Branch(new.line)
    merged.update(old or {"title": _branch(dict.fromkeys(("en", "ru", "ky"), name), new.line), "unit": "-"})
    merged.update({key: value for key, value in new.items() if key != "values"})
    merged.lines = {**(old.lines if old else {}), **new.lines}
    fresh = [notes.branch(row, new.line_of("values"), f"a value of {name}") for row in new.get("values") or ()]
    for row in fresh:
        _cite_itself(row)
    rows = (old.get("values") or ()) if old else ()
    kept = [copy for row in rows if (copy := _before(row, fresh)) is not None]
    merged["values"] = [*kept, *fresh]
    first = min((day for row in fresh if isinstance(day := row.get("from"), date)), default=None)
    expected = merged.get("next_expected")
    if first and isinstance(expected, date) and first <= expected:
        merged.pop("next_expected")
    return merged


def _before(row: Branch, fresh: list[Branch]) -> Branch | None:
    """What is left of an old value when new ones of its scope begin."""
    days = [new.get("from") or date.min for new in fresh if _scope(new) == _scope(row)]
    if not days:
        return row
    begins, first = row.get("from") or date.min, min(days)
    if begins >= first:
        return None
    ended = Branch(row.line)
    ended.update(row)
    ended.lines = row.lines
    if row.get("until") is None or row["until"] >= first:
        ended["until"] = first - timedelta(days=1)
    return ended


def _scope(row: Branch) -> list[list[str]]:
    """For whom a value holds; a single word is a list of one."""
    words = [row.get(key) for key in SCOPES]
    return [
        [] if word is None else [str(each) for each in (word if isinstance(word, list) else [word])] for word in words
    ]


def _branch(values: dict[str, Any], line: int) -> Branch:
    branch = Branch(line)
    branch.update(values)
    return branch
