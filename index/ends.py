"""Where lists end, ascending numbers of 32 bits ↔ two arrays of half the size, any number found without unpacking all.

NAME.lists.ends u2[L]    the lower half of where each list ends
NAME.lists.steps u4[]    for every time the upper half grows by one, the number of the list with which it does
"""

from __future__ import annotations

from bisect import bisect_right
from typing import overload

import numpy as np
from numpy.typing import NDArray

from index.buffers import buffer

Numbers = NDArray[np.uint32]
HALF = 16


class Ends:
    """The numbers as they are kept. Looked at one by one or by the stretch, like the array they were made from."""

    def __init__(self, lower: NDArray[np.uint16], steps: Numbers) -> None:
        self.lower, self.steps = lower, steps
        self.looked_up = buffer(steps)

    @classmethod
    def of(cls, ends: Numbers) -> Ends:
        """Some numbers, to be kept."""
        upper = ends >> np.uint32(HALF)
        steps = np.searchsorted(upper, np.arange(int(upper[-1]) if len(upper) else 0), "right")
        return cls(ends.astype(np.uint16), steps.astype(np.uint32))

    def __len__(self) -> int:
        return len(self.lower)

    @overload
    def __getitem__(self, number: int) -> int: ...
    @overload
    def __getitem__(self, number: slice) -> Numbers: ...
    def __getitem__(self, number: int | slice) -> int | Numbers:
        if isinstance(number, slice):
            places = np.arange(len(self))[number]
            upper = np.searchsorted(self.steps, places, "right").astype(np.uint32)
            whole: Numbers = self.lower[number].astype(np.uint32) | (upper << np.uint32(HALF))
            return whole
        upper_half = bisect_right(self.looked_up, number) & 0xFFFF  # a stranger's steps may be more
        return int(self.lower[number]) | (upper_half << HALF)
