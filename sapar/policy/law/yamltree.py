"""Reads YAML text into plain values that remember their line, and refuses YAML that could hurt the reader.

Packs may come from anyone, so the reader builds values from parser events itself: no tags, no anchors and aliases
(the "billion laughs" bomb), no repeated keys, and caps on size, depth and number of values. Numbers are exact
decimals, never floats: 1.05 in a law is 1.05.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

LARGEST_FILE = 512 * 1024
DEEPEST_NESTING = 12
MOST_VALUES = 60_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS: dict[str, bool | None] = {"": None, "null": None, "~": None, "true": True, "false": False}


class UnsafeYaml(ValueError):
    """The text is not YAML we accept; carries the line on which reading stopped."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Branch(dict[str, Any]):
    """A YAML mapping with the line it began on and the line of each key."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
        self.lines: dict[str, int] = {}

    def line_of(self, key: str) -> int:
        """The line on which the key stands, or the mapping's own line where the key is absent."""
        return self.lines.get(key, self.line)


def read_tree(path: Path) -> Branch:
    """Read one YAML file whose top level is a mapping; raises UnsafeYaml with a line otherwise."""
    if path.stat().st_size > LARGEST_FILE:
        raise UnsafeYaml(f"the file is larger than {LARGEST_FILE // 1024} kB: split it by subject", 1)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnsafeYaml("the file is not UTF-8 text: save it as UTF-8", 1) from error
    return tree_of(text)


def tree_of(text: str) -> Branch:
    """Read YAML text whose top level is a mapping; raises UnsafeYaml with a line otherwise."""
    try:
        tree = _Builder(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise UnsafeYaml(f"this is not YAML: {error.problem or error.context}", line) from error
    except yaml.YAMLError as error:
        raise UnsafeYaml("this is not YAML: it holds characters that YAML does not allow", 1) from error
    if not isinstance(tree, Branch):
        raise UnsafeYaml("the file must be a mapping of sections (key: value)", 1)
    return tree


class _Builder:
    """Builds values from parser events, counting as it goes."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = (event for event in events if not isinstance(event, yaml.StreamStartEvent))
        self.count = 0

    def document(self) -> Any:
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise UnsafeYaml("the file is empty", 1)
        tree = self.value(next(self.events), 0)
        next(self.events)
        if isinstance(following := next(self.events), yaml.DocumentStartEvent):
            raise UnsafeYaml("a second document begins here: keep one document a file", _line(following))
        return tree

    def value(self, event: Any, depth: int) -> Any:
        self.refuse_unsafe(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(depth)
        return self.mapping(event, depth)

    def refuse_unsafe(self, event: Any, depth: int) -> None:
        self.count += 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnsafeYaml("anchors and aliases (& and *) are not allowed: write the value out", _line(event))
        if getattr(event, "tag", None):
            raise UnsafeYaml(f"tags such as {event.tag} are not allowed: write a plain value", _line(event))
        if depth > DEEPEST_NESTING:
            raise UnsafeYaml("values are nested too deeply", _line(event))
        if self.count > MOST_VALUES:
            raise UnsafeYaml("the file holds too many values: split it by subject", _line(event))

    def sequence(self, depth: int) -> list[Any]:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, depth + 1))
        return items

    def mapping(self, start: Any, depth: int) -> Branch:
        branch = Branch(_line(start))
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise UnsafeYaml("a key must be a plain word", _line(event))
            self.refuse_unsafe(event, depth)
            key = str(event.value)
            if key in branch:
                raise UnsafeYaml(f"the key {key!r} is given twice", _line(event))
            branch.lines[key] = _line(event)
            branch[key] = self.value(next(self.events), depth + 1)
        return branch


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _scalar(event: Any) -> Any:
    """The value of a scalar: quoted text stays text; plain text may be null, true, false, a number or a date."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _NUMBER.fullmatch(text):
        if len(text) > 20:
            raise UnsafeYaml("this number is too long to be a legal value", _line(event))
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise UnsafeYaml(f"there is no such day as {text}", _line(event)) from error
    return text
