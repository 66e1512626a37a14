"""The library: all packs of a directory, read, checked as a whole, and kept for the life of the process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sapar.policy.law.packs import Pack
from sapar.policy.law.problems import NoPacks, PackRefused, Problem
from sapar.policy.law.reading import read_pack
from sapar.policy.law.validation import problems_of_pack

SHARED = "international"


@dataclass(frozen=True)
class Library:
    """Packs by their directory's name."""

    packs: Mapping[str, Pack]

    def for_country(self, country: str | None) -> Pack | None:
        """The pack of a country (ISO code), or None where there is none yet."""
        return self.packs.get((country or "").lower())

    @property
    def digest(self) -> str:
        """One digest over all packs."""
        return hashlib.sha256(
            "".join(f"{name}:{pack.digest};" for name, pack in sorted(self.packs.items())).encode()
        ).hexdigest()


def packs_directory() -> Path:
    """Where the packs are: SAPAR_LAWS where set, else ``laws/`` at the root of the project."""
    return Path(os.environ.get("SAPAR_LAWS") or Path(__file__).resolve().parents[3] / "laws")


def examine(directory: Path) -> tuple[Library, list[Problem]]:
    """Read every pack under a directory with all the faults found.

    Raises:
        NoPacks: when the directory is not there or holds none.
    """
    folders = _pack_folders(directory)
    shared, problems = _read(directory / SHARED, None) if directory / SHARED in folders else (None, [])
    packs = {SHARED: shared} if shared else {}
    for folder in folders:
        if folder.name != SHARED:
            pack, faults = _read(folder, shared)
            packs[folder.name] = pack
            problems += faults
    return Library(packs), sorted(problems)


def _pack_folders(directory: Path) -> list[Path]:
    if not directory.is_dir():
        raise NoPacks(f"There is no directory {directory}. Name the directory that holds the country packs.")
    folders = sorted({path.parent for path in directory.glob("*/*.yaml")})
    if not folders:
        raise NoPacks(f"{directory} holds no country packs: a pack is a folder such as ru/ with YAML files in it.")
    return folders


def _read(folder: Path, shared: Pack | None) -> tuple[Pack, list[Problem]]:
    pack, problems = read_pack(folder, shared)
    return pack, problems if problems else problems_of_pack(folder, pack)


@cache
def library(directory: Path | None = None) -> Library:
    """The packs in use, read once.

    Raises:
        PackRefused: when any pack has a fault; a law with a fault is not applied.
    """
    found, problems = examine(directory or packs_directory())
    if problems:
        raise PackRefused(problems)
    return found
