"""tantivy through tantivy-py: words by white space, two indexing threads."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import tantivy

from benchmarks.speed.engines.engine import Answer, Engine, cut_rows
from benchmarks.speed.queries import Query

HEAP = 256 << 20
THREADS = 2
# More than there are districts or months: every bucket is wanted.
FACETS = {
    "district": {"terms": {"field": "district", "size": 20_000}},
    "month": {"terms": {"field": "month", "size": 20_000}},
}


def schema() -> tantivy.Schema:
    """Words with positions, the text kept to be shown, and columns to filter and count by."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_bytes_field("text", stored=True)
    builder.add_text_field("district", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_text_field("month", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


class Tantivy(Engine):
    """One document a paragraph."""

    asked = (
        "query objects of the words, `searcher.search(query, 10, count=True)`: ten addresses, exact total; "
        "for facets `searcher.aggregate` as well, terms over districts and months"
    )
    home = "tantivy"

    def version(self) -> str:
        """The version of the binding, which is tantivy's to the second figure."""
        return version("tantivy")

    def build(self, corpus: Path, directory: Path) -> None:
        """Add every row, commit, and wait for merges."""
        writer = tantivy.Index(schema(), path=str(directory)).writer(heap_size=HEAP, num_threads=THREADS)
        for row, words in cut_rows(corpus):
            document = tantivy.Document()
            document.add_text("words", " ".join(words))
            document.add_bytes("text", row.text.encode())
            document.add_integer("day", row.day)
            for label in row.labels:
                document.add_text("district", label)
            if row.day:
                document.add_text("month", row.month)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, directory: Path) -> None:
        """Open a searcher."""
        index = tantivy.Index.open(str(directory))
        self.schema, self.searcher = index.schema, index.searcher()

    def ask(self, query: Query) -> tuple[Any, Any]:
        """Search, and aggregate where facets are wanted."""
        wanted = self.query(query)
        found = self.searcher.search(wanted, 10, count=True)
        return found, self.searcher.aggregate(wanted, FACETS) if query.facets else None

    def query(self, query: Query) -> tantivy.Query:
        """The question in tantivy's terms."""
        if query.shape == "phrase" and len(query.words) > 1:
            return tantivy.Query.phrase_query(self.schema, "words", list(query.words))
        occur = tantivy.Occur.Must if query.every else tantivy.Occur.Should
        terms = [tantivy.Query.term_query(self.schema, "words", word, "freq") for word in query.words]
        words = terms[0] if len(terms) == 1 else tantivy.Query.boolean_query([(occur, term) for term in terms])
        filters = [
            *([tantivy.Query.term_query(self.schema, "district", query.district, "basic")] if query.district else []),
            *([self.days(query.since, query.until)] if query.since else []),
        ]
        if not filters:
            return words
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in (words, *filters)])

    def days(self, first: int, last: int) -> tantivy.Query:
        """Published between two days."""
        return tantivy.Query.range_query(self.schema, "day", tantivy.FieldType.Integer, first, last)

    def told(self, found: tuple[Any, Any], ms: float) -> Answer:
        """Totals and buckets."""
        hits, buckets = found
        if buckets is None:
            return Answer(ms, hits.count)
        counts = ({one["key"]: one["doc_count"] for one in buckets[name]["buckets"]} for name in ("district", "month"))
        return Answer(ms, hits.count, *counts)
