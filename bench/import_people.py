"""How many rows a second an import takes: read, validated, matched against a full register, written with its trail.

    python bench/import_people.py [--rows 100000] [--register 1000000]

On SQLite in a temporary folder, or on the (empty) database of ``DATABASE_URL``. The peer is what a script without any
of this would do, in the same run: the same records by plain ``bulk_create``, with no validation, no matching, no trail.
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("SAPAR_VAR", tempfile.mkdtemp(prefix="sapar-bench-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sapar.config.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from sapar.foundation.accounts.actors import System  # noqa: E402
from sapar.foundation.privacy.models import DataKey  # noqa: E402
from sapar.foundation.privacy.sealing import blind_index  # noqa: E402
from sapar.foundation.references import new_references  # noqa: E402
from sapar.registers.imports.actions import accept_import, begin_import, map_columns  # noqa: E402
from sapar.registers.imports.models import Import  # noqa: E402
from sapar.registers.imports.sheets import inspected  # noqa: E402
from sapar.registers.imports.tasks import carry_on  # noqa: E402
from sapar.registers.organizations.actions import open_organization  # noqa: E402
from sapar.registers.organizations.models import Organization  # noqa: E402
from sapar.registers.people.models import Document, Person  # noqa: E402
from sapar.registers.people.names import set_search_key, write_many  # noqa: E402
from sapar.registers.people.search import DOCUMENT, PERSONAL_NUMBER  # noqa: E402
from tests.unguarded import unguarded  # noqa: E402

FIRST = ("А", "Ка", "Бе", "Ай", "То", "Жу", "Са", "Мы", "Эр", "Ну", "Иса", "Осмо", "Ста", "Чы", "Ура", "Ыса")
MIDDLE = ("сан", "мал", "жан", "бек", "тай", "рал", "дин", "кул", "мат", "гуль", "рсун", "кен", "лан", "бай")
BY = System("bench")
AT_ONCE = 2_000
HEADERS = "Фамилия;Имя;Отчество;Дата рождения;Пол;ПИН;Номер паспорта;Действителен до;Телефон;Город или район"


def name(draw: random.Random) -> str:
    """Return one of some ten thousand names."""
    return draw.choice(FIRST) + draw.choice(MIDDLE) + draw.choice(MIDDLE)


def facts(number: int) -> tuple[str, str, str, date, str, str]:
    """Return person ``number``: names, date of birth, personal number, passport; always the same."""
    draw = random.Random(number)
    born = date(1960, 1, 1) + timedelta(days=draw.randrange(16_000))
    return name(draw) + "ов", name(draw), name(draw) + "ович", born, f"2{number:013d}", f"AC{number:08d}"


def people(office: Organization, numbers: range) -> None:
    """Write people by plain bulk_create: the register to begin with, and the peer."""
    rows = [facts(number) for number in numbers]
    keys, refs = DataKey.make_many(len(rows)), new_references(Person, len(rows))
    made = []
    for (family, given, father, born, pin, _paper), key, ref in zip(rows, keys, refs, strict=True):
        person = Person(
            key=key, ref=ref, office=office, registered_on=date(2026, 1, 1), family_name=family, given_name=given,
            patronymic=father, born_on=born, sex="male", personal_number=pin,
            personal_number_index=blind_index(PERSONAL_NUMBER, pin),
        )  # fmt: skip
        set_search_key(person)
        made.append(person)
    Person.objects.bulk_create(made)
    write_many(made)
    Document.objects.bulk_create(
        Document(person=person, kind="passport", doc_number=row[5], number_index=blind_index(DOCUMENT, row[5]))
        for person, row in zip(made, rows, strict=True)
    )


def fill(office: Organization, first: int, count: int) -> float:
    """Write ``count`` people and return the seconds."""
    begun = time.perf_counter()
    for start in range(first, first + count, AT_ONCE):
        with unguarded(), transaction.atomic():
            people(office, range(start, min(start + AT_ONCE, first + count)))
    return time.perf_counter() - begun


def sheet(first: int, count: int, known: int) -> bytes:
    """Return a list of people: nine in ten are new, one in ten is among the ``known`` and brings a new passport."""
    draw, lines = random.Random(1), [HEADERS]
    for number in range(first, first + count):
        who = draw.randrange(known) if known and number % 10 == 0 else number
        family, given, father, born, pin, paper = facts(who)
        paper = paper if who == number else f"ID{number:08d}"
        lines.append(
            f"{family};{given};{father};{born:%d.%m.%Y};м;{pin};{paper};31.12.2033;0555{number % 1000000:06d};41721"
        )
    return "\r\n".join(lines).encode()


def imported(office: Organization, data: bytes) -> dict[str, float]:
    """Import a file and return the seconds of each part."""
    clock, took = time.perf_counter(), {}
    made = begin_import(office, by=BY, kind="people", file=inspected(data, "bench.csv")).record
    map_columns(made, by=BY, mapping=json.dumps(made.mapping))
    took["sent"], clock = time.perf_counter() - clock, time.perf_counter()
    carry_on(made)
    took["examined"], clock = time.perf_counter() - clock, time.perf_counter()
    accept_import(made, by=BY)
    carry_on(made)
    took["written"] = time.perf_counter() - clock
    print("  outcome:", Import.objects.get(pk=made.pk).counts)
    return took


def main() -> None:
    """Fill, import, compare, print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--rows", type=int, default=100_000)
    ask.add_argument("--register", type=int, default=1_000_000)
    given = ask.parse_args()
    call_command("migrate", verbosity=0)
    root = Organization.objects.get(kind="ministry")
    names = {"name_ky": "Ош", "name_ru": "Ош", "name_en": "Osh"}
    office = open_organization(root, by=BY, kind="office", **names).record
    print(f"{connection.vendor}: a register of {given.register:,}, a list of {given.rows:,}")
    print(f"  register filled in {fill(office, 0, given.register):.0f} s")
    first = given.register
    took = imported(office, sheet(first, given.rows, given.register))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    peer = fill(office, first + given.rows, given.rows)
    total = sum(took.values())
    print(f"  {'part':40} {'seconds':>8} {'rows/s':>8}")
    for part, seconds in took.items():
        print(f"  {'import: ' + part:40} {seconds:8.1f} {given.rows / seconds:8.0f}")
    print(f"  {'import: whole':40} {total:8.1f} {given.rows / total:8.0f}")
    print(f"  {'peer: plain bulk_create, no checks':40} {peer:8.1f} {given.rows / peer:8.0f}")
    print(f"  peak memory of the import: {peak:.0f} MB")


if __name__ == "__main__":
    main()
