"""People who are in the register twice: some wait for an officer, one for a second officer, one was merged."""

from sapar.config.demo.calendar import Life
from sapar.config.demo.world import World
from sapar.foundation.accounts.actors import System
from sapar.registers.duplicates.candidates import Candidate, candidates_found
from sapar.registers.duplicates.models import Keep, PossibleSame, Source
from sapar.registers.duplicates.reviewing import ask_for_document, merge_people, propose_merge
from sapar.registers.people.actions import register_person
from sapar.registers.people.belongings import add_document
from sapar.registers.people.models import Person

DOUBLES_SINCE = 9  # days before the last one
OLDER = {"citizenship": "KG", "language": "ky", "not_the_same": True}
# (the first record, what differs in the second, how likely, why)
TWICE = (
    ({"family_name": "Өмүрзаков", "given_name": "Бектур", "born_on": "1994-03-12", "sex": "male"},
     {"family_name": "Omurzakov", "given_name": "Bektur"}, 93, ["same_name", "rare_name", "same_birth"]),
    ({"family_name": "Жээнбаева", "given_name": "Нургүл", "born_on": "1989-04-11", "sex": "female"},
     {"family_name": "Женбаева", "given_name": "Нургуль", "born_on": "1989-11-04"}, 84,
     ["same_name", "day_month_swapped"]),
    ({"family_name": "Турсунова", "given_name": "Айзада", "born_on": "1997-08-20", "sex": "female"},
     {"family_name": "Маматова"}, 71, ["same_birth", "married_name"]),
    ({"family_name": "Кадыров", "given_name": "Уланбек", "born_on": "1985-01-30", "sex": "male"},
     {"given_name": "Улан"}, 66, ["same_birth"]),
    ({"family_name": "Сооронбаев", "given_name": "Медер", "born_on": "1992-06-02", "sex": "male"},
     {"family_name": "Sooronbaev", "given_name": "Meder"}, 95, ["same_name", "rare_name", "same_birth"]),
)  # fmt: skip
RENEWED, UNSURE, DONE = 0, 3, 4  # which of them waits for a second officer, for a document, is merged


def live_twice(world: World) -> Life:
    """Register them twice, compare, and decide on some."""
    day = world.calendar.ago(DOUBLES_SINCE)
    pairs = [_paired(world, *each) for each in TWICE]
    yield day
    aigul = world.staff.aigul
    for person, number in ((pairs[RENEWED].first, "AC2411907"), (pairs[RENEWED].second, "ID0731842")):
        add_document(person, by=aigul, kind="passport", doc_number=number)
    propose_merge(pairs[RENEWED], by=aigul, keep=Keep.FIRST, reason="Сүрөтү бирдей, эски паспорт алмаштырылган")
    ask_for_document(pairs[UNSURE], by=aigul, reason="Аттары окшош, бирок башка маалымат жок")
    merge_people(pairs[DONE], by=aigul, keep=Keep.FIRST, reason="Экөө тең бир паспорттон жазылган")


def _paired(world: World, first: dict[str, str], other: dict[str, str], score: int, why: list[str]) -> PossibleSame:
    """Register somebody in Bishkek and again in Osh, and put the two on the list."""
    one = _registered(world, "aigul", "bishkek", first)
    two = _registered(world, "meerim", "osh", first | other)
    candidates_found([Candidate(one.pk, two.pk, score, why)], source=Source.LINKAGE, by=System("linkage"))
    return PossibleSame.objects.get(first=one, second=two)


def _registered(world: World, clerk: str, office: str, facts: dict[str, str]) -> Person:
    place = {"bishkek": "41711", "osh": "41721"}[office]
    made: Person = register_person(
        world.offices[office], by=getattr(world.staff, clerk), home_place=place, **OLDER, **facts
    ).record
    return made
