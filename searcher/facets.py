"""Turn all matching paragraphs into counts by district and by month. The unit of every count is the paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index import Snapshot

# The ordinal of the day from which numpy counts.
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many matching paragraphs have a value. `parent` is the district it lies in, for districts."""

    value: str
    count: int
    parent: str | None = None


def by_district(
    snapshot: Snapshot, ordinals: NDArray[np.int32], parent: Callable[[str], str | None]
) -> tuple[FacetCount, ...]:
    """Counts of every district that has any, its own paragraphs and those of all that lies in it; most first."""
    labels, members, owners = snapshot.district_members
    sets = np.bincount(snapshot.district_sets[1][ordinals], minlength=int(owners.max(initial=-1)) + 1)
    found = np.bincount(members, sets[owners], minlength=len(labels)).astype(np.int64)
    counts = {labels[number]: int(found[number]) for number in np.flatnonzero(found).tolist()}
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(label, count, parent(label)) for label, count in ranked)


def by_month(snapshot: Snapshot, ordinals: NDArray[np.int32]) -> tuple[FacetCount, ...]:
    """Counts of every month of publication that has any, oldest first; undated paragraphs are in none."""
    dates = snapshot.dates[ordinals]
    dates = dates[dates > 0]
    if not len(dates):
        return ()
    first = int(dates.min())
    counts = np.bincount(dates - first)
    days = np.flatnonzero(counts)
    # a date made of each day, of which ten years have thousands, took longer than all the counting
    months = (days + (first - EPOCH)).astype("datetime64[D]").astype("datetime64[M]")
    starts = np.flatnonzero(np.diff(months.astype(np.int64), prepend=-(1 << 40)))
    totals = np.add.reduceat(counts[days], starts)
    return tuple(map(FacetCount, np.datetime_as_string(months[starts]).tolist(), totals.tolist()))
