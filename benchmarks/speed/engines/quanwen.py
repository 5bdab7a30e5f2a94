"""quanwen through its two doors, `index.open` and `searcher.open`."""

from __future__ import annotations

import os
from datetime import date
from importlib.metadata import version
from pathlib import Path

import index
import searcher
from benchmarks.speed.engines.engine import Answer, Engine
from benchmarks.speed.memory import Watch
from benchmarks.speed.queries import Query


class Quanwen(Engine):
    """All that a search gives: hits with their texts and spans, exact totals, facets."""

    asked = "`searcher.search(query, limit=10)`: the query parsed and cut, ten hits with texts and spans, exact total"
    home = "quanwen"
    promise = "by_promise"
    limit = 10

    def version(self) -> str:
        """Our own."""
        return version("quanwen")

    def build(self, corpus: Path, directory: Path) -> None:
        """Sync the dump: reading included."""
        with index.open(directory, create=True) as library:
            report = library.sync([corpus / "dump"])
        if report.failed:
            raise RuntimeError(report.failed[0].reason)

    def built(self, corpus: Path, directory: Path) -> dict[str, float]:
        """Count the process it starts too, and the memory of both together."""
        before = children_seconds()
        with Watch() as watch:
            took = super().built(corpus, directory)
        processor = took["processor_seconds"] + children_seconds() - before
        return {**took, "processor_seconds": processor, "peak_bytes": max(took["peak_bytes"], watch.peak_bytes)}

    def open(self, directory: Path) -> None:
        """Open a searcher."""
        self.searcher = searcher.open(directory)

    def ask(self, query: Query) -> searcher.Results:
        """The public call."""
        return self.searcher.search(
            query.text,
            district=query.district or (),
            since=date.fromordinal(query.since) if query.since else None,
            until=date.fromordinal(query.until) if query.until else None,
            limit=self.limit,
            facets=query.facets,
        )

    def told(self, found: searcher.Results, ms: float) -> Answer:
        """Totals and facets."""
        if not found.facets:
            return Answer(ms, found.total)
        counts = ({one.value: one.count for one in found.facets[name]} for name in ("district", "date"))
        return Answer(ms, found.total, *counts)


def children_seconds() -> float:
    """The processor seconds of processes that this one started and that have ended."""
    return sum(os.times()[2:4])


class WithoutHits(Quanwen):
    """The same without making hits, which most peers do not make either: they give numbers of documents."""

    asked = "`searcher.search(query, limit=0)`: the query parsed and cut, exact total, no hit fetched"
    limit = 0

    def build(self, corpus: Path, directory: Path) -> None:
        """Not needed: the index is that of the other one."""
        raise NotImplementedError
