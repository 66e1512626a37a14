"""What the commands of the law share: the command itself, its options, how it speaks and how it refuses."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, NoReturn

import typer

from sapar.policy.law.packs import LANGUAGES

law = typer.Typer(name="law", no_args_is_help=True, add_completion=False, help="The law as data: check it, apply it.")
FOUND, BAD_INPUT = 1, 2

AsJson = Annotated[bool, typer.Option("--json", help="For a machine: one JSON document.")]
Language = Annotated[str, typer.Option("--language", help="en, ru or ky.")]


def day_given(on: str | None) -> date:
    """Return the day of an option ``--on``, or today; what is no day is refused."""
    try:
        return date.fromisoformat(on) if on else date.today()
    except ValueError:
        refuse(f"--on: {on!r} is not a day; write it as 2026-03-31.")


def known_language(language: str) -> None:
    """Refuse a language that packs have no texts in."""
    if language not in LANGUAGES:
        refuse(f"--language: {language!r} is not known; choose one of {', '.join(LANGUAGES)}.")


def say(line: str) -> None:
    """Tell a person."""
    typer.echo(line)


def say_json(document: Mapping[str, Any]) -> None:
    """Tell a machine."""
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2, default=str))


def refuse(sentence: str) -> NoReturn:
    """Say what to mend and end with status 2."""
    typer.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
