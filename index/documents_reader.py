"""What a segment keeps of each of its rows, as Whoosh asks for it: its documents are our paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.segment import WORD_FIELDS, Segment

# Lengths as Whoosh's scorers know them: kept in one byte by its own codec, so rounded there, and so here.
ROUNDED = np.array([byte_to_length(byte) for byte in range(256)], np.int32)


class ColumnarDocuments(base.PerDocumentReader):
    """What a segment keeps of each row: what is stored, lengths, sortable values, and which rows are deleted."""

    def __init__(self, segment: Segment, dead: NDArray[np.bool_] | None) -> None:
        self.segment = segment
        self.dead: NDArray[np.bool_] = np.zeros(segment.rows, np.bool_) if dead is None else dead

    def doc_count(self) -> int:
        """Rows that are not deleted."""
        return int(self.segment.rows - self.dead.sum())

    def doc_count_all(self) -> int:
        """All rows."""
        return self.segment.rows

    def has_deletions(self) -> bool:
        """Whether a row is deleted."""
        return bool(self.dead.any())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this row is deleted."""
        return docnum < len(self.dead) and bool(self.dead[docnum])  # Whoosh looks one behind the last

    def deleted_docs(self) -> set[int]:
        """The deleted rows."""
        return set(np.flatnonzero(self.dead).tolist())

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """What is shown of a row; fields without a value are left out."""
        (entry,) = self.segment.entries.of(np.array([docnum], np.int32))
        origin = entry.origin
        labels = self.segment.sets[int(self.segment.column("texts.set")[docnum])]
        stored = {
            "id": entry.id, "text": entry.text, "title": entry.title, "kind": entry.kind.value,
            "article": origin.id, "dump": origin.dump, "line": entry.line, "page": entry.article.page,
            "date": origin.day.isoformat() if origin.day else "", "district": ",".join(labels),
        }  # fmt: skip
        return {name: value for name, value in stored.items() if value != ""}

    @cached_property
    def lengths(self) -> dict[str, NDArray[np.int32]]:
        """The lengths of the scored fields, as Whoosh's scorers know them."""
        return {name: field_lengths(self.segment, name) for name in (*WORD_FIELDS, "exact")}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """The length of one row's field, in terms."""
        return int(self.lengths[fieldname][docnum]) if fieldname in self.lengths else default

    def field_length(self, fieldname: str) -> int:
        """The length of a field over all rows, in terms; of the others it is not known, and 0."""
        return int(exact_lengths(self.segment, fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        """The length of the shortest."""
        return int(field_lengths(self.segment, fieldname).min(initial=0 if not self.segment.rows else 1 << 30))

    def max_field_length(self, fieldname: str) -> int:
        """The length of the longest."""
        return int(field_lengths(self.segment, fieldname).max(initial=0))

    def supports_columns(self) -> bool:
        """Some fields can be sorted by."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether this one can."""
        return fieldname in ("date", "article", "dump", "kind")

    def list_columns(self) -> list[str]:
        """Those that can."""
        return ["article", "date", "dump", "kind"]

    def column_reader(self, fieldname: str, column: Any = None) -> ColumnReader:  # noqa: ARG002  # Whoosh passes it
        """The values of one of these fields by row, as bytes."""
        values = [b""] * self.segment.rows
        terms = self.segment.terms(fieldname)
        for term in terms:
            for row in self.segment.postings(fieldname, term.decode("utf-8", "surrogatepass")).ordinals.tolist():
                values[row] = term
        return ListColumnReader(values)


class ListColumnReader(ColumnReader):
    """The values of a column, read already."""

    def __init__(self, values: list[bytes]) -> None:
        self.values = values

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, docnum: int) -> bytes:
        return self.values[docnum]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.values)


def exact_lengths(segment: Segment, fieldname: str) -> NDArray[np.int32]:
    """The length of a field in every row, in terms; zeros for a field that is not scored."""
    if fieldname == "text":
        return segment.column("texts.length").astype(np.int32)
    if fieldname == "title":
        return segment.column("articles.length").astype(np.int32)[segment.article_of]
    if fieldname == "exact":
        return segment.column("texts.tokens").astype(np.int32)
    return np.zeros(segment.rows, np.int32)


def field_lengths(segment: Segment, fieldname: str) -> NDArray[np.int32]:
    """The same as Whoosh's scorers know them."""
    lengths, inverse = np.unique(exact_lengths(segment, fieldname), return_inverse=True)
    return ROUNDED[[length_to_byte(length) for length in lengths.tolist()]][inverse]
