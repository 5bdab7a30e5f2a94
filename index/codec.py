"""Let Whoosh read our segments: `whoosh.index.open_dir` in anybody's script opens an index and runs any query on it.

Whoosh comes here by a table of contents that `contents` has written. Writing goes through `index.open` alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.matching.mcore import Matcher
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.dictionary import Dictionary
from index.errors import LibraryError
from index.matcher import ArrayMatcher
from index.part import read_dead
from index.places import places_of_units
from index.postings import Postings
from index.schema import make_schema
from index.segment import KEY_FIELDS, ROW_FIELDS, WORD_FIELDS, Segment
from index.snapshot import latest_generation
from index.state import SegmentState, State

# Lengths as Whoosh's scorers know them: kept in one byte by its own codec, so rounded there, and so here.
ROUNDED = np.array([byte_to_length(byte) for byte in range(256)], np.int32)


def toc(generation: int, segments: tuple[SegmentState, ...], dictionary: Dictionary) -> TOC:
    """The table of contents as Whoosh knows it."""
    return TOC(make_schema(dictionary), [ColumnarSegment(segment) for segment in segments], generation)


def open_whoosh(path: str | Path) -> FileIndex:
    """The index at `path` as Whoosh's own, to read. Nothing in it is run: its table of contents is made from our state.

    `whoosh.index.open_dir` gives the same, but unpickles: for a directory that a stranger made, take this one.
    Raises IndexNotFoundError, IndexVersionError, IndexCorruptError.
    """
    return SafeIndex(Path(path).expanduser().absolute())


class SafeIndex(FileIndex):
    """An index whose table of contents is never unpickled."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.storage, self._schema, self.indexname = FileStorage(str(directory), readonly=True), None, "MAIN"
        self._read_toc()

    def refresh(self) -> SafeIndex:
        """The latest generation."""
        return SafeIndex(self.directory)

    def _read_toc(self) -> TOC:
        """The table of contents of the latest generation."""
        generation = latest_generation(self.directory)
        state = State.load(self.directory, generation)
        return toc(generation, state.segments, state.dictionary)


class ColumnarSegment(base.Segment):
    """A segment as Whoosh's table of contents names it."""

    def __init__(self, state: SegmentState) -> None:
        self.indexname = "MAIN"
        self.segid = state.file.removeprefix("MAIN_").partition(".")[0]
        self.compound = False
        self.file, self.rows, self.dead, self.dead_file = state.file, state.rows, state.dead, state.dead_file

    def codec(self) -> ColumnarCodec:
        """What reads it."""
        return ColumnarCodec()

    def doc_count_all(self) -> int:
        """Its rows, deleted ones too."""
        return self.rows

    def deleted_count(self) -> int:
        """Its deleted rows."""
        return self.dead

    def is_deleted(self, docnum: int) -> bool:
        """Not known here: the readers of a segment say it."""
        raise LibraryError(Path(self.file), f"ask a reader whether row {docnum} is deleted")

    def deleted_docs(self) -> Any:
        """Not known here either."""
        raise LibraryError(Path(self.file), "ask a reader which rows are deleted")

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: ARG002  # Whoosh's signature
        """Raises LibraryError: deleting is writing."""
        raise LibraryError(Path(self.file), f"row {docnum} is deleted through index.open(...).sync(...) only")

    def should_assemble(self) -> bool:
        """It is one file already."""
        return False


class ColumnarCodec(base.Codec):
    """Reads segments; does not write them."""

    length_stats = True

    def terms_reader(self, storage: Any, segment: ColumnarSegment) -> ColumnarTerms:
        """The inverted half of a segment."""
        return ColumnarTerms(Segment(Path(storage.folder) / segment.file))

    def per_document_reader(self, storage: Any, segment: ColumnarSegment) -> ColumnarDocuments:
        """The other half."""
        return ColumnarDocuments(Path(storage.folder), segment)

    def new_segment(self, storage: Any, *rest: Any) -> Any:
        """Raises LibraryError."""
        raise LibraryError(Path(storage.folder), f"written through index.open(...).sync(...) only, not as {rest}")

    per_document_writer = field_writer = postings_writer = postings_reader = new_segment


class ColumnarTerms(base.TermsReader):
    """Terms and postings of one segment."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment
        self.fields = {name: segment.field(name) for name in (*KEY_FIELDS, *ROW_FIELDS, *WORD_FIELDS, "exact")}

    def indexed_field_names(self) -> list[str]:
        """All fields that have terms."""
        return sorted(self.fields)

    def of(self, fieldname: str) -> Any:
        """The terms of a field, a sorted sequence with `find`."""
        return self.fields[fieldname]

    def number(self, fieldname: str, text: bytes) -> int:
        """The number of a term in its field, -1 for none."""
        return int(self.of(fieldname).find(text)) if fieldname in self.fields else -1

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.number(*term) >= 0

    def cursor(self, fieldname: str, fieldobj: Any) -> ColumnarCursor:
        """A walk over the terms of a field."""
        return ColumnarCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term, by field, sorted."""
        return ((name, text) for name in self.indexed_field_names() for text in self.of(name))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of one field from `prefix` on."""
        terms = self.of(fieldname)
        return ((fieldname, terms[number]) for number in range(bisect_left(terms, prefix), len(terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with its statistics."""
        return (((name, text), self.term_info(name, text)) for name, text in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms of one field from `prefix` on with their statistics."""
        return (((name, text), self.term_info(name, text)) for name, text in self.terms_from(fieldname, prefix))

    def postings(self, fieldname: str, text: bytes) -> Postings:
        """The rows that have a term, deleted ones too. Raises KeyError."""
        if (number := self.number(fieldname, text)) < 0:
            raise KeyError((fieldname, text))
        if fieldname == "exact":
            return exact_postings(self.segment, number)
        return self.segment.postings(fieldname, text.decode("utf-8", "surrogatepass"))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """A term's statistics. Raises KeyError."""
        rows, times = self.postings(fieldname, text)
        lengths = field_lengths(self.segment, fieldname)[rows]
        return TermInfo(
            weight=float(times.sum()), df=len(rows), minlength=int(lengths.min()), maxlength=int(lengths.max()),
            maxweight=float(times.max()), minid=int(rows[0]), maxid=int(rows[-1]),
        )  # fmt: skip

    def frequency(self, fieldname: str, text: bytes) -> float:
        """How often a term stands anywhere. Raises KeyError."""
        return float(self.postings(fieldname, text).frequencies.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many rows have a term, deleted ones too. Raises KeyError."""
        return len(self.postings(fieldname, text).ordinals)

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Matcher:
        """A walk over a term's postings. Raises TermNotFound."""
        try:
            postings = self.postings(fieldname, text)
        except KeyError:
            raise TermNotFound(f"No term {fieldname}:{text!r}") from None
        positions = exact_positions(self.segment, self.number(fieldname, text)) if fieldname == "exact" else None
        info = self.term_info(fieldname, text)
        return ArrayMatcher(postings, positions, format_, scorer, (fieldname, text), info)


def exact_postings(segment: Segment, number: int) -> Postings:
    """The rows that have a term of the exact field, and how often, counted in their texts."""
    rows, times = np.unique(exact_places(segment, number)[0], return_counts=True)
    return Postings(rows.astype(np.int32), times.astype(np.int32))


def exact_positions(segment: Segment, number: int) -> NDArray[np.int32]:
    """Where in its row each place of such a term is, in units; row after row."""
    return exact_places(segment, number)[1].astype(np.int32)


def exact_places(segment: Segment, number: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The row of each place of such a term, ascending, and which unit of its row that is."""
    rows = segment.pair_held(number).own
    units = [unit.decode("utf-8", "surrogatepass") for unit in segment.exact[number].split(b" ")]
    owners, places = places_of_units(segment.texts, rows, units)
    return rows[owners].astype(np.int64), places


class ColumnarCursor(base.FieldCursor):
    """A walk over the terms of one field."""

    def __init__(self, terms: ColumnarTerms, fieldname: str, fieldobj: Any) -> None:
        self.reader, self.fieldname, self.fieldobj = terms, fieldname, fieldobj
        self.terms = terms.of(fieldname)
        self.at = 0

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self.at < len(self.terms)

    def text(self) -> str | None:
        """The term here as the field shows it, None behind the last."""
        return str(self.fieldobj.from_bytes(self.terms[self.at])) if self.is_valid() else None

    def first(self) -> str | None:
        """Go to the first term."""
        self.at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before `term`."""
        wanted = term if isinstance(term, bytes) else self.fieldobj.to_bytes(term)
        self.at = bisect_left(self.terms, wanted)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self.at += 1
        return self.text()

    def term_info(self) -> TermInfo | None:
        """The statistics of the term here."""
        return self.reader.term_info(self.fieldname, self.terms[self.at]) if self.is_valid() else None


class ColumnarDocuments(base.PerDocumentReader):
    """What a segment keeps of each row: what is stored, lengths, sortable values, and which rows are deleted."""

    def __init__(self, folder: Path, segment: ColumnarSegment) -> None:
        self.segment = Segment(folder / segment.file)
        self.dead: NDArray[np.bool_] = np.zeros(self.segment.rows, np.bool_)
        if segment.dead_file:
            self.dead = read_dead(folder / segment.dead_file, self.segment.rows)

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
        (entry,) = self.segment.entries(np.array([docnum], np.int32))
        article, paragraph = entry.article, entry.paragraph
        labels = self.segment.sets[int(self.segment.column("texts.set")[docnum])]
        stored = {
            "id": paragraph.id, "text": paragraph.text, "title": article.title, "kind": paragraph.kind.value,
            "article": article.id, "dump": article.dump, "line": paragraph.line, "page": article.page,
            "date": article.date.isoformat() if article.date else "", "district": ",".join(labels),
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
