"""The sets of district labels that segments keep → which rows lie in a place, and how many rows each place has.

There are some thousand sets for hundreds of thousands of rows, so both are worked out by set first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.lists import ranges

Labels = tuple[str, ...]


class Districts:
    """The effective districts of all rows: `sets` of labels, and for every row the `numbers` of its set.

    `numbers` has one a row, as narrow as can be: of millions of rows it is what counting takes.
    """

    def __init__(self, sets: Sequence[Labels], numbers: NDArray[np.integer[Any]]) -> None:
        self.sets, self.numbers = sets, numbers

    def holding(self, labels: Iterable[str]) -> NDArray[np.bool_]:
        """For every set whether any of these labels is in it."""
        holding = np.zeros(len(self.sets), np.bool_)
        sets, bounds = self.members
        for place in (self.places[label] for label in set(labels) if label in self.places):
            holding[sets[bounds[place] : bounds[place + 1]]] = True
        return holding

    def counts(self, rows: NDArray[np.int32]) -> NDArray[np.int64]:
        """How many of some rows lie in each place of `labels`."""
        sets, bounds = self.members
        numbers = self.numbers.take(rows)
        if 2 * len(rows) < len(self.sets):  # row by row takes less than set by set
            places, ends = self.contents
            starts = ends.take(numbers)
            return np.bincount(places.take(ranges(starts, ends.take(numbers + 1) - starts)), minlength=len(self.places))
        counts = np.bincount(numbers, minlength=len(self.sets))
        return np.add.reduceat(counts.take(sets), bounds[:-1])  # there is no place without a set

    @cached_property
    def places(self) -> dict[str, int]:
        """The number of every label."""
        numbers: dict[str, int] = {}
        for labels in self.sets:
            for label in labels:
                numbers.setdefault(label, len(numbers))
        return numbers

    @cached_property
    def labels(self) -> NDArray[np.object_]:
        """All labels, by number."""
        return np.array(list(self.places), np.object_)

    @cached_property
    def contents(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The labels of each set by their numbers, one set behind another, and where each begins and the last ends."""
        sizes = np.fromiter(map(len, self.sets), np.int64, len(self.sets))
        ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        return np.array([self.places[label] for labels in self.sets for label in labels], np.int64), ends

    @cached_property
    def members(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The sets that hold each label, labels one behind another, and where those of each label begin and end."""
        places, ends = self.contents
        owners = np.repeat(np.arange(len(self.sets)), np.diff(ends))
        bounds = np.cumsum(np.bincount(places + 1, minlength=len(self.places) + 1))
        return owners[np.argsort(places, kind="stable")], bounds

    @cached_property
    def by_name(self) -> NDArray[np.int64]:
        """The numbers of all labels, sorted by name."""
        return np.argsort(self.labels, kind="stable")
