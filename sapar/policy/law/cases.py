"""Reads files of cases: worked contracts and deadlines, in YAML or JSON, as handed to `sapar law check`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from sapar.policy.law.form import InputRefused

LARGEST_FILE = 16 * 1024 * 1024
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _CaseLoader(_LOADER):
    """A safe loader that refuses a key written twice, and leaves a day that cannot be for its field to refuse."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Read a group of fields, each of them written once."""
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        for index, (key, _) in enumerate(node.value):
            if keys[index] in keys[:index]:
                raise yaml.constructor.ConstructorError(None, None, f"{keys[index]!r} is written twice", key.start_mark)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return mapping

    def construct_day(self, node: Any) -> Any:
        """Read a day; what only looks like one stays text."""
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError:
            return node.value


_CaseLoader.add_constructor("tag:yaml.org,2002:timestamp", _CaseLoader.construct_day)


def read_cases(file: Path, section: str = "cases") -> list[Mapping[str, Any]]:
    """The cases of a file: those of its section, or the one case or contract that the file is.

    Raises:
        InputRefused: a sentence with the line, where the file cannot be read or holds no case.
    """
    tree = _tree(file)
    cases = tree.get(section)
    if cases is None and section != "cases" and "rule" not in tree:
        cases = tree.get("cases")
    if cases is None:
        if not ("contract" in tree or "rule" in tree):
            raise InputRefused(f"{file}: there is no '{section}:' in it, nor a single case. Mend the file or its name.")
        cases = [tree]
    if not isinstance(cases, list) or not all(isinstance(case, Mapping) for case in cases):
        raise InputRefused(f"{file}: '{section}:' must be a list of cases.")
    return cases


def _tree(file: Path) -> Mapping[str, Any]:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise InputRefused(f"{file}: the file is larger than {LARGEST_FILE // 1024 // 1024} MB. Cut it into parts.")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise InputRefused(f"{file}: the file cannot be opened ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputRefused(f"{file}: the file is not UTF-8 text. Save it as UTF-8.") from error
    _refuse_aliases(file, text)
    try:
        tree = yaml.load(text, Loader=_CaseLoader)  # noqa: S506  a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputRefused(f"{file}: this is not YAML or JSON: {' '.join(str(error).split())}") from error
    if not isinstance(tree, Mapping):
        raise InputRefused(f"{file}: write 'cases:' with a list, one case, or one 'contract:'.")
    return tree


def _refuse_aliases(file: Path, text: str) -> None:
    """Anchors and aliases let a small file grow without end; cases need none."""
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                raise InputRefused(f"{file}: line {_line(event)}: aliases (*) are not allowed. Write the value out.")
    except (yaml.YAMLError, RecursionError) as error:
        raise InputRefused(f"{file}: this is not YAML or JSON: {' '.join(str(error).split())}") from error


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
