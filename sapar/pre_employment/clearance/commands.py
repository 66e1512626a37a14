"""`sapar verify`: is this certificate real? No network, no database. And `sapar clearance`: the keys that sign.

Exit status of `verify`: 0 it is real and holds · 1 it is not, in plain words · 2 the input cannot be used, with a
sentence that says what to mend.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from sapar.pre_employment.clearance.photos import LARGEST_FILE, NoCode, NotAPhoto, code_in, is_photo
from sapar.pre_employment.clearance.tokens import LONGEST_LIST, PREFIX, Certificate, VoidedList
from sapar.pre_employment.clearance.verifying import Answer, BadKeys, BadList, Verdict, read_keys, trusted_list
from sapar.pre_employment.clearance.verifying import verify as answer_for

FOUND, BAD_INPUT = 1, 2
SAYS: Mapping[Verdict, str] = {
    Verdict.VALID: "Real and valid.",
    Verdict.ENDED: "Real, but it has ended. Last day: {last_day}.",
    Verdict.NOT_YET: "Real, but not valid yet. First day: {first_day}.",
    Verdict.VOIDED: "Real, but it was voided: it holds no more.",
    Verdict.RETIRED_KEY: "Signed by a retired key: do not rely on it. Its holder should ask for a new one.",
    Verdict.UNKNOWN_KEY: "Not ours: signed by a key that is not among the published ones. "
                         "If the file of keys is old, fetch it again.",
    Verdict.ALTERED: "Altered or damaged: the signature does not fit. Do not rely on it.",
    Verdict.NOT_OURS: "Not ours: this is no code of a certificate.",
}  # fmt: skip

clearance = typer.Typer(no_args_is_help=True, add_completion=False, help="The keys that sign certificates.")


def verify(
    token: Annotated[str, typer.Argument(help="The text of the code, a photo of it (PNG or JPEG), or - to read it.")],
    keys: Annotated[Path, typer.Option(help="The published keys, as fetched from /verify/keys.")],
    voided: Annotated[Path | None, typer.Option(help="The signed list of voided certificates.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a machine: one JSON document.")] = False,
    at: Annotated[str, typer.Option(help="The moment, as 2026-03-31 (noon, UTC) or 2026-03-31T08:00:00+06:00.")] = "",
) -> None:
    """Say whether a certificate is real and valid. Needs no network and no database."""
    moment = _moment(at)
    try:
        known = read_keys(_read(keys, LARGEST_FILE).decode())
        listed = trusted_list(_read(voided, LONGEST_LIST), known, moment) if voided else None
        answer = answer_for(_code(token), known, moment, listed)
    except (BadKeys, BadList, NotAPhoto, NoCode) as error:
        _refuse(str(error))
    except UnicodeDecodeError:
        _refuse("The file holds no text and no photo that can be read.")
    if as_json:
        typer.echo(json.dumps(_document(answer, listed, moment), ensure_ascii=False, indent=2))
    else:
        for line in _lines(answer, listed):
            typer.echo(line)
    raise typer.Exit(0 if answer.is_valid else FOUND)


@clearance.command(name="new-key")
def new_key(
    retire_now: Annotated[bool, typer.Option(help="A key was lost or stolen: trust nothing more it signed.")] = False,
) -> None:
    """Make the key that signs from now on. The former one retires when everything it signed has ended."""
    from sapar.foundation import clock
    from sapar.pre_employment.clearance.issuer import all_keys, make_key

    made = make_key(clock.now(), retire_now=retire_now)
    typer.echo(f"The key {made.kid} signs from now on.")
    for key in all_keys():
        if key.retired_from:
            typer.echo(f"The key {key.kid} is retired from {key.retired_from:%Y-%m-%d %H:%M} UTC.")


@clearance.command()
def publish(
    directory: Annotated[Path, typer.Argument(help="Where to write keys.json and voided.cose.")],
) -> None:
    """Write the published keys and the signed list of voided certificates to files, for those who work offline."""
    import django

    django.setup()
    from sapar.pre_employment.clearance.issuer import published
    from sapar.pre_employment.clearance.publishing import published_list

    directory.mkdir(parents=True, exist_ok=True)
    (directory / "keys.json").write_text(json.dumps(published(), indent=2), encoding="utf-8")
    (directory / "voided.cose").write_bytes(published_list())
    typer.echo(f"Written: {directory / 'keys.json'}, {directory / 'voided.cose'}")


def _code(token: str) -> str:
    """Return the text of the code, out of a photo or a file where one is named."""
    if token.startswith(PREFIX):
        return token
    if token == "-":  # noqa: S105 - the usual name of standard input
        raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
    elif len(token) < 1000 and Path(token).is_file():
        raw = _read(Path(token), LARGEST_FILE + 1)
    elif Path(token).suffix.lower() in (".png", ".jpg", ".jpeg", ".txt"):
        _refuse(f"There is no file {token}.")
    else:
        return token
    return code_in(raw) if is_photo(raw) else raw.decode()


def _read(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        _refuse(f"{path}: {error.strerror}.")


def _moment(text: str) -> datetime:
    if not text:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        _refuse(f"--at: {text!r} is not a day; write it as 2026-03-31 or 2026-03-31T08:00:00+06:00.")
    if "T" not in text and " " not in text:
        return datetime.combine(moment.date(), time(12), UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _says(answer: Answer) -> str:
    shown = answer.certificate
    first = f"{shown.issued_on:%d.%m.%Y}" if shown else ""
    return SAYS[answer.verdict].format(first_day=first, last_day=f"{shown.last_day:%d.%m.%Y}" if shown else "")


def _lines(answer: Answer, listed: VoidedList | None) -> list[str]:
    lines = [_says(answer)]
    if answer.certificate:
        lines += [f"{name}: {value}" for name, value in _facts(answer.certificate).items()]
        lines.append(f"List of voided certificates: of {listed.issued:%d.%m.%Y}" if listed else
                     "Not compared with the list of voided certificates: give it with --voided.")  # fmt: skip
        lines.append("Nobody needs a certificate to leave the country.")
    return lines


def _facts(shown: Certificate) -> dict[str, str]:
    return {
        "Number": "-".join(shown.number[i : i + 3] for i in range(0, 9, 3)),
        "Initials": shown.initials,
        "Year of birth": str(shown.birth_year),
        "Country": shown.destination,
        "Issued": f"{shown.issued_on:%d.%m.%Y}",
        "Last day": f"{shown.last_day:%d.%m.%Y}",
    }


def _document(answer: Answer, listed: VoidedList | None, moment: datetime) -> dict[str, Any]:
    shown = answer.certificate
    return {
        "verdict": answer.verdict.value,
        "valid": answer.is_valid,
        "says": _says(answer),
        "certificate": {
            "number": shown.number, "initials": shown.initials, "birth_year": shown.birth_year,
            "destination": shown.destination, "issued": shown.issued.isoformat(), "ends": shown.ends.isoformat(),
        } if shown else None,
        "key": answer.kid,
        "at": moment.isoformat(),
        "voided_list": listed.issued.isoformat() if listed else None,
    }  # fmt: skip


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    sys.exit(BAD_INPUT)
