"""Small contracts and small packs for the tests of the law engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
WORKED_CASES = ROOT.parent / "shared" / "law" / "cases.yaml"
WHY_SKIPPED = "the worked cases of the shared material are not beside this checkout"

PACK = """
pack: {country: MN, name: {en: Testland, ru: Тестия, ky: Тест}}
acts: {LC: {en: Labour Code, ru: Трудовой кодекс, ky: Эмгек кодекси}}
parameters:
  minimum_wage_month:
    title: {en: Minimum, ru: Минимум, ky: Минимум}
    unit: MNT/month
    when_unknown: MINIMUM_UNKNOWN_AFTER
    values:
      - {from: 2025-01-01, until: 2025-12-31, value: 100, source: {act: LC, article: "1"}, checked: seen}
      - {from: 2026-01-01, until: 2026-12-31, value: 120, source: {act: LC}, checked: seen, known_from: 2025-11-01}
rules:
  - id: pay.minimum
    finds: WAGE_BELOW_MINIMUM
    field: wage
    holds: wage_amount >= minimum_wage_month
    source: {act: LC, article: "1"}
    checked: seen
"""


def case(
    origin: str = "KG", destination: str = "RU", fx: Any = None, check_on: Any = date(2026, 3, 1), **contract: Any
) -> dict[str, Any]:
    """A case of the contract form: a year of work from March 2026 unless the contract says otherwise."""
    term = {"start": date(2026, 3, 1), "end": date(2026, 12, 31)}
    return {"origin": origin, "destination": destination, "check_on": check_on, "fx": fx, "contract": term | contract}


def wage(
    amount: Any, currency: str = "RUB", period: str = "month", basis: str = "gross", **more: Any
) -> dict[str, Any]:
    """The wage part of a contract."""
    return {"amount": amount, "currency": currency, "period": period, "basis": basis, **more}


def write_pack(laws: Path, text: str = PACK, name: str = "mn") -> Path:
    """A directory of laws with the real international pack and one small pack of the text given."""
    international = laws / "international"
    international.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "laws" / "international").glob("*.yaml"):
        (international / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (laws / name).mkdir(exist_ok=True)
    (laws / name / "pack.yaml").write_text(text.lstrip("\n"), encoding="utf-8")
    return laws
