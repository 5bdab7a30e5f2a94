"""Rows of a segment → what is shown of them: each paragraph with its article's title, origin and districts.

That stands in columns. The records of articles, which hold the rest, are read when an article is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus import Article
from index.errors import SegmentDamagedError
from index.postings import Ordinals
from index.record import Entry, Origin, Record, decode_article

if TYPE_CHECKING:
    from index.segment import Segment

# What reading a segment raises when its bytes are not those that were written.
NONSENSE = (ValueError, IndexError, TypeError, KeyError)


class Entries:
    """The paragraphs and articles of one segment, to be shown. Threads may share it."""

    def __init__(self, segment: Segment) -> None:
        self.segment = segment

    def of(self, rows: Ordinals) -> list[Entry]:
        """Some paragraphs, each with its article. Raises SegmentDamagedError."""
        segment = self.segment
        with self.as_written():
            articles = segment.first.searchsorted(rows, "right") - 1
            firsts = segment.first.take(articles)
            texts, folded = segment.texts.folded_strings(np.concatenate([rows, firsts]))
            records = [partial(self.record, number) for number in articles.tolist()]
            titles = texts[len(rows) :]
            for at in segment.column("articles.titled").take(articles).nonzero()[0].tolist():
                titles[at] = records[at]().title(titles[at])
            numbers, lines = (rows - firsts).tolist(), segment.lines(rows, articles).tolist()
            columns = (numbers, segment.kinds(rows), texts, folded, lines, titles, self.districts(rows), records)
            return list(map(Entry, self.origins(articles), *columns))  # as many as there are articles

    def origins(self, articles: NDArray[np.integer[Any]]) -> list[Origin]:
        """Which articles these are, by their numbers, and where and when they were printed."""
        segment = self.segment
        name_of, dump_of = segment.terms("article").text, segment.terms("dump").often
        columns = (segment.column(f"articles.{name}").take(articles).tolist() for name in ("name", "dump", "date"))
        return [
            Origin(name_of(name), dump_of(dump), date.fromordinal(day) if day else None)
            for name, dump, day in zip(*columns, strict=True)
        ]

    def dump(self, article: int) -> str:
        """The dump that an article was read from, by its number."""
        return self.segment.terms("dump").often(int(self.segment.column("articles.dump")[article]))

    def districts(self, rows: Ordinals) -> list[tuple[str, ...]]:
        """The districts of some rows' articles and the rows' own, each once; ancestors are left out."""
        segment = self.segment
        sets = segment.column("texts.set").take(rows)
        starts, sizes = segment.set_starts.take(sets), segment.column("sets.own").take(sets)
        members, label = segment.column("sets.members"), segment.terms("district").often
        return [
            tuple(map(label, members[start : start + size].tolist()))
            for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)
        ]

    def article(self, number: int) -> Article:
        """An article by its number, whole. Raises SegmentDamagedError."""
        segment = self.segment
        low, high = segment.first[number : number + 2].tolist()
        rows, mine = np.arange(low, high, dtype=np.int32), np.array([number])
        with self.as_written():
            lines, texts = segment.lines(rows, mine).tolist(), segment.texts.between(low, high)
            (record,), (origin,) = self.records(mine), self.origins(mine)
            return decode_article(record, origin, texts, segment.kinds(rows), lines)

    def record(self, number: int) -> Record:
        """The record of an article by its number. Raises SegmentDamagedError."""
        with self.as_written():
            (record,) = self.records(np.array([number]))
            return Record.decode(record)

    def records(self, numbers: NDArray[np.integer[Any]]) -> Iterator[bytes]:
        """Yield the records of articles by their numbers."""
        return self.segment.blocks.records(numbers)

    @contextmanager
    def as_written(self) -> Iterator[None]:
        """Turn what reading raises that was not written so into SegmentDamagedError."""
        try:
            yield
        except NONSENSE as error:
            raise SegmentDamagedError(self.segment.container.path, f"not as it was written: {error}") from error
