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
    sets, numbers = snapshot.district_sets
    counts: dict[str, int] = {}
    for labels, count in zip(sets, np.bincount(numbers[ordinals], minlength=len(sets)).tolist(), strict=True):
        for label in labels if count else ():
            counts[label] = counts.get(label, 0) + count
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(label, count, parent(label)) for label, count in ranked)


def by_month(snapshot: Snapshot, ordinals: NDArray[np.int32]) -> tuple[FacetCount, ...]:
    """Counts of every month of publication that has any, oldest first; undated paragraphs are in none."""
    days, counts = np.unique(snapshot.dates[ordinals], return_counts=True)
    months: dict[str, int] = {}
    for day, count in zip(days.tolist(), counts.tolist(), strict=True):
        if day:
            month = date.fromordinal(day).isoformat()[:7]  # strftime writes the year 960 with three digits
            months[month] = months.get(month, 0) + count
    return tuple(FacetCount(month, count) for month, count in months.items())
