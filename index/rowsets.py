"""Sets of rows as ascending arrays: what is in both, in any, in one alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
NO_ROWS = np.zeros(0, np.int32)
# Lists longer together than one row in so many are joined by marking their rows, which needs no sorting.
DENSE = 64


def locate(wanted: Rows, rows: Rows) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """Where in `rows` each of `wanted` would stand, and whether it does; both ascending without repeats."""
    at = np.searchsorted(rows, wanted)
    if not len(rows):
        return at, np.zeros(len(wanted), np.bool_)
    there: NDArray[np.bool_] = rows.take(at, mode="clip") == wanted
    return at, there


def intersect(one: Rows, other: Rows) -> Rows:
    """What is in both."""
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    found: Rows = few[locate(few, many)[1]]
    return found


def without(one: Rows, other: Rows) -> Rows:
    """What is in the first alone."""
    found: Rows = one[~locate(one, other)[1]]
    return found


def union(lists: Sequence[Rows], rows: int) -> Rows:
    """What is in any; no row is `rows` or above."""
    lists = [one for one in lists if len(one)]
    if len(lists) < 2:
        return lists[0] if lists else NO_ROWS
    if sum(map(len, lists)) * DENSE < rows:
        found: Rows = np.unique(np.concatenate(lists))
        return found
    marked = np.zeros(rows, np.bool_)
    for one in lists:
        marked[one] = True
    return np.flatnonzero(marked).astype(np.int32)
