"""Select the best of many scores without sorting them all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.rowsets import Places
from searcher.scoring import Points

# So few are ordered sooner than the best of them are found.
FEW = 64


def best(scores: Points, places: NDArray[np.int32], count: int) -> Places:
    """Indices of the `count` best scores, best first, equals by their places; all when there are no more."""
    if not count:
        return np.zeros(0, np.intp)
    if len(scores) <= FEW:
        return np.lexsort((places, -scores))[:count]
    near = (scores >= nth_largest(scores, count)).nonzero()[0]
    order: Places = near.take(np.lexsort((places.take(near), -scores.take(near)))[:count])
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
