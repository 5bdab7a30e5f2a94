"""Turn all matching paragraphs into counts by district and by month. The unit of every count is the paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
    districts = snapshot.districts
    counts = districts.counts(ordinals)
    named = districts.by_name[counts[districts.by_name] > 0]
    ranked = named[np.argsort(-counts[named], kind="stable")]
    labels = [districts.labels[number] for number in ranked.tolist()]
    return tuple(map(FacetCount, labels, counts[ranked].tolist(), map(parent, labels)))


def by_month(snapshot: Snapshot, ordinals: NDArray[np.int32]) -> tuple[FacetCount, ...]:
    """Counts of every month of publication that has any, oldest first; undated paragraphs are in none."""
    first, months = snapshot.months
    counts = np.bincount(months[ordinals] + np.int32(1))[1:]
    found = np.flatnonzero(counts)
    names = np.datetime_as_string((found + first).astype("datetime64[M]"))
    return tuple(map(FacetCount, names.tolist(), counts[found].tolist()))
