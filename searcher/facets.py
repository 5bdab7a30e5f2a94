"""Turn all matching paragraphs into counts by district and by month. The unit of every count is the paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index import Snapshot


class FacetCount(NamedTuple):
    """How many matching paragraphs have a value. `parent` is the district it lies in, for districts."""

    value: str
    count: int  # type: ignore[assignment]  # the tuple's method of this name is not missed
    parent: str | None = None


class Facets(Mapping[str, tuple[FacetCount, ...]]):
    """The counts of each facet that was asked for, in that order. Nobody can change them; they copy and pickle."""

    __slots__ = ("_counts",)

    def __init__(self, counts: Mapping[str, tuple[FacetCount, ...]]) -> None:
        self._counts = dict(counts)

    def __getitem__(self, name: str) -> tuple[FacetCount, ...]:
        return self._counts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __repr__(self) -> str:
        return repr(self._counts)


NO_FACETS = Facets({})


def by_district(
    snapshot: Snapshot, ordinals: NDArray[np.int32], parent: Callable[[str], str | None]
) -> tuple[FacetCount, ...]:
    """Counts of every district that has any, its own paragraphs and those of all that lies in it; most first."""
    districts = snapshot.districts
    counts = districts.counts(ordinals)
    named = districts.by_name.compress(counts.take(districts.by_name) > 0)
    ranked = named.take(np.argsort(-counts.take(named), kind="stable"))
    labels = districts.labels.take(ranked).tolist()
    return made(zip(labels, counts.take(ranked).tolist(), map(parent, labels), strict=True))


def by_month(snapshot: Snapshot, ordinals: NDArray[np.int32]) -> tuple[FacetCount, ...]:
    """Counts of every month of publication that has any, oldest first; undated paragraphs are in none.

    `ordinals` are ascending.
    """
    months = snapshot.months
    counts = months.counts(ordinals)[:-1].tolist()
    return made(compress(zip(months.names, counts, repeat(None)), counts))


def made(counts: Iterable[tuple[str, int, str | None]]) -> tuple[FacetCount, ...]:
    """The counts of some values, each with what it lies in."""
    # what a named tuple's own `_make` does, without asking how long each is: thousands are made at a time
    return tuple(map(tuple.__new__, repeat(FacetCount), counts))
