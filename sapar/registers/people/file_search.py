"""Searches of a file in the records of another, by the product's own code, in a register thrown away afterwards."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter

from sapar.registers.people import scratch
from sapar.registers.people.linkage.files import Query
from sapar.registers.people.linkage.records import Record

FOUND = ("qid", "rank", "rec_id", "latency_ms")


def search_records(records: Sequence[Record], queries: Iterable[Query], limit: int) -> Iterator[tuple[object, ...]]:
    """Yield (search, rank from 1, record, milliseconds of the search) of everybody found.

    The milliseconds are those of ``find_people`` alone, in process. Django must not have been set up yet.
    """
    with tempfile.TemporaryDirectory(prefix="sapar-search-") as folder:
        scratch.prepare(Path(folder))
        scratch.fill(Path(folder), records)
        for query in queries:
            found, spent = timed(query, limit)
            for rank, pk in enumerate(found, start=1):
                yield query.qid, rank, records[pk - scratch.FIRST].rec_id, f"{spent:.3f}"


def timed(query: Query, limit: int) -> tuple[list[int], float]:
    """Return (primary keys found, milliseconds of the search)."""
    from sapar.foundation.accounts.actors import System
    from sapar.registers.people.search import find_people

    born_on, year = scratch.day_of(query.birth_date), None
    if born_on is None:
        with suppress(ValueError):
            year = int(query.birth_year)
    begun = perf_counter()
    hits = find_people(query.text, by=System("search of a file"), born_on=born_on, year=year, limit=limit)
    return [hit.person.pk for hit in hits], (perf_counter() - begun) * 1000
