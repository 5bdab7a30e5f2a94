"""The days of all rows → the stretches of rows in which those of a period lie.

For every zone, so many rows in a row, the first and the last day are known (a zone map). Archives come in the order of
their days, more or less, so the rows of a period lie in few zones and the others need not be looked at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

# Rows of a zone.
ZONE = 4096
# More stretches than these are taken for one: each costs a slice.
MOST = 8


class Zones:
    """Zones of `days`, one a row as a proleptic ordinal, 0 for none."""

    def __init__(self, days: NDArray[np.int32]) -> None:
        self.rows = len(days)
        starts = np.arange(0, self.rows, ZONE)
        # less one and unsigned, what is undated comes after every day
        self.first = np.minimum.reduceat((days - np.int32(1)).view(np.uint32), starts) if self.rows else starts
        self.last = np.maximum.reduceat(days, starts) if self.rows else starts

    def stretches(self, first: int, last: int) -> list[tuple[int, int]]:
        """Half-open ranges of rows, ascending and apart, outside of which no row has a day from `first` to `last`."""
        there = ((self.first < last) & (self.last >= first)).nonzero()[0]
        if not len(there):
            return []
        starts, stops = there[:1], there[-1:]
        if stops[0] - starts[0] >= len(there):
            gaps = (np.diff(there) > 1).nonzero()[0]
            if len(gaps) < MOST:
                starts, stops = np.append(starts, there[gaps + 1]), np.append(there[gaps], stops)
        return list(zip((starts * ZONE).tolist(), np.minimum((stops + 1) * ZONE, self.rows).tolist(), strict=True))
