"""Select the best of many scores without sorting them all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.rowsets import Places
from searcher.scoring import Points


def best(scores: Points, places: NDArray[np.int32], count: int) -> Places:
    """Indices of the `count` best scores, best first, equals by their places; all when there are no more."""
    if not count:
        return np.zeros(0, np.intp)
    near = np.flatnonzero(scores >= nth_largest(scores, count))
    order: Places = near[np.lexsort((places[near], -scores[near]))[:count]]
    return order


def nth_largest(points: Points, count: int) -> float:
    """The `count`th largest of some numbers; the least of all when there are no more, -inf of none, inf for count 0."""
    if not count:
        return np.inf
    if count >= len(points):
        return float(points.min()) if len(points) else -np.inf
    # at least `count` numbers reach what the `count`th largest of the tops of some runs is: few are left to order
    run = len(points) // (4 * count)
    if run > 8:
        tops = points[: len(points) // run * run].reshape(-1, run).max(axis=1)
        points = points[points >= np.partition(tops, len(tops) - count)[len(tops) - count]]
    return float(np.partition(points, len(points) - count)[len(points) - count])
