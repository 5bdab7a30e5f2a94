"""Whoosh with its own codec and jieba's ChineseAnalyzer, as the two are put together everywhere."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import jieba
from jieba.analyse import ChineseAnalyzer
from whoosh import fields, index
from whoosh.qparser import AndGroup, OrGroup, QueryParser

from benchmarks.speed.corpus import read_rows
from benchmarks.speed.engines.engine import Answer, Engine
from benchmarks.speed.queries import Query


class Whoosh(Engine):
    """One document a paragraph. It cuts by itself, with jieba in Python and its HMM on."""

    asked = "`QueryParser` on the text, `searcher.search(query, limit=10)` and `len(results)` for the exact total"
    home = "whoosh"
    shapes = ("or", "and", "phrase", "word")

    def version(self) -> str:
        """Of both."""
        return f"{version('whoosh3')}, jieba {version('jieba')}"

    def build(self, corpus: Path, directory: Path) -> None:
        """Add every row in one commit."""
        jieba.setLogLevel("ERROR")
        schema = fields.Schema(text=fields.TEXT(analyzer=ChineseAnalyzer(), stored=True))
        writer = index.create_in(directory, schema).writer(limitmb=256)
        for row in read_rows(corpus / "rows.tsv"):
            writer.add_document(text=row.text)
        writer.commit()

    def open(self, directory: Path) -> None:
        """Open a searcher and a parser for each way of joining words."""
        jieba.setLogLevel("ERROR")
        jieba.initialize()
        found = index.open_dir(directory)
        self.searcher = found.searcher()
        self.parsers = {
            every: QueryParser("text", found.schema, group=group)
            for every, group in ((True, AndGroup), (False, OrGroup))
        }

    def ask(self, query: Query) -> tuple[Any, int]:
        """Parse, search and count."""
        text = query.text if query.shape == "phrase" else " ".join(query.words)
        results = self.searcher.search(self.parsers[query.every].parse(text), limit=10)
        return results, len(results)

    def told(self, found: tuple[Any, int], ms: float) -> Answer:
        """Totals."""
        return Answer(ms, found[1])
