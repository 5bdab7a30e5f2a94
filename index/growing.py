"""Arrays that grow at their end, without being copied where the system can help it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

# Bytes more that are asked for when there is no room; all of them are touched at once. Memory of some such steps is
# mapped, so that growing moves no bytes; and it does not lie between short-lived arrays, whose memory then goes back.
STEP = 1 << 22


class Growing:
    """Numbers of one kind, put behind one another."""

    def __init__(self, dtype: DTypeLike) -> None:
        self.room: NDArray[Any] = np.empty(0, dtype)
        self.size = 0

    def __len__(self) -> int:
        return self.size

    def extend(self, values: NDArray[Any] | Sequence[int]) -> None:
        """Put numbers behind those that are there. They are taken as they are, so they have to fit."""
        end = self.size + len(values)
        if end > len(self.room):
            # a quarter more for little ones, which have no pages of their own yet
            most = min(STEP // self.room.itemsize, max(1024, self.size >> 2))
            self.room.resize(end + most, refcheck=False)
        self.room[self.size : end] = values
        self.size = end

    def widen(self, dtype: DTypeLike) -> None:
        """Make room for larger numbers."""
        self.room = self.room[: self.size].astype(dtype)

    def values(self) -> NDArray[Any]:
        """The numbers so far: valid until there are more."""
        return self.room[: self.size]

    def taken(self) -> NDArray[Any]:
        """The numbers, and nothing is left here."""
        values = self.values()
        self.room, self.size = np.empty(0, self.room.dtype), 0
        return values
