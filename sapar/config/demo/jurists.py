"""What the two jurists of the demo found: a few entries confirmed, one disputed, one that waits for the second person.

The acts they quote are those the packs cite. That they read them is invented, as everything here is.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sapar.config.demo.calendar import Life
from sapar.config.demo.world import World
from sapar.foundation import clock
from sapar.policy.law_review.actions import agree_review, propose_confirmation, propose_dispute
from sapar.policy.law_review.models import LawEntry, LawReview

READ_AGO = 90  # days before the last one
DECIDES_AFTER, NEXT_AFTER = timedelta(days=3), timedelta(days=9)
INVENTED = "Demonstration: invented reading of the official edition"
DISPUTED = {
    "first_ky": "Мөөнөт кирген күндөн кийинки күндөн саналат.",
    "first_ru": "Срок считается со дня, следующего за днём въезда.",
    "first_en": "The period is counted from the day after entry.",
    "second_ky": "Мөөнөт кирген күндүн өзүнөн саналат.",
    "second_ru": "Срок считается с самого дня въезда.",
    "second_en": "The period is counted from the day of entry itself.",
    "meanwhile": "second",
}


@dataclass(frozen=True)
class Reading:
    """One entry that Aizada reads; whether she finds it disputed, and whether Emil has decided yet."""

    pack: str
    kind: str
    name: str
    article: str
    quote: str
    disputed: bool = False
    decided: bool = True


READINGS = (
    Reading("ru", "number", "minimum_wage_month@2026-01-01", "1", "Минимальный размер: 27 093 рубля в месяц."),
    Reading("ru", "rule", "pay.minimum", "133", "Зарплата не может быть ниже минимального размера."),
    Reading("ru", "step", "arrival.register", "97(6)", "Тридцать суток с даты въезда.", disputed=True),
    Reading("kz", "rule", "pay.minimum", "104", "Размер месячной заработной платы не может быть ниже минимального."),
    Reading("ru", "rule", "hours.week", "91", "Не может превышать 40 часов в неделю.", decided=False),
)  # fmt: skip


def begin_readings(world: World) -> None:
    """Let the jurists begin to read; the law in use was recorded on the first evening."""
    world.calendar.begin(world.calendar.ago(READ_AGO), _readings(world), "ru")


def _readings(world: World) -> Life:
    aizada, emil = world.staff.aizada, world.staff.emil
    for reading in READINGS:
        day = clock.today()
        entry = LawEntry.objects.get(pack=reading.pack, kind=reading.kind, name=reading.name)
        review = _proposed(entry, reading, aizada, day)
        if reading.decided:
            yield day + DECIDES_AFTER
            agree_review(review, by=emil)
        yield clock.today() + NEXT_AFTER


def _proposed(entry: LawEntry, reading: Reading, by: object, day: date) -> LawReview:
    read = {"source_read": INVENTED, "place_read": reading.article, "quote": reading.quote, "read_on": day}
    if reading.disputed:
        return propose_dispute(entry, by=by, **read, **DISPUTED).record  # type: ignore[arg-type, no-any-return]
    return propose_confirmation(entry, by=by, **read).record  # type: ignore[arg-type, no-any-return]
