"""Expressions of the law: a small, harmless corner of SQL.

A pack's text is data, not trusted code. It is parsed, every node is compared with the lists below, and the SQL that
runs is written anew from the tree: nothing of the author's text reaches the database. What is not on a list is
refused, so a query, a file, a table or an unknown function has no way in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

LONGEST_EXPRESSION = 2_000
MOST_NODES = 300

_OPERATORS: tuple[type[exp.Expr], ...] = (
    exp.And, exp.Or, exp.Not, exp.Paren, exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In,
    exp.Is, exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Neg, exp.Case, exp.If, exp.Like,
)  # fmt: skip
_VALUES: tuple[type[exp.Expr], ...] = (
    exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Array, exp.Bracket, exp.Interval, exp.Var,
)  # fmt: skip
_FUNCTIONS: tuple[type[exp.Expr], ...] = (
    exp.Least, exp.Greatest, exp.Coalesce, exp.Lower, exp.Round, exp.Ceil, exp.Floor, exp.Abs,
    exp.ArrayContains, exp.ArraySize, exp.ArrayContainsAll, exp.ArrayOverlaps, exp.ArrayMin, exp.ArrayMax, exp.Length,
    exp.Month, exp.Day,
)  # fmt: skip
# DuckDB's own functions that sqlglot leaves unnamed. All are total, quick and read nothing but their arguments.
_NAMED_FUNCTIONS = frozenset({"list_min", "list_max", "list_sum", "date_diff", "datesub"})
_SAFE_CASTS = frozenset({"DATE"})


class ExpressionRefused(ValueError):
    """The expression is not allowed; the text says why and what to write instead."""


@dataclass(frozen=True)
class Expression:
    """A checked expression: the SQL to run, and the names of facts, parameters and derived values it reads."""

    text: str
    sql: str
    names: frozenset[str]


def read_expression(text: object, known: Callable[[str], bool]) -> Expression:
    """Parse and check one expression; ``known`` says whether a name is declared.

    Raises:
        ExpressionRefused: with a sentence, for anything but the operators, functions and names allowed.
    """
    tree = _parse(str(text).lower() if isinstance(text, bool) else str(text))
    nodes = list(tree.walk())
    if len(nodes) > MOST_NODES:
        raise ExpressionRefused("the expression is too long: name its parts under 'derived'")
    for node in nodes:
        _refuse_unlisted(node)
    names = {column_name(column) for column in tree.find_all(exp.Column)}
    for name in sorted(names):
        if not known(name):
            raise ExpressionRefused(f"unknown fact or parameter {name!r}: declare it, or mend its spelling")
    return Expression(str(text), _rewritten(tree).sql(dialect="duckdb", comments=False), frozenset(names))


def column_of(name: str) -> str:
    """The database column that carries a declared name (keys may hold dots; columns may not)."""
    return name.replace(".", "__")


def column_name(column: exp.Column) -> str:
    """The declared name a column stands for: ``agency_permit.term_months`` reads as table and column to SQL."""
    return ".".join(part.name for part in column.parts)


def _parse(text: str) -> exp.Expr:
    if len(text) > LONGEST_EXPRESSION:
        raise ExpressionRefused(f"the expression is longer than {LONGEST_EXPRESSION} letters: name its parts")
    try:
        trees = sqlglot.parse(text, dialect="duckdb")
    except (SqlglotError, RecursionError) as error:
        reason = str(error).split(".")[0]
        raise ExpressionRefused(f"this is not an expression SQL can read ({reason})") from error
    if len(trees) != 1 or trees[0] is None:
        raise ExpressionRefused("write exactly one expression, without ';'")
    return trees[0]


def _refuse_unlisted(node: exp.Expr) -> None:
    if isinstance(node, exp.Anonymous):
        if node.name.lower() not in _NAMED_FUNCTIONS:
            raise ExpressionRefused(f"the function {node.name.lower()!r} is not on the list of allowed functions")
        return
    if isinstance(node, exp.Cast):
        if type(node) is not exp.Cast or node.to.sql() not in _SAFE_CASTS or not isinstance(node.this, exp.Literal):
            raise ExpressionRefused("only a date may be written with a type: date '2026-01-01'")
        return
    if isinstance(node, (exp.DataType, exp.DateDiff)) or type(node) in (*_OPERATORS, *_VALUES, *_FUNCTIONS):
        _refuse_hidden(node)
        return
    kind = "a query" if isinstance(node, (exp.Query, exp.Subquery, exp.Table)) else f"{node.key!r}"
    raise ExpressionRefused(f"{kind} is not allowed in an expression of law: use comparisons and listed functions")


def _refuse_hidden(node: exp.Expr) -> None:
    """Refuse what hides in the arguments of an allowed node: a query within IN, a name with four parts."""
    if isinstance(node, exp.In) and (node.args.get("query") or node.args.get("unnest")):
        raise ExpressionRefused("a query is not allowed in an expression of law: list the values")
    if isinstance(node, exp.Column) and len(node.parts) > 2:
        raise ExpressionRefused("a name has at most one dot")
    if isinstance(node, exp.Identifier) and not node.name.replace("_", "a").isalnum():
        raise ExpressionRefused(f"{node.name!r} is not a name: use letters, digits and underscores")


def _rewritten(tree: exp.Expr) -> exp.Expr:
    """The tree made safe to run: plain column names, and unknowns that stay unknown.

    DuckDB's least() and greatest() skip NULL. In law a value not stated is not a small value but an open question, so
    both become a CASE that is NULL when any argument is.
    """
    tree = exp.Paren(this=tree.transform(_plain_name))
    for node in reversed(list(tree.find_all(exp.Least, exp.Greatest))):
        arguments = [node.this, *node.expressions]
        unknown = exp.or_(*(exp.Is(this=item.copy(), expression=exp.Null()) for item in arguments))
        plain = exp.Anonymous(this=node.key.lower(), expressions=[item.copy() for item in arguments])
        node.replace(exp.Paren(this=exp.Case().when(unknown, exp.Null()).else_(plain)))
    return tree


def _plain_name(node: exp.Expr) -> exp.Expr:
    return exp.column(column_of(column_name(node)), quoted=True) if isinstance(node, exp.Column) else node
