"""Turn the texts of one segment, batch by batch or out of another segment, into all that the segment holds of them.

The records of articles come along to be packed, which takes long too.

Nothing here knows of articles but how many texts each has, so that it can be done in another process (`apart`) as well
as in a thread.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus import Kind
from index.alike import BINS, Fingerprints, fingerprints
from index.analyser import Analyser, Batch
from index.blocks import BlockWriter
from index.columns import Columns, narrow
from index.container import Made
from index.fields import renumbered, taken
from index.inversion import SECOND_BITS, Arrays, sorted_ranks, term_arrays
from index.joining import Runs, together
from index.lists import Wide
from index.segment import Segment
from index.terms import utf8
from index.texts import TextPacker
from index.wordlist import WordList

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

# Seconds between turns of threads while texts are inverted; Python has 0.005.
TURN = 0.00005
# Texts of another segment unpacked at once.
BATCH_ROWS = 1 << 16
COLUMNS = ("texts.length", "texts.tokens", "articles.length")


@contextmanager
def quick_turns() -> Iterator[None]:
    """Let threads take turns a hundred times as often as Python has them do.

    A thread that analyses texts needs Python for an instant between two operations on arrays; where it has to wait five
    milliseconds each time for one that reads, two processors index hardly sooner than one: 26.7 s against 20.8 s.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class Found(NamedTuple):
    """What was found in a batch: how many units, and how many different ones that no batch before had."""

    units: int
    distinct: int


class Inverting(Protocol):
    """Where the texts of a segment are inverted."""

    def begin(self, batch: Batch, records: list[bytes], *, last: bool) -> Callable[[], Found]:
        """Take in a batch and the record of each of its articles, in order.

        What is given back waits until that has been done, and raises what it raised.
        """

    def arrays(self) -> Iterator[Mapping[str, Made]]:
        """What the segment holds, once all was waited for, as it is made; some of it may be made ahead."""


class Inverter:
    """Gathers what one segment holds of its texts. Batches come in the order of their rows."""

    def __init__(self, known: WordList) -> None:
        self.analyser = Analyser(known)
        self.rows = 0
        self.pairs, self.words = Runs(), Runs()
        self.columns = Columns()
        self.alike: list[Fingerprints] = []
        self.texts, self.records = TextPacker(), BlockWriter()

    def add(self, batch: Batch, records: list[bytes]) -> Found:
        """Take in the texts of a batch, and the record of each of its articles."""
        for record in records:
            self.records.add(record)
        self.alike.append(alike_of(batch))
        self.texts.add(batch.codes, batch.lengths)
        known, base = len(self.analyser.units), self.rows
        found = self.analyser.analyse(batch)
        self.pairs.add(found.characters._replace(base=base))
        self.pairs.add(found.pairs._replace(base=base))
        self.words.add(found.words._replace(base=base))
        self.columns.extend("texts.length", found.lengths)
        self.columns.extend("texts.tokens", found.tokens)
        self.columns.extend("articles.length", found.title_lengths)
        self.rows += len(batch.lengths)
        return Found(found.units, len(self.analyser.units) - known)

    def take(self, segment: Segment, live: NDArray[np.bool_], rows: NDArray[np.bool_]) -> None:
        """Take in what another segment holds of the texts of its articles that are `live`; `rows` are theirs."""
        of_rows = renumbered(rows, self.rows)
        self.take_pairs(segment, of_rows)
        words = [self.analyser.words[word] for word in segment.terms("words").strings()]
        for run in taken(segment.lists("words"), np.array(words, np.int64) << SECOND_BITS, of_rows):
            self.words.add(run)
        self.alike.append(segment.column("articles.alike").reshape(-1, BINS)[live])
        for name, chosen in (("texts.length", rows), ("texts.tokens", rows), ("articles.length", live)):
            self.columns.extend(name, segment.column(name)[chosen])
        for some in np.array_split(np.flatnonzero(rows), max(1, int(rows.sum()) // BATCH_ROWS)):
            self.texts.add(*segment.texts.codes(some.astype(np.int32)))
        for some in np.array_split(np.flatnonzero(live), max(1, int(live.sum()) // BATCH_ROWS)):
            for record in segment.entries.records(some):
                self.records.add(record)
        self.rows += int(rows.sum())

    def take_pairs(self, segment: Segment, of_rows: Wide) -> None:
        """Take in the lists of another segment's units and bigrams."""
        firsts, seconds = segment.pair_units()
        units = self.analyser.units.ids(segment.terms("units").strings()).astype(np.int64)
        terms = units[firsts] << SECOND_BITS
        terms |= np.where(seconds < 0, 0, ((units[seconds] + 1) << 1) | segment.pair_is_word)
        for run in taken(segment.lists("pairs"), terms, of_rows):
            self.pairs.add(run)

    def parts(self) -> Iterator[Arrays]:
        """Yield all of it: first what needs no making, so that its memory is free before postings take more.

        The postings of lists come in parts, to be put `together`.
        """
        columns: Arrays = {name: narrow(self.columns.values(name)) for name in COLUMNS}
        yield columns | self.texts.arrays() | self.records.arrays()
        yield from self.pair_parts()
        yield from self.word_parts()
        yield {"articles.alike": np.concatenate([np.zeros((0, BINS), np.uint8), *self.alike]).ravel()}

    def pair_parts(self) -> Iterator[Arrays]:
        """Yield the units and bigrams, and their lists; what was gathered is let go."""
        names = list(self.analyser.units)
        # units that only deleted rows had are left out
        used = np.flatnonzero(self.pairs.firsts(len(names)))
        units = [utf8(names[number]) for number in used.tolist()]
        ranks = np.zeros(len(names), np.int64)
        ranks[used] = sorted_ranks(units)
        found = self.pairs.joined("pairs", ranks)
        yield {
            **term_arrays("units", sorted(units)),
            "pairs.first": np.searchsorted(found.first, np.arange(len(units) + 1)).astype(np.uint32),
            "pairs.second": narrow(found.second),
            "pairs.words": np.packbits(found.is_word, bitorder="little"),
        }
        yield from found.postings

    def word_parts(self) -> Iterator[Arrays]:
        """Yield the longer words and their lists; what was gathered is let go."""
        words = [utf8(word) for word in self.analyser.words]
        found = self.words.joined("words", sorted_ranks(words))
        words.sort()
        yield term_arrays("words", [words[number] for number in found.first.tolist()])
        yield from found.postings


class InThread:
    """Inverts in a thread of its own, for numpy lets other threads go on; the only batch of a segment without one."""

    def __init__(self, known: WordList) -> None:
        self.inverter = Inverter(known)
        self.executor: ThreadPoolExecutor | None = None

    def begin(self, batch: Batch, records: list[bytes], *, last: bool) -> Callable[[], Found]:
        """As `Inverting` promises."""
        if self.executor is None:
            if last:
                found = self.inverter.add(batch, records)
                return lambda: found
            from concurrent.futures import ThreadPoolExecutor  # a small sync does without

            self.executor = ThreadPoolExecutor(1)
        return self.executor.submit(self.inverter.add, batch, records).result

    def take(self, segment: Segment, live: NDArray[np.bool_], rows: NDArray[np.bool_]) -> None:
        """As `Inverter` does, once all was waited for."""
        self.inverter.take(segment, live, rows)

    def arrays(self) -> Iterator[Mapping[str, Made]]:
        """As `Inverting` promises."""
        if self.executor:
            self.executor.shutdown()
        return together(self.inverter.parts())


def alike_of(batch: Batch) -> Fingerprints:
    """The fingerprint of every article of a batch; names of reporters do not count."""
    is_byline = batch.are(Kind.BYLINE)
    counts = np.where(is_byline, 0, batch.lengths)
    bounds = np.concatenate([[0], np.cumsum(batch.sizes)])
    sums = np.concatenate([[0], np.cumsum(counts)])
    codes = batch.codes if not is_byline.any() else batch.codes[np.repeat(counts > 0, batch.lengths)]
    return fingerprints(codes, np.diff(sums[bounds]))
