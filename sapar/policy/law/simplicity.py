"""How simple it is to go to work lawfully: the steps of a corridor, counted.

What a person cannot follow is not followed, and a flow becomes irregular. Per corridor and day: how many steps, how
many of them the worker's own, how many offices to go to in person, how many different documents, what it costs and how
much of that the worker pays, and how many days authorities may take. Over time: the same on every day on which the
steps changed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sapar.policy.law.form import InputRefused
from sapar.policy.law.library import Library, library
from sapar.policy.law.packs import BEGINNING_OF_TIME, Pack
from sapar.policy.law.plan import Step, steps


@dataclass(frozen=True)
class Cost:
    """What the steps cost in one currency, and how much of it the worker pays; ``unknown`` steps name no fee."""

    currency: str
    total: Decimal
    by_worker: Decimal

    @property
    def share(self) -> Decimal | None:
        """The worker's share in percent, or None where nothing costs anything."""
        return (self.by_worker * 100 / self.total).quantize(Decimal("0.1")) if self.total else None


@dataclass(frozen=True)
class Simplicity:
    """One corridor on one day. ``days`` is the sum of what authorities may take where the law says; ``fees_unknown``
    the number of steps whose fee is not known, ``unverified`` of those that nobody has confirmed."""

    origin: str
    destination: str
    on: date
    steps: int
    by_worker: int
    with_a_deadline: int
    visits: int
    documents: tuple[str, ...]
    days: int
    costs: tuple[Cost, ...]
    fees_unknown: int
    unverified: int

    def as_json(self) -> dict[str, Any]:
        """The counts as `sapar law simplicity --json` gives them."""
        costs = [
            {"currency": cost.currency, "total": float(cost.total), "by_worker": float(cost.by_worker),
             "share_percent": None if cost.share is None else float(cost.share)} for cost in self.costs
        ]  # fmt: skip
        return {**self.__dict__, "on": self.on.isoformat(), "documents": list(self.documents), "costs": costs}


def simplicity(origin: str, destination: str, on: date, law: Library | None = None) -> Simplicity:
    """Count the steps of a corridor on a day.

    Raises:
        InputRefused: when the country of work has no pack, or its pack no steps.
    """
    law = law or library()
    _pack_with_steps(law, destination)
    return _counted(origin, destination, on, steps(origin, destination, _pathway(law, destination), law=law, on=on))


def over_time(origin: str, destination: str, until: date, law: Library | None = None) -> list[Simplicity]:
    """The corridor on every day on which its steps changed, up to a day, the earliest first."""
    law = law or library()
    packs = [_pack_with_steps(law, destination), law.for_country(origin)]
    every = [step for pack in packs if pack for procedure in pack.procedures for step in procedure.steps]
    days = {step.since for step in every if step.since > BEGINNING_OF_TIME and step.since <= until}
    days |= {step.until for step in every if step.until and step.until < until}
    return [simplicity(origin, destination, day, law) for day in sorted(days | {until})]


def _pack_with_steps(law: Library, country: str) -> Pack:
    pack = law.for_country(country)
    if pack is None or not pack.procedures:
        with_steps = ", ".join(sorted(each.country for each in law.packs.values() if each.procedures))
        raise InputRefused(f"There are no steps yet for the country {country}. There are for: {with_steps}.")
    return pack


def _pathway(law: Library, destination: str) -> str:
    """The way most people go: freely where no permit is needed, else with a permit."""
    pack = law.for_country(destination)
    parameter = pack.parameters.get("work_permit_required") if pack else None
    return "permit" if parameter and parameter.values[-1].value else "free_movement"


def _counted(origin: str, destination: str, on: date, found: list[Step]) -> Simplicity:
    documents = {document for step in found for document in step.documents}
    return Simplicity(
        origin=origin.upper(), destination=destination.upper(), on=on, steps=len(found),
        by_worker=sum("worker" in step.who for step in found),
        with_a_deadline=sum(step.counted_from is not None for step in found),
        visits=sum(step.visits for step in found), documents=tuple(sorted(documents)),
        days=sum(step.takes_days or 0 for step in found), costs=_costs(found),
        fees_unknown=sum(step.fee.get("amount") is None for step in found),
        unverified=sum(step.checked.state == "unverified" for step in found),
    )  # fmt: skip


def _costs(found: list[Step]) -> tuple[Cost, ...]:
    totals: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for step in found:
        amount = step.fee.get("amount")
        if amount:
            payer = step.fee.get("payer") or ("worker" if "worker" in step.who else step.who[0])
            total = totals[str(step.fee.get("currency") or "")]
            total[0] += amount
            total[1] += amount if payer == "worker" else 0
    return tuple(Cost(currency, *sums) for currency, sums in sorted(totals.items()))
