"""Turn all matching paragraphs into counts by district and by month. The unit of every count is the paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index import Snapshot


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
    first = int(dates.min()) if len(dates) else 0
    counts = np.bincount(dates - first)
    months: dict[str, int] = {}
    for day in np.flatnonzero(counts).tolist():
        month = date.fromordinal(first + day).isoformat()[:7]  # strftime writes the year 960 with three digits
        months[month] = months.get(month, 0) + int(counts[day])
    return tuple(FacetCount(month, count) for month, count in months.items())
