"""What is compared of two records, in words that Splink turns into the SQL of DuckDB or Spark.

Every comparison is a ladder of levels; the first that holds counts, and its weight in bits is log2(m / u): how much
likelier it is among records of one person than among two records at random (Fellegi and Sunter 1969). Where a level has
a frequency, u is the share of records that have this very name, so that a rare name weighs more (Winkler 2000).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from splink import SettingsCreator
from splink.comparison_level_library import CustomLevel, DamerauLevenshteinLevel, ElseLevel, JaroWinklerLevel, Or
from splink.comparison_library import CustomComparison

WEIGHTS = Path(__file__).with_name("weights.json")
NOTHING = "nothing"  # the level of a comparison that has nothing to compare; it weighs nothing


@dataclass(frozen=True)
class Level:
    """A level of a comparison: its code, its condition in SQL (empty: otherwise), the column its frequency is of.

    A ``close`` level holds for two words within one slip of the hand, or alike by Jaro and Winkler. ``most`` caps m:
    twins share their surname, father, place and date, so that no sum of those may outweigh another given name. A level
    ``like`` another has the weight learned for that one.
    """

    code: str
    condition: str = ""
    frequency: str = ""
    close: str = ""
    most: float = 1
    like: str = ""


CROSSED = "given_skeleton_l = surname_skeleton_r and surname_skeleton_l = given_skeleton_r"
PARENT = "surname_skeleton_l = patronymic_skeleton_r or surname_skeleton_r = patronymic_skeleton_l"
ANOTHER_FORM = "form_l <> form_r or form_l = 'child_of'"
COMPARISONS: Mapping[str, tuple[Level, ...]] = {
    "given": (
        Level(NOTHING, "given_l is null or given_r is null"),
        Level("same_given", "given_l = given_r", "given"),
        Level("columns_swapped", CROSSED, "both_names"),
        Level("given_spelled_otherwise", "given_skeleton_l = given_skeleton_r", "given_skeleton"),
        Level("given_nearly", close="given"),
        Level("given_shortened", "starts_with(given_l, given_r) or starts_with(given_r, given_l)"),
        Level("other_given_same_document", "doc_l = doc_r", like="other_given"),
        Level("other_given", most=1e-7),
    ),
    "surname": (
        Level(NOTHING, f"surname_l is null or surname_r is null or ({CROSSED} and given_l <> given_r)"),
        Level("same_surname", "surname_l = surname_r", "surname"),
        Level("surname_spelled_otherwise", "surname_skeleton_l = surname_skeleton_r", "surname_skeleton"),
        Level("surname_nearly", close="surname"),
        Level("surname_of_the_father", PARENT),
        Level("other_surname_of_a_woman", "sex_l = 'F' and sex_r = 'F'"),
        Level("other_surname_in_another_form", ANOTHER_FORM),
        Level("other_surname"),
    ),
    "patronymic": (
        Level(NOTHING, "patronymic_l is null or patronymic_r is null"),
        Level("same_patronymic", "patronymic_l = patronymic_r", "patronymic"),
        Level("patronymic_spelled_otherwise", "patronymic_skeleton_l = patronymic_skeleton_r", "patronymic_skeleton"),
        Level("patronymic_nearly", close="patronymic"),
        Level("other_patronymic"),
    ),
    "birth": (
        Level(NOTHING, "year_l is null or year_r is null"),
        Level("same_birth_date", "born_l = born_r"),
        Level("day_month_swapped", "swapped_l = born_r"),
        Level("same_year_day_unknown", "(born_l is null or born_r is null) and year_l = year_r"),
        Level("days_apart", "abs(days_l - days_r) <= 10"),
        Level("year_mistaken", "month_day_l = month_day_r and abs(year_l - year_r) in (1, 10)"),
        Level("part_of_date_mistaken", "month_day_l = month_day_r or (year_l = year_r and (substr(born_l, 6, 2) = "
              "substr(born_r, 6, 2) or substr(born_l, 9, 2) = substr(born_r, 9, 2)))"),
        Level("other_birth_date"),
    ),
    "document": (
        Level(NOTHING, "doc_l is null or doc_r is null"),
        Level("same_document", "doc_l = doc_r"),
        Level("document_nearly", close="doc"),
        Level("other_document"),
    ),
    "sex": (
        Level(NOTHING, "sex_l is null or sex_r is null"),
        Level("same_sex", "sex_l = sex_r"),
        Level("other_sex"),
    ),
    "place": (
        Level(NOTHING, "place_l is null or place_r is null"),
        Level("same_birth_place", "place_l = place_r", "place"),
        Level("other_birth_place"),
    ),
}  # fmt: skip
FIRST_GUESS = 1e-4  # of two records being of one person, with which Splink scores; thresholds.py learns a better one
ALIKE = 0.9  # Jaro and Winkler's measure, from which two roots are near; documents count within one slip only
FREQUENCIES = sorted({level.frequency for levels in COMPARISONS.values() for level in levels if level.frequency})

Weights = Mapping[str, Mapping[str, tuple[float, float]]]


@cache
def learned() -> Mapping[str, Any]:
    """Return weights.json: ``levels`` (m and u of every level) and how they were learned."""
    data: Mapping[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return data


def level_number(comparison: str, code: str) -> int:
    """Return Splink's number of a level: the last is 0, the one before it 1."""
    codes = [level.code for level in COMPARISONS[comparison] if level.code != NOTHING]
    return len(codes) - 1 - codes.index(code)


def level_code(comparison: str, number: int) -> str:
    """Return the code of a level by Splink's number; -1 is nothing to compare."""
    codes = [level.code for level in COMPARISONS[comparison] if level.code != NOTHING]
    return NOTHING if number < 0 else codes[-1 - number]


def usual_share(column: str) -> float:
    """Return the share of pairs at random that agree in a column which has frequencies."""
    levels = ((name, level) for name in COMPARISONS for level in COMPARISONS[name] if level.frequency == column)
    return max((float(learned()["levels"][name][level.code][1]) for name, level in levels), default=0)


def settings(weights: Weights, link_type: Any = "dedupe_only") -> SettingsCreator:
    """Return Splink's settings with these weights; without any, ready to learn them."""
    return SettingsCreator(
        link_type=link_type,
        unique_id_column_name="rec_id",
        probability_two_random_records_match=FIRST_GUESS,
        comparisons=[_comparison(name, weights.get(name, {})) for name in COMPARISONS],
        blocking_rules_to_generate_predictions=[],
        retain_matching_columns=True,
        retain_intermediate_calculation_columns=True,
    )


def _comparison(name: str, weights: Mapping[str, tuple[float, float]]) -> CustomComparison:
    levels = [_level(level, weights.get(level.like or level.code)) for level in COMPARISONS[name]]
    return CustomComparison(output_column_name=name, comparison_levels=levels)


def _level(level: Level, weight: tuple[float, float] | None) -> Any:
    made: Any
    if level.close:
        made = _close(level.close)
    elif level.condition:
        made = CustomLevel(level.condition, level.code, base_dialect_str="duckdb")
    else:
        made = ElseLevel()
    if level.code == NOTHING:
        return made.configure(is_null_level=True)
    if weight:
        made.configure(m_probability=min(weight[0], level.most), u_probability=weight[1])
        if level.frequency:
            made.configure(tf_adjustment_column=level.frequency, disable_tf_exact_match_detection=True)
    return made.configure(label_for_charts=level.code)


def _close(column: str) -> Any:
    one_slip = DamerauLevenshteinLevel(column, 1)
    return one_slip if column == "doc" else Or(one_slip, JaroWinklerLevel(column, ALIKE))
