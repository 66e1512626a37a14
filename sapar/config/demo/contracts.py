"""What contracts say in the demo: wages as they are paid, and now and then a breach that the law finds."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sapar.foundation.money import Money

# Currency and the usual monthly pay before tax, from the worst paid work to the best.
PAY = {
    "RU": ("RUB", 45_000, 120_000),
    "KZ": ("KZT", 180_000, 420_000),
    "TR": ("TRY", 36_000, 60_000),
    "KR": ("KRW", 2_200_000, 2_900_000),
    "GB": ("GBP", 2_000, 2_400),
    "DE": ("EUR", 2_300, 2_900),
}
# Who employs in which sectors.
EMPLOYERS: dict[str, dict[str, tuple[str, ...]]] = {
    "RU": {
        "ООО «СтройГарант»": ("construction",), "АО «Мосремонт»": ("construction",),
        "ООО «Северный склад»": ("logistics",), "ООО «Чистый дом»": ("services", "domestic"),
        "ИП Кузнецов": ("trade", "garment", "agriculture"), "ООО «Хлебный двор»": ("food",),
    },
    "KZ": {
        "ТОО «Алатау Құрылыс»": ("construction",), "ТОО «Базар Сервис»": ("trade", "food", "services", "logistics"),
        "ТОО «Жетісу Агро»": ("agriculture",),
    },
    "TR": {"Ege Tekstil": ("garment",), "Mavi Otel": ("food", "services")},
    "KR": {"Hansol Metal": ("construction",), "Daehan Farm": ("agriculture",)},
    "GB": {"Green Vale Farms": ("agriculture",)},
    "DE": {"Nordlogistik GmbH": ("logistics",)},
}  # fmt: skip
SECTORS = {"7112": "construction", "9313": "construction", "7212": "construction", "7531": "garment", "8153": "garment",
           "5223": "trade", "9334": "trade", "5120": "food", "5131": "food", "9211": "agriculture", "9333": "logistics",
           "8322": "logistics", "9621": "logistics", "9112": "services", "5322": "domestic"}  # fmt: skip
SOUND_SHARE = 0.72  # of the contracts; the others have one of these faults
FAULTS: tuple[dict[str, Any], ...] = (
    {"documents_held_by": "employer"},
    {"hours_per_week": 60},
    {"fees": [{"kind": "placement", "payer": "worker"}]},
    {"movement_restricted": True},
    {"form": "oral"},
    {"wage": "below"},
)


def terms_for(country: str, trade: str, start: date, chance: random.Random, sound: bool = False) -> dict[str, Any]:
    """Return what a contract for this work says; ``sound`` ones have no fault."""
    currency, low, high = PAY[country]
    contract: dict[str, Any] = {
        "start": start, "end": start + timedelta(days=330), "signed_on": start, "form": "written",
        "employer": chance.choice(employers_for(country, trade)), "sector": SECTORS[trade],
        "wage": {"amount": chance.randrange(low, high, _step(low)), "currency": currency, "period": "month",
        "basis": "gross"},
        "hours_per_week": 40, "days_per_week": 5, "documents_held_by": "worker", "deductions": [], "fees": [],
        "pay_interval": "half_month",
    }  # fmt: skip
    if not sound and chance.random() > SOUND_SHARE:
        fault = chance.choice(FAULTS)
        contract |= fault if fault.get("wage") != "below" else {"wage": contract["wage"] | {"amount": low // 4}}
    return {"contract": contract}


def employers_for(country: str, trade: str) -> list[str]:
    """Return who employs people of this trade there; everybody where nobody is known for it."""
    fitting = [name for name, sectors in EMPLOYERS[country].items() if SECTORS[trade] in sectors]
    return fitting or list(EMPLOYERS[country])


def owed(country: str, chance: random.Random) -> Money:
    """Return what may be owed for one to three months of work."""
    currency, low, _ = PAY[country]
    return Money(Decimal(chance.randrange(low, 3 * low, _step(low))), currency)


def instalment(country: str) -> Money:
    """Return one of the three parts in which an employer pays what is owed: two thirds of a month's pay."""
    currency, low, _ = PAY[country]
    return Money(Decimal(low * 2 // 3 // _step(low) * _step(low)), currency)


def _step(amount: int) -> int:
    """Return the round sum in which people count such amounts: a hundred pounds, a thousand roubles."""
    return int(10 ** (len(str(amount)) - 2))
