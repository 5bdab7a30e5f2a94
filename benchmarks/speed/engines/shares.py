"""What indexing spends before any engine begins: reading the dump, which ours includes, and cutting, which all do."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks.speed.engines.engine import Engine, cut_rows
from corpus import Gazetteer, Reader, find_dumps


class Reading(Engine):
    """`corpus.Reader` over the dump: articles with dates, districts and events, which are thrown away."""

    def version(self) -> str:
        """Python's, for want of another."""
        return platform.python_version()

    def build(self, corpus: Path, directory: Path) -> None:  # noqa: ARG002  # every engine is asked so
        """Read."""
        reader = Reader(Gazetteer.load())
        for dump in find_dumps(corpus / "dump"):
            for _ in reader.read(dump):
                pass


class Cutting(Engine):
    """What every peer but Whoosh spends: its rows cut into words and joined."""

    def version(self) -> str:
        """The segmenter's."""
        return version("rjieba")

    def build(self, corpus: Path, directory: Path) -> None:  # noqa: ARG002  # every engine is asked so
        """Cut."""
        for _, words in cut_rows(corpus):
            " ".join(words)
