"""Turn what stands where in a batch into a run of postings, three bytes each: the inverting of an inverted index.

The runs of a segment are laid behind one another by `joining`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.ends import Ends
from index.lists import Bytes, Lists, Wide

Arrays = dict[str, NDArray[Any]]
Ids = NDArray[np.int32]
Order = NDArray[np.intp]

# A unit or a bigram as a number: the first unit's id, then, in SECOND_BITS, the second's plus 1 and a bit that says
# whether the two are a word; nothing but 0 for the first unit alone.
UNIT_BITS = 20
SECOND_BITS = UNIT_BITS + 1
# How often a word stands in a paragraph, in one byte: in its own text, and above that in its article's headline. More
# than fit count as the most that do.
OWN_BITS = 5
MOST_TIMES, MOST_CONTEXT = (1 << OWN_BITS) - 1, (1 << (8 - OWN_BITS)) - 1
SHORT_BITS = 16
# What a term and its owner have in a number.
FEW_BITS, MOST_BITS = 32, 64
NO_PLACES = np.zeros(0, np.intp)


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


class Occurrences(NamedTuple):
    """Where terms stand: `first` and `second` name a term, none negative, `owners` are texts or articles."""

    first: Ids
    second: Ids
    owners: Ids

    def at(self, places: NDArray[Any]) -> Occurrences:
        """Some of them, chosen by number or by mask."""
        return Occurrences(self.first[places], self.second[places], self.owners[places])

    def followed_by(self, other: Occurrences) -> Occurrences:
        """These and then the other ones."""
        return Occurrences(*(np.concatenate(both) for both in zip(self, other, strict=True)))


class Inversion(NamedTuple):
    """Different terms, ascending, how many owners each has, those, ascending, and how often each of them counts."""

    first: Ids
    second: Ids
    counts: Ids
    owners: NDArray[Any]
    times: Bytes

    def run(self) -> Run:
        """The same as a run."""
        return Run((self.first.astype(np.int64) << SECOND_BITS) | self.second, self.counts, self.owners, self.times)

    def lengths(self, count: int, counting: NDArray[np.bool_]) -> Wide:
        """How often the first `count` owners have any of those terms themselves that are counting."""
        kept = np.repeat(counting, self.counts)
        times = self.times.compress(kept) & np.uint8(MOST_TIMES)
        return np.bincount(self.owners.compress(kept), times, minlength=count).astype(np.int64)


def invert(own: Sequence[Occurrences], lent: Occurrences) -> Inversion:
    """What stands in texts, and what their headlines lend them."""
    bits = bits_of(lent, *own)
    keys = np.concatenate([keys_of(one, [*bits, 1]) for one in (lent, *own)])
    keys[: len(lent.first)] |= keys.dtype.type(1)
    # Numbers sorted as a whole take a quarter of the time of orders by each of their parts.
    keys.sort()
    lent_at = np.flatnonzero(low(keys, 1).astype(np.bool_)) if len(lent.first) else NO_PLACES
    keys >>= keys.dtype.type(1)
    new = changes(keys)
    starts = np.flatnonzero(new)
    times = lengths_between(starts, len(keys))
    lending = np.cumsum(new, dtype=np.int32)[lent_at] - 1
    return inversion_of(keys[starts], bits, counted(times, lending))


def invert_once(own: Occurrences) -> Inversion:
    """What stands in texts and counts once, however often it does."""
    bits = bits_of(own)
    keys = keys_of(own, bits)
    keys.sort()
    keys = keys.compress(changes(keys))
    return inversion_of(keys, bits, np.ones(len(keys), np.uint8))


def inversion_of(keys: NDArray[Any], bits: Sequence[int], times: Bytes) -> Inversion:
    """What sorted numbers say that hold terms and owners, of so many bits; used up."""
    owners = low(keys, bits[2]).astype(np.uint16 if bits[2] <= SHORT_BITS else np.int32)
    keys >>= keys.dtype.type(bits[2])
    firsts = np.flatnonzero(changes(keys))
    counts = lengths_between(firsts, len(keys))
    keys = keys[firsts]
    first, second = (keys >> keys.dtype.type(bits[1])).astype(np.int32), low(keys, bits[1]).astype(np.int32)
    return Inversion(first, second, counts, owners, times)


def bits_of(*found: Occurrences) -> list[int]:
    """The bits that first, second and owner take."""
    return [max(int(part.max(initial=0)) for part in parts).bit_length() for parts in zip(*found, strict=True)]


def keys_of(found: Occurrences, bits: Sequence[int]) -> NDArray[Any]:
    """Each occurrence as a number, its parts taking so many bits, and behind them as many 0 as `bits` says besides.

    Where they fit into 32 bits they are sorted in a third of the time. Raises OverflowError past 64.
    """
    if sum(bits) > MOST_BITS:
        raise OverflowError(f"a batch of texts whose terms take {sum(bits)} bits")
    wide = np.uint32 if sum(bits) <= FEW_BITS else np.uint64
    keys: NDArray[Any] = found.first.astype(wide)
    for part, width in ((found.second, bits[1]), (found.owners, bits[2])):
        if width:
            keys <<= wide(width)
            keys |= part.view(np.uint32)
    keys <<= wide(sum(bits[3:]))
    return keys


def low(keys: NDArray[Any], bits: int) -> NDArray[Any]:
    """The lowest bits of numbers."""
    found: NDArray[Any] = keys & keys.dtype.type((1 << bits) - 1)
    return found


def counted(times: Ids, lending: Ids) -> Bytes:
    """How often postings count, as OWN_BITS says: own and lent ones in all, and which ones were lent to."""
    at = np.flatnonzero(changes(lending))
    places, context = lending[at], lengths_between(at, len(lending))
    times[places] -= context
    found = np.minimum(times, MOST_TIMES).astype(np.uint8)
    found[places] |= (np.minimum(context, MOST_CONTEXT) << OWN_BITS).astype(np.uint8)
    return found


def lengths_between(starts: NDArray[np.intp], end: int) -> Ids:
    """How far it is from each of some places to the next, from the last to the end."""
    lengths = np.empty(len(starts), np.int32)
    np.subtract(starts[1:], starts[:-1], out=lengths[:-1], casting="unsafe")
    lengths[-1:] = end - starts[-1:]
    return lengths


def changes(keys: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of some numbers differ from the one before them."""
    new = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return new


def run_of(terms: Wide, owners: Ids, times: Bytes) -> Run:
    """A run of postings whose equal terms stand together."""
    starts = np.flatnonzero(np.diff(terms, prepend=-1))
    counts = np.diff(starts, append=len(terms)).astype(np.int32)
    fitting = owners.astype(np.uint16) if int(owners.max(initial=0)) >> SHORT_BITS == 0 else owners
    return Run(terms[starts], counts, fitting, times)


def stable_order(values: Ids) -> Order:
    """Where each of some numbers, none negative, stands once they are sorted, equals left as they stand."""
    # numpy sorts 16-bit numbers by counting
    order = np.argsort(values.astype(np.uint16), kind="stable")
    if len(values) and int(values.max()) >> SHORT_BITS:
        order = order[np.argsort((values >> 16).astype(np.uint16)[order], kind="stable")]
    return order


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
    return {f"{name}.lists.data": lists.data} | end_arrays(name, lists.ends[:])


def end_arrays(name: str, ends: NDArray[np.uint32]) -> Arrays:
    """Where lists end as arrays."""
    kept = Ends.of(ends)
    return {f"{name}.lists.ends": kept.lower, f"{name}.lists.steps": kept.steps}
