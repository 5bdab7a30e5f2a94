"""Turn many ascending lists of numbers into one run of bytes, and any one of them back.

Each list is kept as its gaps (the first from -1, less one), all gaps of a list in elements of one width, whichever
of four is shortest for that list:

    width 1, 2   unsigned, little-endian; the highest value stands for itself and goes on: 255 255 3 is a gap of 513
    width 3, 4   unsigned, little-endian, one element a gap

A list is decoded by one cumulative sum, about 2 ns a number.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
HIGHEST = {1: 0xFF, 2: 0xFFFF}
NO_LIST = np.zeros(0, np.int32)


class Lists(NamedTuple):
    """`data` holds the lists one behind another: list i is `data[ends[i - 1]:ends[i]]` in elements of `widths[i]`.

    `data` and `widths` are uint8, `ends` uint32 and counts bytes.
    """

    data: Bytes
    ends: NDArray[np.uint32]
    widths: Bytes

    def __len__(self) -> int:
        return len(self.ends)

    def get(self, number: int) -> NDArray[np.int32]:
        """List `number`: int32, ascending."""
        start = int(self.ends[number - 1]) if number else 0
        return decode(self.data[start : int(self.ends[number])], int(self.widths[number]))

    def between(self, low: int, high: int) -> Lists:
        """The lists from number `low` up to, not including, `high`."""
        start = int(self.ends[low - 1]) if low else 0
        stop = int(self.ends[high - 1]) if high > low else start
        return Lists(self.data[start:stop], self.ends[low:high] - np.uint32(start), self.widths[low:high])

    def size(self, number: int) -> int:
        """How many numbers list `number` has at the most; exact for widths 3 and 4."""
        start = int(self.ends[number - 1]) if number else 0
        return (int(self.ends[number]) - start) // int(self.widths[number])


def decode(data: Bytes, width: int) -> NDArray[np.int32]:
    """The numbers of one list."""
    if width == 3:
        parts = data.reshape(-1, 3).astype(np.int32)
        gaps = parts[:, 0] | (parts[:, 1] << 8) | (parts[:, 2] << 16)
        ones: NDArray[np.int32] = np.cumsum(gaps + 1, dtype=np.int32) - np.int32(1)
        return ones
    gaps = np.frombuffer(data, f"<u{width}")
    if width == 4:
        return (np.cumsum(gaps, dtype=np.int64) + np.arange(len(gaps))).astype(np.int32)
    last = gaps != HIGHEST[width]
    ends: NDArray[np.int32] = np.cumsum(gaps, dtype=np.int32)
    if not last.all():
        ends = ends[last]
    return np.add(ends, np.arange(len(ends), dtype=np.int32))


def decode_all(lists: Lists) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The numbers of all lists one behind another, and how many each list has."""
    list_ends = lists.ends.astype(np.int64)
    sizes = np.diff(list_ends, prepend=0)
    each_width = np.repeat(lists.widths, sizes)
    gaps = np.zeros(len(lists.data), np.int64)  # at the last byte of each number; the other bytes are masked out
    last = np.zeros(len(lists.data), np.bool_)
    for width in (1, 2, 3, 4):
        places = np.flatnonzero(each_width == width)
        values = np.zeros(len(places) // width, np.int64)
        for part in range(width):
            values |= lists.data[places[part::width]].astype(np.int64) << (8 * part)
        gaps[places[width - 1 :: width]] = values
        last[places[width - 1 :: width]] = values != HIGHEST.get(width, -1)
    totals = np.concatenate([[0], np.cumsum(gaps)])
    ends = np.flatnonzero(last)
    counts = np.diff(np.concatenate([[0], np.cumsum(last)])[list_ends], prepend=0)
    firsts = totals[list_ends - sizes]
    starts = np.cumsum(counts) - counts
    places_in_list = np.arange(len(ends)) - np.repeat(starts, counts)
    return (totals[ends + 1] - np.repeat(firsts, counts) + places_in_list).astype(np.int32), counts


def encode(numbers: NDArray[np.int32], counts: NDArray[np.int64]) -> Lists:
    """The lists that stand one behind another in `numbers`, each ascending without repeats; `counts` numbers each."""
    there = counts > 0
    whole = encode_some(numbers, counts[there])
    ends = np.concatenate([[0], whole.ends])[np.cumsum(there)].astype(np.uint32)
    widths = np.ones(len(counts), np.uint8)
    widths[there] = whole.widths
    return Lists(whole.data, ends, widths)


def encode_some(numbers: NDArray[np.int32], counts: NDArray[np.int64]) -> Lists:
    """The same for lists none of which is empty."""
    starts = np.cumsum(counts) - counts
    gaps = numbers.astype(np.int64)
    gaps[1:] -= numbers[:-1]
    gaps -= 1
    gaps[starts] = numbers[starts]
    widths, elements = choose_widths(gaps, starts, counts)
    sizes = elements * np.repeat(widths, counts)
    ends = np.cumsum(sizes)
    # 255 is what a gap that goes on is written with, in either width
    data = np.full(int(ends[-1]) if len(ends) else 0, 0xFF, np.uint8)
    each_width = np.repeat(widths, counts)
    for width in (1, 2, 3, 4):
        chosen = np.flatnonzero(each_width == width)
        rest = gaps[chosen]
        rest %= HIGHEST.get(width, 1 << 32)
        for place in range(width):
            data[ends[chosen] - width + place] = (rest >> (8 * place)) & 0xFF
    last = starts + counts - 1
    return Lists(data, ends[last].astype(np.uint32), widths.astype(np.uint8))


def choose_widths(
    gaps: NDArray[np.int64], starts: NDArray[np.int64], counts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The width of each list, and how many elements each gap takes in it."""
    if not len(gaps):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    ones, twos = gaps // HIGHEST[1], gaps // HIGHEST[2]
    sizes = np.stack(
        [
            counts + np.add.reduceat(ones, starts),
            2 * (counts + np.add.reduceat(twos, starts)),
            np.where(np.maximum.reduceat(gaps, starts) < 1 << 24, 3 * counts, 1 << 60),
            4 * counts,
        ]
    )
    widths = np.argmin(sizes, axis=0) + 1
    each = np.repeat(widths, counts)
    return widths, 1 + np.where(each == 1, ones, np.where(each == 2, twos, 0))
