"""Many ascending lists of numbers, with how often each number counts, in one run of bytes: any of them, or all.

A list of n numbers, the highest of which is `last`, stands there as

    head u1          bits 0-2 mode, bit 3 set when some numbers count otherwise than once, bits 4-7 n - 1, 15 for more
    n u4             where the head has 15
    size u1 or u4    bytes of the numbers, where bit 3 is set: u4 where the head has 15
    numbers          mode 0: a bit for each number up to `last`, set for those in the list
                     mode k, Elias-Fano: of each number the lowest 4k bits, as k // 2 planes of n bytes, lowest bits
                     first, and for odd k a plane of half bytes, two to a byte; then what is above, as bits: number
                     i, which has h above, sets bit h + i
    often            where bit 3 is set: by their place in the list, the numbers that count otherwise than once, as a
                     list of this kind without bit 3; behind it a byte for each: how often it counts

Bits stand lowest first, wider numbers little-endian. The mode is the one that is shortest for the list. Elias-Fano
takes 2 + log2(last / n) bits a number, half a bit more as the modes are steps of four bits, and is decoded by a few
operations on whole arrays. P. Elias, 1974; R. Fano, 1971; S. Vigna, Quasi-succinct indices, 2013.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.ends import Ends

Bytes = NDArray[np.uint8]
Numbers = NDArray[np.int32]
Wide = NDArray[np.int64]

NO_LIST = np.zeros(0, np.int32)
NO_BYTES = np.zeros(0, np.uint8)
MODES = range(8)
OFTEN, FEW = 8, 15


class Many(NamedTuple):
    """The numbers of several lists one behind another, how many each has, and how often each number counts."""

    numbers: Numbers
    counts: Wide
    times: Bytes


class Lists(NamedTuple):
    """List i is `data[ends[i - 1]:ends[i]]`; an empty one has no bytes. `ends` are uint32."""

    data: Bytes
    ends: NDArray[np.uint32] | Ends

    def __len__(self) -> int:
        return len(self.ends)

    def bytes_of(self, number: int) -> Bytes:
        """The bytes of list `number`."""
        return self.data[int(self.ends[number - 1]) if number else 0 : int(self.ends[number])]

    def get(self, number: int) -> Numbers:
        """List `number`: int32, ascending."""
        data = self.bytes_of(number)
        return numbers_of(data, head_of(data)) if len(data) else NO_LIST

    def held(self, number: int) -> tuple[Numbers, Bytes | None]:
        """List `number` and how often each number counts: None when all count once."""
        data = self.bytes_of(number)
        if not len(data):
            return NO_LIST, None
        head = head_of(data)
        return numbers_of(data, head), times_of(data[head.stop :], head.length) if head.often else None

    def size(self, number: int) -> int:
        """How many bytes list `number` takes: 0 for an empty one, more for longer ones."""
        return int(self.ends[number]) - (int(self.ends[number - 1]) if number else 0)

    def between(self, low: int, high: int) -> Lists:
        """The lists from number `low` up to, not including, `high`."""
        start = int(self.ends[low - 1]) if low else 0
        stop = int(self.ends[high - 1]) if high > low else start
        return Lists(self.data[start:stop], self.ends[low:high] - np.uint32(start))


# One list.


class Head(NamedTuple):
    """What the first bytes of a list say; `start` and `stop` are where its numbers stand."""

    mode: int
    length: int
    often: bool
    start: int
    stop: int


def head_of(data: Bytes) -> Head:
    """The head of a list that is not empty."""
    begin = data[:9].tobytes()
    often, few = bool(begin[0] & OFTEN), begin[0] >> 4
    start, width = (5, 4) if few == FEW else (1, 1)
    count = int.from_bytes(begin[1:5], "little") if few == FEW else few + 1
    if count > 8 * len(data):  # a number takes a bit at least, and no memory is given to more than there can be
        raise ValueError(f"a list of {count} numbers in {len(data)} bytes")
    stop = start + width + int.from_bytes(begin[start : start + width], "little") if often else len(data)
    return Head(begin[0] & 7, count, often, start + width * often, stop)


def numbers_of(data: Bytes, head: Head) -> Numbers:
    """The numbers of one list."""
    return decode_numbers(data[head.start : head.stop], head.mode, head.length)


def times_of(data: Bytes, count: int) -> Bytes:
    """How often each of `count` numbers counts, given what stands behind them."""
    often = head_of(data)
    times = np.ones(count, np.uint8)
    end = len(data) - often.length
    times[decode_numbers(data[often.start : end], often.mode, often.length)] = data[end:]
    return times


def decode_numbers(data: Bytes, mode: int, count: int) -> Numbers:
    """The numbers of one list, given what its head says."""
    low = (count * mode + 1) // 2
    found = np.unpackbits(data[low:], bitorder="little").view(np.bool_).nonzero()[0].astype(np.int32)
    if not mode:
        return found
    found -= np.arange(count, dtype=np.int32)
    found <<= 4 * mode
    for plane in range(mode // 2):
        found |= data[plane * count : (plane + 1) * count].astype(np.int32) << (8 * plane)
    if mode % 2:
        found |= nibbles(data[mode // 2 * count : low], count) << (8 * (mode // 2))
    return found


def nibbles(data: Bytes, count: int) -> Numbers:
    """So many half bytes."""
    halves = np.empty((len(data), 2), np.int32)
    halves[:, 0], halves[:, 1] = data & 15, data >> 4
    return halves.ravel()[:count]


# All lists.


def decode_all(lists: Lists) -> Many:
    """The numbers of all lists one behind another."""
    counts = np.zeros(len(lists), np.int64)
    ends = lists.ends[:].astype(np.int64)
    filled = np.flatnonzero(np.diff(ends, prepend=0) > 0)
    if not len(filled):
        return Many(NO_LIST, counts, NO_BYTES)
    ends = ends[filled]
    starts = np.concatenate([[0], ends[:-1]])
    heads = Heads.at(lists.data, starts, ends)
    counts[filled] = heads.counts
    times = np.ones(int(heads.counts.sum()), np.uint8)
    behind = np.flatnonzero(heads.often)
    if len(behind):
        often = Heads.at(lists.data, heads.stops[behind], ends[behind])
        often = often._replace(stops=ends[behind] - often.counts)
        places = read_numbers(lists.data, often)
        firsts = (np.cumsum(heads.counts) - heads.counts)[behind]
        values = lists.data[ranges(often.stops, often.counts)]
        times[places + np.repeat(firsts, often.counts)] = values
    return Many(read_numbers(lists.data, heads), counts, times)


class Heads(NamedTuple):
    """The heads of many lists."""

    modes: Wide
    counts: Wide
    often: NDArray[np.bool_]
    starts: Wide
    stops: Wide

    @classmethod
    def at(cls, data: Bytes, starts: Wide, ends: Wide) -> Heads:
        """The heads that begin at some bytes, of lists that end at others."""
        first = data[starts].astype(np.int64)
        often, few = (first & OFTEN) > 0, first >> 4
        counts, at, stops = few + 1, starts + 1, ends.copy()
        many = few == FEW
        counts[many] = read_wide(data, at[many])
        at[many] += 4
        short, long = often & ~many, often & many
        stops[short] = at[short] + 1 + data[at[short]]
        stops[long] = at[long] + 4 + read_wide(data, at[long])
        return cls(first & 7, counts, often, at + short + 4 * long, stops)


def read_wide(data: Bytes, at: Wide) -> Wide:
    """Numbers of four bytes."""
    values = np.zeros(len(at), np.int64)
    for byte in range(4):
        values |= data[at + byte].astype(np.int64) << (8 * byte)
    return values


def read_numbers(data: Bytes, heads: Heads) -> Numbers:
    """The numbers of many lists one behind another."""
    counts, modes = heads.counts, heads.modes
    firsts = np.cumsum(counts) - counts
    upper = heads.starts + (counts * modes + 1) // 2
    sizes = heads.stops - upper
    bits = np.unpackbits(data[ranges(upper, sizes)], bitorder="little").view(np.bool_)
    found = np.flatnonzero(bits)
    found -= np.repeat(8 * (np.cumsum(sizes) - sizes), counts)
    found -= np.where(np.repeat(modes > 0, counts), np.arange(len(found)) - np.repeat(firsts, counts), 0)
    found <<= np.repeat(4 * modes, counts)
    for mode in MODES[1:]:
        chosen = np.flatnonzero(modes == mode)
        if len(chosen):
            low = read_low(data, heads.starts[chosen], counts[chosen], mode)
            found[ranges(firsts[chosen], counts[chosen])] |= low
    return found.astype(np.int32)


def read_low(data: Bytes, at: Wide, counts: Wide, mode: int) -> Wide:
    """The lowest bits of numbers, all of one mode."""
    low = np.zeros(int(counts.sum()), np.int64)
    for plane in range(mode // 2):
        low |= data[ranges(at + plane * counts, counts)].astype(np.int64) << (8 * plane)
    if mode % 2:
        within = np.arange(len(low)) - np.repeat(np.cumsum(counts) - counts, counts)
        there = data[np.repeat(at + mode // 2 * counts, counts) + (within >> 1)].astype(np.int64)
        low |= ((there >> (4 * (within & 1))) & 15) << (8 * (mode // 2))
    return low


def ranges(starts: Wide, sizes: Wide) -> Wide:
    """The numbers from each start on, so many each, one run behind another."""
    found = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes)
    found += np.arange(len(found))
    return found
