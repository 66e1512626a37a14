"""How long a contract check takes: one contract at a time, as a page does it, and many at once, as a replay will.

The peer is Pydantic, which only reads the same contract into a closed form and applies no law at all: the ratio says
what the law costs beyond reading what was said. One process, the same contracts for all, rounds taken in turn.

    python bench/contract_check.py [--contracts 400] [--rounds 3]
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from sapar.policy.law.engine import judge

BUDGET_MS = 40
COUNTRIES = {"RU": ("RUB", ["RU-MOW", "RU-SPE", None], 60_000), "KZ": ("KZT", [None], 250_000)}


class Strict(BaseModel):
    """Closed: a field that the form does not have is refused."""

    model_config = ConfigDict(extra="forbid")


class Wage(Strict):
    """Pay."""

    amount: int
    currency: str
    period: Literal["hour", "day", "week", "month"]
    basis: Literal["gross", "net"]


class Leave(Strict):
    """Paid leave."""

    amount: int
    unit: str


class Item(Strict):
    """A deduction or a fee."""

    kind: str
    amount: int | None = None
    per: str | None = None
    payer: str | None = None
    currency: str | None = None


class Contract(Strict):
    """The clauses that the contracts of this bench state."""

    signed_on: date
    start: date
    end: date | None
    region: str | None
    sector: str
    worker_age: int
    wage: Wage
    hours_per_week: int
    paid_leave: Leave
    probation_months: int
    form: Literal["written", "oral"]
    languages: list[str]
    documents_held_by: str
    deductions: list[Item]
    fees: list[Item]


class Case(Strict):
    """One contract with where and when it is checked."""

    origin: str
    destination: str
    scheme: str | None
    check_on: date
    contract: Contract


def contracts(count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Return contracts, most of which break something, for Russia and Kazakhstan, of one month to four years."""
    chance = random.Random(seed)
    return [contract(chance, *chance.choice(list(COUNTRIES.items()))) for _ in range(count)]


def contract(chance: random.Random, country: str, particulars: Any) -> dict[str, Any]:
    """Return one contract."""
    currency, regions, pay = particulars
    start = date(2026, 1, 1) + timedelta(days=chance.randrange(500))
    return {
        "origin": "KG", "destination": country, "scheme": "EAEU", "check_on": date(2026, 11, 24),
        "contract": {
            "signed_on": start - timedelta(days=7), "start": start, "region": chance.choice(regions),
            "end": chance.choice([None, start + timedelta(days=chance.randrange(30, 1460))]),
            "sector": chance.choice(["construction", "trade", "garment"]), "worker_age": chance.randrange(16, 60),
            "wage": {"amount": int(pay * chance.uniform(0.3, 1.5)), "currency": currency, "period": "month",
                     "basis": chance.choice(["gross", "net"])},
            "hours_per_week": chance.choice([36, 40, 48, 60]), "probation_months": chance.randrange(7),
            "paid_leave": {"amount": chance.choice([14, 24, 28]), "unit": "calendar_days"},
            "form": chance.choice(["written", "written", "oral"]), "languages": ["ru"],
            "documents_held_by": chance.choice(["worker", "worker", "employer"]),
            "deductions": chance.choice([[], [{"kind": "fine", "amount": 5000, "per": "event"}]]),
            "fees": chance.choice([[], [{"kind": "placement", "payer": "worker", "amount": 9000, "currency": "KGS"}]]),
        },
    }  # fmt: skip


def timed(work: Callable[[Any], Any], items: list[Any]) -> Iterator[float]:
    """Do the work for each item and yield how long it took, in milliseconds."""
    for item in items:
        begun = time.perf_counter()
        work(item)
        yield (time.perf_counter() - begun) * 1000


def line(what: str, times: list[float], peer: float | None = None) -> str:
    """Return a line of the table."""
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[18]
    share = f"{p50 / peer:8.0f} x" if peer else f"{'':8}"
    return f"{what:44} {p50:8.3f} {p95:8.3f} {1000 / statistics.mean(times):9.0f} {share}"


def main() -> None:
    """Measure and print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--contracts", type=int, default=400)
    asked.add_argument("--rounds", type=int, default=3)
    options = asked.parse_args()
    cases, law = contracts(options.contracts), judge()
    begun = time.perf_counter()
    law.check(cases[0])
    first = (time.perf_counter() - begun) * 1000
    one, many, peer = [], [], []
    for _ in range(options.rounds):
        peer += timed(Case.model_validate, cases)
        one += timed(law.check, cases)
        many += [each / len(cases) for each in timed(law.check_many, [cases])]
    broken = sum(bool(law.check(case).block_codes) for case in cases)
    reading = statistics.median(peer)
    print(f"{len(cases)} contracts, {broken} of them unlawful, {options.rounds} rounds; first check {first:.0f} ms")
    print(f"{'what':44} {'p50 ms':>8} {'p95 ms':>8} {'a second':>9} {'of peer':>10}")
    print(line("Pydantic: reads the contract, no law (peer)", peer))
    print(line("check: one contract, every rule, every day", one, reading))
    print(f"{'check_many: the same, all at once':44} {statistics.median(many):8.3f} {'':8} "
          f"{1000 / statistics.mean(many):9.0f} {statistics.median(many) / reading:8.0f} x")  # fmt: skip
    print(f"budget for one check: {BUDGET_MS} ms; over it: {sum(each > BUDGET_MS for each in one)} of {len(one)}")


if __name__ == "__main__":
    main()
