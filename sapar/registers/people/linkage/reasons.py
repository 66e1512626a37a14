"""Why a pair is scored so: codes with weights in bits, which a page turns into words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sapar.registers.people.linkage.model import COMPARISONS, NOTHING, level_code
from sapar.registers.people.linkage.records import Record, document_key

THROUGH_OTHERS = "through_other_records"  # both belong to a third record; bits are what that adds
DOCUMENT_OF_ANOTHER = "document_of_another"  # one document under wholly other names
RARE = "rare_name"  # no more than one record in so many has it; the weight is in the level's own reason already
RARE_BITS = 12.0

WRITTEN: Mapping[str, Callable[[Record], str]] = {
    "given": lambda record: record.given,
    "surname": lambda record: record.surname,
    "patronymic": lambda record: record.patronymic,
    "birth": lambda record: record.birth_date,
    "document": lambda record: record.doc_no,
    "sex": lambda record: record.sex,
    "place": lambda record: record.birth_place,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the code of a level of model.COMPARISONS, or one of this module, and its weight in bits.

    ``left`` and ``right`` are what the two records say in that column, where written differently: Өмүрбек, OMURBEK.
    """

    code: str
    bits: float
    left: str = ""
    right: str = ""


def reasons_of(row: Mapping[str, Any] | None, left: Record, right: Record, bits: float) -> tuple[Reason, ...]:
    """Return the reasons of a pair, the weightiest first. ``row`` is of scoring's table, None for a pair it has not."""
    same_document = document_key(left.doc_no) == document_key(right.doc_no) != ""
    lifted = DOCUMENT_OF_ANOTHER if same_document else THROUGH_OTHERS
    if row is None:
        return (Reason(lifted, round(bits, 2)),)
    reasons = []
    for name in COMPARISONS:
        code, weight = level_code(name, row[f"gamma_{name}"]), round(row[f"bits_{name}"], 2)
        if code != NOTHING:
            reasons.append(Reason(code, weight, *_written_otherwise(name, left, right)))
        if code in ("same_given", "same_surname", "same_patronymic") and weight >= RARE_BITS:
            reasons.append(Reason(RARE, 0, WRITTEN[name](left), WRITTEN[name](right)))
    if row["bits"] < bits:
        reasons.append(Reason(lifted, round(bits - row["bits"], 2)))
    return tuple(sorted(reasons, key=lambda reason: -abs(reason.bits)))


def _written_otherwise(name: str, left: Record, right: Record) -> tuple[str, str]:
    written = WRITTEN[name](left), WRITTEN[name](right)
    return ("", "") if written[0].casefold() == written[1].casefold() else written
