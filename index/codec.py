"""Let Whoosh open our index: `whoosh.index.open_dir` in anybody's script opens it and runs any query on it.

Whoosh comes here by a table of contents that `contents` has written. Writing goes through `index.open` alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from index.dictionary import Dictionary
from index.documents_reader import ColumnarDocuments
from index.errors import LibraryError
from index.generations import latest_generation
from index.part import read_dead
from index.schema import make_schema
from index.segment import Segment
from index.state import SegmentState, State
from index.terms_reader import ColumnarTerms


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

    def writer(self, procs: int = 1, **options: Any) -> Any:  # noqa: ARG002  # Whoosh's signature
        """Raises LibraryError."""
        raise LibraryError(self.directory, "is written through index.open(...).sync(...) only.")

    def _read_toc(self) -> TOC:
        """The table of contents of the latest generation."""
        generation = latest_generation(self.directory)
        state = State.begin(self.directory, generation)
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
        folder = Path(storage.folder)
        opened = Segment(folder / segment.file)
        return ColumnarDocuments(
            opened, read_dead(folder / segment.dead_file, opened.rows) if segment.dead_file else None
        )

    def new_segment(self, storage: Any, *rest: Any) -> Any:
        """Raises LibraryError."""
        raise LibraryError(Path(storage.folder), f"written through index.open(...).sync(...) only, not as {rest}")

    per_document_writer = field_writer = postings_writer = postings_reader = new_segment
