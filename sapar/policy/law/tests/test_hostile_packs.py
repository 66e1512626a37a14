"""Text in a pack is data from strangers: nothing in it may reach a file, a table or the machine."""

from pathlib import Path

import duckdb
import pytest

from sapar.policy.law.expressions import ExpressionRefused, read_expression
from sapar.policy.law.library import examine
from sapar.policy.law.statements import open_database
from sapar.policy.law.tests.samples import PACK, write_pack
from sapar.policy.law.yamltree import UnsafeYaml, read_tree, tree_of

HOSTILE = [
    "read_csv('/etc/passwd')",
    "(select 1) = 1",
    "exists (select 1 from stated)",
    "wage_amount in (select 1)",
    "attach 'x.db'",
    "wage_amount > 1; drop table stated",
    "getenv('HOME') = 'x'",
    "copy stated to '/tmp/x'",
    "read_text('/etc/passwd') is null",
    "wage_amount = (from stated)",
    "list_transform([1], lambda x: x) is null",
    "pragma_version() is null",
    "origin || 'x' = 'y'",
    "cast(origin as integer) = 1",
    "origin::json is null",
    "columns('.*') is null",
    "* ",
    "a.b.c.d = 1",
    "stated.origin = 'KG'",
    "wage_amount -> 'x'",
    "query('select 1')",
    "random() > 0.5",
    "now() > signed_on",
    "current_user = 'x'",
    "@version = 1",
    "$1 = 1",
    "? = 1",
    '"origin"" = 1; --" = 1',
    "try_cast(origin as date) is null",
    "repeat('a', 999999999) = 'a'",
]


def known(name: str) -> bool:
    return name in {"origin", "wage_amount", "signed_on", "languages"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_expression_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ExpressionRefused, match=r"\w+ \w+ \w+"):
        read_expression(text, known)


def test_a_comment_is_gone_from_what_runs() -> None:
    assert read_expression("1 = 1 -- and /*", known).sql == "(1 = 1)"


@pytest.mark.parametrize("text", ["1 + " * 5_000_000 + "1 > 0", "(" * 900 + "1" + ")" * 900, "not " * 450 + "true"])
def test_an_enormous_expression_is_refused_at_once(text: str) -> None:
    with pytest.raises(ExpressionRefused):
        read_expression(text, known)


def test_what_runs_is_written_anew_from_the_tree() -> None:
    expression = read_expression("wage_amount>=100 /* pay */ and origin = 'KG'", known)
    assert expression.sql == """("wage_amount" >= 100 AND "origin" = 'KG')"""


def test_the_least_of_a_known_and_an_unknown_number_is_unknown() -> None:
    sql = read_expression("least(1, wage_amount)", known).sql
    row = open_database().execute(f"SELECT {sql} FROM (SELECT NULL::INTEGER AS wage_amount)").fetchone()
    assert row == (None,)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '/tmp/x.db'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_the_database_can_reach_nothing_and_its_settings_are_locked(statement: str) -> None:
    with pytest.raises(duckdb.Error):
        open_database().execute(statement)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: &x [1]\nb: [*x, *x]", "anchors and aliases"),
        ("a: !!python/object/apply:os.system ['true']", "tags"),
        ("a: 1\nb: 2\na: 3", "given twice"),
        ("a: " + "[" * 50 + "]" * 50, "nested too deeply"),
        ("- 1", "mapping of sections"),
        ("a: 2025-02-30", "no such day"),
        ("a: 1\n---\nb: 2", "second document"),
        ("a: [1", "not YAML"),
        ("a: \x01", "not YAML"),
        ("", "empty"),
        ("a: [" + "1, " * 70_000 + "1]", "too many values"),
        ("a: 999999999999999999999999", "too long"),
    ],
)
def test_dangerous_or_broken_yaml_is_refused(text: str, what: str) -> None:
    with pytest.raises(UnsafeYaml, match=what):
        tree_of(text)


def test_a_file_of_many_megabytes_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    file.write_text("a: 1\n" * 200_000, encoding="utf-8")
    with pytest.raises(UnsafeYaml, match="larger than"):
        read_tree(file)


def test_a_hostile_pack_is_named_with_file_and_line(tmp_path: Path) -> None:
    laws = write_pack(tmp_path, PACK.replace("wage_amount >= minimum_wage_month", "read_csv('/etc/passwd') is null"))
    _, problems = examine(laws)
    assert [(Path(problem.file).name, problem.line) for problem in problems] == [("pack.yaml", 15)]
    assert "not allowed" in problems[0].message
