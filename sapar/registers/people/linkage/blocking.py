"""Which pairs are worth comparing: those that share a key. A key that too many records share is left out.

Each key is one way in which records of one person find each other although something went wrong: the date, a name, the
document, the column. Keys are columns of the features' table, so that any engine can join on them.
"""

from collections.abc import Mapping
from typing import Any

from splink import block_on
from splink.blocking_rule_library import CustomRule
from splink.internals.blocking_rule_creator import BlockingRuleCreator

MOST_IN_A_BLOCK = 200

# Two keys of a rule differ where something may stand in another place in the other record.
KEYS: dict[str, str] = {
    "doc_key": "doc",
    "born_given": "born || given_skeleton",
    "born_surname": "born || surname_skeleton",
    "born_father": "born || patronymic_skeleton",
    "born_starts": "born || left(given_skeleton, 1) || left(surname_skeleton, 1)",
    "born_given_starts": "born || left(given_skeleton, 2)",
    "swapped_given": "swapped || given_skeleton",
    "swapped_surname": "swapped || surname_skeleton",
    "year_names": "year || given_skeleton || ' ' || surname_skeleton",
    "year_crossed": "year || surname_skeleton || ' ' || given_skeleton",
    "year_father": "year || given_skeleton || ' ' || patronymic_skeleton",
    "year_father_surname": "year || surname_skeleton || ' ' || patronymic_skeleton",
    "day_names": "month_day || given_skeleton || ' ' || surname_skeleton",
    "day_father": "month_day || given_skeleton || ' ' || patronymic_skeleton",
    "names": "given_skeleton || ' ' || surname_skeleton",
    "names_father": "given_skeleton || ' ' || surname_skeleton || ' ' || patronymic_skeleton",
}
FEWER: Mapping[str, int] = {"doc": 40, "doc_key": 40, "names": 12}  # a number that more have is no document
RULES: tuple[tuple[str, str], ...] = (
    ("doc_key", "doc_key"),
    ("born_given", "born_given"),
    ("born_surname", "born_surname"),
    ("year_names", "year_names"),
    ("year_crossed", "year_names"),
    ("year_names", "year_father"),
    ("year_father", "year_names"),
    ("year_father", "year_father"),
    ("year_father_surname", "year_father_surname"),
    ("swapped_given", "born_given"),
    ("swapped_surname", "born_surname"),
    ("day_names", "day_names"),
    ("day_father", "day_father"),
    ("born_father", "born_father"),
    ("born_starts", "born_starts"),
    ("born_given_starts", "born_given_starts"),
    ("names_father", "names_father"),
    ("names", "names"),
)


# A list to watch for is short and says little: a year, a name with a slip. Its keys are wider, and so are its blocks.
WATCHING_KEYS: dict[str, str] = {
    "year_given": "year || given_skeleton",
    "year_surname": "year || surname_skeleton",
    "names_widely": "given_skeleton || ' ' || surname_skeleton",
    "names_crossed": "surname_skeleton || ' ' || given_skeleton",
    "given_start": "given_skeleton || ' ' || left(surname_skeleton, 2)",
    "surname_start": "surname_skeleton || ' ' || left(given_skeleton, 2)",
}
MOST_WATCHED = 2_000
WATCHING_RULES: tuple[tuple[str, str], ...] = (
    *((key, key) for key in WATCHING_KEYS if key != "names_crossed"),
    ("names_crossed", "names_widely"),
)


def keys_sql(features: str, watching: bool = False) -> str:
    """Return the SQL of a table's keys, those of too large blocks NULL, as are documents that too many records have."""
    keys = KEYS | WATCHING_KEYS if watching else KEYS
    columns = ", ".join(f"{sql} as {name}" for name, sql in keys.items())
    fit = ", ".join(
        f"case when {name} not in (select {name} from keyed where {name} is not null group by {name} "
        f"having count(*) > {_cap(name)}) then {name} end as {name}"
        for name in ("doc", *keys)
    )
    return f"with keyed as materialized (select *, {columns} from {features}) select * replace ({fit}) from keyed"


def _cap(key: str) -> int:
    return MOST_WATCHED if key in WATCHING_KEYS else FEWER.get(key, MOST_IN_A_BLOCK)


def rules(watching: bool = False) -> list[BlockingRuleCreator | dict[str, Any]]:
    """Return Splink's blocking rules, the most telling first."""
    chosen = RULES + WATCHING_RULES if watching else RULES
    return [block_on(left) if left == right else CustomRule(f"l.{left} = r.{right}") for left, right in chosen]
