"""Finding every message in the source, without gettext installed, and keeping the catalogues in step with it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib

from sapar.foundation.languages.catalogue import LOCALE

SOURCE = LOCALE.parent
MARKERS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext"})
_TAG = re.compile(r"""{%\s*(?:translate|trans)\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')""")
_CALL = re.compile(r"""\b_\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\s*\)""")
_BLOCK = re.compile(r"{%\s*blocktrans(?:late)?[^%]*%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)


def messages_in_source(source: Path = SOURCE) -> dict[str, str]:
    """Return every message and the first file it stands in, relative to the project."""
    found: dict[str, str] = {}
    for path in sorted(source.rglob("*.py")):
        if "tests" not in path.parts and "migrations" not in path.parts:
            for message in _in_python(path):
                found.setdefault(message, str(path.relative_to(source.parent)))
    for path in sorted(source.rglob("*.html")):
        for message in _in_template(path):
            found.setdefault(message, str(path.relative_to(source.parent)))
    return found


def _in_python(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in MARKERS:
            for argument in node.args[:2]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _in_template(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    for pattern in (_TAG, _CALL):
        for double, single in pattern.findall(text):
            yield (double or single).replace('\\"', '"')
    for block in _BLOCK.findall(text):
        yield re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", block)


def update_catalogues(locale: Path = LOCALE) -> None:
    """Add messages that are new to every catalogue and drop those that the source no longer has."""
    wanted = messages_in_source()
    for path in sorted(locale.glob("*/LC_MESSAGES/django.po")):
        catalogue = polib.pofile(str(path), wrapwidth=120)
        known = {entry.msgid: entry for entry in catalogue}
        for message in set(known) - set(wanted):
            catalogue.remove(known[message])
        for message in set(wanted) - set(known):
            catalogue.append(polib.POEntry(msgid=message))
        for entry in catalogue:
            entry.occurrences = [(wanted[entry.msgid], "")]
        catalogue.sort(key=lambda entry: (entry.occurrences[0][0], entry.msgid))
        catalogue.save(str(path))


if __name__ == "__main__":
    update_catalogues()
