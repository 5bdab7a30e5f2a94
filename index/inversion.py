"""Turn what stands where into sorted terms and their lists: the inverting of an inverted index.

A batch of texts is inverted into runs, each in memory a few bytes a posting; the runs of a segment are laid behind one
another term by term. Nothing is ever sorted as a whole: within a batch numbers of 16 bits are sorted by counting, five
to ten times faster than comparing, and batches come in the order of their rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.ends import Ends
from index.lists import Bytes, Lists, Wide, concatenated, encode, ranges

if TYPE_CHECKING:
    from concurrent.futures import Future

Arrays = dict[str, NDArray[Any]]
Ids = NDArray[np.int32]
Order = NDArray[np.intp]

# A unit or a bigram as a number: the first unit's id, then the second's plus 1, 0 for the first unit alone.
UNIT_BITS = 20
# How often a word stands in a paragraph, in one byte: in its own text, and above that in its article's headline. More
# than fit count as the most that do.
OWN_BITS = 5
MOST_TIMES, MOST_CONTEXT = (1 << OWN_BITS) - 1, (1 << (8 - OWN_BITS)) - 1
SHORT = 1 << 16
# Postings gathered at once when runs are joined: five bytes each, and some more while they are encoded.
GATHERED = 1 << 23


class Run(NamedTuple):
    """Postings of a stretch of rows or articles: different terms, how many owners each has, and those, ascending.

    `terms` are int64, `counts` int32, `owners` are counted from `base`, uint16 where they fit, else int32, `times` as
    OWN_BITS says.
    """

    terms: Wide
    counts: Ids
    owners: NDArray[Any]
    times: Bytes
    base: int = 0

    def lengths(self, count: int) -> Wide:
        """How often the first `count` owners have any of the terms themselves."""
        return np.bincount(self.owners, self.times & MOST_TIMES, minlength=count).astype(np.int64)


class Occurrences(NamedTuple):
    """Where terms stand: `first` and, in bigrams, `second` name the term, `owners` are texts or articles."""

    first: Ids
    second: Ids | None
    owners: Ids

    def at(self, places: NDArray[Any]) -> Occurrences:
        """Some of them, chosen by number or by mask."""
        second = None if self.second is None else self.second[places]
        return Occurrences(self.first[places], second, self.owners[places])

    def spread(self, first: Wide, sizes: Wide) -> Occurrences:
        """What stands in headlines, for every row of its article, whose first row and number of rows are given."""
        numbers = sizes[self.owners]
        second = None if self.second is None else np.repeat(self.second, numbers)
        rows = ranges(first[self.owners], numbers).astype(np.int32)
        return Occurrences(np.repeat(self.first, numbers), second, rows)


def invert(own: Occurrences, lent: Occurrences | None = None, *, once: bool = False) -> Run:
    """What stands in texts, owners ascending, and what their headlines lend them; with `once` own counts once."""
    both, order = own, None
    if lent is not None and len(lent.owners):
        second = None if own.second is None or lent.second is None else np.concatenate([own.second, lent.second])
        both = Occurrences(np.concatenate([own.first, lent.first]), second, np.concatenate([own.owners, lent.owners]))
        order = stable_order(both.owners)
    if both.second is not None:
        order = refined(order, both.second)
    order = refined(order, both.first)
    owners, terms = both.owners[order], both.first[order].astype(np.int64) << UNIT_BITS
    if both.second is not None:
        terms += both.second[order]
        terms += 1
    new = np.ones(len(terms), np.bool_)
    new[1:] = (terms[1:] != terms[:-1]) | (owners[1:] != owners[:-1])
    starts = np.flatnonzero(new)
    times = np.diff(starts, append=len(terms))
    context: Wide = np.zeros(len(starts), np.int64)
    if both is not own:
        context = np.add.reduceat(order >= len(own.owners), starts, dtype=np.int64)
    times = np.minimum(times - context, 1 if once else MOST_TIMES) | (np.minimum(context, MOST_CONTEXT) << OWN_BITS)
    return run_of(terms[starts], owners[starts], times.astype(np.uint8))


def run_of(terms: Wide, owners: Ids, times: Bytes) -> Run:
    """A run of postings whose equal terms stand together."""
    starts = np.flatnonzero(np.diff(terms, prepend=-1))
    counts = np.diff(starts, append=len(terms)).astype(np.int32)
    fitting = owners.astype(np.uint16) if int(owners.max(initial=0)) < SHORT else owners
    return Run(terms[starts], counts, fitting, times)


def refined(order: Order | None, values: Ids) -> Order:
    """An order sorted anew by values, equals left as they stand."""
    if order is None:
        return stable_order(values)
    finer: Order = order[stable_order(values[order])]
    return finer


def stable_order(values: Ids) -> Order:
    """Where each of some numbers, none negative, stands once they are sorted, equals left as they stand."""
    # numpy sorts 16-bit numbers by counting
    order = np.argsort(values.astype(np.uint16), kind="stable")
    if len(values) and int(values.max()) >= SHORT:
        order = order[np.argsort((values >> 16).astype(np.uint16)[order], kind="stable")]
    return order


class Joined(NamedTuple):
    """Terms in the order of their lists, int64, and the lists."""

    terms: Wide
    lists: Lists


def join(runs: list[Run], ranks: Callable[[Wide], Wide]) -> Joined:
    """The runs of a segment term by term, a term's owners in the order of the runs, which are let go.

    `ranks` gives for ascending terms the places in which they are to stand.
    """
    terms, numbers = numbered(runs, ranks)
    counts = np.zeros(len(terms), np.int64)
    for run, mine in zip(runs, numbers, strict=True):
        counts[mine] += run.counts
    gathered = (gather(runs, numbers, counts[low:high], low) for low, high in stretches_of(counts))
    several = int(counts.sum()) > GATHERED
    parts = list(encoded_ahead(gathered) if several else starmap(encode, gathered))
    runs.clear()
    return Joined(terms, concatenated(parts))


def encoded_ahead(gathered: Iterator[tuple[Ids, Wide, Bytes]]) -> Iterator[Lists]:
    """Yield lists encoded, by a thread of its own while this one gathers the next."""
    from concurrent.futures import ThreadPoolExecutor  # a small sync does without

    with ThreadPoolExecutor(1) as encoder:
        waiting: Future[Lists] | None = None
        for some in gathered:
            if waiting:
                yield waiting.result()
            waiting = encoder.submit(encode, *some)
        if waiting:
            yield waiting.result()


def numbered(runs: list[Run], ranks: Callable[[Wide], Wide]) -> tuple[Wide, list[Ids]]:
    """All different terms of some runs in the places `ranks` gives, and for each run the places of its terms."""
    terms = np.concatenate([np.zeros(0, np.int64), *(run.terms for run in runs)])
    # most runs are sorted, and timsort merges what is
    order = np.argsort(terms, kind="stable")
    terms = terms[order]
    is_new = np.diff(terms, prepend=-1) != 0
    distinct = terms[is_new]
    del terms
    place = ranks(distinct).astype(np.int32)
    numbers = np.empty(len(order), np.int32)
    numbers[order] = place[np.cumsum(is_new, dtype=np.int32) - 1]
    ordered = np.empty(len(distinct), np.int64)
    ordered[place] = distinct
    ends = np.cumsum([len(run.terms) for run in runs], dtype=np.int64).tolist()
    return ordered, [numbers[start:end] for start, end in pairwise([0, *ends])]


def stretches_of(counts: Wide) -> Iterator[tuple[int, int]]:
    """Yield stretches of lists that have some GATHERED postings together."""
    ends, low = np.cumsum(counts), 0
    while low < len(counts):
        start = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, start + GATHERED, "right")))
        yield low, high
        low = high


def gather(runs: list[Run], numbers: list[Ids], counts: Wide, low: int) -> tuple[Ids, Wide, Bytes]:
    """The owners of some lists from number `low` on, how many each has, and how often each owner counts."""
    filled = np.cumsum(counts) - counts
    owners, times = np.empty(int(counts.sum()), np.int32), np.empty(int(counts.sum()), np.uint8)
    for run, mine in zip(runs, numbers, strict=True):
        here = (mine >= low) & (mine < low + len(counts))
        sizes, lists = run.counts[here].astype(np.int64), mine[here] - low
        places = ranges(filled[lists], sizes)
        chosen = np.repeat(here, run.counts)
        owners[places] = run.owners[chosen]
        owners[places] += np.int32(run.base)
        times[places] = run.times[chosen]
        filled[lists] += sizes
    return owners, counts, times


def sorted_ranks(terms: Sequence[bytes]) -> Wide:
    """For each of some strings its place among all of them, sorted."""
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ranks = np.empty(len(terms), np.int64)
    ranks[order] = np.arange(len(terms))
    return ranks


def term_arrays(name: str, terms: Sequence[bytes]) -> Arrays:
    """Terms, sorted already, as arrays."""
    ends = np.cumsum([len(term) for term in terms], dtype=np.int64)
    return {
        f"{name}.terms.bytes": np.frombuffer(b"".join(terms), np.uint8),
        f"{name}.terms.ends": ends.astype(np.uint32),
    }


def list_arrays(name: str, lists: Lists) -> Arrays:
    """Lists as arrays."""
    ends = Ends.of(lists.ends[:])
    return {f"{name}.lists.data": lists.data, f"{name}.lists.ends": ends.lower, f"{name}.lists.steps": ends.steps}
