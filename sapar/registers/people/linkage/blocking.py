"""Which pairs are worth comparing: those that share a key. A key that too many records share is left out.

Each key is one way in which records of one person find each other although something went wrong: the date, a name, the
document, the column. Keys are columns of the features' table, so that any engine can join on them.
"""

from collections.abc import Mapping

from splink import block_on
from splink.internals.blocking_rule_creator import BlockingRuleCreator

MOST_IN_A_BLOCK = 200

# Two keys of a rule differ where something may stand in another place in the other record.
KEYS: Mapping[str, str] = {
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
FEWER: Mapping[str, int] = {"names": 12}
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


def keys_sql(features: str) -> str:
    """Return the SQL of a table's keys, those of too large blocks NULL."""
    columns = ", ".join(f"{sql} as {name}" for name, sql in KEYS.items())
    capped = ", ".join(
        f"case when count(*) over (partition by {name}) <= {FEWER.get(name, MOST_IN_A_BLOCK)} then {name} end as {name}"
        for name in KEYS
    )
    return f"with keyed as (select *, {columns} from {features}) select * replace ({capped}) from keyed"  # noqa: S608


def rules() -> list[BlockingRuleCreator | str]:
    """Return Splink's blocking rules, the most telling first."""
    return [block_on(left) if left == right else f"l.{left} = r.{right}" for left, right in RULES]
