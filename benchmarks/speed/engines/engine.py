"""What an engine does in this benchmark: it builds an index of a corpus, opens it, and answers questions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from benchmarks.speed.corpus import Row, read_rows
from benchmarks.speed.cutting import Cutter
from benchmarks.speed.memory import own_bytes, peak_bytes
from benchmarks.speed.queries import SHAPES, Query


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine counted, and in how many milliseconds; None for what it does not count."""

    ms: float
    total: int | None
    districts: dict[str, int] | None = None
    months: dict[str, int] | None = None


class Engine(ABC):
    """One engine in a process of its own.

    `asked` says what it is asked, in its own words. `home` is the directory its index stands in, which another
    engine may have built. `promise` is the truth it is held against.
    """

    asked = ""
    home = ""
    shapes: Sequence[str] = SHAPES
    promise = "by_words"

    @abstractmethod
    def version(self) -> str:
        """Which one it is."""

    @abstractmethod
    def build(self, corpus: Path, directory: Path) -> None:
        """Make an index of the corpus in the directory, which is empty. Done means on disk."""

    def built(self, corpus: Path, directory: Path) -> dict[str, float]:
        """Build, and tell wall and processor seconds (all threads), and the peak of memory in bytes."""
        wall, processor = perf_counter(), process_time()
        self.build(corpus, directory)
        return {
            "seconds": perf_counter() - wall,
            "processor_seconds": process_time() - processor,
            **self.memory(),
        }

    def open(self, directory: Path) -> None:
        """Open the index."""
        raise NotImplementedError

    def ask(self, query: Query) -> Any:
        """Ask for the ten best and the exact total. This alone is timed."""
        raise NotImplementedError

    def told(self, found: Any, ms: float) -> Answer:
        """What `ask` gave, as an answer."""
        raise NotImplementedError

    def answers(self, queries: Sequence[Query]) -> list[Answer]:
        """Ask one after another."""
        answers = []
        for query in queries:
            started = perf_counter()
            found = self.ask(query)
            answers.append(self.told(found, (perf_counter() - started) * 1000))
        return answers

    def memory(self) -> dict[str, int]:
        """The most memory the engine had, and what is its own now, mapped files left out, both in bytes."""
        return {"peak_bytes": peak_bytes(), "own_bytes": own_bytes()}


def cut_rows(corpus: Path) -> Iterator[tuple[Row, list[str]]]:
    """Yield the rows of a corpus with their words."""
    cutter = Cutter()
    for row in read_rows(corpus / "rows.tsv"):
        yield row, cutter.search_words(row.text)
