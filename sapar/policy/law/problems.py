"""What is wrong with a pack: file, line, what it is and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sapar.policy.law.yamltree import Branch


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a pack, as a line an editor can jump to."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class PackRefused(ValueError):
    """A pack has faults and is not used; ``problems`` lists them all."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


class NoPacks(ValueError):
    """The directory named holds no packs."""


@dataclass
class Notes:
    """Collects faults while one file is read, so that an author sees them all at once."""

    path: Path
    problems: list[Problem] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        """Note one fault of this file."""
        self.problems.append(Problem(str(self.path), line, message))

    def branch(self, value: Any, line: int, what: str) -> Branch:
        """The value as a mapping; an empty one, with a fault noted, where it is something else."""
        if isinstance(value, Branch):
            return value
        self.fault(line, f"{what} must be a group of keys")
        return Branch(line)

    def check_keys(self, branch: Branch, what: str, required: Iterable[str], optional: Iterable[str] = ()) -> None:
        """Note keys that are missing or unknown, with the nearest known spelling."""
        required = tuple(required)
        known = {*required, *optional}
        for key in required:
            if branch.get(key) is None:
                self.fault(branch.line, f"{what} lacks {key!r}: add it")
        for key in branch:
            if key not in known:
                self.fault(branch.line_of(key), f"{what} has an unknown key {key!r}{_nearest(key, known)}")


def _nearest(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, sorted(known), n=1)
    return f": did you mean {close[0]!r}?" if close else f": known keys are {', '.join(sorted(known))}"
