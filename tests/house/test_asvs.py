"""The list of the requirements of ASVS is whole, each has its state, and every place that it names is there."""

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in LIST.splitlines() if re.match(r"\| \d+\.\d+\.\d+ \|", line)]
STATES = ("met", "not applicable", "operator", "missing")
# Requirements of levels 1 and 2 in each chapter of ASVS 5.0.0.
CHAPTERS = {1: 27, 2: 11, 3: 19, 4: 10, 5: 9, 6: 35, 7: 18, 8: 7, 9: 7, 10: 29, 11: 14, 12: 9, 13: 13, 14: 9, 15: 13,
            16: 16, 17: 7}  # fmt: skip


def test_every_requirement_of_both_levels_stands_there_once():
    numbers = [row[0] for row in ROWS]
    assert len(numbers) == len(set(numbers))
    assert Counter(int(number.split(".")[0]) for number in numbers) == CHAPTERS


def test_every_requirement_has_a_state_and_the_counts_are_right():
    found = Counter(row[2] for row in ROWS)
    assert set(found) == set(STATES)
    for state in STATES:
        assert f"| {state} | {found[state]} |" in LIST


def test_what_is_met_says_where_and_the_place_is_there():
    for number, _what, state, where in ROWS:
        assert where, number
        named = [place for place in re.findall(r"`([^`]+)`", where) if "/" in place and not place.startswith("/")]
        assert [place for place in named if not (ROOT / place).exists()] == [], (number, state)


def test_what_is_missing_is_counted_for_whoever_reads_about_security():
    missing = Counter(row[2] for row in ROWS)["missing"]
    assert f"{missing} are missing" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
