"""bm25s: scores computed beforehand, a sparse matrix of them in memory. It ranks, and neither counts nor proves."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import bm25s
from bm25s.tokenization import Tokenized

from benchmarks.speed.engines.engine import Answer, Engine, cut_rows
from benchmarks.speed.queries import Query


class Bm25s(Engine):
    """One document a paragraph."""

    asked = "`retrieve([words], k=10)` on the numpy backend, one thread: ten numbers; it has no totals, AND or phrases"
    home = "bm25s"
    shapes = ("or", "word")

    def version(self) -> str:
        """The version of the package."""
        return version("bm25s")

    def build(self, corpus: Path, directory: Path) -> None:
        """Index all words at once, as it wants them, and save; the texts beside, one a line."""
        vocabulary: dict[str, int] = {}
        ids = []
        with (directory / "texts").open("w", encoding="utf-8", newline="\n") as texts:
            for row, words in cut_rows(corpus):
                ids.append([vocabulary.setdefault(word, len(vocabulary)) for word in words])
                texts.write(row.text + "\n")
        retriever = bm25s.BM25()
        retriever.index(Tokenized(ids=ids, vocab=vocabulary), show_progress=False)
        retriever.save(str(directory / "scores"), show_progress=False)

    def open(self, directory: Path) -> None:
        """Map the scores."""
        self.retriever = bm25s.BM25.load(str(directory / "scores"), mmap=True)

    def ask(self, query: Query) -> Any:
        """The ten best."""
        return self.retriever.retrieve([list(query.words)], k=10, show_progress=False)

    def told(self, found: Any, ms: float) -> Answer:  # noqa: ARG002  # every engine is asked so
        """Only the time: there is no total."""
        return Answer(ms, None)
