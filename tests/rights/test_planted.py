"""What is most private is nowhere in clear: planted words are looked for in every table, file and line of the log.

Whoever reads a copy of the database, of the folder of files or of the logs, without the folder of keys, finds none.
"""

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from sapar.employment.assistance.models import AssistanceCase
from sapar.foundation.files.tests import hostile
from sapar.throughout.complaints.models import Complaint
from tests import stages

# Each stands for a value of class P3 or P4, and occurs nowhere else.
PLANTED = {
    "what_happened": "Кызгалдакбоштандык", "story": "Мөңгүжашырын", "place": "Дүкөнартындагы", "passport": "QZ7391846",
    "relative": "Сырдашева", "phone": "555731846", "address": "Бактыгүлкөчөсү",
    "file": "Сүрөттөгүжазуу", "answer": "Жашырынжооп", "paid_to": "Делдалбайке", "why_protected": "Корголгонсебеп",
}  # fmt: skip


@pytest.fixture
def lived(town, caplog):
    """Nurlan writes down what only those who help him may know."""
    caplog.set_level(logging.DEBUG)
    nurlan = stages.planned(town)
    person, journey = nurlan.holds["person"], nurlan.holds["journey"]
    nurlan.does("add-document", person, kind="passport", doc_number=PLANTED["passport"])
    nurlan.does(
        "name-relative", person, tie="spouse", name=PLANTED["relative"], phone=f"+996{PLANTED['phone']}",
        may_be_told="yes",
    )  # fmt: skip
    nurlan.does("depart", journey, departed_on=stages.day())
    nurlan.does("arrive", journey, entered_on=stages.day(), address_abroad=PLANTED["address"])
    nurlan.fills("/help/", need="unpaid", country="RU", story=PLANTED["story"], place=PLANTED["place"])
    case = AssistanceCase.objects.get()
    town.daniyar.does("take-case", case.ref)
    stages.files(nurlan, stages.FOR_HIMSELF | {stages.HAPPENED: {"what_happened": PLANTED["what_happened"]}})
    complaint = Complaint.objects.get()
    payslip = hostile.PDF.replace(b"\n", f"\n%{PLANTED['file']}\n".encode(), 1)
    proof = SimpleUploadedFile("payslip.pdf", payslip, "application/pdf")
    nurlan.does("add-proof", complaint.ref, file=proof, about=PLANTED["answer"])
    nurlan.does(
        "add-cost", journey, kind="placement", money_0="45000", money_1="KGS", payee="middleman",
        paid_to=PLANTED["paid_to"],
    )  # fmt: skip
    town.kanykei.does("protect-complaint", complaint.ref, kind="violence", reason=PLANTED["why_protected"])
    return caplog


def everything_kept() -> dict[str, str]:
    """Return what lies in every table and in every file, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        kept = {}
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            kept[table] = "\n".join(str(row) for row in cursor.fetchall())
    for path in Path(settings.VAR / "files").rglob("*"):
        if path.is_file():
            kept[str(path)] = path.read_bytes().decode("utf-8", "replace")
    return kept


def test_nothing_private_is_in_clear(lived):
    kept = everything_kept() | {"log": lived.text}
    found = {(name, where) for name, words in PLANTED.items() for where, text in kept.items() if words in text}
    assert found == set()


def test_why_a_complaint_is_protected_is_not_in_clear(lived):
    assert "violence" in Complaint.objects.get().all_kinds
    assert "violence" not in everything_kept()["complaints_complaint"]


def test_the_search_would_find_it(lived):
    kept = everything_kept()
    assert any("Нурлан" in text for text in kept.values())  # a name is P2 and stands in clear
