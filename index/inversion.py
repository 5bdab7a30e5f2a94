"""Turn (term, owner) pairs in any order into sorted terms and their lists: the inverting of an inverted index.

A posting is sorted as one 64-bit number, which numpy does faster than anything that moves pairs about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.batch import Vocabulary
from index.lists import Lists, encode
from index.segment import MOST_CONTEXT, MOST_TIMES, OWN_BITS, Segment, utf8

Arrays = dict[str, NDArray[Any]]
Keys = NDArray[np.int64]

# A posting as a number: term, owner, times as `segment` has them in one byte.
TERM_BITS, OWNER_BITS, TIMES_BITS = 23, 28, 8
OWNERS = (1 << OWNER_BITS) - 1
# A bigram as a number: first unit, second unit, place.
UNIT_BITS, PLACE_BITS = 18, 27
# Postings encoded at once, which bounds the memory of writing a segment.
ENCODED_AT_ONCE = 1 << 22


class Postings(NamedTuple):
    """Postings of one batch, beside one another: ids of terms, rows or articles, and times; int64."""

    terms: NDArray[np.int64]
    owners: NDArray[np.int64]
    times: NDArray[np.int64]


class Inversion:
    """One field's postings as they come. Terms are ids of a vocabulary, owners are rows or articles."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.parts: list[Keys] = []
        self.singles: list[int] = []

    def add_all(self, terms: Iterable[str], owner: int) -> None:
        """Note that `owner` has these terms, each once."""
        low = (owner << TIMES_BITS) | 1
        self.singles += ((self.vocabulary[term] << (OWNER_BITS + TIMES_BITS)) | low for term in terms)

    def settle(self) -> None:
        """Keep what came one by one as an array, which takes a fourth of the memory."""
        self.parts.append(np.array(self.singles, np.int64))
        self.singles = []

    def count(self, ids: NDArray[np.int32], owners: NDArray[np.int32], once: NDArray[np.bool_]) -> Postings:
        """Note that each owner has the term beside it; the same pair again is one more time, but for terms in `once`.

        Returns what was noted: term, owner and times of each posting.
        """
        keys = np.sort(pack(ids, owners, 0))
        starts = np.flatnonzero(np.diff(keys, prepend=-1))
        times = np.minimum(np.diff(starts, append=len(keys)), MOST_TIMES)
        terms, having = keys[starts] >> (OWNER_BITS + TIMES_BITS), (keys[starts] >> TIMES_BITS) & OWNERS
        times[once[terms]] = 1
        self.parts.append(keys[starts] | times)
        return Postings(terms, having, times)

    def add_context(self, found: Postings, first: NDArray[np.int64], sizes: NDArray[np.int64]) -> None:
        """Note that the rows of articles have the postings of their headlines as context.

        `first` and `sizes` say which rows those are, one an article from the first that `found` speaks of.
        """
        sizes, first = sizes[found.owners], first[found.owners]
        rows = np.arange(sizes.sum()) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
        times = np.minimum(found.times, MOST_CONTEXT) << OWN_BITS
        own, there = self.parts.pop(), pack(np.repeat(found.terms, sizes), rows, np.repeat(times, sizes))
        keys = np.sort(np.concatenate([own, there]))
        # a row's own times, the smaller number, stand before those of its headline
        same = np.flatnonzero((keys[1:] ^ keys[:-1]) >> TIMES_BITS == 0)
        keys[same] |= keys[same + 1]
        self.parts.append(np.delete(keys, same + 1))

    def take(self, segment: Segment, field: str, renumbered: NDArray[np.int64]) -> None:
        """Note what a segment holds in a field, for the owners whose new number is not -1."""
        terms, owners, counts = segment.inverted(field)
        numbers = renumbered[owners]
        keys = pack(np.repeat(self.vocabulary.ids(terms), counts), numbers, segment.all_times(field, counts))
        self.parts.append(keys[numbers >= 0])

    def arrays(self, name: str, *, with_times: bool) -> Arrays:
        """The field as arrays; what was gathered is let go."""
        self.settle()
        keys = np.concatenate(self.parts)
        self.parts = []
        shift = OWNER_BITS + TIMES_BITS
        used = np.zeros(len(self.vocabulary), np.bool_)
        for part in stretches(len(keys)):
            used[keys[part] >> shift] = True
        terms, ranks = sorted_terms(list(self.vocabulary), np.flatnonzero(used))
        for part in stretches(len(keys)):
            keys[part] += (ranks[keys[part] >> shift] - (keys[part] >> shift)) << shift
        keys.sort()
        counts = np.zeros(len(terms), np.int64)
        owners = np.empty(len(keys), np.int32)
        for part in stretches(len(keys)):
            counts += np.bincount(keys[part] >> shift, minlength=len(terms))
            owners[part] = (keys[part] >> TIMES_BITS) & OWNERS
        arrays = {**term_arrays(f"{name}.terms", terms), f"{name}.counts": counts.astype(np.uint32)}
        arrays |= list_arrays(f"{name}.lists", encode_slices(owners, counts))
        return arrays | (times_arrays(name, keys, counts) if with_times else {})


def pack(terms: NDArray[Any], owners: NDArray[Any], times: NDArray[Any] | int) -> Keys:
    """Postings as numbers."""
    return (terms.astype(np.int64) << (OWNER_BITS + TIMES_BITS)) | (owners.astype(np.int64) << TIMES_BITS) | times


def times_arrays(name: str, keys: Keys, counts: NDArray[np.int64]) -> Arrays:
    """Of a field's sorted postings those of other than one time."""
    times = keys & ((1 << TIMES_BITS) - 1)
    often = np.flatnonzero(times != 1)
    terms = keys[often] >> (OWNER_BITS + TIMES_BITS)
    orders = (often - (np.cumsum(counts) - counts)[terms]).astype(np.int32)
    often_counts = np.bincount(terms, minlength=len(counts))
    return {
        **list_arrays(f"{name}.often", encode_slices(orders, often_counts)),
        f"{name}.times": times[often].astype(np.uint8),
        f"{name}.times_ends": np.cumsum(often_counts).astype(np.uint32),
    }


def pair_arrays(row: NDArray[np.int32], ends: NDArray[np.int32], units: list[str]) -> Arrays:
    """Every bigram of the long row of units with the places of its first unit; `ends` are those of the paragraphs."""
    terms, ranks = sorted_terms(units, np.arange(len(units)))
    keys = sorted_pairs(ranks, row, ends)
    places = np.empty(len(keys), np.int32)
    is_first = np.ones(len(keys), np.bool_)
    for part in stretches(len(keys)):
        places[part] = keys[part] & ((1 << PLACE_BITS) - 1)
        keys[part] >>= PLACE_BITS
        begin = max(part.start, 1)
        is_first[begin : part.stop] = keys[begin : part.stop] != keys[begin - 1 : part.stop - 1]
    starts = np.flatnonzero(is_first)
    counts = np.diff(starts, append=len(keys))
    distinct = keys[starts]
    del keys, is_first
    firsts = np.searchsorted(distinct >> UNIT_BITS, np.arange(len(terms) + 1))
    return {
        **term_arrays("units.terms", terms),
        "pairs.first": firsts.astype(np.uint32),
        "pairs.second": (distinct & ((1 << UNIT_BITS) - 1)).astype(np.uint32),
        **list_arrays("pairs.lists", encode_slices(places, counts)),
    }


def sorted_pairs(ranks: NDArray[np.int64], row: NDArray[np.int32], ends: NDArray[np.int32]) -> Keys:
    """Every bigram of the row as a number, sorted."""
    keys = np.empty(len(row), np.int64)
    is_last = np.zeros(len(row), np.bool_)
    is_last[ends[ends > 0] - 1] = True
    for part in stretches(len(row)):
        after = row[part.start + 1 : part.stop + 1]
        seconds = np.zeros(part.stop - part.start, np.int64)
        seconds[: len(after)] = ranks[after] + 1
        seconds[is_last[part]] = 0
        places = np.arange(part.start, part.stop)
        keys[part] = (ranks[row[part]] << (UNIT_BITS + PLACE_BITS)) | (seconds << PLACE_BITS) | places
    keys.sort()
    return keys


def stretches(length: int) -> Iterator[slice]:
    """Yield slices that cover `length` numbers, so many at a time that what is made of each stays small."""
    return (slice(start, min(start + ENCODED_AT_ONCE, length)) for start in range(0, length, ENCODED_AT_ONCE))


def sorted_terms(terms: list[str], used: NDArray[np.int64]) -> tuple[list[str], NDArray[np.int64]]:
    """The used ones of some terms in order, and for every term its place among them."""
    order = sorted(used.tolist(), key=lambda number: utf8(terms[number]))
    ranks = np.zeros(len(terms), np.int64)
    ranks[order] = np.arange(len(order))
    return [terms[number] for number in order], ranks


def term_arrays(name: str, terms: list[str]) -> Arrays:
    """Terms, sorted already, as arrays."""
    encoded = [utf8(term) for term in terms]
    ends = np.cumsum([len(term) for term in encoded], dtype=np.int64)
    return {f"{name}.bytes": np.frombuffer(b"".join(encoded), np.uint8), f"{name}.ends": ends.astype(np.uint32)}


def list_arrays(name: str, lists: Lists) -> Arrays:
    """Lists as arrays."""
    return {f"{name}.data": lists.data, f"{name}.ends": lists.ends, f"{name}.widths": lists.widths}


def encode_slices(numbers: NDArray[np.int32], counts: NDArray[np.int64], at_once: int = ENCODED_AT_ONCE) -> Lists:
    """`lists.encode`, some millions of numbers at a time, so that its temporary arrays stay small."""
    parts = [encode(numbers[start:stop], counts[low:high]) for low, high, start, stop in slices(counts, at_once)]
    base, ends = 0, []
    for part in parts:
        ends.append(part.ends.astype(np.int64) + base)
        base += len(part.data)
    return Lists(
        np.concatenate([*(part.data for part in parts), np.zeros(0, np.uint8)]),
        np.concatenate([*ends, np.zeros(0, np.int64)]).astype(np.uint32),
        np.concatenate([*(part.widths for part in parts), np.zeros(0, np.uint8)]),
    )


def slices(counts: NDArray[np.int64], at_once: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield (first list, behind the last, first number, behind the last) of stretches that are encoded at once."""
    ends = np.cumsum(counts)
    low = start = 0
    while low < len(counts):
        high = max(low + 1, int(np.searchsorted(ends, start + at_once, "right")))
        yield low, high, start, int(ends[high - 1])
        low, start = high, int(ends[high - 1])
