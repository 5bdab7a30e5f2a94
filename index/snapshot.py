"""Turn one committed generation of an index into arrays: postings, positions and columns over live paragraphs.

An *ordinal* is a paragraph's row, 0 up to `rows`; rows of deleted paragraphs stay until Whoosh merges them away, and
nothing here ever returns one. Whoosh's reader is asked behind a lock, so threads may share a snapshot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, EmptyIndexError, FileIndex
from whoosh.index import IndexError as WhooshIndexError

from corpus import Article
from index.errors import IndexCorruptError, IndexNotFoundError
from index.schema import Entry, decode, whole_article
from index.state import State
from index.tokenizer import Tokenizer, tokenizer_for
from index.units import bigrams

Ordinals = NDArray[np.int32]
# A reader that met a commit in the middle reads the new generation instead; more tries than commits can come between.
TRIES = 10


class Postings(NamedTuple):
    """Ascending `ordinals` of live paragraphs and how often each holds the thing asked; int32, same length."""

    ordinals: Ordinals
    frequencies: NDArray[np.int32]


NOTHING = Postings(np.zeros(0, np.int32), np.zeros(0, np.int32))


def latest_generation(directory: Path) -> int:
    """The generation last committed. Raises IndexNotFoundError."""
    generation = TOC._latest_generation(FileStorage(str(directory)), "MAIN") if directory.is_dir() else -1
    if generation < 0:
        raise IndexNotFoundError(directory)
    return int(generation)


class Snapshot:
    """A read-only view of the generation that was latest when it was opened; later commits do not change it."""

    def __init__(self, directory: Path, *, check: bool = True) -> None:
        self.directory = directory
        self.lock = RLock()
        for attempt in range(TRIES):
            try:
                self.generation = latest_generation(directory)
                self.state = State.load(directory, self.generation, check=check)
                self.reader = open_reader(directory, self.generation)
                return
            except FileNotFoundError as error:
                if isinstance(error, IndexNotFoundError) or attempt == TRIES - 1:
                    raise
        raise AssertionError("unreachable")

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files. What was returned stays valid."""
        with self.lock:
            self.reader.close()

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """Cuts a query as the index's texts were cut."""
        return tokenizer_for(self.state.dictionary)

    @cached_property
    def rows(self) -> int:
        """One more than the highest ordinal."""
        return int(self.reader.doc_count_all())

    @cached_property
    def live(self) -> Ordinals:
        """The ordinals of all paragraphs, ascending."""
        with self.lock:
            dead = self.reader.is_deleted
            return np.fromiter((n for n in range(self.rows) if not dead(n)), np.int32)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return int(self.reader.doc_count())

    def postings(self, field: str, term: str) -> Postings:
        """The paragraphs whose `field` holds `term`."""
        with self.lock:
            if (field, term.encode("utf-8", "replace")) not in self.reader:
                return NOTHING
            return collect(self.reader.postings(field, term))

    def terms(self, field: str, prefix: str = "") -> list[str]:
        """The terms of `field` that begin with `prefix`, sorted; deleted paragraphs may still lend some."""
        with self.lock:
            return [
                term.decode("utf-8") for term in self.reader.expand_prefix(field, prefix.encode("utf-8", "replace"))
            ]

    def phrase(self, units: Sequence[str]) -> Postings:
        """The paragraphs where `units` follow one another, with the number of places where they do."""
        ordinals, counts = np.unique(self.phrase_places(units)[0], return_counts=True)
        return Postings(ordinals, counts.astype(np.int32))

    def phrase_places(self, units: Sequence[str]) -> tuple[Ordinals, NDArray[np.int32]]:
        """Every place where `units` follow one another: ordinals, and positions in units of the first of them."""
        if len(units) == 1:
            return self.unit_places(units[0])
        keys: NDArray[np.int64] | None = None
        for shift, term in enumerate(bigrams(list(units))[:-1]):
            ordinals, positions = self.term_places(term)
            found = (ordinals.astype(np.int64) << 32) + (positions.astype(np.int64) - shift)
            keys = found if keys is None else np.intersect1d(keys, found, assume_unique=True)
            if not len(keys):
                break
        assert keys is not None
        return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)

    def unit_places(self, unit: str) -> tuple[Ordinals, NDArray[np.int32]]:
        """Every place of one unit: the places of all bigrams that begin with it."""
        found = [self.term_places(term) for term in self.terms("exact", unit + " ")]
        if not found:
            return NOTHING
        ordinals, positions = (np.concatenate(parts) for parts in zip(*found, strict=True))
        order = np.lexsort((positions, ordinals))
        return ordinals[order], positions[order]

    def term_places(self, term: str) -> tuple[Ordinals, NDArray[np.int32]]:
        """Every place of one term of the exact field, sorted."""
        with self.lock:
            if ("exact", term.encode("utf-8", "replace")) not in self.reader:
                return NOTHING
            matcher = self.reader.postings("exact", term)
            rows = [(matcher.id(), matcher.value_as("positions")) for _ in walk(matcher)]
        ordinals = np.repeat(np.array([n for n, _ in rows], np.int32), [len(places) for _, places in rows])
        return ordinals, np.fromiter((place for _, places in rows for place in places), np.int32)

    def entry(self, ordinal: int) -> Entry:
        """The paragraph of a row, with its article."""
        with self.lock:
            return decode(self.reader.stored_fields(int(ordinal))["record"])

    def article(self, name: str) -> Article | None:
        """The whole article of this id, or None."""
        rows = self.postings("article", name).ordinals
        return whole_article([self.entry(row) for row in rows]) if len(rows) else None

    def column(self, field: str, default: Any) -> list[Any]:
        """One value a row, `default` where it has none."""
        values: list[Any] = []
        with self.lock:
            for leaf, _ in self.reader.leaf_readers() if self.rows else ():
                # a segment none of whose paragraphs has the field has no column, and may have a short one
                known = list(leaf.column_reader(field)) if leaf.has_column(field) else []
                values += known + [default] * (leaf.doc_count_all() - len(known))
        return values

    @cached_property
    def lengths(self) -> dict[str, NDArray[np.int32]]:
        """For `text` and `title`, the number of words in every row."""
        return {name: np.array(self.column(f"{name}_length", 0), np.int32) for name in ("text", "title")}

    @cached_property
    def average_lengths(self) -> dict[str, float]:
        """Words a paragraph, in `text` and in `title`; deleted paragraphs do not count, 0.0 when there are none."""
        live = self.live
        return {name: float(lengths[live].mean()) if len(live) else 0.0 for name, lengths in self.lengths.items()}

    @cached_property
    def dates(self) -> NDArray[np.int32]:
        """The publication date of every row as a proleptic ordinal, 0 for none."""
        days = (date.fromisoformat(value).toordinal() if value else 0 for value in self.column("date", ""))
        return np.fromiter(days, np.int32, self.rows)

    @cached_property
    def articles(self) -> NDArray[np.int32]:
        """A number for the article of every row; equal numbers mean the same article."""
        return codes(self.column("article", ""))

    @cached_property
    def district_sets(self) -> tuple[list[tuple[str, ...]], NDArray[np.int32]]:
        """The distinct sets of effective districts, and for every row the number of its set."""
        values, numbers = np.unique(np.array(self.column("district", ""), object), return_inverse=True)
        return [tuple(value.split(",")) if value else () for value in values], numbers.astype(np.int32)

    @cached_property
    def reading_order(self) -> NDArray[np.int32]:
        """The rank of every row among all: by dump, then line, then place in the article, then article id."""
        article, dump = (codes(self.column(name, "")) for name in ("article", "dump"))
        number, line = (np.array(self.column(name, 0), np.int32) for name in ("number", "line"))
        ranks = np.empty(self.rows, np.int32)
        ranks[np.lexsort([article, number, line, dump])] = np.arange(self.rows, dtype=np.int32)
        return ranks

    @property
    def segments(self) -> int:
        """How many segments the index is made of."""
        return len(list(self.reader.leaf_readers())) if self.rows else 0


def codes(values: list[str]) -> NDArray[np.int32]:
    """For every value its rank among the different ones."""
    return np.unique(np.array(values, object), return_inverse=True)[1].astype(np.int32)


def open_reader(directory: Path, generation: int) -> Any:
    """Whoosh's reader of one generation. Raises FileNotFoundError when it has been tidied up meanwhile."""
    storage = FileStorage(str(directory), readonly=True)
    try:
        toc = TOC.read(storage, "MAIN", gen=generation)
        return FileIndex._reader(storage, toc.schema, toc.segments, generation)
    except FileNotFoundError:
        raise
    except (
        EmptyIndexError,
        WhooshIndexError,
        EOFError,
        ValueError,
        KeyError,
        AttributeError,
        OSError,
    ) as error:
        raise IndexCorruptError(directory, f"its generation {generation} is damaged: {error}") from error


def collect(matcher: Any) -> Postings:
    """All that a Whoosh matcher has still to give."""
    rows = [(matcher.id(), int(matcher.weight())) for _ in walk(matcher)]
    return Postings(np.array([row for row, _ in rows], np.int32), np.array([weight for _, weight in rows], np.int32))


def walk(matcher: Any) -> Iterator[None]:
    """Step a matcher through its postings."""
    while matcher.is_active():
        yield
        matcher.next()
