"""Turn articles into arrays and records: all that a segment is told of them, wherever they were read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain, compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import Article, Dump, Period, Reader
from corpus.reader import Stretch
from index.analyser import Batch
from index.lists import Wide
from index.record import encode_article, is_first_paragraph

Districts = tuple[tuple[str, ...], tuple[str, ...]]


class Days(dict[Period, str]):
    """What periods are called, each worked out once."""

    def __missing__(self, period: Period) -> str:
        name = self[period] = period.isoformat()
        return name


class Prepared(NamedTuple):
    """Articles, one or more, in order.

    Of each article its id, dump, page, ordinal day (0 for none), hash, first line, whether its record says the title,
    and that record; of each paragraph, a row
    counted from 0, its line below that, and the number among `districts` of what its article is about and it names
    itself. Row `event_rows[i]` speaks of the days `events[i]`. Of the dump `done` bytes had been read.
    """

    ids: list[str]
    dumps: list[str]
    pages: list[str]
    days: Wide
    hashes: Wide
    firsts: Wide
    titled: NDArray[np.bool_]
    records: list[bytes]
    batch: Batch
    lines: Wide
    districts: list[Districts]
    sets: Wide
    events: list[str]
    event_rows: list[int]
    done: int = 0

    @classmethod
    def of(cls, articles: Sequence[Article]) -> Prepared:
        """The same of articles."""
        paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
        sizes = [len(article.paragraphs) for article in articles]
        firsts = np.array([min((p.line for p in article.paragraphs), default=0) for article in articles], np.int64)
        districts: dict[Districts, int] = {}
        sets = [
            districts.setdefault((a.districts, p.districts), len(districts)) for a in articles for p in a.paragraphs
        ]
        events = [*events_of(articles)]
        return cls(
            [article.id for article in articles],
            [article.dump for article in articles],
            [article.page for article in articles],
            np.array([article.date.toordinal() if article.date else 0 for article in articles], np.int64),
            np.array([hash_of(article.id) for article in articles], np.int64),
            firsts,
            ~np.array([*map(is_first_paragraph, articles)], np.bool_),
            [*map(encode_article, articles)],
            Batch.of([p.text for p in paragraphs], [p.kind for p in paragraphs], sizes),
            np.array([p.line for p in paragraphs], np.int64) - np.repeat(firsts, sizes),
            [*districts],
            np.array(sets, np.int64),
            [name for name, _ in events],
            [row for _, row in events],
        )

    def halves(self) -> Iterator[Prepared]:
        """Yield the first half of the articles, and the others."""
        half = len(self.ids) // 2
        first = [number < half for number in range(len(self.ids))]
        yield self.only(first)
        yield self.only([not is_first for is_first in first])

    def only(self, kept: Sequence[bool]) -> Prepared:
        """Some of the articles."""
        of_articles = np.array(kept, np.bool_)
        of_rows = np.repeat(of_articles, self.batch.sizes)
        rows = (np.cumsum(of_rows) - 1).tolist()
        there = of_rows.tolist()
        events = [(name, rows[row]) for name, row in zip(self.events, self.event_rows, strict=True) if there[row]]
        return self._replace(
            ids=[*compress(self.ids, kept)],
            dumps=[*compress(self.dumps, kept)],
            pages=[*compress(self.pages, kept)],
            days=self.days[of_articles],
            hashes=self.hashes[of_articles],
            firsts=self.firsts[of_articles],
            titled=self.titled[of_articles],
            records=[*compress(self.records, kept)],
            batch=self.batch.only(of_articles),
            lines=self.lines[of_rows],
            sets=self.sets[of_rows],
            events=[name for name, _ in events],
            event_rows=[row for _, row in events],
        )


class Task(NamedTuple):
    """A dump to be read, and the name an index has for it."""

    name: str
    reader: Reader
    dump: Dump

    def read(self) -> Iterator[Prepared]:
        """Yield its articles in order, some at a time. Raises DumpError, also after the first few."""
        stretches = (self.stretch(stretch) for stretch in self.reader.stretches(self.dump))
        return self.reader.whole(self.dump, chain.from_iterable(stretches))

    def stretch(self, stretch: Stretch) -> Iterator[Prepared]:
        """Yield the articles of a stretch of it. Raises DumpError."""
        for articles in self.reader.read_stretch(self.dump, stretch):
            yield Prepared.of(renamed(articles, self.name))._replace(done=stretch.done)


def events_of(articles: Iterable[Article]) -> Iterator[tuple[str, int]]:
    """Yield the days that paragraphs speak of, each once, and the row of the paragraph."""
    days = Days()
    paragraphs = (paragraph for article in articles for paragraph in article.paragraphs)
    for row, paragraph in enumerate(paragraphs):
        if events := paragraph.events:
            # most speak of one, and which days those are is said again and again
            periods = [events[0].period] if len(events) == 1 else {event.period for event in events}
            yield from ((days[period], row) for period in periods)


def renamed(articles: Sequence[Article], dump: str) -> Sequence[Article]:
    """Articles under the name that an index has for their dump."""
    return articles if articles[0].dump == dump else [replace(article, dump=dump) for article in articles]


def hash_of(name: str) -> int:
    """A number for an article's id, the same everywhere: 64 bits, signed."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)
