"""Lay the runs of a segment behind one another, term by term, and encode the postings that come of it.

What one run has of one term is a piece. The postings of all runs stay where they are; pieces are sorted, as numbers
that hold the term and the place of the piece, and then fetched in that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.container import Made
from index.growing import Growing
from index.inversion import SECOND_BITS, Arrays, Ids, Run, end_arrays
from index.list_writer import encode
from index.lists import Bytes, Wide, ranges

# Postings gathered and pieces looked at at once: each takes some fifty bytes on the way.
AT_ONCE = 1 << 19
# The lists of a segment that come in parts.
LISTS = ("pairs", "words")
# What a piece has in a number.
MOST_BITS = 63


class Joined(NamedTuple):
    """The terms of lists, ascending: the ranks of their first and second units, the latter plus 1, 0 for none.

    `postings` are those of the lists, one list behind another, in parts: NAME.owners, NAME.lengths of the lists, and
    NAME.times, as `list_writer.encode` takes them.
    """

    first: Wide
    second: Wide
    is_word: NDArray[np.bool_]
    postings: Iterator[Arrays]


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

    def joined(self, name: str, ranks: Wide) -> Joined:
        """The lists called `name`, sorted by the ranks of their terms' units; nothing is left here."""
        width = int(ranks.max(initial=0) + 1).bit_length()
        terms = self.terms.taken()
        for some in parts(terms):
            some[:] = ranked(some, ranks, width)
        pieces = sort(terms)
        begins = begins_of(terms)
        is_word = np.bitwise_or.reduceat(terms, begins) & 1 if len(begins) else terms
        terms = terms[begins] >> 1
        postings = Gathering(self, pieces, begins).parts(name)
        return Joined(terms >> width, terms & ((1 << width) - 1), is_word.astype(np.bool_), postings)


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


def begins_of(terms: Wide) -> NDArray[np.intp]:
    """Where each of some sorted terms is met first, the lowest bit aside; little memory is taken on the way."""
    new = np.ones(len(terms), np.bool_)
    for low in range(1, len(terms), AT_ONCE):
        high = min(low + AT_ONCE, len(terms))
        np.greater(terms[low:high] ^ terms[low - 1 : high - 1], 1, out=new[low:high])
    return np.flatnonzero(new)


class Gathering:
    """Fetches the pieces of runs in a given order, in which the pieces of a list begin at given places."""

    def __init__(self, runs: Runs, pieces: Ids, begins: NDArray[np.intp]) -> None:
        self.pieces, self.bounds = pieces, np.append(begins, len(pieces))
        self.owners, self.times, self.counts = runs.owners.taken(), runs.times.taken(), runs.counts.taken()
        # all in 32 bits: in twice as many they would take 200 MB on the way
        sums = np.add.reduceat(self.counts[pieces], begins, dtype=np.int32) if len(begins) else np.zeros(0, np.int32)
        self.lengths = sums.astype(np.int64)
        self.starts = np.cumsum(self.counts, dtype=np.uint32)
        self.starts -= self.counts.view(np.uint32)
        self.run_of = np.repeat(np.arange(len(runs.sizes), dtype=np.uint16), runs.sizes)
        self.bases = np.array(runs.bases, np.int32)

    def parts(self, name: str) -> Iterator[Arrays]:
        """Yield the postings of some lists after those of others; a part at least."""
        for low, high in [*stretches_of(self.lengths)] or [(0, 0)]:
            pieces = self.pieces[self.bounds[low] : self.bounds[high]]
            sizes = self.counts[pieces]
            places = ranges(self.starts[pieces].astype(np.int64), sizes.astype(np.int64))
            bases = np.repeat(self.bases[self.run_of[pieces]], sizes)
            yield {
                f"{name}.owners": self.owners[places] + bases,
                f"{name}.lengths": self.lengths[low:high],
                f"{name}.times": self.times[places],
            }


def stretches_of(counts: Wide) -> Iterator[tuple[int, int]]:
    """Yield stretches of lists that have some AT_ONCE postings together."""
    ends, low = np.cumsum(counts), 0
    while low < len(counts):
        start = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, start + AT_ONCE, "right")))
        yield low, high
        low = high


def encoded(part: Arrays) -> Arrays:
    """A part of the postings of lists as NAME.data and NAME.ends, in a third of its bytes; other arrays as they are."""
    if (name := lists_of(part)) is None or f"{name}.data" in part:
        return part
    lists = encode(part[f"{name}.owners"], part[f"{name}.lengths"], part[f"{name}.times"])
    return {f"{name}.data": lists.data, f"{name}.ends": lists.ends[:]}


def lists_of(part: Arrays) -> str | None:
    """The name of the lists that a part has some of."""
    return next((name for name in LISTS if f"{name}.owners" in part or f"{name}.data" in part), None)


def together(parts: Iterable[Arrays]) -> Iterator[Mapping[str, Made]]:
    """Yield arrays as they are; of lists that come in parts, encoded or not, first the data, then where each ends.

    The data come part by part, and are to be taken before what is yielded after them.
    """
    for name, some in groupby(parts, key=lists_of):
        if name is None:
            yield from some
            continue
        ends = Growing(np.uint32)
        yield {f"{name}.lists.data": data_of(name, some, ends)}
        yield end_arrays(name, ends.taken())


def data_of(name: str, parts: Iterable[Arrays], ends: Growing) -> Iterator[Bytes]:
    """Yield the data of lists, and note where each ends."""
    size = 0
    for part in map(encoded, parts):
        data = part[f"{name}.data"]
        ends.extend(part[f"{name}.ends"] + np.uint32(size))
        size += len(data)
        yield data
