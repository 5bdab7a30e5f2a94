"""Turn articles, or segments written before, into one segment file. N paragraphs (rows) in A articles:

texts.data u1[]  texts.at u4[N+1]  texts.chars u4[]
                     the paragraphs' texts, see `texts`
texts.line  texts.length  texts.tokens  texts.kind  texts.set
                     lines below the article's first; words in the text; terms in the exact field; number of its kind
                     among KINDS; of its set of district labels
articles.line  articles.length  articles.name  articles.dump  articles.titled
                     first line in the dump; words in the headlines; number of its id among the terms of `article`, of
                     its dump among those of `dump`; 1 where the title is not the first paragraph, else 0; these and
                     those of texts are unsigned, as wide as the highest number needs
articles.first i4[A+1]  articles.date i4[A]  articles.hash u8[A]
                     first paragraph; ordinal day, 0 for none; a hash of its id, to order by
articles.alike u1[32A]
                     fingerprints that tell near duplicates, see `alike`
records.data u1[]  records.ends u4[B]  records.first i4[B]  records.dictionary u1[]
                     blocks of zstd, one JSON line an article (`record.encode_article`); the first article of each;
                     what zstd knows beforehand, empty for nothing
sets.sizes  sets.own  sets.members
                     of every set of district labels, by number, how many it has; how many of them, the first ones, are
                     the article's and the paragraph's own and no ancestors; all, as numbers of terms of `district`
notes                {"units": how many units all texts have}

units.terms.bytes u1[]  units.terms.ends u4[U]
                     the distinct units, sorted by UTF-8
pairs.first u4[U+1]  pairs.second u4[P]  pairs.words u1[]
                     terms of units: for every unit itself, and then the bigrams that begin with it: number of the
                     second unit plus 1, 0 for the unit alone; a bit for each, set for words of the dictionary
pairs.lists.*        for each of these the rows that have it; see `lists` and `ends`. How often a number counts is of
                     words alone: in the lowest OWN_BITS how often the text has it, above how often the headline has.
                     A row may have it in the headline alone. What headlines hold is what the rows that are headlines
                     hold, so the title has no lists of its own.
words.terms.*  words.lists.*
                     the longer words of the dictionary, sorted by UTF-8, and likewise the rows that have each
FIELD.terms.*  FIELD.lists.*
                     for the other fields their terms, sorted by UTF-8, and the rows that have each, or, in the fields
                     that a whole article shares (article, dump, date, page), the articles
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.analyser import Batch
from index.columns import Columns, narrow
from index.container import Made, write_container
from index.fields import Ancestors, Keys, Sets, field_arrays, renumbered
from index.inversion import Arrays
from index.inverter import Found, InThread, Inverting
from index.prepared import Prepared
from index.segment import KEY_FIELDS, KINDS, Segment

# Characters and paragraphs analysed at once: enough that numpy's calls cost nothing, few enough that they stay in the
# caches, and that a paragraph has a number of 16 bits.
BATCH, BATCH_ROWS = 1 << 19, 1 << 16
# Batches being analysed while the next is gathered.
AHEAD = 2
# A segment is full with so many units in its texts, or distinct ones: what terms have bits for, and memory is given.
MOST_UNITS, MOST_DISTINCT = 36_000_000, 1 << 17


class SegmentWriter:
    """Gathers articles, whose ids must differ, and writes them as one segment."""

    def __init__(self, ancestors: Ancestors, inverting: Callable[[], Inverting]) -> None:
        self.articles = self.rows = self.unit_count = self.distinct = 0
        self.waiting: list[Prepared] = []
        self.waiting_characters = self.waiting_rows = 0
        self.choose = inverting
        self.begun: deque[Callable[[], Found]] = deque()
        self.sets = Sets(ancestors)
        self.keys = {name: Keys() for name in (*KEY_FIELDS, "event")}
        self.columns = Columns()

    @cached_property
    def inverting(self) -> Inverting:
        """Where the texts are inverted; settled when the first ones come."""
        return self.choose()

    @property
    def is_full(self) -> bool:
        """Whether the next article should go to another segment."""
        return self.unit_count > MOST_UNITS or self.distinct > MOST_DISTINCT

    @property
    def is_empty(self) -> bool:
        """Whether no article has come."""
        return not self.articles

    def add(self, prepared: Prepared) -> None:
        """Take articles in."""
        batch = prepared.batch
        if len(batch.lengths) > BATCH_ROWS and len(batch.sizes) > 1:
            for half in prepared.halves():
                self.add(half)
            return
        if self.waiting_rows + len(batch.lengths) > BATCH_ROWS:
            self.settle()
        self.add_keys(prepared)
        self.columns.extend("articles.line", prepared.firsts)
        self.columns.extend("texts.line", prepared.lines)
        self.columns.extend("texts.kind", batch.kinds)
        sets = np.array([self.sets[districts] for districts in prepared.districts], np.int64)
        self.columns.extend("texts.set", sets[prepared.sets])
        self.columns.extend("articles.first", self.rows + np.cumsum(batch.sizes) - batch.sizes)
        self.articles += len(batch.sizes)
        self.rows += len(batch.lengths)
        self.waiting.append(prepared)
        self.waiting_rows += len(batch.lengths)
        self.waiting_characters += len(batch.codes)
        if self.waiting_characters >= BATCH or self.waiting_rows >= BATCH_ROWS:
            self.settle()

    def add_keys(self, prepared: Prepared) -> None:
        """Note the terms that articles have as a whole, and the days their paragraphs speak of."""
        dates = ["" if day == 0 else date.fromordinal(day).isoformat() for day in prepared.days.tolist()]
        self.keys["article"].add(prepared.ids, self.articles)
        self.keys["dump"].add(prepared.dumps, self.articles)
        self.keys["page"].add(prepared.pages, self.articles)
        self.keys["date"].add(dates, self.articles)
        self.keys["event"].add_all(prepared.events, [self.rows + row for row in prepared.event_rows])
        self.columns.extend("articles.date", prepared.days)
        self.columns.extend("articles.hash", prepared.hashes)
        self.columns.extend("articles.titled", prepared.titled)

    def settle(self, *, last: bool = False) -> None:
        """Let the texts that are waiting be inverted; the last ones without a thread, if none has been needed."""
        if not self.waiting:
            return
        waiting, self.waiting = self.waiting, []
        self.waiting_characters = self.waiting_rows = 0
        batch = Batch.joined([prepared.batch for prepared in waiting])
        records = [record for prepared in waiting for record in prepared.records]
        while len(self.begun) >= AHEAD:
            self.take_in(self.begun.popleft()())
        self.begun.append(self.inverting.begin(batch, records, last=last))

    def finish(self) -> None:
        """Take in all that is waiting."""
        self.settle(last=True)
        while self.begun:
            self.take_in(self.begun.popleft()())

    def take_in(self, found: Found) -> None:
        """Count what was found in the texts of a batch."""
        self.distinct += found.distinct
        self.unit_count += found.units

    def take(self, segment: Segment, live: NDArray[np.bool_]) -> None:
        """Take in what another segment holds of the articles that are `live`, bool, one an article."""
        self.finish()
        rows = live[segment.article_of]
        of_rows, of_articles = renumbered(rows, self.rows), renumbered(live, self.articles)
        assert isinstance(self.inverting, InThread)
        self.inverting.take(segment, live, rows)
        for name, keys in self.keys.items():
            keys.take(segment, name, of_articles if name in KEY_FIELDS else of_rows)
        sizes = np.diff(segment.first)[live]
        self.columns.extend("articles.first", self.rows + np.cumsum(sizes) - sizes)
        own = segment.container["sets.own"].tolist()
        sets = np.array([*map(self.sets.number, segment.sets, own)], np.int64)
        self.columns.extend("texts.set", sets[segment.column("texts.set")[rows]])
        for name in ("articles.date", "articles.hash", "articles.line", "articles.titled"):
            self.columns.extend(name, segment.column(name)[live])
        for name in ("texts.line", "texts.kind"):
            self.columns.extend(name, segment.column(name)[rows])
        self.unit_count += segment.unit_count * int(rows.sum()) // max(segment.rows, 1)
        self.articles += int(live.sum())
        self.rows += int(rows.sum())

    def write(self, path: Path) -> None:
        """Write the segment file whole; raises OSError as writing does."""
        self.finish()
        write_container(path, self.arrays(), {"units": self.unit_count})

    def arrays(self) -> Iterator[tuple[str, Made]]:
        """Yield all arrays by their names, each when it is made."""
        parts = self.inverting.arrays()
        columns, fields = self.columns.arrays(self.rows), self.field_arrays()
        columns["articles.name"] = narrow(self.keys["article"].of_owners())
        columns["articles.dump"] = narrow(self.keys["dump"].of_owners())
        kinds = columns["texts.kind"]
        fields |= field_arrays("kind", [kind.value for kind in KINDS], kinds, np.arange(len(kinds), dtype=np.int32))
        fields |= self.sets.arrays(columns["texts.set"])
        columns["texts.set"] = fields.pop("texts.set")
        texts = {**columns, **next(parts)}
        columns.clear()
        yield from texts.items()
        texts.clear()
        for part in parts:
            yield from part.items()
            del part
        yield from fields.items()

    def field_arrays(self) -> Arrays:
        """The fields that are no text, but for kinds and districts."""
        arrays: Arrays = {}
        for name, keys in self.keys.items():
            arrays |= keys.arrays(name)
        return arrays
