"""Lay the runs of a segment behind one another, term by term, and encode the lists that come of it.

What one run has of one term is a piece. The postings of all runs stay where they are; pieces are sorted, as numbers
that hold the term and the place of the piece, and then fetched in that order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.growing import Growing
from index.inversion import SECOND_BITS, Ids, Run, changes
from index.lists import Bytes, Lists, Wide, encode, ranges

if TYPE_CHECKING:
    from concurrent.futures import Future

# Postings gathered and pieces looked at at once: each takes some fifty bytes on the way.
AT_ONCE = 1 << 19
# Encoding takes three times as long as gathering; when lists are made nothing else is done.
ENCODERS = 2
# What a piece has in a number.
MOST_BITS = 63


class Joined(NamedTuple):
    """Lists and the term of each, ascending: the ranks of its first and second unit, the latter plus 1, 0 for none."""

    first: Wide
    second: Wide
    is_word: NDArray[np.bool_]
    lists: Lists


class Runs:
    """The runs of one segment; for a term that is in several, owners ascend from run to run."""

    def __init__(self) -> None:
        self.terms, self.counts = Growing(np.int64), Growing(np.int32)
        self.owners, self.times = Growing(np.uint16), Growing(np.uint8)
        self.bases: list[int] = []
        self.sizes: list[int] = []

    def add(self, run: Run) -> None:
        """Take in a run."""
        if run.owners.dtype.itemsize > self.owners.room.itemsize:
            self.owners.widen(run.owners.dtype)
        self.terms.extend(run.terms)
        self.counts.extend(run.counts)
        self.owners.extend(run.owners)
        self.times.extend(run.times)
        self.bases.append(run.base)
        self.sizes.append(len(run.terms))

    def firsts(self, count: int) -> NDArray[np.bool_]:
        """Which of `count` units or words any term begins with."""
        there = np.zeros(count, np.bool_)
        for terms in parts(self.terms.values()):
            there[terms >> SECOND_BITS] = True
        return there

    def joined(self, ranks: Wide) -> Joined:
        """The lists, sorted by the ranks of their terms' units; nothing is left here."""
        width = int(ranks.max(initial=0) + 1).bit_length()
        terms = self.terms.taken()
        for some in parts(terms):
            some[:] = ranked(some, ranks, width)
        pieces = sort(terms)
        begins = np.flatnonzero(changes(terms, 1))
        is_word = np.bitwise_or.reduceat(terms, begins) & 1 if len(begins) else terms
        terms = terms[begins] >> 1
        gathering = Gathering(self, pieces, begins)
        lists = gathering.lists()
        return Joined(terms >> width, terms & ((1 << width) - 1), is_word.astype(np.bool_), lists)


def parts(values: NDArray[np.int64]) -> Iterator[Wide]:
    """Yield stretches of an array, to be looked at or changed."""
    return (values[low : low + AT_ONCE] for low in range(0, len(values), AT_ONCE))


def ranked(terms: Wide, ranks: Wide, width: int) -> Wide:
    """Terms by the ranks of their units, of so many bits each, and behind these whether they are words."""
    second = terms & ((1 << SECOND_BITS) - 1)
    is_word = second & 1
    second >>= 1
    second = np.where(second, ranks[second - 1] + 1, 0)
    found: Wide = (((ranks[terms >> SECOND_BITS] << width) | second) << 1) | is_word
    return found


def sort(terms: Wide) -> Ids:
    """Sort terms, equals left as they stand, the lowest bit aside, and tell where each stood."""
    bits = len(terms).bit_length()
    if int(terms.max(initial=0)).bit_length() + bits > MOST_BITS:
        order = np.argsort(terms >> 1, kind="stable").astype(np.int32)
        terms[:] = terms[order]
        return order
    # with the place in the number sorting takes a fifth of the time
    order = np.empty(len(terms), np.int32)
    for low in range(0, len(terms), AT_ONCE):
        some = terms[low : low + AT_ONCE]
        some[:] = (((some >> 1 << bits) | np.arange(low, low + len(some))) << 1) | (some & 1)
    terms.sort()
    for low in range(0, len(terms), AT_ONCE):
        some = terms[low : low + AT_ONCE]
        order[low : low + AT_ONCE] = (some >> 1) & ((1 << bits) - 1)
        some[:] = (some >> (bits + 1) << 1) | (some & 1)
    return order


class Gathering:
    """Fetches the pieces of runs in a given order, in which the pieces of a list begin at given places."""

    def __init__(self, runs: Runs, pieces: Ids, begins: NDArray[np.intp]) -> None:
        self.pieces, self.bounds = pieces, np.append(begins, len(pieces))
        self.owners, self.times, self.counts = runs.owners.taken(), runs.times.taken(), runs.counts.taken()
        self.starts = (np.cumsum(self.counts, dtype=np.int64) - self.counts).astype(np.uint32)
        self.run_of = np.repeat(np.arange(len(runs.sizes), dtype=np.int32), runs.sizes)
        self.bases = np.array(runs.bases, np.int32)
        sizes = self.counts[pieces]
        self.lengths = np.add.reduceat(sizes, begins, dtype=np.int64) if len(begins) else np.zeros(0, np.int64)

    def lists(self) -> Lists:
        """The lists."""
        several = len(self.owners) > AT_ONCE
        return together(encoded_ahead(self.gathered()) if several else starmap(encode, self.gathered()))

    def gathered(self) -> Iterator[tuple[Ids, Wide, Bytes]]:
        """Yield the owners of some lists, how many each has, and how often each owner counts."""
        for low, high in stretches_of(self.lengths):
            pieces = self.pieces[self.bounds[low] : self.bounds[high]]
            sizes = self.counts[pieces]
            places = ranges(self.starts[pieces].astype(np.int64), sizes.astype(np.int64))
            bases = np.repeat(self.bases[self.run_of[pieces]], sizes)
            yield self.owners[places] + bases, self.lengths[low:high], self.times[places]


def encoded_ahead(gathered: Iterator[tuple[Ids, Wide, Bytes]]) -> Iterator[Lists]:
    """Yield lists encoded, by threads of their own while this one gathers the next."""
    from concurrent.futures import ThreadPoolExecutor  # a small sync does without

    with ThreadPoolExecutor(ENCODERS) as encoders:
        waiting: deque[Future[Lists]] = deque()
        for some in gathered:
            if len(waiting) == ENCODERS:
                yield waiting.popleft().result()
            waiting.append(encoders.submit(encode, *some))
            del some
        while waiting:
            yield waiting.popleft().result()


def stretches_of(counts: Wide) -> Iterator[tuple[int, int]]:
    """Yield stretches of lists that have some AT_ONCE postings together."""
    ends, low = np.cumsum(counts), 0
    while low < len(counts):
        start = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, start + AT_ONCE, "right")))
        yield low, high
        low = high


def together(lists: Iterable[Lists]) -> Lists:
    """Lists one behind another."""
    data, ends = Growing(np.uint8), Growing(np.uint32)
    for some in lists:
        ends.extend(some.ends[:] + np.uint32(len(data)))
        data.extend(some.data)
    return Lists(data.taken(), ends.taken())
