"""How the weights were learned: on an invented register, whose truth is known because it is invented.

    python -m sapar.registers.people.linkage.learning [--records 120000] [--seed 7]

writes weights.json. Shares among random pairs (u) are Splink's random sample; shares among records of one person (m)
are counted by Splink from the invented persons' numbers.
"""

import argparse
import json

import pyarrow as pa
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from sapar.registers.people.linkage import model
from sapar.registers.people.linkage.invented.register import Invented, invented_register
from sapar.registers.people.linkage.tables import database, write_features

RANDOM_PAIRS = 1e7
LEAST = 1e-7  # no level is impossible


def learn(register: list[Invented]) -> dict[str, dict[str, tuple[float, float]]]:
    """Return m and u of every level, learned on an invented register.

    u is learned on one record of each person: among few records, random pairs of one person would hide how rare it is
    that two people share a document.
    """
    connection = database()
    write_features(connection, "features", (each.record for each in register))
    persons = pa.table(
        {"rec_id": [each.record.rec_id for each in register], "person": [each.person for each in register]}
    )
    connection.register("persons", persons)
    connection.execute("create table labelled as select * from features join persons using (rec_id)")
    connection.execute(
        "create table singles as select * from labelled qualify row_number() over (partition by person) = 1"
    )
    among_singles, among_all = (
        Linker(DuckDBAPI(connection=connection).register(table), model.settings({}), log_level=None)
        for table in ("singles", "labelled")
    )
    among_singles.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=1)
    among_all.training.estimate_m_from_label_column("person")
    m, u = _levels(among_all, "m_probability"), _levels(among_singles, "u_probability")
    return {name: {code: (m[name][code], u[name][code]) for code in levels} for name, levels in m.items()}


def _levels(linker: Linker, probability: str) -> dict[str, dict[str, float]]:
    return {
        comparison["output_column_name"]: {
            level["label_for_charts"]: max(level.get(probability) or 0, LEAST)
            for level in comparison["comparison_levels"]
            if not level.get("is_null_level")
        }
        for comparison in linker.misc.save_model_to_json()["comparisons"]
    }


def main() -> None:
    """Learn, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=120_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    levels = learn(invented_register(asked.records, asked.seed))
    how = f"learned by linkage/learning.py on an invented register of {asked.records} records, seed {asked.seed}"
    model.WEIGHTS.write_text(json.dumps({"how": how, "levels": levels}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
