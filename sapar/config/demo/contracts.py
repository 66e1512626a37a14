"""What contracts say in the demo: wages as they are paid, and now and then a breach that the law finds."""

import random
from datetime import date, timedelta
from typing import Any

# Currency and the usual monthly pay before tax, from the worst paid work to the best.
PAY = {
    "RU": ("RUB", 45_000, 120_000),
    "KZ": ("KZT", 180_000, 420_000),
    "TR": ("TRY", 36_000, 60_000),
    "KR": ("KRW", 2_200_000, 2_900_000),
    "GB": ("GBP", 2_000, 2_400),
    "DE": ("EUR", 2_300, 2_900),
}
EMPLOYERS = {
    "RU": ("ООО «СтройГарант»", "ООО «Северный склад»", "ООО «Чистый дом»", "ИП Кузнецов", "ООО «Хлебный двор»",
        "АО «Мосремонт»"),
    "KZ": ("ТОО «Алатау Құрылыс»", "ТОО «Базар Сервис»", "ТОО «Жетісу Агро»"),
    "TR": ("Ege Tekstil", "Mavi Otel"),
    "KR": ("Hansol Metal", "Daehan Farm"),
    "GB": ("Green Vale Farms",),
    "DE": ("Nordlogistik GmbH",),
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
    step = 10 ** (len(str(low)) - 2)
    contract: dict[str, Any] = {
        "start": start, "end": start + timedelta(days=330), "signed_on": start, "form": "written",
        "employer": chance.choice(EMPLOYERS[country]), "sector": SECTORS.get(trade, "services"),
        "wage": {"amount": chance.randrange(low, high, step), "currency": currency, "period": "month",
        "basis": "gross"},
        "hours_per_week": 40, "days_per_week": 5, "documents_held_by": "worker", "deductions": [], "fees": [],
        "pay_interval": "half_month",
    }  # fmt: skip
    if not sound and chance.random() > SOUND_SHARE:
        fault = chance.choice(FAULTS)
        contract |= fault if fault.get("wage") != "below" else {"wage": contract["wage"] | {"amount": low // 4}}
    return {"contract": contract}
