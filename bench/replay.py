"""A nation's contracts put to every rule of every pack over their whole terms, from a Parquet file to a Parquet file.

Beside it, in the same run and from the same file, five rules of Russian law (pay, hours, age, a fee, a deposit): in
openfisca-core, vectorised over the contracts and stepped month by month over the same terms, and in cel-python, which
evaluates expressions for one contract at a time. openfisca's arithmetic alone is near the speed of memory, so the claim
is end to end: reading, judging and writing.

    pip install openfisca-core==46.0.1 cel-python==0.5.0
    python bench/replay.py [--contracts 1000000] [--rounds 3] [--sample 2000]

Needs no database. A peer that is not installed is left out, and said so.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from sapar.policy.law.library import library
from sapar.policy.law.replay.files import database_for, read_contracts, write_table
from sapar.policy.law.replay.judging import judge_all

BUDGET_SECONDS = 2
MONTHS = [f"{year}-{month:02}" for year in range(2024, 2030) for month in range(1, 13)]
MINIMUM = {"2024-01-01": 19242, "2025-01-01": 22440, "2026-01-01": 27093}
EXPRESSIONS = (
    "!(active && wage < minimum * (hours < 40.0 ? hours : 40.0) / 40.0)",
    "hours <= 40.0",
    "age >= 18",
    "!fee",
    "!deposit",
)


def write_contracts(file: Path, count: int) -> None:
    """Write contracts of five corridors, sorted by country, of three months to two years since 2024."""

    def drawn(key: int, most: int) -> str:
        return f"(hash(i, {key}) % {most})::INTEGER"

    def once_in(key: int, most: int) -> str:
        return f"({drawn(key, most)} = 0)"

    duckdb.connect().execute(f"""
        COPY (
            WITH who AS (
                SELECT i, DATE '2024-01-01' + {drawn(2, 1000)} AS starts_on, 90 + {drawn(4, 640)} AS length,
                       (['RU','RU','RU','RU','RU','RU','RU','RU','RU','RU','RU','RU','RU','RU','KZ','KZ','KZ','TR','KR',
                         'GB'])[1 + {drawn(1, 20)}] AS destination
                FROM range({count}) t(i))
            SELECT i AS contract, 'KG' AS origin, destination, DATE '2026-11-24' AS check_on, starts_on,
                   starts_on + length AS ends_on, starts_on - 20 AS signed_on,
                   CASE destination WHEN 'TR' THEN 'work permit' WHEN 'KR' THEN 'EPS E-9' WHEN 'GB'
                        THEN 'Seasonal Worker' ELSE 'EAEU' END AS scheme,
                   (['Moscow', 'St Petersburg', 'Tula oblast', 'Ryazan oblast'])[1 + {drawn(6, 4)}] AS region,
                   (['construction', 'agriculture', 'services', 'trade'])[1 + {drawn(7, 4)}] AS sector, 'worker' AS job,
                   (CASE WHEN {once_in(8, 200)} THEN 17 ELSE 18 + {drawn(9, 40)} END)::DECIMAL(9,2) AS worker_age,
                   CASE destination WHEN 'RU' THEN 'RUB' WHEN 'KZ' THEN 'KZT' WHEN 'TR' THEN 'TRY' WHEN 'KR' THEN 'KRW'
                        ELSE 'GBP' END AS wage_currency,
                   CASE destination WHEN 'GB' THEN 'hour' ELSE 'month' END AS wage_period, 'gross' AS wage_basis,
                   (CASE destination WHEN 'RU' THEN 24000 + {drawn(5, 70000)} WHEN 'KZ' THEN 82000 + {drawn(5, 200000)}
                         WHEN 'TR' THEN 26000 + {drawn(5, 40000)} WHEN 'KR' THEN 2100000 + {drawn(5, 600000)}
                         ELSE 12.2 + {drawn(5, 400)} / 100.0 END)::DECIMAL(14,2) AS wage_amount,
                   (CASE WHEN {once_in(10, 5)} THEN 20 + {drawn(11, 24)} ELSE 40 END)::DECIMAL(9,2) AS hours_per_week,
                   (5 + {drawn(12, 2)})::DECIMAL(4,1) AS days_per_week, 48::DECIMAL(9,2) AS weekly_rest_hours,
                   {drawn(13, 10)}::DECIMAL(9,2) AS overtime_hours, 'month' AS overtime_per, true AS overtime_on_top,
                   [1.5, 2.0]::DECIMAL(9,2)[] AS overtime_premiums, false AS overtime_in_wage,
                   40::DECIMAL(9,2) AS leave_amount, 'calendar_days' AS leave_unit, 0::DECIMAL(9,2) AS probation_months,
                   CASE WHEN {once_in(14, 40)} THEN 'end_of_contract' ELSE 'half_month' END AS pay_interval,
                   CASE WHEN {once_in(15, 40)} THEN 'oral' ELSE 'written' END AS form, ['ru', 'ky'] AS languages,
                   'season' AS fixed_term_ground, {once_in(16, 40)} AS deducts_fine, false AS deducts_repayment,
                   false AS deducts_board_and_lodging, false AS deducts_lodging, false AS deducts_transport,
                   false AS deducts_tools, false AS deducts_damage, true AS deductions_agreed,
                   true AS all_deductions_agreed, 0::DECIMAL(9,2) AS deducted_per_week,
                   0::DECIMAL(9,2) AS deducted_per_month, 0::DECIMAL(9,2) AS deducted_per_event,
                   0::DECIMAL(9,2) AS taken_for_lodging_per_week, 0::DECIMAL(9,2) AS taken_for_lodging_per_month,
                   {once_in(17, 40)} AS worker_pays_placement, {once_in(18, 50)} AS worker_pays_deposit,
                   false AS worker_pays_bond, {once_in(19, 40)} AS worker_pays_permit_papers, false AS worker_pays_visa,
                   false AS worker_pays_test, 0::DECIMAL(9,2) AS accommodation_charge, 'month' AS accommodation_per,
                   true AS accommodation_provided, false AS agency_took_part, true AS authorised_before_start,
                   CASE WHEN {once_in(20, 40)} THEN 'employer' ELSE 'worker' END AS documents_held_by,
                   CASE destination WHEN 'TR' THEN 'work_permit' WHEN 'KR' THEN 'eps' WHEN 'GB' THEN 'seasonal_visa'
                        ELSE 'none_needed' END AS authorisation_kind, true AS residence_permit,
                   'approved_operator' AS sponsor, 32::DECIMAL(9,2) AS guaranteed_weekly_hours, false AS pays_to_leave,
                   false AS movement_restricted, false AS union_ban, true AS standard_form,
                   {once_in(21, 2)} AS employer_in_regional_agreement, 'monday' AS pay_week_starts,
                   ['medical_insurance', 'state_register_entry', 'social_security', 'transfer_right',
                    'departure_guarantee_insurance', 'return_cost_insurance', 'wage_guarantee_insurance']
                   AS stated_clauses
            FROM who ORDER BY destination
        ) TO '{file}' (FORMAT parquet)""")


def with_sapar(source: Path, target: Path) -> int:
    """Judge every contract by every rule and write the findings; how many there are."""
    database = database_for(source, target)
    read_contracts(database, source)
    judge_all(database, library())
    write_table(database, "findings", target)
    return int(database.execute("SELECT count(*) FROM findings").fetchall()[0][0])


def columns(source: Path) -> dict[str, Any]:
    """Read what the five rules need."""
    return (
        duckdb.connect()
        .execute(f"""
        SELECT contract, destination = 'RU' AS russian, year(starts_on) * 12 + month(starts_on) - 1 AS first,
               year(ends_on) * 12 + month(ends_on) - 1 AS last, wage_amount::DOUBLE AS wage,
               hours_per_week::DOUBLE AS hours, worker_age::INTEGER AS age, worker_pays_placement AS fee,
               worker_pays_deposit AS deposit
        FROM '{source}'""")
        .fetchnumpy()
    )


def with_openfisca(source: Path, target: Path) -> int:
    """Judge the five rules month by month over the terms and write what is broken."""
    import numpy
    from openfisca_core.entities import Entity
    from openfisca_core.parameters import Parameter, ParameterNode
    from openfisca_core.periods import MONTH
    from openfisca_core.simulations import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    person = Entity("person", "persons", "A contract", "")
    system = TaxBenefitSystem([person])
    node = ParameterNode("", data={})
    node.add_child("minimum", Parameter("minimum", {"values": {day: {"value": v} for day, v in MINIMUM.items()}}))
    system.parameters = node
    data = columns(source)

    def variable(name: str, kind: type, formula: Callable[..., Any] | None = None) -> None:
        body: dict[str, Any] = {"value_type": kind, "entity": person, "definition_period": MONTH}
        if formula:
            body["formula"] = formula
        system.add_variable(type(name, (Variable,), body))

    def month_of(period: Any) -> int:
        return int(period.start.year * 12 + period.start.month - 1)

    def active(_persons: Any, period: Any) -> Any:
        return data["russian"] & (data["first"] <= month_of(period)) & (month_of(period) <= data["last"])

    def low_pay(persons: Any, period: Any, parameters: Any) -> Any:
        share = numpy.minimum(data["hours"], 40) / 40
        return persons("active", period) & (data["wage"] < parameters(period).minimum * share)

    def rule(broken: Any) -> Callable[..., Any]:
        return lambda persons, period: persons("active", period) & broken

    variable("active", bool, active)
    variable("low_pay", bool, low_pay)
    variable("long_hours", bool, rule(data["hours"] > 40))
    variable("too_young", bool, rule(data["age"] < 18))
    variable("fee_taken", bool, rule(data["fee"]))
    variable("deposit_taken", bool, rule(data["deposit"]))
    simulation = SimulationBuilder().build_default_simulation(system, count=len(data["contract"]))
    broken = {name: numpy.zeros(len(data["contract"]), dtype=bool) for name in
              ("low_pay", "long_hours", "too_young", "fee_taken", "deposit_taken")}  # fmt: skip
    for month in MONTHS:
        for name, found in broken.items():
            found |= simulation.calculate(name, month)
    return _write({name: data["contract"][found] for name, found in broken.items()}, target)


def _write(found: dict[str, Any], target: Path) -> int:
    database = duckdb.connect()
    parts = []
    for name, contracts in found.items():
        database.register(name, {"contract": contracts})
        parts.append(f"SELECT contract, '{name}' AS rule FROM {name}")
    database.execute(f"COPY ({' UNION ALL '.join(parts)}) TO '{target}' (FORMAT parquet)")
    return sum(len(contracts) for contracts in found.values())


def with_cel(source: Path, sample: int) -> tuple[int, float]:
    """Judge the five rules of some contracts one by one, month by month; how many are broken, and the seconds."""
    import celpy

    environment = celpy.Environment()
    programs = [environment.program(environment.compile(text)) for text in EXPRESSIONS]
    data = columns(source)
    begun, found = time.perf_counter(), 0
    step = max(1, len(data["contract"]) // sample)
    for index in range(0, len(data["contract"]), step):
        broken = set()
        facts = {
            name: celpy.json_to_cel(data[name][index].item()) for name in ("wage", "hours", "age", "fee", "deposit")
        }
        for month in range(data["first"][index], data["last"][index] + 1):
            day = f"{month // 12}-{month % 12 + 1:02}-01"
            minimum = float(next((MINIMUM[since] for since in sorted(MINIMUM, reverse=True) if since <= day), 0))
            given = {**facts, "active": celpy.json_to_cel(True), "minimum": celpy.json_to_cel(minimum)}
            broken |= {rule for rule, program in enumerate(programs) if not program.evaluate(given)}
        found += len(broken)
    return found, time.perf_counter() - begun


def timed(work: Callable[[], int], rounds: int) -> tuple[float, float, int]:
    """Return the median and the best seconds of some rounds, and what was found."""
    seconds, found = [], 0
    for _ in range(rounds):
        begun = time.perf_counter()
        found = work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds), min(seconds), found


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--contracts", type=int, default=1_000_000)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--sample", type=int, default=2_000)
    given = ask.parse_args()
    rules = sum(len(pack.rules) for pack in library().packs.values())
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "contracts.parquet", Path(folder) / "findings.parquet"
        write_contracts(source, given.contracts)
        print(f"{given.contracts:,} contracts, {source.stat().st_size / 1e6:.0f} MB; packs: {rules} rules")
        median, best, found = timed(lambda: with_sapar(source, target), given.rounds)
        print(f"Sapar, all rules of all packs      {median:8.2f} s (best {best:.2f})  findings {found:,}")
        try:
            other, fastest, found = timed(lambda: with_openfisca(source, target), given.rounds)
            print(f"openfisca-core, five rules of one  {other:8.2f} s (best {fastest:.2f})  findings {found:,}")
            found, seconds = with_cel(source, given.sample)
            whole = seconds * given.contracts / min(given.sample, given.contracts)
            print(
                f"cel-python, five rules of one      {whole:8.0f} s, from {given.sample:,} contracts in {seconds:.2f} s"
            )
        except ImportError as missing:
            print(f"A peer is not installed and left out: {missing.name}")
        print(f"Budget: {BUDGET_SECONDS} s")


if __name__ == "__main__":
    main()
