"""A file of contracts is read, or refused with the row, the column and what to write."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sapar.policy.law.form import InputRefused
from sapar.policy.law.replay.files import Taken, database_for, read_contracts

HEAD = "contract,origin,destination,starts_on,ends_on,wage_amount,wage_currency,wage_period,languages,overtime_premiums"
ROWS = (
    "a,KG,RU,2026-09-01,2027-06-30,34000,RUB,month,ru;ky,1.5;2",
    "b,KG,RU,2026-09-01,,36000,RUB,month,ru,",
    "c,KG,KZ,2026-09-01,2026-12-31,90000,KZT,month,,1.5",
)


def csv_of(folder: Path, *rows: str, head: str = HEAD) -> Path:
    file = folder / "contracts.csv"
    file.write_text("\n".join([head, *rows]), encoding="utf-8")
    return file


def parquet_of(folder: Path, items: str) -> Path:
    file = folder / "contracts.parquet"
    query = f"SELECT 'RU' AS destination, DATE '2026-11-01' AS starts_on, DATE '2027-06-30' AS ends_on, {items}"
    duckdb.connect().execute(f"COPY ({query}) TO '{file}'")
    return file


def read(file: Path, columns: str = "contract", *, skip_faulty: bool = False) -> tuple[Taken, list[Any]]:
    database = database_for(file)
    taken = read_contracts(database, file, skip_faulty=skip_faulty)
    return taken, database.execute(f"SELECT {columns} FROM stated ORDER BY ALL").fetchall()


def test_what_a_file_leaves_out_is_not_stated(tmp_path: Path) -> None:
    taken, rows = read(csv_of(tmp_path, *ROWS), "wage_amount, languages, overtime_premiums, worker_age")
    assert rows[0] == (Decimal(34000), ["ru", "ky"], [Decimal("1.5"), Decimal(2)], None)
    assert taken.left_out == 0
    assert "worker_age" in taken.not_stated
    assert "wage_amount" not in taken.not_stated


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((",36000,", ",-36000,"), r"row 3, column wage_amount: '-36000' stands there; write a number from 0 to"),
        ((",36000,", ",99999999999,"), "row 3, column wage_amount: '99999999999' .* from 0 to 10000000000"),
        ((",36000,", ",36 000 som,"), "row 3, column wage_amount: '36 000 som' .* a number, with a point"),
        (("2027-06-30", "2027-02-30"), "row 2, column ends_on: '2027-02-30' .* a day that exists, as 2026-03-31"),
        (("2027-06-30", "2025-06-30"), "row 2, column ends_on: .* a last day that is not before the first"),
        (("c,KG,KZ,2026-09-01", "c,KG,KZ,"), "row 4, column starts_on: nothing stands there"),
        (("KZT,month", "KZT,monthly"), "row 4, column wage_period: 'monthly' .* choose one of hour, day, week, month"),
        ((",1.5;2", ",1.5;-2"), "row 2, column overtime_premiums"),
        ((",1.5;2", ",1.5;two"), "row 2, column overtime_premiums: '1.5;two' .* with ; between them"),
        (("\nb,", "\na,"), "row 2, column contract: 'a' .* a name of its own"),
    ],
)
def test_a_cell_that_cannot_be_judged_is_named_with_what_to_write(
    change: tuple[str, str], says: str, tmp_path: Path
) -> None:
    file = csv_of(tmp_path, *"\n".join(["", *ROWS]).replace(*change).strip().split("\n"))
    with pytest.raises(InputRefused, match=says):
        read(file)


def test_rows_with_faults_can_be_left_out(tmp_path: Path) -> None:
    faulty = (
        "d,KG,RU,2026-02-30,,1,RUB,month,,",
        "e,KG,RU,2026-09-01,,-1,RUB,month,,",
        "f,KG,RU,2026-09-01,,x,RUB,year,,",
    )
    taken, rows = read(csv_of(tmp_path, *ROWS, *faulty), skip_faulty=True)
    assert (taken.left_out, rows) == (3, [("a",), ("b",), ("c",)])


def test_rows_that_share_a_name_are_left_out_together(tmp_path: Path) -> None:
    taken, rows = read(csv_of(tmp_path, *ROWS, ROWS[0]), skip_faulty=True)
    assert (taken.left_out, rows) == (2, [("b",), ("c",)])


def test_many_faults_are_told_ten_at_a_time(tmp_path: Path) -> None:
    rows = [f"{n},KG,RU,2026-09-01,,-1,RUB,month,," for n in range(25)]
    with pytest.raises(InputRefused, match="and 15 more") as refused:
        read(csv_of(tmp_path, *rows))
    assert str(refused.value).count("column wage_amount") == 10


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (HEAD.replace("wage_period", "wage_perod"), r"'wage_perod' \(did you mean 'wage_period'\?\)"),
        (
            HEAD.replace("wage_period", "qqqq").replace("origin", "zzzz"),
            "not facts of the contract form: 'qqqq', 'zzzz'",
        ),
        (HEAD.replace("starts_on", "signed_on"), "'starts_on' and 'destination' are needed"),
        (HEAD.replace("languages", "pay_spans"), "'pay_spans' is read from Parquet alone"),
    ],
)
def test_columns_that_cannot_be_used_are_named(head: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=says):
        read(csv_of(tmp_path, *ROWS, head=head))


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ("true AS wage_amount", "row 1, column wage_amount: 'true' .* a number is expected, the column holds BOOLEAN"),
        ("1 AS union_ban", "column union_ban: '1' .* true or false is expected"),
        ("{'a': 1} AS job", "column job: .* a word is expected, the column holds STRUCT"),
        ("-5.0 AS worker_age", "column worker_age: '-5.0'"),
        ("DATE 'infinity' AS signed_on", "column signed_on: 'infinity' stands there; write a day"),
        ("MAP {'KGS': -1.0} AS exchange_rates", "column exchange_rates"),
        ("[1] AS pay_spans", "column pay_spans: .* a list of since, until and amount is expected"),
        ("[{'a': 1}] AS pay_spans", "column pay_spans: .* a list of since, until and amount is expected"),
        ("[{'since': DATE '2026-11-01', 'until': DATE '2027-01-01', 'amount': -1}] AS pay_spans", "amounts from 0"),
        ("[{'since': DATE '2020-11-01', 'until': DATE '2027-01-01', 'amount': 1}] AS pay_spans", "within the term"),
    ],
)  # fmt: skip
def test_parquet_columns_of_another_kind_or_range_are_explained(items: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=says):
        read(parquet_of(tmp_path, items))


def test_a_parquet_column_that_is_empty_throughout_may_be_of_any_kind(tmp_path: Path) -> None:
    assert read(parquet_of(tmp_path, "NULL::INTEGER AS union_ban"), "union_ban")[1] == [(None,)]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PAR1nonsense", b'a\n"unclosed'])
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_file_that_is_no_table_is_refused_with_a_sentence(content: bytes, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"contracts.{ending}"
    file.write_bytes(content)
    with pytest.raises(InputRefused, match=file.name):
        read(file)
