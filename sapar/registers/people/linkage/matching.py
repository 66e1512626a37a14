"""The door to linkage: who is entered twice, who of these is known already, and why, in bits that add up.

    duplicates_within(records)          a register's own duplicates, chains followed
    matches_against(new, register)      an import: each new record with those of the register
    compare(new, candidates, among)     one new record at a desk, with candidates that a search has found

All three score alike. A pair has a direction here: ``left`` is the new record, or the smaller id.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import duckdb

from sapar.registers.people.linkage import chains, scoring, tables
from sapar.registers.people.linkage.blocking import keys_sql
from sapar.registers.people.linkage.reasons import Reason, reasons_of
from sapar.registers.people.linkage.records import Record
from sapar.registers.people.linkage.thresholds import LINK_BITS, REVIEW_BITS, usual_prior_bits

LINK, REVIEW = "link", "review"


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of records and how likely they are one person: log2 of the odds. ``verdict`` is link or review."""

    left: str
    right: str
    bits: float
    verdict: str
    reasons: tuple[Reason, ...] = ()

    @property
    def probability(self) -> float:
        """Return the probability, 0 to 1, that both records are of one person."""
        return 1 / (1 + math.pow(2, -min(max(self.bits, -60), 60)))


@dataclass(frozen=True)
class Among:
    """The register that a few candidates come from: its size, and how many of its records have a name.

    ``counts`` has a mapping for each of given, surname, patronymic, given_skeleton, surname_skeleton,
    patronymic_skeleton and place: the root, skeleton or place code to how many records have it.
    """

    records: int
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def duplicates_within(records: Sequence[Record], *, reasons: bool = True) -> list[Match]:
    """Return the pairs that are of one person or should be looked at, the surest first."""
    if len(records) < 2:
        return []
    with tables.database() as connection:
        tables.write_features(connection, "features", records)
        tables.write_comparable(connection, "comparable", "features", "features")
        scored = scoring.score_within(connection, "comparable", len(records))
        matches = _followed(connection, scored)
        matches += _typed_for_others(connection, "comparable", "comparable", matches)
        return _explained(connection, scored, matches, _by_id(records)) if reasons else matches


def matches_against(
    new: Sequence[Record], register: Sequence[Record], among: Among | None = None, *, reasons: bool = True
) -> list[Match]:
    """Return the pairs of a new record (left) and one of the register (right) to link or to look at.

    ``among`` says what the whole register is like where only a part of it is given: those records of a great register
    that share a date, a document or names with any of the new ones.
    """
    if not new or not register:
        return []
    with tables.database() as connection:
        scored = write_matches(connection, new, register, among)
        matches = _direct(connection, scored)
        matches += _typed_for_others(connection, "new_comparable", "known_comparable", matches)
        return _explained(connection, scored, matches, _by_id([*new, *register])) if reasons else matches


def compare(new: Record, candidates: Sequence[Record], among: Among) -> list[Match]:
    """Return one new record's matches among candidates that somebody found, scored as in the whole register."""
    if not candidates:
        return []
    with tables.database() as connection:
        tables.write_features(connection, "new", [new])
        tables.write_features(connection, "known", candidates)
        tables.write_counts(connection, among.records, among.counts)
        for name in ("new", "known"):
            tables.write_with_frequencies(connection, f"{name}_comparable", name)
        prior = usual_prior_bits(among.records)
        scored = scoring.score_each(connection, "new_comparable", "known_comparable", prior)
        matches = _direct(connection, scored)
        matches += _typed_for_others(connection, "new_comparable", "known_comparable", matches)
        return _explained(connection, scored, matches, _by_id([new, *candidates]))


def write_matches(
    connection: duckdb.DuckDBPyConnection,
    new: Sequence[Record],
    register: Sequence[Record],
    among: Among | None = None,
    watching: bool = False,
) -> str:
    """Score new records with those of the register; return the name of the table of scored pairs."""
    tables.write_features(connection, "new", new)
    tables.write_features(connection, "known", register)
    if among:
        tables.write_counts(connection, among.records, among.counts)
    else:
        tables.write_frequencies(connection, "known")
    for name in ("new", "known"):
        tables.write_with_frequencies(connection, f"{name}_comparable", f"({keys_sql(name, watching)})")
    sizes = len(new), among.records if among else len(register)
    return scoring.score_between(connection, "new_comparable", "known_comparable", sizes, watching)


def _by_id(records: Iterable[Record]) -> dict[str, Record]:
    return {record.rec_id: record for record in records}


def _direct(connection: duckdb.DuckDBPyConnection, scored: str) -> list[Match]:
    rows = connection.execute(
        f"select rec_id_l, rec_id_r, bits, bits >= {LINK_BITS} and not (names_alone or another) from {scored} "
        f"where bits >= {REVIEW_BITS} order by bits desc, 1, 2"
    ).fetchall()
    return [Match(left, right, bits, LINK if linked else REVIEW) for left, right, bits, linked in rows]


def _followed(connection: duckdb.DuckDBPyConnection, scored: str) -> list[Match]:
    """Return the matches after following chains: what is in one group is linked, what is left over is for review.

    No chain starts from names alone, and what shows another person speaks against every chain.
    """
    rows = connection.execute(f"""
        select rec_id_l, rec_id_r, bits, case when another then least(bits, {chains.LEAST_BITS})
               when names_alone then least(bits, {LINK_BITS - 1}) else bits end
        from {scored}
    """).fetchall()
    linked = dict(chains.groups_of({chains.ordered(row[0], row[1]): row[3] for row in rows}, LINK_BITS))
    matches = [Match(*pair, bits, LINK) for pair, bits in linked.items()]
    for left, right, bits, _ in rows:
        pair = chains.ordered(left, right)
        if bits >= REVIEW_BITS and pair not in linked:
            matches.append(Match(*pair, bits, REVIEW))
    return sorted(matches, key=lambda match: (match.verdict, -match.bits, match.left, match.right))


def _typed_for_others(
    connection: duckdb.DuckDBPyConnection, left: str, right: str, matches: Sequence[Match]
) -> list[Match]:
    """Return pairs of one document under wholly other names, for review: it was typed for somebody else, or stolen."""
    known = {chains.ordered(match.left, match.right) for match in matches}
    pairs = scoring.documents_of_others(connection, left, right)
    return [Match(*pair, REVIEW_BITS, REVIEW) for pair in pairs if chains.ordered(*pair) not in known]


def _explained(
    connection: duckdb.DuckDBPyConnection, scored: str, matches: Sequence[Match], records: Mapping[str, Record]
) -> list[Match]:
    rows = connection.execute(f"select * from {scored}").fetchall()
    columns = [column[0] for column in connection.description or []]
    known = {chains.ordered(row[0], row[1]): row for row in rows}
    explained = []
    for match in matches:
        row = known.get(chains.ordered(match.left, match.right))
        named = dict(zip(columns, row, strict=True)) if row else None
        reasons = reasons_of(named, records[match.left], records[match.right], match.bits)
        explained.append(replace(match, reasons=reasons))
    return explained
