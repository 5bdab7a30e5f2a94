"""The month that each row was printed in → how many of some rows each month has.

Archives come in the order of their days, more or less, so rows of one month follow one another: a month of some
ascending rows is what lies between two of them, and is found by halving, not by looking at every row.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.columns import narrow

# The ordinal of the day from which numpy counts.
EPOCH = date(1970, 1, 1).toordinal()
# To find where a run begins takes as long as to look at so many rows.
HALVING = 16


class Months:
    """The months of all rows: `names`, such as 2026-07, oldest first, and for every row the `numbers` of its own.

    What is undated has the number behind the last name. `numbers` are as narrow as can be.
    """

    def __init__(self, names: Sequence[str], numbers: NDArray[np.integer[Any]]) -> None:
        self.names, self.numbers = names, numbers

    @classmethod
    def of(cls, days: NDArray[np.int32], articles: NDArray[np.int32]) -> Months:
        """All months from the first to the last of `days`, one an article as a proleptic ordinal, 0 for none.

        `articles` says for every row which article it is of.
        """
        dated = days > 0
        if not dated.any():
            return cls([], np.zeros(len(articles), np.uint8))
        found = (days[dated] - EPOCH).astype("datetime64[D]").astype("datetime64[M]")
        names = np.arange(found.min(), found.max() + np.timedelta64(1, "M"))
        months = np.full(len(days), len(names), np.int32)
        months[dated] = (found - names[0]).astype(np.int32)
        return cls(np.datetime_as_string(names).tolist(), narrow(months).take(articles))

    def counts(self, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        """How many of some rows, ascending, each month of `names` has; the undated come last."""
        starts, runs = self.runs
        if len(starts) * HALVING > len(rows):
            return np.bincount(self.numbers.take(rows), minlength=len(self.names) + 1)
        sizes = np.diff(rows.searchsorted(starts), append=len(rows))
        return np.bincount(runs, sizes, len(self.names) + 1).astype(np.int64)

    @cached_property
    def runs(self) -> tuple[NDArray[np.int32], NDArray[np.integer[Any]]]:
        """Where each run of rows of one month begins, and the number of that month."""
        changes = (self.numbers[1:] != self.numbers[:-1]).nonzero()[0].astype(np.int32) + np.int32(1)
        starts = np.concatenate([np.zeros(1, np.int32), changes])[: len(self.numbers)]
        return starts, self.numbers[starts]
