"""Find paragraphs, or sentences, where several texts stand close together: in any order, none inside another.

Distance counts the characters between one and the next: a Latin word or number as one, marks that a phrase runs
across as none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.folding import fold
from index.longrow import NO_PLACES, LongRow, Places
from index.units import units

Group = Callable[[Places], NDArray[np.signedinteger]]


def near(texts: Sequence[str], distance: int, row: LongRow, group: Group) -> Places:
    """Where the last of the texts begins, for all ways to have them near one another in one group; ascending."""
    sequences = [units(fold(text)) for text in texts]
    sizes = list(map(len, sequences))
    places = [unbroken(row.places(sequence), len(sequence), group) for sequence in sequences]
    if not all(map(len, places)):
        return NO_PLACES
    # reached[some of the texts][the last of them]: where that one stands behind all the others, near enough
    reached = {1 << number: {number: found} for number, found in enumerate(places)}
    whole = (1 << len(texts)) - 1
    for some in range(1, whole):
        for number in range(len(texts)):
            if not some >> number & 1:
                ways = [
                    behind(found, sizes[last], places[number], distance, group)
                    for last, found in reached[some].items()
                    if len(found)
                ]
                grown = reached.setdefault(some | 1 << number, {})
                grown[number] = np.unique(np.concatenate([NO_PLACES, *ways]))
    return np.unique(np.concatenate(list(reached[whole].values())))


def unbroken(places: Places, length: int, group: Group) -> Places:
    """The places from which so many units stand in one group."""
    return places[group(places) == group(places + (length - 1))] if length > 1 else places


def behind(found: Places, size: int, places: Places, distance: int, group: Group) -> Places:
    """Those of `places` that come at most so far behind the end of something found, in the same group."""
    ends = found + size
    before = np.searchsorted(ends, places, "right") - 1
    there = (before >= 0) & (places - ends[before] <= distance)
    chosen = places[there]
    return chosen[group(chosen) == group(found[before[there]])] if len(chosen) else chosen
