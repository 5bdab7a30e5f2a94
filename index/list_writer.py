"""Turn many ascending lists of numbers into the bytes that `index/lists.py` describes and reads.

All lists of a batch are written at once: first what each will take is planned, then heads, sizes and numbers are set
into one array.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.lists import FEW, MODES, NO_BYTES, NO_LIST, OFTEN, Bytes, Lists, Numbers, Wide

NO_ENDS = np.zeros(0, np.uint32)
# Numbers encoded at once: what is made of each on the way takes some fifty bytes.
AT_ONCE = 1 << 20


def encode(numbers: Numbers, counts: Wide, times: Bytes | None = None) -> Lists:
    """The lists that stand one behind another in `numbers`, each ascending without repeats; `counts` numbers each.

    `times` says how often each number counts, not at all included; without, once.
    """
    parts: list[Lists] = []
    ends = np.cumsum(counts)
    low = start = 0
    while low < len(counts):
        high = max(low + 1, int(np.searchsorted(ends, start + AT_ONCE, "right")))
        stop = int(ends[high - 1])
        parts.append(encode_some(numbers[start:stop], counts[low:high], None if times is None else times[start:stop]))
        low, start = high, stop
    return concatenated(parts)


def concatenated(parts: Sequence[Lists]) -> Lists:
    """Lists one behind another."""
    bases = np.cumsum([0, *(len(part.data) for part in parts)])
    return Lists(
        np.concatenate([NO_BYTES, *(part.data for part in parts)]),
        np.concatenate([NO_ENDS, *(part.ends[:] + np.uint32(base) for part, base in zip(parts, bases, strict=False))]),
    )


def encode_some(numbers: Numbers, counts: Wide, times: Bytes | None) -> Lists:
    """The same, all at once."""
    filled = np.flatnonzero(counts > 0)
    plan = Plan.of(numbers, counts[filled])
    often = Plan.of(NO_LIST, np.zeros(0, np.int64))
    has_often = np.zeros(len(filled), np.bool_)
    marked = np.flatnonzero(times != 1) if times is not None else np.zeros(0, np.int64)
    if len(marked):
        owners = np.searchsorted(plan.starts, marked, "right") - 1
        marks = np.bincount(owners, minlength=len(filled))
        has_often = marks > 0
        often = Plan.of((marked - plan.starts[owners]).astype(np.int32), marks[has_often])
    few = plan.counts <= FEW
    heads = np.where(few, 1, 5) + has_often * np.where(few, 1, 4)
    tails = np.zeros(len(filled), np.int64)
    tails[has_often] = often.heads + often.sizes + often.counts
    ends = np.cumsum(heads + plan.sizes + tails)
    at = ends - tails - plan.sizes
    data = np.zeros(int(ends[-1]) if len(ends) else 0, np.uint8)
    write_heads(data, at - heads, plan, has_often)
    write_sizes(data, at, plan, has_often)
    behind = at[has_often] + plan.sizes[has_often]
    write_heads(data, behind, often, np.zeros(len(often.counts), np.bool_))
    write_numbers(data, [(plan, at), (often, behind + often.heads)])
    if times is not None and len(marked):
        last = behind + often.heads + often.sizes
        data[np.arange(len(marked)) + np.repeat(last - often.starts, often.counts)] = times[marked]
    all_ends = np.concatenate([[0], ends])[np.cumsum(counts > 0)]
    return Lists(data, all_ends.astype(np.uint32))


class Plan(NamedTuple):
    """Lists to be written, none of them empty: where each begins in `numbers`, its mode, and the bytes it will take."""

    numbers: Numbers
    counts: Wide
    starts: Wide
    modes: Wide
    sizes: Wide

    @classmethod
    def of(cls, numbers: Numbers, counts: Wide) -> Plan:
        """The shortest way to write some lists."""
        ends = np.cumsum(counts)
        last = numbers[ends - 1].astype(np.int64)
        sizes = [(last >> 3) + 1]
        sizes += [(counts * mode + 1) // 2 + (((last >> (4 * mode)) + counts + 7) >> 3) for mode in MODES[1:]]
        table = np.stack(sizes)
        modes = np.argmin(table, axis=0)
        return cls(numbers, counts, ends - counts, modes, table[modes, np.arange(len(counts))])

    @property
    def heads(self) -> Wide:
        """Bytes of each head, without the size of the numbers."""
        return np.where(self.counts <= FEW, 1, 5)


def write_heads(data: Bytes, at: Wide, plan: Plan, has_often: NDArray[np.bool_]) -> None:
    """Write the heads of lists, and how many numbers they have."""
    few = np.minimum(plan.counts - 1, FEW)
    data[at] = plan.modes | (has_often * OFTEN) | (few << 4)
    many = few == FEW
    write_wide(data, at[many] + 1, plan.counts[many])


def write_sizes(data: Bytes, at: Wide, plan: Plan, has_often: NDArray[np.bool_]) -> None:
    """Write how many bytes numbers take, before those at `at`."""
    few = has_often & (plan.counts <= FEW)
    data[at[few] - 1] = plan.sizes[few]
    many = has_often & ~few
    write_wide(data, at[many] - 4, plan.sizes[many])


def write_wide(data: Bytes, at: Wide, values: Wide) -> None:
    """Write numbers of four bytes."""
    for byte in range(4):
        data[at + byte] = (values >> (8 * byte)) & 0xFF


def write_numbers(data: Bytes, placed: list[tuple[Plan, Wide]]) -> None:
    """Write the numbers of lists at given bytes."""
    bits, halves = np.zeros(8 * len(data), np.bool_), np.zeros(2 * len(data), np.uint8)
    for plan, at in placed:
        for mode in MODES:
            chosen = np.flatnonzero(plan.modes == mode)
            if not len(chosen):
                continue
            counts = plan.counts[chosen]
            # postings of this mode only, for there are a few long lists of mode 0 and very many short ones of others
            mine = plan.numbers[np.repeat(plan.modes == mode, plan.counts)]
            within = np.arange(len(mine), dtype=np.int64)
            starts = np.cumsum(counts) - counts
            write_low(data, halves, at[chosen], mine, counts, mode)
            shift = 8 * (at[chosen] + (counts * mode + 1) // 2) - (starts if mode else 0)
            places = np.repeat(shift, counts)
            places += mine >> np.int32(4 * mode)
            if mode:
                places += within
            bits[places] = True
    data |= np.packbits(bits, bitorder="little")
    data |= halves[::2]
    data |= halves[1::2] << np.uint8(4)


def write_low(data: Bytes, halves: Bytes, at: Wide, numbers: Numbers, counts: Wide, mode: int) -> None:
    """Write the lowest bits of numbers, all of one mode: to bytes, and to half bytes what takes no whole one."""
    starts = np.cumsum(counts) - counts
    for plane in range(mode // 2):
        places = np.repeat(at + plane * counts - starts, counts)
        places += np.arange(len(numbers))
        data[places] = (numbers >> np.int32(8 * plane)).astype(np.uint8)
    if mode % 2:
        places = np.repeat(2 * (at + mode // 2 * counts) - starts, counts)
        places += np.arange(len(numbers))
        halves[places] = (numbers >> np.int32(8 * (mode // 2))).astype(np.uint8) & np.uint8(15)
