"""Birth places as codes: a region of Kyrgyzstan or its capital however it is written, anything else as its keys."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import yaml

from sapar.registers.people.spelling import key_of, words_of

PLACES = Path(__file__).with_name("places.yaml")
KINDS = frozenset(map(key_of, (
    "облусу", "область", "обл", "шаары", "город", "г", "ш", "oblast", "region", "obl", "city", "province",
    "району", "район", "district", "айылы", "село", "с", "republic", "кыргызстан", "kyrgyzstan",
)))  # fmt: skip


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """Return the known places: code to its spellings."""
    return {code: tuple(written) for code, written in yaml.safe_load(PLACES.read_text(encoding="utf-8")).items()}


@lru_cache(50_000)
def place_of(text: str) -> str:
    """Return the code of a birth place, the keys of its words where it is unknown, empty for an empty one."""
    stem = _stem(text)
    return _codes().get(stem, stem)


def _stem(text: str) -> str:
    keys = [key_of(word) for word in words_of(text)]
    stem = "".join(key for key in keys if key not in KINDS)
    for ending in ("skaia", "skaa", "ska", "skoi"):
        stem = stem.removesuffix(ending)
    return stem


@cache
def _codes() -> Mapping[str, str]:
    return {_stem(written): code for code, spellings in places().items() for written in spellings}
